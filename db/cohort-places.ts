/** The places of a cohort: who takes one, who waits for one, to whom one is offered. Each decision holds the row of the cohort. */
import { and, asc, count, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { findCohort, saveCohortMember, type Cohort } from '#db/cohorts.ts'
import { isId } from '#db/identifier.ts'
import { cohortMembers, cohorts, cohortWaiting } from '#db/schema/mentoring.ts'
import { people } from '#db/schema/people.ts'

/** Hours that a place is kept for whoever it is offered to. */
export const hoursToAnswer = 48
const hour = 3_600_000

interface InCohort {
  cohortId: string
  learnerId: string
}

const ofCohort = ({ cohortId, learnerId }: InCohort) =>
  and(eq(cohortWaiting.cohortId, cohortId), eq(cohortWaiting.learnerId, learnerId))

/** Places that are neither taken nor offered; null: as many as come. Holds the cohort until the transaction ends. */
export async function lockPlaces(tx: Database, cohortId: string): Promise<number | null> {
  const [cohort] = await tx
    .select({ places: cohorts.places })
    .from(cohorts)
    .where(eq(cohorts.id, cohortId))
    .for('update')
  return countFree(tx, cohortId, cohort?.places ?? null)
}

async function countFree(db: Database, cohortId: string, places: number | null): Promise<number | null> {
  if (places === null) return null
  const members = await db.$count(cohortMembers, eq(cohortMembers.cohortId, cohortId))
  const offered = await db.$count(
    cohortWaiting,
    and(eq(cohortWaiting.cohortId, cohortId), isNotNull(cohortWaiting.offeredUntil)),
  )
  return Math.max(0, places - members - offered)
}

/** How many wait whom no place is offered yet. Closed accounts keep their turn, and keep nobody out. */
export async function countBefore(db: Database, cohortId: string): Promise<number> {
  const [row] = await db
    .select({ waiting: count() })
    .from(cohortWaiting)
    .innerJoin(people, and(eq(people.id, cohortWaiting.learnerId), isNull(people.disabledAt)))
    .where(and(eq(cohortWaiting.cohortId, cohortId), isNull(cohortWaiting.offeredUntil)))
  return row?.waiting ?? 0
}

/** What became of her wish: she is in, was in, waits now, or waited already. */
export type Standing = 'joined' | 'member' | 'waiting' | 'listed'

/** Gives a learner the place that is offered to her, or one that is free, or the end of the waiting list. */
export async function takePlace(db: Database, wish: InCohort & { at: Date }): Promise<Standing> {
  const { cohortId, learnerId, at } = wish
  return db.transaction(async (tx) => {
    const free = await lockPlaces(tx, cohortId)
    const known = eq(cohortMembers.learnerId, learnerId)
    if ((await tx.$count(cohortMembers, and(eq(cohortMembers.cohortId, cohortId), known))) > 0)
      return 'member'
    const [own] = await tx.select().from(cohortWaiting).where(ofCohort(wish))
    const isHers = own
      ? own.offeredUntil !== null
      : free === null || (free > 0 && (await countBefore(tx, cohortId)) === 0)
    if (isHers) {
      await tx.delete(cohortWaiting).where(ofCohort(wish))
      await saveCohortMember(tx, wish)
      return 'joined'
    }
    if (own) return 'listed'
    await tx.insert(cohortWaiting).values({ cohortId, learnerId, since: at })
    return 'waiting'
  })
}

/** Offers free places to those who wait, the first ones first; whom, and until when. Closed accounts keep their turn. */
export async function offerPlaces(
  db: Database,
  { cohortId, at }: { cohortId: string; at: Date },
): Promise<{ learnerId: string; until: Date }[]> {
  const until = new Date(at.getTime() + hoursToAnswer * hour)
  return db.transaction(async (tx) => {
    const free = await lockPlaces(tx, cohortId)
    if (free === 0) return []
    const next = await tx
      .select({ learnerId: cohortWaiting.learnerId })
      .from(cohortWaiting)
      .innerJoin(people, and(eq(people.id, cohortWaiting.learnerId), isNull(people.disabledAt)))
      .where(and(eq(cohortWaiting.cohortId, cohortId), isNull(cohortWaiting.offeredUntil)))
      .orderBy(asc(cohortWaiting.turn))
      .limit(free ?? 1000)
    for (const { learnerId } of next)
      await tx.update(cohortWaiting).set({ offeredUntil: until }).where(ofCohort({ cohortId, learnerId }))
    return next.map(({ learnerId }) => ({ learnerId, until }))
  })
}

/** Takes those off the list who did not answer in time: who they were. */
export async function removeUnanswered(
  db: Database,
  { cohortId, at }: { cohortId: string; at: Date },
): Promise<string[]> {
  return db.transaction(async (tx) => {
    await lockPlaces(tx, cohortId)
    const gone = await tx
      .delete(cohortWaiting)
      .where(and(eq(cohortWaiting.cohortId, cohortId), lte(cohortWaiting.offeredUntil, at)))
      .returning({ learnerId: cohortWaiting.learnerId })
    return gone.map(({ learnerId }) => learnerId)
  })
}

/** Takes a learner off the list, or gives back the place that is offered to her; false when she did not wait. */
export async function removeWaiting(db: Database, wish: InCohort): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockPlaces(tx, wish.cohortId)
    const gone = await tx
      .delete(cohortWaiting)
      .where(ofCohort(wish))
      .returning({ learnerId: cohortWaiting.learnerId })
    return gone.length > 0
  })
}

