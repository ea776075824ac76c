/** Every page of those who accompany and of the team, who speak English for a while: one after the other. */
import { teamPages } from '../setup/page-list.ts'
import { testPages } from '../setup/pages.ts'

testPages(teamPages)
