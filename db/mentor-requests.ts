/**
 * A learner asks a mentor: one at a time, in her order, each for 48 hours. Whatever ends a request does so once: all go through
 * the lock of the learner’s wish and find the request waiting, or nothing.
 */
import { and, asc, desc, eq, lte, or, sql, type SQL } from 'drizzle-orm'
import { brokenConstraint, type Database } from '#db/client.server.ts'
import { endCovers, type ChangedCover } from '#db/cover-changes.ts'
import { cancelSessionsBetween } from '#db/session-booking.ts'
import { isId } from '#db/identifier.ts'
import { isBlocked, listTakeable, takesSomebody, timeToAnswer } from '#db/mentor-places.ts'
import { isStaying, lockPresent } from '#db/mentors.ts'
import { lockWish, recordRefusals } from '#db/mentor-wishes.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { mentorRequests, mentors } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { matchingPairs } from '#db/schema/rounds.ts'
import { minutesPerMentee } from '#engine/matching/offer.ts'

export type MentorRequest = typeof mentorRequests.$inferSelect

/** What one mentee takes of a mentor's week, in minutes. */
export const minutesOfMentorship = minutesPerMentee

/** Until when a request that is made now waits for an answer. */
export const answerBy = (at: Date): Date => new Date(at.getTime() + timeToAnswer)

/** By mentor: why her, as the engine took the score apart. */
type Reasons = Record<string, MentorRequest['reasons']>

/** What the request goes on with, when it does: the id of the next one, and the reasons of those in her order. */
interface Onward {
  newId: string
  reasons: Reasons
}

/** It waits for an answer. */
export const waiting = eq(mentorRequests.state, 'waiting')

/**
 * She asks a mentor, with others in her order. `taken`: she is no longer free for her; `not-looking`: she has a mentor who stays, waits
 * for an answer, or does not look for one. The same id twice is one request.
 */
export async function recordRequest(
  db: Database,
  request: Pick<MentorRequest, 'learnerId' | 'id' | 'mentorId' | 'words' | 'next' | 'reasons'> & {
    at: Date
  },
): Promise<'asked' | 'again' | 'taken' | 'not-looking'> {
  const { learnerId, id, mentorId, words, next, reasons, at } = request
  return db.transaction(async (tx) => {
    const wish = await lockWish(tx, learnerId)
    const [known] = await tx
      .select({ id: mentorRequests.id, state: mentorRequests.state })
      .from(mentorRequests)
      .where(and(eq(mentorRequests.learnerId, learnerId), sql`(${mentorRequests.id} = ${id} or ${waiting})`))
      .orderBy(sql`${mentorRequests.id} = ${id} desc`)
      .limit(1)
    if (known?.id === id) return 'again'
    if (known || wish?.want !== 'looking' || (await stayingMentor(tx, learnerId, at))) return 'not-looking'
    const [free] = await listTakeable(tx, { learnerId, mentorIds: [mentorId], at })
    if (!free) return 'taken'
    await insertRequest(tx, { learnerId, id, mentorId, words, reasons, next, at })
    return 'asked'
  })
}

async function stayingMentor(tx: Database, learnerId: string, at: Date): Promise<boolean> {
  const [row] = await tx.execute<{ has: boolean }>(
    sql`select ${hasStayingMentor(sql`${learnerId}`, at)} as "has"`,
  )
  return row?.has === true
}

/** She has a mentor who is not about to leave. */
export const hasStayingMentor = (learner: SQL, at: Date) => sql`exists (
  select from ${mentorships} join ${mentors} on ${mentors.mentorId} = ${mentorships.mentorId}
  where ${mentorships.learnerId} = ${learner} and ${mentorships.state} = 'active' and ${isStaying(at)})`

async function insertRequest(
  tx: Database,
  request: Pick<MentorRequest, 'learnerId' | 'id' | 'mentorId' | 'words' | 'next' | 'reasons'> & { at: Date },
): Promise<void> {
  const { at, ...values } = request
  await tx.insert(mentorRequests).values({ ...values, ...waits(at) })
}

/** A request that waits from a moment on. */
export const waits = (at: Date) => ({ state: 'waiting' as const, askedAt: at, answerBy: answerBy(at) })

/** Ends a waiting request in this state; null when it does not wait. The lock of the learner's wish is taken first. */
async function close(
  tx: Database,
  { learnerId, id }: Pick<MentorRequest, 'learnerId' | 'id'>,
  state: Exclude<MentorRequest['state'], 'waiting'>,
  at: Date,
): Promise<MentorRequest | null> {
  const [row] = await tx
    .update(mentorRequests)
    .set({ state, answeredAt: at })
    .where(and(eq(mentorRequests.learnerId, learnerId), eq(mentorRequests.id, id), waiting))
    .returning()
  return row ?? null
}

