/** Portfolios: what learners chose to show of themselves, and the secret address of each. */
import { boolean, check, date, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { learnerId } from '#db/schema/learners.ts'
import { instant } from '#db/schema/people.ts'
import type { PieceChoice } from '#engine/portfolio.ts'

export const portfolios = pgTable(
  'portfolios',
  {
    learnerId: learnerId().primaryKey(),
    /** The name that she chose to show. */
    shownName: text('shown_name').notNull(),
    about: text('about').notNull(),
    showTrack: boolean('show_track').notNull(),
    pieces: jsonb('pieces').$type<PieceChoice[]>().notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Of the secret address, of which only the hash is kept; null: it is private. */
    tokenHash: text('token_hash'),
    linkedAt: instant('linked_at'),
    /** The last day, in her time zone, on which the address opens it; null: until she withdraws it. */
    linkedUntil: date('linked_until'),
  },
  (table) => [
    uniqueIndex('portfolios_token').on(table.tokenHash),
    check('portfolios_linked', sql`(${table.tokenHash} is null) = (${table.linkedAt} is null)`),
    check('portfolios_until', sql`${table.linkedUntil} is null or ${table.linkedAt} is not null`),
  ],
)
