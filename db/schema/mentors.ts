/** Who offers to accompany, when they can meet, and how a learner and a mentor come together. */
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
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { learnerId } from '#db/schema/learners.ts'
import { instant, people } from '#db/schema/people.ts'

const person = (name: string) =>
  text(name)
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })

export const mentorStates = ['draft', 'waiting', 'approved', 'declined'] as const
export const mentorTones = ['listening', 'direct', 'step-by-step'] as const

/** What a mentor says of herself, and where her application stands. The academy's own word on whether she may have mentees. */
export const mentors = pgTable(
  'mentors',
  {
    mentorId: person('mentor_id').primaryKey(),
    state: text('state', { enum: mentorStates }).notNull(),
    /** She takes new mentees at present; those she has stay. */
    open: boolean('open').notNull().default(true),
    /** Slugs of tracks whose trade she works in. */
    trades: text('trades').array().notNull(),
    /** Words of the app for what she can help with. */
    topics: text('topics').array().notNull(),
    /** Codes of the languages she can speak with a mentee, her best first. */
    languages: text('languages').array().notNull(),
    tone: text('tone', { enum: mentorTones }).notNull(),
    about: text('about').notNull(),
    /** Years in the trade. */
    years: smallint('years').notNull(),
    minutesPerWeek: integer('minutes_per_week').notNull(),
    videoLink: text('video_link'),
    charterAt: instant('charter_at'),
    submittedAt: instant('submitted_at'),
    reviewedAt: instant('reviewed_at'),
    reviewedBy: text('reviewed_by').references(() => people.id, { onDelete: 'set null' }),
    /** What the reviewer tells her. */
    reviewNote: text('review_note'),
    /** Her last day, when she has planned to leave. */
    leavesOn: date('leaves_on', { mode: 'string' }),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    check('mentors_minutes', sql`${table.minutesPerWeek} between 0 and 1200`),
    check('mentors_years', sql`${table.years} between 0 and 60`),
    index('mentors_state').on(table.state),
  ],
)

/** When somebody can meet, week by week, in her own zone. Minutes from midnight. */
export const weeklySlots = pgTable(
  'weekly_slots',
  {
    personId: person('person_id'),
    /** Monday is 0. */
    weekday: smallint('weekday').notNull(),
    fromMinute: smallint('from_minute').notNull(),
    toMinute: smallint('to_minute').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.weekday, table.fromMinute] }),
    check('weekly_slots_weekday', sql`${table.weekday} between 0 and 6`),
    check(
      'weekly_slots_order',
      sql`0 <= ${table.fromMinute} and ${table.fromMinute} < ${table.toMinute} and ${table.toMinute} <= 1440`,
    ),
  ],
)

/** Days on which somebody who accompanies is away, both included, in her own zone. */
export const absences = pgTable(
  'absences',
  {
    personId: person('person_id'),
    id: uuid('id').notNull(),
    from: date('from_date', { mode: 'string' }).notNull(),
    to: date('to_date', { mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.id] }),
    check('absences_order', sql`${table.from} <= ${table.to}`),
  ],
)

/**
 * `asked`: the one who would stand in has to answer; `accepted`: the learner has; `agreed`: by her. `declined` by the one asked,
 * `passed` without her answer, `refused` by the learner, `withdrawn` by her mentor.
 */
export const coverStates = [
  'asked',
  'accepted',
  'agreed',
  'declined',
  'passed',
  'refused',
  'withdrawn',
] as const

/**
 * A mentor who stands in for another while she is away: she sees the learner only once that learner has agreed, on these days of the
 * learner's calendar (view mentoring_now of migration 0007, which also keeps her minutes, and one cover a day).
 */
export const covers = pgTable(
  'covers',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    mentorId: person('mentor_id'),
    coverId: person('cover_id'),
    from: date('from_date', { mode: 'string' }).notNull(),
    to: date('to_date', { mode: 'string' }).notNull(),
    state: text('state', { enum: coverStates }).notNull(),
    /** What the mentor hands over, as the learner read it when she agreed; empty when she agreed without. */
    summary: text('summary').notNull(),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    index('covers_cover').on(table.coverId, table.state),
    index('covers_mentor').on(table.mentorId),
    check('covers_order', sql`${table.from} <= ${table.to}`),
    check('covers_three_people', sql`${table.coverId} not in (${table.learnerId}, ${table.mentorId})`),
  ],
)

export const mentorWants = ['looking', 'later', 'without'] as const

/** Whether a learner wants a mentor, and which kind. */
export const mentorWishes = pgTable('mentor_wishes', {
  learnerId: learnerId().primaryKey(),
  want: text('want', { enum: mentorWants }).notNull(),
  topics: text('topics').array().notNull(),
  languages: text('languages').array().notNull(),
  tone: text('tone', { enum: mentorTones }),
  since: instant('since').notNull(),
})

export const requestStates = ['waiting', 'accepted', 'declined', 'passed', 'withdrawn'] as const

/** A learner asks a mentor. `passed`: no answer until `answerBy`, and it went on by itself. */
export const mentorRequests = pgTable(
  'mentor_requests',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    mentorId: person('mentor_id'),
    state: text('state', { enum: requestStates }).notNull(),
    /** What she wrote along. */
    words: text('words').notNull(),
    /** Why the two, as the engine took the score apart when it was proposed. */
    reasons: jsonb('reasons').$type<Record<string, number>>().notNull(),
    /** Whom to ask after this one, in her order. */
    next: text('next').array().notNull(),
    askedAt: instant('asked_at').notNull(),
    answerBy: instant('answer_by').notNull(),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    uniqueIndex('mentor_requests_waiting')
      .on(table.learnerId)
      .where(sql`${table.state} = 'waiting'`),
    index('mentor_requests_mentor').on(table.mentorId, table.state),
    index('mentor_requests_due')
      .on(table.answerBy)
      .where(sql`${table.state} = 'waiting'`),
  ],
)

/** Two who are not to be proposed to each other again; nobody has to say why. */
export const mentorRefusals = pgTable(
  'mentor_refusals',
  {
    learnerId: learnerId(),
    mentorId: person('mentor_id'),
    by: text('by', { enum: ['learner', 'mentor'] }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.mentorId] }),
    index('mentor_refusals_mentor').on(table.mentorId),
  ],
)
