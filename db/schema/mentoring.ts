/** Who stands at whose side: mentorships and cohorts. */
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { learnerId } from '#db/schema/learners.ts'
import { instant, people } from '#db/schema/people.ts'

export const mentorships = pgTable(
  'mentorships',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    mentorId: text('mentor_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    state: text('state', { enum: ['active', 'ended'] }).notNull(),
    /** What it takes of the mentor's week; the sum of a mentor's active ones never exceeds hers: trigger of migration 0005. */
    minutesPerWeek: integer('minutes_per_week').notNull().default(20),
    since: instant('since').notNull(),
    until: instant('until'),
    /** Who ended it; nobody has to say why. */
    endedBy: text('ended_by').references(() => people.id, { onDelete: 'set null' }),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    uniqueIndex('mentorships_active')
      .on(table.learnerId)
      .where(sql`${table.state} = 'active'`),
    index('mentorships_mentor').on(table.mentorId, table.state),
    check('mentorships_two_people', sql`${table.learnerId} <> ${table.mentorId}`),
    check('mentorships_minutes', sql`${table.minutesPerWeek} between 5 and 240`),
  ],
)

export const cohorts = pgTable(
  'cohorts',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    track: text('track').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    coachId: text('coach_id').references(() => people.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    /** Hours a week that are suggested to its members; each keeps her own. */
    hoursPerWeek: integer('hours_per_week'),
    /** Members and places that are offered never exceed it: trigger of the migration. Null: as many as come. */
    places: integer('places'),
    /** The secret of its invitation link, of which only the hash is kept; null: there is none. */
    linkHash: text('link_hash').unique(),
    linkMadeAt: instant('link_made_at'),
  },
  (table) => [
    index('cohorts_coach').on(table.coachId),
    check('cohorts_places_some', sql`${table.places} between 1 and 1000`),
    check('cohorts_hours', sql`${table.hoursPerWeek} between 1 and 40`),
  ],
)

export const cohortMembers = pgTable(
  'cohort_members',
  {
    learnerId: learnerId(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    joinedAt: instant('joined_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.cohortId] }),
    index('cohort_members_cohort').on(table.cohortId),
  ],
)

/** Who would like to be in a cohort that has no place left, in order; until when a place is kept for her. */
export const cohortWaiting = pgTable(
  'cohort_waiting',
  {
    learnerId: learnerId(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    turn: bigint('turn', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    since: instant('since').notNull(),
    offeredUntil: instant('offered_until'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.cohortId] }),
    index('cohort_waiting_turn').on(table.cohortId, table.turn),
    index('cohort_waiting_offered').on(table.offeredUntil),
  ],
)

/** Whom staff invited to a cohort by her address: she enters it with her invitation. */
export const cohortInvitations = pgTable(
  'cohort_invitations',
  {
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.email] }),
    index('cohort_invitations_email').on(table.email),
    check('cohort_invitations_lower', sql`${table.email} = lower(${table.email})`),
  ],
)