/** Asks the next of her order who can still be asked; whom, or null: she chooses again. */
async function moveOn(
  tx: Database,
  ended: MentorRequest,
  { newId, reasons }: Onward,
  at: Date,
): Promise<string | null> {
  const { learnerId, next, words } = ended
  const [mentorId] = await listTakeable(tx, { learnerId, mentorIds: next, at })
  if (mentorId === undefined) return null
  const rest = next.slice(next.indexOf(mentorId) + 1)
  const request = { learnerId, id: newId, mentorId, words, reasons: reasons[mentorId] ?? {}, next: rest }
  await insertRequest(tx, { ...request, at })
  return mentorId
}

/** What became of a request: `movedTo` is whoever is asked next, null when nobody of her order can be. */
export type Ended = { learnerId: string; mentorId: string; movedTo: string | null }

/** She takes back what she asked, once or again; false when it was answered meanwhile. */
export async function withdrawRequest(
  db: Database,
  request: Pick<MentorRequest, 'learnerId' | 'id'> & { at: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockWish(tx, request.learnerId)
    if (await close(tx, request, 'withdrawn', request.at)) return true
    const { learnerId, id } = request
    const before = and(
      eq(mentorRequests.learnerId, learnerId),
      eq(mentorRequests.id, id),
      eq(mentorRequests.state, 'withdrawn'),
    )
    return (await tx.$count(mentorRequests, before)) > 0
  })
}

/** A request to this mentor, whatever became of it; null when it is none, or another's. */
export async function findRequestTo(
  db: Database,
  mentorId: string,
  id: string,
): Promise<MentorRequest | null> {
  if (!isId(id)) return null
  const [row] = await db
    .select()
    .from(mentorRequests)
    .where(and(eq(mentorRequests.mentorId, mentorId), eq(mentorRequests.id, id)))
  return row ?? null
}

/** The mentor says no; both are not proposed to each other again. Null when the request does not wait. */
export async function declineRequest(
  db: Database,
  { request, onward, at }: { request: MentorRequest; onward: Onward; at: Date },
): Promise<Ended | null> {
  const { learnerId, mentorId } = request
  return db.transaction(async (tx) => {
    await lockWish(tx, learnerId)
    const ended = await close(tx, request, 'declined', at)
    if (!ended) return null
    await recordRefusals(tx, [{ learnerId, mentorId, by: 'mentor', at }])
    return { learnerId, mentorId, movedTo: await moveOn(tx, ended, onward, at) }
  })
}

/**
 * Nobody answered in time, or the mentor can take nobody any more, or is about to be none (`goes`): it goes on by itself, and nobody has
 * refused anybody. Null when it does not wait any more, or may wait longer. `late`: it was the time.
 */
export async function passRequest(
  db: Database,
  { request, onward, goes = false, at }: { request: MentorRequest; onward: Onward; goes?: boolean; at: Date },
): Promise<(Ended & { late: boolean }) | null> {
  const { learnerId, mentorId } = request
  const late = request.answerBy <= at
  return db.transaction(async (tx) => {
    await lockWish(tx, learnerId)
    if (
      !late &&
      !goes &&
      (await tx.$count(mentors, and(eq(mentors.mentorId, mentorId), takesSomebody(at)))) > 0
    )
      return null
    const ended = await close(tx, request, 'passed', at)
    return ended && { learnerId, mentorId, late, movedTo: await moveOn(tx, ended, onward, at) }
  })
}

type Begun = { formerId: string | null; covers: ChangedCover[] }

/**
 * What an acceptance came to. `formerId`: the mentor whose mentorship ended with it, and `covers`, who stood in for her. `full` and `closed`: the database refused, and the
 * request went on.
 */
export type Acceptance =
  | ({ outcome: 'accepted'; learnerId: string; mentorId: string } & Begun)
  | ({ outcome: 'full' | 'closed' } & Ended)
  | { outcome: 'gone' }

const refusals: Record<string, 'full' | 'closed'> = {
  mentorships_capacity: 'full',
  mentorships_mentor_open: 'closed',
}

/**
 * The mentor says yes: the request is accepted and the mentorship begins, both or none. A mentorship with somebody who leaves ends
 * with it. What the database refuses (no minutes left, closed meanwhile) is told, and the request goes on.
 */
