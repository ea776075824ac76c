/** Requests that staff make for learners, many at once: the same conditions and the same 48 hours as those that learners make. */
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isBlocked, isOpen, isRefused } from '#db/mentor-places.ts'
import {
  hasStayingMentor,
  minutesOfMentorship,
  waiting,
  waits,
  type MentorRequest,
} from '#db/mentor-requests.ts'
import { lockWishes } from '#db/mentor-wishes.ts'
import { minutesTaken } from '#db/mentors.ts'
import { mentorRequests, mentors, mentorWishes } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import type { hindrances } from '#db/schema/rounds.ts'

/** Two whom somebody else brought together, and why. */
type Pair = Pick<MentorRequest, 'learnerId' | 'mentorId'>

/** Why a request cannot be made of two; see db/schema/rounds.ts. */
export type Hindrance = (typeof hindrances)[number]

/** By mentor: minutes that her mentees take, and those that requests who wait for her answer would. */
const minutesSpoken = sql`${minutesTaken} + ${minutesOfMentorship} * (
  select count(*) from ${mentorRequests}
  where ${mentorRequests.mentorId} = mentors.mentor_id and ${mentorRequests.state} = 'waiting')`

/**
 * What keeps each of these pairs from becoming a request now, by learner; absent: nothing. Room is counted over all of them together,
 * and beside the requests that wait.
 */
export async function listHindrances(
  db: Database,
  pairs: readonly Pair[],
  at: Date,
): Promise<Map<string, Hindrance>> {
  const [learner, mentor] = [sql`pair.learner_id`, sql`pair.mentor_id`]
  const rows = await db.execute<{ learner: string; hindrance: Hindrance }>(sql`
    with pair as (select * from ${asRows(pairs)} as given (learner_id text, mentor_id text)),
    looked as (
      select pair.*, mentors.minutes_per_week - (${minutesSpoken}) as room, case
        when not exists (
          select from ${mentorWishes} join ${people} on ${people.id} = ${mentorWishes.learnerId}
          where ${mentorWishes.learnerId} = ${learner} and ${mentorWishes.want} = 'looking'
            and ${people.disabledAt} is null
        ) or exists (
          select from ${mentorRequests} where ${mentorRequests.learnerId} = ${learner} and ${waiting}
        ) or ${hasStayingMentor(learner, at)} then 'settled'
        when ${isRefused(learner, mentor)} or ${isBlocked(learner, mentor)} then 'apart'
        when mentors.mentor_id is null or not (${isOpen(at)}) then 'closed'
      end as hindrance
      from pair left join ${mentors} on mentors.mentor_id = pair.mentor_id
    ),
    counted as (
      select *, row_number() over (partition by mentor_id, hindrance is null order by learner_id) as place from looked
    )
    select learner_id as learner, coalesce(hindrance, 'full') as hindrance from counted
    where hindrance is not null or place * ${minutesOfMentorship} > room`)
  return new Map(rows.map(({ learner, hindrance }) => [learner, hindrance]))
}

const asRows = (pairs: readonly Pair[]) => {
  const rows = pairs.map(({ learnerId, mentorId }) => ({ learner_id: learnerId, mentor_id: mentorId }))
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)`
}

/**
 * Asks all these mentors at once, each for her pair, where nothing keeps the two from it; what does, by learner. Whatever these learners
 * decide at the same moment comes before or after.
 */
export async function recordRequests(
  tx: Database,
  requests: readonly (Pair & Pick<MentorRequest, 'id' | 'reasons'>)[],
  at: Date,
): Promise<Map<string, Hindrance>> {
  await lockWishes(
    tx,
    requests.map(({ learnerId }) => learnerId),
  )
  const hindrances = await listHindrances(tx, requests, at)
  const made = requests
    .filter(({ learnerId }) => !hindrances.has(learnerId))
    .map(({ learnerId, id, mentorId, reasons }) => ({ learnerId, id, mentorId, reasons }))
  const { askedAt, answerBy } = waits(at)
  await tx.execute(sql`
    insert into ${mentorRequests} (learner_id, id, mentor_id, state, words, reasons, next, asked_at, answer_by)
    select "learnerId", id, "mentorId", 'waiting', '', reasons, '{}', ${askedAt.toISOString()}::timestamptz, ${answerBy.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(made)}::text::jsonb)
      as given ("learnerId" text, id uuid, "mentorId" text, reasons jsonb)`)
  return hindrances
}

/** Requests that wait for each mentor's answer; who has none is not in it. */
export async function countWaiting(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .select({ mentorId: mentorRequests.mentorId, count: sql<number>`count(*)::int` })
    .from(mentorRequests)
    .where(waiting)
    .groupBy(mentorRequests.mentorId)
  return new Map(rows.map(({ mentorId, count }) => [mentorId, count]))
}
