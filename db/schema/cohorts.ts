/** What a coach does with her cohorts: live events, goals, and the rules that say somebody may need her. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
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
import { cohorts } from '#db/schema/mentoring.ts'
import { instant, people } from '#db/schema/people.ts'

/** A meeting of a whole cohort. */
export const liveEvents = pgTable(
  'live_events',
  {
    id: uuid('id').primaryKey(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    about: text('about').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    videoLink: text('video_link'),
    createdBy: text('created_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    cancelledAt: instant('cancelled_at'),
    /** Grows with each change: calendars keep the highest (RFC 5545, SEQUENCE). */
    sequence: integer('sequence').notNull().default(0),
  },
  (table) => [
    index('live_events_cohort').on(table.cohortId, table.startsAt),
    index('live_events_start').on(table.startsAt),
    check('live_events_order', sql`${table.startsAt} < ${table.endsAt}`),
  ],
)

/** Whether she said that she comes, and whether she was there. */
export const attendances = pgTable(
  'attendances',
  {
    learnerId: learnerId(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => liveEvents.id, { onDelete: 'cascade' }),
    coming: boolean('coming'),
    attended: boolean('attended'),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.eventId] }),
    index('attendances_event').on(table.eventId),
  ],
)

/** Where a learner and her coach want to go; agreed steps lead there. */
export const coachingGoals = pgTable(
  'coaching_goals',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    authorId: text('author_id').references(() => people.id, { onDelete: 'set null' }),
    text: text('text').notNull(),
    dueOn: date('due_on', { mode: 'string' }),
    at: instant('at').notNull(),
    reachedAt: instant('reached_at'),
    droppedAt: instant('dropped_at'),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.id] })],
)

/** What a rule says of a learner, from the day it begins to apply until it ends: she reads it, and may contest it. */
export const flags = pgTable(
  'flags',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    rule: text('rule').notNull(),
    /** The figures that it rests on, as she and her coach read them. */
    facts: jsonb('facts').$type<Record<string, number | string | null>>().notNull(),
    since: instant('since').notNull(),
    until: instant('until'),
    contestedAt: instant('contested_at'),
    /** What she says about it. */
    contest: text('contest'),
    answeredAt: instant('answered_at'),
    answeredBy: text('answered_by').references(() => people.id, { onDelete: 'set null' }),
    /** What her coach answered. */
    answer: text('answer'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    uniqueIndex('flags_open')
      .on(table.learnerId, table.rule)
      .where(sql`${table.until} is null`),
  ],
)

/** How a rule did on what has happened: share flagged, precision, and both by group. Append-only history. */
export const ruleMeasures = pgTable(
  'rule_measures',
  {
    id: uuid('id').primaryKey(),
    rule: text('rule').notNull(),
    at: instant('at').notNull(),
    /** The verdict of the figures, as a column for whoever asks the database: pages read the figures. */
    refused: boolean('refused').notNull(),
    figures: jsonb('figures').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('rule_measures_rule').on(table.rule, table.at)],
)
