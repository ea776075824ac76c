/** Parameters of the learner model fitted on the academy's own answers, and which of them are in force. */
import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, people } from '#db/schema/people.ts'
import { catalogRevisions } from '#db/schema/catalog.ts'
import type { ModelParameters } from '#engine/parameters.ts'
import type { Comparison } from '#engine/parameters/compare.ts'
import type { MemoryTrial } from '#engine/parameters/memory-trial.ts'
import type { ResponseTrial } from '#engine/response/trial.ts'

/**
 * How new difficulties, spreads, slips and guesses did on first answers; how learning and forgetting did on later ones, and what the
 * answers alone would foretell of these: absent in fits made before that was measured.
 */
export type FitComparison = Comparison & { memory?: MemoryTrial; responses?: ResponseTrial }

/** One fit: what was found, on how much, and how it did on learners kept aside against what was in force then. */
export const modelFits = pgTable('model_fits', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  /** What asked for it: the day of the weekly job, or a person's request. Asked twice, it is done once. */
  occasion: text('occasion').notNull().unique(),
  at: instant('at').notNull(),
  revisionId: integer('revision_id')
    .notNull()
    .references(() => catalogRevisions.id),
  /** Whom and what it was fitted on, those kept aside for the comparison not counted. */
  learners: integer('learners').notNull(),
  answers: integer('answers').notNull(),
  parameters: jsonb('parameters').$type<ModelParameters>().notNull(),
  comparison: jsonb('comparison').$type<FitComparison>().notNull(),
})

/**
 * The latest line says what is in force: a fit, or the built-in values where it names none. Lines are only added, by trigger
 * (migration 0006), as fits are.
 */
export const modelChoices = pgTable(
  'model_choices',
  {
    seq: integer('seq').primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    fitId: integer('fit_id').references(() => modelFits.id),
    /** A person chose it, and it holds against what the trial finds until a person says otherwise. */
    held: boolean('held').notNull().default(false),
    /** Nobody where the trial took it up. */
    actorId: text('actor_id').references(() => people.id, { onDelete: 'set null' }),
  },
  (table) => [index('model_choices_fit').on(table.fitId)],
)
