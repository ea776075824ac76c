/** What insights show: computed in the background and kept as tables that speak of no one person. */
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { catalogRevisions } from '#db/schema/catalog.ts'
import { instant } from '#db/schema/people.ts'
import { subjects, type InsightTable } from '#engine/insights/facts.ts'

/** The latest tables of each subject; earlier ones are not kept, since two days side by side could tell of somebody. */
export const insights = pgTable('insights', {
  subject: text('part', { enum: subjects }).primaryKey(),
  at: instant('at').notNull(),
  revisionId: integer('revision_id')
    .notNull()
    .references(() => catalogRevisions.id),
  tables: jsonb('tables').$type<InsightTable[]>().notNull(),
})

export const insightRunStates = ['waiting', 'done', 'unchanged', 'failed'] as const

/** Each time the tables were computed, and how far it is. */
export const insightRuns = pgTable(
  'insight_runs',
  {
    id: uuid('id').primaryKey(),
    state: text('state', { enum: insightRunStates }).notNull(),
    askedAt: instant('asked_at').notNull(),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
  },
  (table) => [index('insight_runs_asked').on(table.askedAt)],
)
