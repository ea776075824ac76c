/** Meetings of a whole cohort, who comes, and who was there. */
import { and, asc, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { notSent } from '#db/letters.ts'
import { attendances, liveEvents } from '#db/schema/cohorts.ts'
import { cohortMembers, cohorts } from '#db/schema/mentoring.ts'
import { people, personRoles } from '#db/schema/people.ts'

export type LiveEvent = typeof liveEvents.$inferSelect

/** An event as one of those it is for sees it. */
export interface OwnEvent extends LiveEvent {
  side: 'member' | 'coach'
  cohort: string
  /** Nobody follows the cohort any more: null. */
  coachId: string | null
  coach: string | null
  /** What she said, and whether she was there; null where nothing is known. */
  coming: boolean | null
  attended: boolean | null
}

const isCoachOf = (personId: string) =>
  and(
    eq(cohorts.coachId, personId),
    sql`exists (select from ${personRoles} where ${personRoles.personId} = ${personId} and ${personRoles.role} = 'coach')`,
  )
const isMember = (personId: string) =>
  sql<boolean>`exists (select from ${cohortMembers} where ${cohortMembers.cohortId} = ${liveEvents.cohortId}
    and ${cohortMembers.learnerId} = ${personId})`

type When = { after?: Date; before?: Date; id?: string; cohortId?: string }

async function select(
  db: Database,
  personId: string,
  { after, before, id, cohortId }: When,
  limit: number,
): Promise<OwnEvent[]> {
  const rows = await db
    .select({
      event: liveEvents,
      cohort: cohorts.name,
      coachId: cohorts.coachId,
      coach: people.name,
      coming: attendances.coming,
      attended: attendances.attended,
    })
    .from(liveEvents)
    .innerJoin(cohorts, eq(cohorts.id, liveEvents.cohortId))
    .leftJoin(people, eq(people.id, cohorts.coachId))
    .leftJoin(attendances, and(eq(attendances.eventId, liveEvents.id), eq(attendances.learnerId, personId)))
    .where(
      and(
        or(isCoachOf(personId), isMember(personId)),
        id === undefined ? isNull(liveEvents.cancelledAt) : eq(liveEvents.id, id),
        after && gt(liveEvents.endsAt, after),
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
    side: coachId === personId ? 'coach' : 'member',
  }))
}

/** An event of a cohort of hers, or null: to anybody else it does not exist. */
export async function findEvent(db: Database, personId: string, id: string): Promise<OwnEvent | null> {
  if (!isId(id)) return null
  const [event] = await select(db, personId, { id }, 1)
  return event ?? null
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

/** An event whoever asks, for letters. */
export async function findAnyEvent(
  db: Database,
  id: string,
): Promise<(LiveEvent & { coachId: string | null }) | null> {
  const [row] = await db
    .select({ event: liveEvents, coachId: cohorts.coachId })
    .from(liveEvents)
    .innerJoin(cohorts, eq(cohorts.id, liveEvents.cohortId))
    .where(eq(liveEvents.id, id))
  return row ? { ...row.event, coachId: row.coachId } : null
}

type Told = Pick<LiveEvent, 'title' | 'about' | 'startsAt' | 'endsAt' | 'videoLink'>

/** Keeps an event; the same id again is the same event. False: the id is another's. */
export async function recordEvent(
  db: Database,
  event: Told & { id: string; cohortId: string; by: string; at: Date },
): Promise<'made' | 'known' | null> {
  const { by, at, ...values } = event
  const made = await db
    .insert(liveEvents)
    .values({ ...values, createdBy: by, createdAt: at, changedAt: at })
    .onConflictDoNothing()
    .returning({ id: liveEvents.id })
  if (made.length > 0) return 'made'
  const [same] = await db.select().from(liveEvents).where(eq(liveEvents.id, event.id))
  return same?.cohortId === event.cohortId && same.createdBy === by ? 'known' : null
}

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
    const text = (told: Told) =>
      JSON.stringify([told.title, told.about, told.startsAt, told.endsAt, told.videoLink])
    if (text(event) === text(values)) return 'same'
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

/** Whom an event is for: the members of its cohort, and the coach who follows it. */
export async function listEventPeople(db: Database, event: Pick<LiveEvent, 'cohortId'>): Promise<string[]> {
  const members = db
    .select({ id: cohortMembers.learnerId })
    .from(cohortMembers)
    .where(eq(cohortMembers.cohortId, event.cohortId))
  const coach = db.select({ id: cohorts.coachId }).from(cohorts).where(eq(cohorts.id, event.cohortId))
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(isNull(people.disabledAt), or(inArray(people.id, members), inArray(people.id, coach))))
    .orderBy(asc(people.id))
  return rows.map(({ id }) => id)
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

/** When these people are at an event from a moment on: coaches at theirs, members at those to which they said they come. */
export async function listEventTimes(
  db: Database,
  personIds: string[],
  from: Date,
): Promise<{ startsAt: Date; endsAt: Date }[]> {
  const comes = db
    .select({ is: sql`true` })
    .from(attendances)
    .where(
      and(
        eq(attendances.eventId, liveEvents.id),
        inArray(attendances.learnerId, personIds),
        eq(attendances.coming, true),
      ),
    )
  return db
    .select({ startsAt: liveEvents.startsAt, endsAt: liveEvents.endsAt })
    .from(liveEvents)
    .innerJoin(cohorts, eq(cohorts.id, liveEvents.cohortId))
    .where(
      and(
        isNull(liveEvents.cancelledAt),
        gt(liveEvents.endsAt, from),
        or(inArray(cohorts.coachId, personIds), sql`exists ${comes}`),
      ),
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
  const member = sql`exists (select from ${cohortMembers} where ${cohortMembers.cohortId} = ${liveEvents.cohortId}
    and ${cohortMembers.learnerId} = ${people.id})`
  return db
    .select({ id: liveEvents.id, sequence: liveEvents.sequence, personId: people.id })
    .from(liveEvents)
    .innerJoin(cohorts, eq(cohorts.id, liveEvents.cohortId))
    .innerJoin(people, or(eq(people.id, cohorts.coachId), member))
    .leftJoin(attendances, and(eq(attendances.eventId, liveEvents.id), eq(attendances.learnerId, people.id)))
    .where(
      and(
        isNull(liveEvents.cancelledAt),
        isNull(people.disabledAt),
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
