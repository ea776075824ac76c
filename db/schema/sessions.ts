/** Meetings of a learner with her mentor or coach, and the private calendar that shows them. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
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

const person = (name: string) =>
  text(name)
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })

export const sessionStates = ['booked', 'cancelled'] as const

/** Neither side can be booked twice at one time: exclusion constraints of migration 0005. Past and booked means held, unless told. */
export const sessions = pgTable(
  'sessions',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull().unique(),
    companionId: person('companion_id'),
    role: text('role', { enum: ['mentor', 'coach'] }).notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    state: text('state', { enum: sessionStates }).notNull(),
    /** What they want to speak about. */
    agenda: text('agenda').notNull(),
    videoLink: text('video_link'),
    /** Grows with each move and with the cancellation: calendars keep the highest (RFC 5545, SEQUENCE). */
    sequence: integer('sequence').notNull().default(0),
    bookedAt: instant('booked_at').notNull(),
    /** Who booked, moved or cancelled it last. */
    changedBy: text('changed_by').references(() => people.id, { onDelete: 'set null' }),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    index('sessions_companion').on(table.companionId, table.startsAt),
    index('sessions_start').on(table.startsAt),
    check('sessions_order', sql`${table.startsAt} < ${table.endsAt}`),
    check('sessions_two_people', sql`${table.learnerId} <> ${table.companionId}`),
  ],
)

export const goOns = ['yes', 'unsure', 'no'] as const

/** What each of the two says afterwards: whether they met, and two questions. Staff see sums only. */
export const sessionLooks = pgTable(
  'session_looks',
  {
    personId: person('person_id'),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    met: boolean('met').notNull(),
    useful: boolean('useful'),
    goOn: text('go_on', { enum: goOns }),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.sessionId] }),
    index('session_looks_session').on(table.sessionId),
  ],
)

/** The secret address of somebody's calendar, of which only the hash is kept. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    personId: person('person_id').primaryKey(),
    tokenHash: text('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('calendar_feeds_token').on(table.tokenHash)],
)