/** Whether whoever comes now would find a place. Locks nothing: it is read by pages; `takePlace` decides. */
export async function isOpen(db: Database, { id, places }: Pick<Cohort, 'id' | 'places'>): Promise<boolean> {
  const free = await countFree(db, id, places)
  return free === null || (free > 0 && (await countBefore(db, id)) === 0)
}

/** Cohorts for which somebody waits. */
export async function listAwaited(db: Database): Promise<string[]> {
  const rows = await db.selectDistinct({ cohortId: cohortWaiting.cohortId }).from(cohortWaiting)
  return rows.map(({ cohortId }) => cohortId)
}

/** Cohorts for which this learner waits, or in which a place is kept for her. */
export async function listAwaitedBy(
  db: Database,
  learnerId: string,
): Promise<{ id: string; name: string; offered: boolean }[]> {
  return db
    .select({
      id: cohorts.id,
      name: cohorts.name,
      offered: sql<boolean>`${cohortWaiting.offeredUntil} is not null`,
    })
    .from(cohortWaiting)
    .innerJoin(cohorts, eq(cohorts.id, cohortWaiting.cohortId))
    .where(eq(cohortWaiting.learnerId, learnerId))
    .orderBy(asc(cohorts.id))
}

export interface Waiting {
  learnerId: string
  name: string
  since: Date
  offeredUntil: Date | null
}

/** Who waits for a place, in order. */
export async function listWaiting(db: Database, cohortId: string): Promise<Waiting[]> {
  return db
    .select({
      learnerId: people.id,
      name: people.name,
      since: cohortWaiting.since,
      offeredUntil: cohortWaiting.offeredUntil,
    })
    .from(cohortWaiting)
    .innerJoin(people, eq(people.id, cohortWaiting.learnerId))
    .where(eq(cohortWaiting.cohortId, cohortId))
    .orderBy(asc(cohortWaiting.turn))
}

/** A cohort as a learner of it knows it: in it, or how many wait before her, or until when a place is hers. Null for anybody else. */
export async function findStanding(
  db: Database,
  { cohortId, learnerId }: InCohort,
): Promise<({ name: string; track: string; startsOn: string; hoursPerWeek: number | null } & Place) | null> {
  if (!isId(cohortId)) return null
  const cohort = await findCohort(db, cohortId)
  if (!cohort) return null
  const { name, track, startsOn, hoursPerWeek } = cohort
  const seen = { name, track, startsOn, hoursPerWeek }
  const [member] = await db
    .select({ members: count() })
    .from(cohortMembers)
    .where(and(eq(cohortMembers.cohortId, cohortId), eq(cohortMembers.learnerId, learnerId)))
  if (member && member.members > 0) return { ...seen, state: 'member', before: 0, until: null }
  const [own] = await db.select().from(cohortWaiting).where(ofCohort({ cohortId, learnerId }))
  if (!own) return null
  if (own.offeredUntil) return { ...seen, state: 'offered', before: 0, until: own.offeredUntil }
  const before = await db.$count(
    cohortWaiting,
    and(eq(cohortWaiting.cohortId, cohortId), sql`${cohortWaiting.turn} < ${own.turn}`),
  )
  return { ...seen, state: 'waiting', before, until: null }
}

interface Place {
  state: 'member' | 'offered' | 'waiting'
  before: number
  until: Date | null
}
