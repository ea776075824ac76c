/**
 * A learner asks a mentor: one at a time, in her order, each for 48 hours. Whatever ends a request does so once: all go through
 * the lock of the learner’s wish and find the request waiting, or nothing.
 */
import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import { brokenConstraint, type Database } from '#db/client.server.ts'
import { cancelSessionsBetween } from '#db/session-booking.ts'
import { isId } from '#db/identifier.ts'
import { isPresent, minutesTaken, noticeUntil } from '#db/mentors.ts'
import { lockWish, recordRefusals } from '#db/mentor-wishes.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { mentorRefusals, mentorRequests, mentors } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { blocks } from '#db/schema/threads.ts'

export type MentorRequest = typeof mentorRequests.$inferSelect

/** What one mentee takes of a mentor's week, in minutes. */
export const minutesOfMentorship = 20
/** Milliseconds that a mentor has to answer. */
const timeToAnswer = 48 * 60 * 60_000

/** Until when a request that is made now waits for an answer. */
export const answerBy = (at: Date): Date => new Date(at.getTime() + timeToAnswer)

/** By mentor: why her, as the engine took the score apart. */
type Reasons = Record<string, MentorRequest['reasons']>

/** What the request goes on with, when it does: the id of the next one, and the reasons of those in her order. */
interface Onward {
  newId: string
  reasons: Reasons
}

const waiting = eq(mentorRequests.state, 'waiting')

/** Those of some mentors whom she may have now, in the order given: approved, open, staying, with minutes left, nothing between the two. */
async function takeable(
  tx: Database,
  { learnerId, mentorIds, at }: { learnerId: string; mentorIds: string[]; at: Date },
): Promise<string[]> {
  if (mentorIds.length === 0) return []
  const rows = await tx
    .select({ id: mentors.mentorId })
    .from(mentors)
    .where(
      and(
        inArray(mentors.mentorId, mentorIds),
        eq(mentors.state, 'approved'),
        eq(mentors.open, true),
        isPresent,
        isStaying(at),
        sql`${minutesTaken} + ${minutesOfMentorship} <= ${mentors.minutesPerWeek}`,
        sql`not exists (select from ${mentorRefusals}
          where ${mentorRefusals.learnerId} = ${learnerId} and ${mentorRefusals.mentorId} = mentors.mentor_id)`,
        sql`not ${isBlocked(learnerId, sql`mentors.mentor_id`)}`,
      ),
    )
  return mentorIds.filter((id) => rows.some((row) => row.id === id))
}

const isStaying = (at: Date) =>
  sql`(${mentors.leavesOn} is null or ${mentors.leavesOn} > ${noticeUntil(at)}::date)`

const isBlocked = (learnerId: string, mentor: ReturnType<typeof sql>) => sql`exists (select from ${blocks}
  where (${blocks.blockerId} = ${learnerId} and ${blocks.blockedId} = ${mentor})
    or (${blocks.blockerId} = ${mentor} and ${blocks.blockedId} = ${learnerId}))`

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
    const [free] = await takeable(tx, { learnerId, mentorIds: [mentorId], at })
    if (!free) return 'taken'
    await insertRequest(tx, { learnerId, id, mentorId, words, reasons, next, at })
    return 'asked'
  })
}

async function stayingMentor(tx: Database, learnerId: string, at: Date): Promise<boolean> {
  const [row] = await tx
    .select({ id: mentorships.id })
    .from(mentorships)
    .innerJoin(mentors, eq(mentors.mentorId, mentorships.mentorId))
    .where(and(eq(mentorships.learnerId, learnerId), eq(mentorships.state, 'active'), isStaying(at)))
  return row !== undefined
}

async function insertRequest(
  tx: Database,
  request: Pick<MentorRequest, 'learnerId' | 'id' | 'mentorId' | 'words' | 'next' | 'reasons'> & { at: Date },
): Promise<void> {
  const { at, ...values } = request
  const waits = { state: 'waiting' as const, askedAt: at, answerBy: answerBy(at) }
  await tx.insert(mentorRequests).values({ ...values, ...waits })
}

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
  const [mentorId] = await takeable(tx, { learnerId, mentorIds: next, at })
  if (mentorId === undefined) return null
  const rest = next.slice(next.indexOf(mentorId) + 1)
  const request = { learnerId, id: newId, mentorId, words, reasons: reasons[mentorId] ?? {}, next: rest }
  await insertRequest(tx, { ...request, at })
  return mentorId
}

/** What became of a request: `movedTo` is whoever is asked next, null when nobody of her order can be. */
export type Ended = { learnerId: string; mentorId: string; movedTo: string | null }

