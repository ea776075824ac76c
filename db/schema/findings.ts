/** What the answers and minutes of all learners say against the catalogue; it speaks of no one person. */
import { doublePrecision, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { catalogRevisions } from '#db/schema/catalog.ts'
import { instant } from '#db/schema/people.ts'
import { findingKinds, type Measured, type Verdict } from '#engine/findings/finding.ts'

/** The latest only, as with insights: computed together with them. */
export const dataFindings = pgTable(
  'data_findings',
  {
    kind: text('kind', { enum: findingKinds }).notNull(),
    subject: text('subject').notNull(),
    /** Of a prerequisite: what is needed first. Empty elsewhere. */
    needed: text('needed').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    n: integer('n').notNull(),
    least: integer('least').notNull(),
    power: doublePrecision('power').notNull(),
    estimate: jsonb('estimate').$type<Measured>(),
    against: doublePrecision('against'),
    at: instant('at').notNull(),
    revisionId: integer('revision_id')
      .notNull()
      .references(() => catalogRevisions.id),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject, table.needed] })],
)
