/** Every page of learners, and of those who are nobody yet. */
import { test } from '@playwright/test'
import { learnersPages } from '../setup/page-list.ts'
import { testPages } from '../setup/pages.ts'

test.describe.configure({ mode: 'parallel' })
testPages(learnersPages)
