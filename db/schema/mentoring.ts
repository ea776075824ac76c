/** Who stands at whose side: mentorships and cohorts. */
import { sql } from 'drizzle-orm'
import {
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
  },
  (table) => [index('cohorts_coach').on(table.coachId)],
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
