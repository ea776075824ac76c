/** What a learner told about herself and her time, and the track she chose. */
import { sql } from 'drizzle-orm'
import {
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
import { catalogRevisions } from '#db/schema/catalog.ts'
import { instant, people } from '#db/schema/people.ts'

/** The first column of every learner table. */
export const learnerId = () =>
  text('learner_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })

export const learnerProfiles = pgTable(
  'learner_profiles',
  {
    learnerId: learnerId().primaryKey(),
    /** Her answers to the welcome, by screen; the screens' forms say what they hold. */
    welcome: jsonb('welcome').$type<Record<string, unknown>>().notNull().default({}),
    welcomeStep: integer('welcome_step').notNull().default(0),
    welcomeDoneAt: instant('welcome_done_at'),
    /** Monday first. */
    minutesByWeekday: integer('minutes_by_weekday')
      .array()
      .notNull()
      .default(sql`'{0,0,0,0,0,0,0}'`),
    /** In how many goes the minutes of a weekday come, Monday first. */
    sittingsByWeekday: integer('sittings_by_weekday')
      .array()
      .notNull()
      .default(sql`'{1,1,1,1,1,1,1}'`),
    /** Which letters she wants, by kind; absent = not wanted. */
    notifications: jsonb('notifications').$type<Record<string, boolean>>().notNull().default({}),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    check('learner_profiles_week', sql`array_length(${table.minutesByWeekday}, 1) = 7`),
    check(
      'learner_profiles_minutes',
      sql`0 <= all(${table.minutesByWeekday}) and 1440 >= all(${table.minutesByWeekday})`,
    ),
    check(
      'learner_profiles_sittings',
      sql`array_length(${table.sittingsByWeekday}, 1) = 7 and 1 <= all(${table.sittingsByWeekday}) and 4 >= all(${table.sittingsByWeekday})`,
    ),
  ],
)

export const ageBands = ['under-26', '26-35', '36-45', '46-55', 'over-55'] as const
export const diplomas = ['none', 'below-bac', 'bac', 'bac-2', 'bac-3'] as const
export const territories = ['city', 'suburb', 'town', 'country', 'overseas'] as const

/** What she chose to tell for equity, and for nothing else: read in sums only (engine/insights), never by what plans or advises. */
export const learnerBackgrounds = pgTable('learner_backgrounds', {
  learnerId: learnerId().primaryKey(),
  age: text('age', { enum: ageBands }),
  diploma: text('diploma', { enum: diplomas }),
  territory: text('territory', { enum: territories }),
  updatedAt: instant('updated_at').notNull(),
})

/** Holidays, weeks off, or better weeks: her minutes a day from one date to another, both included. */
export const availabilityExceptions = pgTable(
  'availability_exceptions',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    from: date('from_date', { mode: 'string' }).notNull(),
    to: date('to_date', { mode: 'string' }).notNull(),
    minutes: integer('minutes').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    check('availability_exceptions_order', sql`${table.from} <= ${table.to}`),
    check('availability_exceptions_minutes', sql`${table.minutes} between 0 and 1440`),
  ],
)

/**
 * Learners who stay on the revision with which they began, though another was published for those who begin after it; until staff
 * brings them along, or she takes another track.
 */
export const catalogPins = pgTable(
  'catalog_pins',
  {
    learnerId: learnerId().primaryKey(),
    revisionId: integer('revision_id')
      .notNull()
      .references(() => catalogRevisions.id),
    at: instant('at').notNull(),
  },
  (table) => [index('catalog_pins_revision').on(table.revisionId, table.learnerId)],
)

export const enrolments = pgTable(
  'enrolments',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    track: text('track').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    uniqueIndex('enrolments_current')
      .on(table.learnerId)
      .where(sql`${table.endedAt} is null`),
    index('enrolments_track').on(table.track),
  ],
)
