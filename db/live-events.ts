/** Meetings of a whole cohort, who comes, and who was there. */
import { and, asc, desc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import { union, unionAll } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { notSent } from '#db/letters.ts'
import { attendances, liveEvents } from '#db/schema/cohorts.ts'
import { cohortMembers, cohorts } from '#db/schema/mentoring.ts'
import { people, personRoles } from '#db/schema/people.ts'

/** Minutes that an event can last: what runs at a moment began no longer before it than the longest. */
export const eventMinutes = [30, 45, 60, 90, 120] as const
const longest = Math.max(...eventMinutes) * 60_000

export type LiveEvent = typeof liveEvents.$inferSelect

/** An event as one of those it is for sees it. */
export interface OwnEvent extends LiveEvent {
  side: 'member' | 'coach' | 'staff'
  cohort: string
  /** Nobody follows the cohort any more: null. */
  coachId: string | null
  coach: string | null
  /** What she said, and whether she was there; null where nothing is known. */
  coming: boolean | null
  attended: boolean | null
}

/** Whoever is named as coach of a cohort still is one: else nobody follows it, and its events to come are left out. */
export const isFollowed = sql<boolean>`exists (select from ${personRoles} r join ${people} p on p.id = r.person_id
  where r.person_id = ${cohorts.coachId} and r.role = 'coach' and p.disabled_at is null)`
/** Cohorts she is in, and those she follows. */
const cohortsOf = (db: Database, personId: string) =>
  union(
    db
      .select({ id: cohortMembers.cohortId })
      .from(cohortMembers)
      .where(eq(cohortMembers.learnerId, personId)),
    db
      .select({ id: cohorts.id })
      .from(cohorts)
      .where(and(eq(cohorts.coachId, personId), isFollowed)),
  )
/** What ends after a moment, by the day on which it starts, which is what the indexes are ordered by. */
const endsAfter = (at: Date) =>
  and(gt(liveEvents.endsAt, at), gt(liveEvents.startsAt, new Date(at.getTime() - longest)))

/** `any`: also events that are not for her, for staff. */
type When = { any?: boolean; after?: Date; before?: Date; id?: string; cohortId?: string }

async function select(
  db: Database,
  personId: string,
  { any = false, after, before, id, cohortId }: When,
  limit: number,
): Promise<OwnEvent[]> {
  const rows = await db
    .select({
      event: liveEvents,
      cohort: cohorts.name,
      coachId: people.id,
      coach: people.name,
      coming: attendances.coming,
      attended: attendances.attended,
    })
    .from(liveEvents)
    .innerJoin(cohorts, eq(cohorts.id, liveEvents.cohortId))
    .leftJoin(people, and(eq(people.id, cohorts.coachId), isFollowed))
    .leftJoin(attendances, and(eq(attendances.eventId, liveEvents.id), eq(attendances.learnerId, personId)))
    .where(
      and(
        any ? undefined : inArray(liveEvents.cohortId, cohortsOf(db, personId)),
        id === undefined ? isNull(liveEvents.cancelledAt) : eq(liveEvents.id, id),
        after && and(endsAfter(after), any ? undefined : isFollowed),
        before && lte(liveEvents.startsAt, before),
        before && lte(liveEvents.endsAt, before),
        cohortId === undefined ? undefined : eq(liveEvents.cohortId, cohortId),
      ),
    )
    .orderBy(before ? desc(liveEvents.startsAt) : asc(liveEvents.startsAt), asc(liveEvents.id))
    .limit(limit)
  return rows.map(({ event, coachId, ...rest }) => ({
    ...event,
    ...rest,
    coachId,
    side: coachId === personId ? 'coach' : any ? 'staff' : 'member',
  }))
}

/** An event of a cohort of hers, or null: to anybody else it does not exist. */
export async function findEvent(db: Database, personId: string, id: string): Promise<OwnEvent | null> {
  if (!isId(id)) return null
  const [event] = await select(db, personId, { id }, 1)
  return event ?? null
}

/** An event as staff see it, whosever it is; as its own when it is for her. */
export async function findEventForStaff(db: Database, staffId: string, id: string): Promise<OwnEvent | null> {
  const own = await findEvent(db, staffId, id)
  if (own || !isId(id)) return own
  const [event] = await select(db, staffId, { any: true, id }, 1)
  return event ?? null
}

/** The events of a cohort as staff see them, cancelled ones left out. */
export async function listEventsOfCohort(
  db: Database,
  cohortId: string,
  when: { after: Date } | { before: Date },
  limit: number,
): Promise<OwnEvent[]> {
  return select(db, '', { ...when, any: true, cohortId }, limit)
}

/** Events of her cohorts, cancelled ones left out: those that end after a moment, the first one first; or before it, the latest first. */
export async function listEvents(
  db: Database,
  personId: string,
  when: ({ after: Date } | { before: Date }) & { cohortId?: string },
  limit = 100,
): Promise<OwnEvent[]> {
  return select(db, personId, when, limit)
}

/** The events to come of a cohort, cancelled ones left out. */
export async function listCohortEvents(db: Database, cohortId: string, after: Date): Promise<LiveEvent[]> {
  return db
    .select()
    .from(liveEvents)
    .where(and(eq(liveEvents.cohortId, cohortId), isNull(liveEvents.cancelledAt), endsAfter(after)))
    .orderBy(asc(liveEvents.startsAt), asc(liveEvents.id))
}

/** An event whoever asks, for letters. Without a coach, nobody follows its cohort any more. */
export async function findAnyEvent(
  db: Database,
  id: string,
): Promise<(LiveEvent & { coachId: string | null }) | null> {
  const [row] = await db
    .select({ event: liveEvents, coachId: people.id })
    .from(liveEvents)
    .innerJoin(cohorts, eq(cohorts.id, liveEvents.cohortId))
    .leftJoin(people, and(eq(people.id, cohorts.coachId), isFollowed))
    .where(eq(liveEvents.id, id))
  return row ? { ...row.event, coachId: row.coachId } : null
}

type Told = Pick<LiveEvent, 'title' | 'about' | 'startsAt' | 'endsAt' | 'videoLink'>

/**
 * Keeps an event; the same id again is the same event. `other`: it is known with other words. Null: the id is that of an event of
 * somebody else, or of another cohort.
 */
export async function recordEvent(
  db: Database,
  event: Told & { id: string; cohortId: string; by: string; at: Date },
): Promise<'made' | 'known' | 'other' | null> {
  const { by, at, ...values } = event
  const made = await db
    .insert(liveEvents)
    .values({ ...values, createdBy: by, createdAt: at, changedAt: at })
    .onConflictDoNothing()
    .returning({ id: liveEvents.id })
  if (made.length > 0) return 'made'
  const [same] = await db.select().from(liveEvents).where(eq(liveEvents.id, event.id))
  if (same?.cohortId !== event.cohortId || same.createdBy !== by) return null
  return textOf(same) === textOf(event) ? 'known' : 'other'
}

const textOf = (told: Told) =>
  JSON.stringify([told.title, told.about, told.startsAt, told.endsAt, told.videoLink])

/**
 * Changes an event as it stood at `sequence`, which grows. `same`: nothing is different; `stale`: it was changed meanwhile; `over`:
 * it was cancelled or has ended.
 */
export async function changeEvent(
  db: Database,
  change: Told & { id: string; sequence: number; at: Date },
): Promise<'changed' | 'same' | 'stale' | 'over'> {
  const { id, sequence, at, ...values } = change
  return db.transaction(async (tx) => {
    const [event] = await tx.select().from(liveEvents).where(eq(liveEvents.id, id)).for('update')
    if (!event || event.cancelledAt || event.endsAt <= at) return 'over'
    if (textOf(event) === textOf(values)) return 'same'
    if (event.sequence !== sequence) return 'stale'
    await tx
      .update(liveEvents)
      .set({ ...values, changedAt: at, sequence: sequence + 1 })
      .where(eq(liveEvents.id, id))
    return 'changed'
  })
}

/** Cancels an event that has not ended; the event as it then is. Null: it was cancelled before, or is over. */
export async function cancelEvent(db: Database, id: string, at: Date): Promise<LiveEvent | null> {
  const [event] = await db
    .update(liveEvents)
    .set({ cancelledAt: at, changedAt: at, sequence: sql`${liveEvents.sequence} + 1` })
    .where(and(eq(liveEvents.id, id), isNull(liveEvents.cancelledAt), gt(liveEvents.endsAt, at)))
    .returning()
  return event ?? null
}

/** Whom an event is for: the members of its cohort, and the coach who follows it; or only whether it is for one person. */
export async function listEventPeople(
  db: Database,
  event: Pick<LiveEvent, 'cohortId'>,
  personId?: string,
): Promise<string[]> {
  const asked = and(isNull(people.disabledAt), personId === undefined ? undefined : eq(people.id, personId))
  const rows = await union(
    db
      .select({ id: people.id })
      .from(cohortMembers)
      .innerJoin(people, eq(people.id, cohortMembers.learnerId))
      .where(and(eq(cohortMembers.cohortId, event.cohortId), asked)),
    db
      .select({ id: people.id })
      .from(cohorts)
      .innerJoin(people, eq(people.id, cohorts.coachId))
      .where(and(eq(cohorts.id, event.cohortId), isFollowed, asked)),
  )
  return rows.map(({ id }) => id).sort()
}

export interface Attendance {
  learnerId: string
  name: string
  coming: boolean | null
  attended: boolean | null
}

/** The members of the cohort of an event, by name, with what each said, and whether she was there. */
export async function listAttendance(
  db: Database,
  event: Pick<LiveEvent, 'id' | 'cohortId'>,
): Promise<Attendance[]> {
  return db
    .select({
      learnerId: people.id,
      name: people.name,
      coming: attendances.coming,
      attended: attendances.attended,
    })
    .from(cohortMembers)
    .innerJoin(people, eq(people.id, cohortMembers.learnerId))
    .leftJoin(attendances, and(eq(attendances.eventId, event.id), eq(attendances.learnerId, people.id)))
    .where(eq(cohortMembers.cohortId, event.cohortId))
    .orderBy(asc(people.name), asc(people.id))
}

/** Keeps whether a member comes. */
export async function saveComing(
  db: Database,
  { learnerId, eventId, coming, at }: { learnerId: string; eventId: string; coming: boolean; at: Date },
): Promise<void> {
  await db
    .insert(attendances)
    .values({ learnerId, eventId, coming, at })
    .onConflictDoUpdate({ target: [attendances.learnerId, attendances.eventId], set: { coming, at } })
}

/** Keeps who of the members was there: those given, and no others. */
export async function saveAttendance(
  db: Database,
  event: Pick<LiveEvent, 'id' | 'cohortId'>,
  present: readonly string[],
  at: Date,
): Promise<void> {
  const members = await listAttendance(db, event)
  if (members.length === 0) return
  await db
    .insert(attendances)
    .values(
      members.map(({ learnerId }) => ({
        ...{ learnerId, eventId: event.id, at },
        attended: present.includes(learnerId),
      })),
    )
    .onConflictDoUpdate({
      target: [attendances.learnerId, attendances.eventId],
      set: { attended: sql`excluded.attended`, at },
    })
}

/** When these people are at an event from a moment on: coaches at theirs, members at those of their cohorts to which they said they come. */
export async function listEventTimes(
  db: Database,
  personIds: string[],
  from: Date,
): Promise<{ startsAt: Date; endsAt: Date }[]> {
  const coming = and(isNull(liveEvents.cancelledAt), endsAfter(from), isFollowed)
  const columns = { id: liveEvents.id, startsAt: liveEvents.startsAt, endsAt: liveEvents.endsAt }
  return union(
    db
      .select(columns)
      .from(attendances)
      .innerJoin(liveEvents, eq(liveEvents.id, attendances.eventId))
      .innerJoin(cohorts, eq(cohorts.id, liveEvents.cohortId))
      .innerJoin(
        cohortMembers,
        and(eq(cohortMembers.cohortId, cohorts.id), eq(cohortMembers.learnerId, attendances.learnerId)),
      )
      .where(and(inArray(attendances.learnerId, personIds), eq(attendances.coming, true), coming)),
    db
      .select(columns)
      .from(cohorts)
      .innerJoin(liveEvents, eq(liveEvents.cohortId, cohorts.id))
      .where(and(inArray(cohorts.coachId, personIds), coming)),
  )
}

/**
 * People of some time zones for whom an event begins in a window, who did not say that they stay away, and who were not reminded of it
 * as it stands. Who was told of it less than `before` (milliseconds) ahead has that letter for a reminder.
 */
export async function listEventRemindersDue(
  db: Database,
  due: { from: Date; to: Date; before: number; timeZones: string[]; kind: string; limit: number },
): Promise<{ id: string; sequence: number; personId: string }[]> {
  if (due.timeZones.length === 0) return []
  const listeners = unionAll(
    db.select({ cohortId: cohortMembers.cohortId, personId: cohortMembers.learnerId }).from(cohortMembers),
    db
      .select({ cohortId: cohorts.id, personId: sql<string>`${cohorts.coachId}`.as('learner_id') })
      .from(cohorts),
  ).as('listeners')
  return db
    .select({ id: liveEvents.id, sequence: liveEvents.sequence, personId: people.id })
    .from(liveEvents)
    .innerJoin(cohorts, eq(cohorts.id, liveEvents.cohortId))
    .innerJoin(listeners, eq(listeners.cohortId, cohorts.id))
    .innerJoin(people, eq(people.id, listeners.personId))
    .leftJoin(attendances, and(eq(attendances.eventId, liveEvents.id), eq(attendances.learnerId, people.id)))
    .where(
      and(
        isNull(liveEvents.cancelledAt),
        isNull(people.disabledAt),
        isFollowed,
        gt(liveEvents.startsAt, due.from),
        lte(liveEvents.startsAt, due.to),
        sql`${liveEvents.changedAt} <= ${liveEvents.startsAt} - make_interval(secs => ${due.before / 1000})`,
        sql`${attendances.coming} is distinct from false`,
        inArray(people.timeZone, due.timeZones),
        notSent(due.kind, sql`${liveEvents.id} || ' ' || ${liveEvents.sequence}`),
      ),
    )
    .orderBy(asc(liveEvents.startsAt), asc(liveEvents.id), asc(people.id))
    .limit(due.limit)
}
