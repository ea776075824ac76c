/** Two accounts that are one person's: who asked to join them, and what each mailbox answered. */
import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, people } from '#db/schema/people.ts'

const mergeStates = ['waiting', 'done', 'refused', 'withdrawn'] as const

export const accountMerges = pgTable(
  'account_merges',
  {
    id: uuid('id').primaryKey(),
    /** The account that stays: its address, name and track. */
    keptId: text('kept_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** The account that goes; nobody any more once it has gone. */
    joinedId: text('joined_id').references(() => people.id, { onDelete: 'set null' }),
    askedBy: text('asked_by').references(() => people.id, { onDelete: 'set null' }),
    askedAt: instant('asked_at').notNull(),
    state: text('state', { enum: mergeStates }).notNull(),
    /** When each mailbox said yes. */
    keptYesAt: instant('kept_yes_at'),
    joinedYesAt: instant('joined_yes_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('account_merges_kept')
      .on(table.keptId)
      .where(sql`${table.state} = 'waiting'`),
    uniqueIndex('account_merges_joined')
      .on(table.joinedId)
      .where(sql`${table.state} = 'waiting'`),
    index('account_merges_asked_by').on(table.askedBy),
    check('account_merges_two', sql`${table.keptId} <> ${table.joinedId}`),
  ],
)
