/** Whether a mentor takes somebody at present, and whether a learner may have her. */
import { and, eq, inArray, ne, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isPresent, isStaying, listAbsencesOf, minutesTaken } from '#db/mentors.ts'
import { mentorRefusals, mentorRequests, mentors } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { blocks } from '#db/schema/threads.ts'
import { addDays } from '#engine/calendar.ts'
import { minutesPerMentee } from '#engine/matching/offer.ts'
import { awayThroughout } from '#engine/meeting.ts'

/** Milliseconds that a mentor has to answer. */
export const timeToAnswer = 48 * 60 * 60_000

/** Milliseconds after which she may ask again a mentor from whom she has taken a request back. */
const timeAfterWithdrawal = 7 * 24 * 60 * 60_000

/** Milliseconds for which a mentor who gave no answer is not proposed again. */
const silence = 14 * 24 * 60 * 60_000

/** Since when a request that was taken back counts. */
const withdrawnSince = (at: Date): Date => new Date(at.getTime() - timeAfterWithdrawal)

/** Since when a mentor's silence counts, and a request that was taken back. */
export const apartSince = (at: Date): { silent: Date; withdrawn: Date } => ({
  silent: new Date(at.getTime() - silence),
  withdrawn: withdrawnSince(at),
})

/** A mentor who is open to somebody new at present: approved, present, staying. */
export const isOpen = (at: Date) =>
  and(eq(mentors.state, 'approved'), eq(mentors.open, true), isPresent, isStaying(at))

/** She is, and has minutes left. */
export const takesSomebody = (at: Date) =>
  and(isOpen(at), sql`${minutesTaken} + ${minutesPerMentee} <= ${mentors.minutesPerWeek}`)

/** Those of some mentors whom she may have now, in the order given: they take somebody, are there to answer, and nothing is between the two. */
export async function listTakeable(
  tx: Database,
  { learnerId, mentorIds, at }: { learnerId: string; mentorIds: string[]; at: Date },
): Promise<string[]> {
  if (mentorIds.length === 0) return []
  const [learner, mentor] = [sql`${learnerId}`, sql`mentors.mentor_id`]
  const rows = await tx
    .select({ id: mentors.mentorId, timeZone: people.timeZone })
    .from(mentors)
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .where(
      and(
        inArray(mentors.mentorId, mentorIds),
        ne(mentors.mentorId, learnerId),
        takesSomebody(at),
        sql`not ${isRefused(learner, mentor)}`,
        sql`not ${isWithdrawn(learner, mentor, at)}`,
        sql`not ${isBlocked(learner, mentor)}`,
      ),
    )
  const away = await listAway(tx, rows, at)
  return mentorIds.filter((id) => rows.some((row) => row.id === id) && !away.has(id))
}

/** Those of some people who are away as long as a request that is made now would wait for their answer. */
export async function listAway(
  db: Database,
  persons: { id: string; timeZone: string }[],
  at: Date,
): Promise<Set<string>> {
  const [from, to] = [at.getTime(), at.getTime() + timeToAnswer]
  const day = (instant: number, more: number) => addDays(new Date(instant).toISOString(), more)
  // A day more on both sides: days are on each one's clock.
  const days = { from: day(from, -1), to: day(to, 1) }
  const absences = await listAbsencesOf(
    db,
    persons.map(({ id }) => id),
    days,
  )
  return new Set(
    persons
      .filter(({ id, timeZone }) => awayThroughout(timeZone, absences.get(id) ?? [], { from, to }))
      .map(({ id }) => id),
  )
}

/** One of the two said so, or the other; SQL of their ids. */
export const isRefused = (learner: SQL, mentor: SQL) => sql`exists (select from ${mentorRefusals}
  where ${mentorRefusals.learnerId} = ${learner} and ${mentorRefusals.mentorId} = ${mentor})`

/** The learner has lately taken back what she had asked. */
const isWithdrawn = (learner: SQL, mentor: SQL, at: Date) => sql`exists (select from ${mentorRequests}
  where ${mentorRequests.learnerId} = ${learner} and ${mentorRequests.mentorId} = ${mentor}
    and ${mentorRequests.state} = 'withdrawn'
    and ${mentorRequests.answeredAt} > ${withdrawnSince(at).toISOString()}::timestamptz)`

/** One wants to hear nothing of the other. */
export const isBlocked = (learner: SQL, mentor: SQL) => sql`exists (select from ${blocks}
  where (${blocks.blockerId} = ${learner} and ${blocks.blockedId} = ${mentor})
    or (${blocks.blockerId} = ${mentor} and ${blocks.blockedId} = ${learner}))`
