/** Rounds of matching: made by staff as a trial, adjusted by hand, approved as a whole or put aside. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { learnerId } from '#db/schema/learners.ts'
import { instant, people } from '#db/schema/people.ts'
import type { MatchingFigures } from '#engine/matching/match.ts'

export const roundModes = ['optimal', 'balanced', 'stable'] as const
export const roundStates = ['waiting', 'ready', 'failed', 'approved', 'discarded'] as const

export const matchingRounds = pgTable(
  'matching_rounds',
  {
    id: uuid('id').primaryKey(),
    mode: text('mode', { enum: roundModes }).notNull(),
    state: text('state', { enum: roundStates }).notNull(),
    madeBy: text('made_by').references(() => people.id, { onDelete: 'set null' }),
    askedAt: instant('asked_at').notNull(),
    readyAt: instant('ready_at'),
    /**
     * What the engine found, and what it is worth after the adjustments by hand; null until it is ready. Once approved, who had nobody
     * and which pairs no longer held, by why: of these people nothing else stays.
     */
    figures: jsonb('figures').$type<{
      found: MatchingFigures
      now: MatchingFigures
      approved?: { left: Record<string, number>; fell: Partial<Record<(typeof hindrances)[number], number>> }
    }>(),
    decidedBy: text('decided_by').references(() => people.id, { onDelete: 'set null' }),
    decidedAt: instant('decided_at'),
    /** Counts the adjustments by hand, so that nobody approves what she has not seen. */
    version: integer('version').notNull().default(0),
  },
  (table) => [
    index('matching_rounds_asked').on(table.askedAt),
    uniqueIndex('matching_rounds_open')
      .on(sql`(true)`)
      .where(sql`${table.state} in ('waiting', 'ready')`),
  ],
)

/**
 * Why no request can be made of two who were matched: she looks no more, one keeps away, the mentor takes nobody, the two have no
 * longer language, trade and hours in common, or the mentor has no minutes left.
 */
export const hindrances = ['settled', 'apart', 'closed', 'unsuited', 'full'] as const

/**
 * Everybody who looked for a mentor when the round was made: with whom, or why with nobody. Those for whom no request came of it are
 * kept 90 days after the decision.
 */
export const matchingPairs = pgTable(
  'matching_pairs',
  {
    roundId: uuid('round_id')
      .notNull()
      .references(() => matchingRounds.id, { onDelete: 'cascade' }),
    learnerId: learnerId(),
    mentorId: text('mentor_id').references(() => people.id, { onDelete: 'set null' }),
    /** As the engine took the score apart; empty with nobody. */
    reasons: jsonb('reasons').$type<Record<string, number>>().notNull(),
    /** Why with nobody: the engine's word. */
    left: text('left_because'),
    byHand: boolean('by_hand').notNull().default(false),
    /** The request that the approval made of it, or why it made none. */
    requestId: uuid('request_id'),
    fell: text('fell_because', { enum: hindrances }),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.learnerId] }),
    index('matching_pairs_mentor').on(table.mentorId),
    index('matching_pairs_learner').on(table.learnerId),
    index('matching_pairs_request').on(table.requestId),
  ],
)
