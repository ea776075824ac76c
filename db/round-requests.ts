/** Requests that staff make for learners, many at once: the same conditions and the same 48 hours as those that learners make. */
import { eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isAmong } from '#db/identifier.ts'
import { apartSince, isOpen, listAway } from '#db/mentor-places.ts'
import {
  hasStayingMentor,
  minutesOfMentorship,
  waiting,
  waits,
  type MentorRequest,
} from '#db/mentor-requests.ts'
import { listApart, lockWishes } from '#db/mentor-wishes.ts'
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

/** Those learners of some pairs whom their mentors no longer suit. */
export type Unsuited = (db: Database, pairs: readonly Pair[], at: Date) => Promise<ReadonlySet<string>>

/**
 * What keeps each of these pairs from becoming a request now, by learner; absent: nothing. Room is counted over all of them together,
 * and beside the requests that wait.
 */
export async function listHindrances(
  db: Database,
  pairs: readonly Pair[],
  { at, unsuited }: { at: Date; unsuited: Unsuited },
): Promise<Map<string, Hindrance>> {
  const learner = sql`pair.learner_id`
  const [away, misfits, apart] = await Promise.all([
    listAwayOf(db, pairs, at),
    unsuited(db, pairs, at),
    listApartOf(db, pairs, at),
  ])
  const given = pairs.map(({ learnerId, mentorId }) => ({
    ...{ learner_id: learnerId, mentor_id: mentorId },
    ...{ away: away.has(mentorId), unsuited: misfits.has(learnerId) },
    apart: learnerId === mentorId || (apart.get(learnerId)?.has(mentorId) ?? false),
  }))
  const rows = await db.execute<{ learner: string; hindrance: Hindrance }>(sql`
    with pair as (select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
      as given (learner_id text, mentor_id text, away boolean, unsuited boolean, apart boolean)),
    looked as (
      select pair.*, mentors.minutes_per_week - (${minutesSpoken}) as room, case
        when not exists (
          select from ${mentorWishes} join ${people} on ${people.id} = ${mentorWishes.learnerId}
          where ${mentorWishes.learnerId} = ${learner} and ${mentorWishes.want} = 'looking'
            and ${people.disabledAt} is null and ${people.deletionRequestedAt} is null
        ) or exists (
          select from ${mentorRequests} where ${mentorRequests.learnerId} = ${learner} and ${waiting}
        ) or ${hasStayingMentor(learner, at)} then 'settled'
        when pair.apart then 'apart'
        when mentors.mentor_id is null or not (${isOpen(at)}) or pair.away then 'closed'
        when pair.unsuited then 'unsuited'
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

/** By learner: the mentors of these pairs and others with whom nothing is proposed to her. */
async function listApartOf(
  db: Database,
  pairs: readonly Pair[],
  at: Date,
): Promise<Map<string, Set<string>>> {
  const ids = pairs.map(({ learnerId }) => learnerId)
  const apart = new Map<string, Set<string>>()
  for (const { learnerId, mentorId } of await listApart(db, ids, apartSince(at)))
    apart.set(learnerId, (apart.get(learnerId) ?? new Set()).add(mentorId))
  return apart
}

async function listAwayOf(db: Database, pairs: readonly Pair[], at: Date): Promise<Set<string>> {
  const ids = [...new Set(pairs.map(({ mentorId }) => mentorId))]
  const mentors = await db
    .select({ id: people.id, timeZone: people.timeZone })
    .from(people)
    .where(isAmong(people.id, ids))
  return listAway(db, mentors, at)
}

/**
 * Asks all these mentors at once, each for her pair, where nothing keeps the two from it; what does, by learner. Whatever these learners
 * decide at the same moment comes before or after.
 */
export async function recordRequests(
  tx: Database,
  requests: readonly (Pair & Pick<MentorRequest, 'id' | 'reasons'>)[],
  { at, unsuited }: { at: Date; unsuited: Unsuited },
): Promise<Map<string, Hindrance>> {
  await lockWishes(
    tx,
    requests.map(({ learnerId }) => learnerId),
  )
  const hindrances = await listHindrances(tx, requests, { at, unsuited })
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

/** Places that mentors have left when every request that waits for an answer is accepted; none with those who are away that long. */
export async function countPlaces(db: Database, at: Date): Promise<number> {
  const rows = await db
    .select({
      id: mentors.mentorId,
      timeZone: people.timeZone,
      places: sql<number>`((${mentors.minutesPerWeek} - (${minutesSpoken})) / ${minutesOfMentorship}::int)::int`,
    })
    .from(mentors)
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .where(isOpen(at))
  const away = await listAway(db, rows, at)
  return rows.reduce((sum, { id, places }) => (away.has(id) ? sum : sum + Math.max(0, places)), 0)
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