/** She takes back what she asked; false when it was answered meanwhile. */
export async function withdrawRequest(
  db: Database,
  request: Pick<MentorRequest, 'learnerId' | 'id'> & { at: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockWish(tx, request.learnerId)
    return (await close(tx, request, 'withdrawn', request.at)) !== null
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

/** Nobody answered in time: it goes on by itself. Null when it does not wait any more, or its time is not over. */
export async function passRequest(
  db: Database,
  { request, onward, at }: { request: MentorRequest; onward: Onward; at: Date },
): Promise<Ended | null> {
  const { learnerId, mentorId } = request
  if (request.answerBy > at) return null
  return db.transaction(async (tx) => {
    await lockWish(tx, learnerId)
    const ended = await close(tx, request, 'passed', at)
    return ended && { learnerId, mentorId, movedTo: await moveOn(tx, ended, onward, at) }
  })
}

/** What an acceptance came to. `full` and `closed`: the database refused, and the request went on. */
export type Acceptance =
  | { outcome: 'accepted'; learnerId: string; mentorId: string }
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
    const refused = await beginMentorship(tx, request, mentorshipId, at)
    if (refused === null) return { outcome: 'accepted', learnerId, mentorId }
    if (refused === 'gone') return { outcome: 'gone' }
    const ended = await close(tx, request, 'passed', at)
    if (!ended) return { outcome: 'gone' }
    return { outcome: refused, learnerId, mentorId, movedTo: await moveOn(tx, ended, onward, at) }
  })
}

/** Null when it begun; otherwise nothing is done, and why. */
async function beginMentorship(
  tx: Database,
  request: MentorRequest,
  id: string,
  at: Date,
): Promise<'full' | 'closed' | 'gone' | null> {
  const { learnerId, mentorId } = request
  try {
    return await tx.transaction(async (inner) => {
      if (!(await close(inner, request, 'accepted', at))) return 'gone'
      const [blocked] = await inner.execute<{ is: boolean }>(
        sql`select ${isBlocked(learnerId, sql`${mentorId}`)} as "is"`,
      )
      if (blocked?.is) throw new Blocked()
      const former = await inner
        .update(mentorships)
        .set({ state: 'ended', until: at })
        .where(and(eq(mentorships.learnerId, learnerId), eq(mentorships.state, 'active')))
        .returning({ companionId: mentorships.mentorId })
      for (const { companionId } of former)
        await cancelSessionsBetween(inner, { learnerId, companionId, role: 'mentor', by: null, at })
      await inner.insert(mentorships).values({
        ...{ id, learnerId, mentorId, state: 'active', since: at },
        minutesPerWeek: minutesOfMentorship,
      })
      return null
    })
  } catch (error) {
    if (error instanceof Blocked) return 'closed'
    const refused = refusals[brokenConstraint(error) ?? '']
    if (refused === undefined) throw error
    return refused
  }
}

/** One of the two wants to hear nothing of the other. */
class Blocked extends Error {}

/** Requests whose time is over, the oldest first. */
export async function listDueRequests(db: Database, at: Date, limit: number): Promise<MentorRequest[]> {
  return db
    .select()
    .from(mentorRequests)
    .where(and(waiting, lte(mentorRequests.answerBy, at)))
    .orderBy(asc(mentorRequests.answerBy), asc(mentorRequests.id))
    .limit(limit)
}

/** What she asked last, whatever became of it, or null; with the name of the mentor. */
export async function findLastRequest(
  db: Database,
  learnerId: string,
): Promise<(MentorRequest & { name: string }) | null> {
  const [row] = await db
    .select({ request: mentorRequests, name: people.name })
    .from(mentorRequests)
    .innerJoin(people, eq(people.id, mentorRequests.mentorId))
    .where(eq(mentorRequests.learnerId, learnerId))
    .orderBy(sql`${mentorRequests.state} = 'waiting' desc`, desc(mentorRequests.askedAt))
    .limit(1)
  return row ? { ...row.request, name: row.name } : null
}

/** Requests that wait for this mentor, the one to answer first ahead. */
export async function listRequestsTo(
  db: Database,
  mentorId: string,
): Promise<(MentorRequest & { name: string })[]> {
  const rows = await db
    .select({ request: mentorRequests, name: people.name })
    .from(mentorRequests)
    .innerJoin(people, eq(people.id, mentorRequests.learnerId))
    .where(and(eq(mentorRequests.mentorId, mentorId), waiting))
    .orderBy(asc(mentorRequests.answerBy), asc(mentorRequests.id))
  return rows.map(({ request, name }) => ({ ...request, name }))
}