export async function acceptRequest(
  db: Database,
  accepted: { request: MentorRequest; mentorshipId: string; onward: Onward; at: Date },
): Promise<Acceptance> {
  const { request, mentorshipId, onward, at } = accepted
  const { learnerId, mentorId } = request
  return db.transaction(async (tx): Promise<Acceptance> => {
    await lockWish(tx, learnerId)
    const begun = await beginMentorship(tx, request, mentorshipId, at)
    if (typeof begun === 'object') return { outcome: 'accepted', learnerId, mentorId, ...begun }
    if (begun === 'gone') return { outcome: 'gone' }
    const ended = await close(tx, request, 'passed', at)
    if (!ended) return { outcome: 'gone' }
    return { outcome: begun, learnerId, mentorId, movedTo: await moveOn(tx, ended, onward, at) }
  })
}

/** Whose mentorship ended, once it has begun; otherwise nothing is done, and why. */
async function beginMentorship(
  tx: Database,
  request: MentorRequest,
  id: string,
  at: Date,
): Promise<Begun | 'full' | 'closed' | 'gone'> {
  const { learnerId, mentorId } = request
  try {
    return await tx.transaction(async (inner) => {
      if (!(await close(inner, request, 'accepted', at))) return 'gone'
      const [blocked] = await inner.execute<{ is: boolean }>(
        sql`select ${isBlocked(sql`${learnerId}`, sql`${mentorId}`)} as "is"`,
      )
      if (blocked?.is) throw new Blocked()
      const former = await inner
        .update(mentorships)
        .set({ state: 'ended', until: at })
        .where(and(eq(mentorships.learnerId, learnerId), eq(mentorships.state, 'active')))
        .returning({ companionId: mentorships.mentorId })
      const covers = await endCovers(inner, { learnerId, next: mentorId }, at)
      for (const { companionId } of former)
        await cancelSessionsBetween(inner, { learnerId, companionId, role: 'mentor', by: null, at })
      if (!(await lockPresent(inner, mentorId))) throw new Blocked()
      await inner.insert(mentorships).values({
        ...{ id, learnerId, mentorId, state: 'active', since: at },
        minutesPerWeek: minutesOfMentorship,
      })
      return { formerId: former[0]?.companionId ?? null, covers }
    })
  } catch (error) {
    if (error instanceof Blocked) return 'closed'
    const refused = refusals[brokenConstraint(error) ?? '']
    if (refused === undefined) throw error
    return refused
  }
}

/** One of the two wants to hear nothing of the other, or the mentor is none any more. */
class Blocked extends Error {}

/** Requests whose time is over, or whose mentor can take nobody any more; the oldest first. */
export async function listDueRequests(db: Database, at: Date, limit: number): Promise<MentorRequest[]> {
  return db
    .select()
    .from(mentorRequests)
    .where(
      and(
        waiting,
        or(
          lte(mentorRequests.answerBy, at),
          sql`not exists (select from ${mentors}
            where ${mentors.mentorId} = ${mentorRequests.mentorId} and ${takesSomebody(at)})`,
        ),
      ),
    )
    .orderBy(asc(mentorRequests.answerBy), asc(mentorRequests.id))
    .limit(limit)
}

/** Staff made the request for her, in a round. */
const byRound = sql<boolean>`exists (
  select from ${matchingPairs} where ${matchingPairs.requestId} = ${mentorRequests.id}
    and ${matchingPairs.learnerId} = ${mentorRequests.learnerId})`

type ShownRequest = MentorRequest & { name: string; byRound: boolean }

/** What she asked last, or was asked for her, whatever became of it, or null; with the name of the mentor. */
export async function findLastRequest(db: Database, learnerId: string): Promise<ShownRequest | null> {
  const [row] = await db
    .select({ request: mentorRequests, name: people.name, byRound })
    .from(mentorRequests)
    .innerJoin(people, eq(people.id, mentorRequests.mentorId))
    .where(eq(mentorRequests.learnerId, learnerId))
    .orderBy(sql`${mentorRequests.state} = 'waiting' desc`, desc(mentorRequests.askedAt))
    .limit(1)
  return row ? { ...row.request, name: row.name, byRound: row.byRound } : null
}

/** Requests that wait for this mentor, the one to answer first ahead. */
export async function listRequestsTo(db: Database, mentorId: string): Promise<ShownRequest[]> {
  const rows = await db
    .select({ request: mentorRequests, name: people.name, byRound })
    .from(mentorRequests)
    .innerJoin(people, eq(people.id, mentorRequests.learnerId))
    .where(and(eq(mentorRequests.mentorId, mentorId), waiting))
    .orderBy(asc(mentorRequests.answerBy), asc(mentorRequests.id))
  return rows.map(({ request, ...more }) => ({ ...request, ...more }))
}
