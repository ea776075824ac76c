/** Everybody of a round of matching, as it is read: with whom, or why with nobody. */
import { and, asc, desc, eq, ilike, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import type { MentorRequest } from '#db/mentor-requests.ts'
import { mentorRequests } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { matchingPairs } from '#db/schema/rounds.ts'

export type RoundPair = typeof matchingPairs.$inferSelect

/** Everybody of a round. */
export async function listPairs(db: Database, roundId: string): Promise<RoundPair[]> {
  return db
    .select()
    .from(matchingPairs)
    .where(eq(matchingPairs.roundId, roundId))
    .orderBy(asc(matchingPairs.learnerId))
}

export type NamedPair = RoundPair & { learner: string; mentor: string | null }

/** Which of them a page shows: with a mentor or without, and by a part of a name. */
export interface Shown {
  roundId: string
  placed: boolean
  name?: string
}

const mentor = alias(people, 'mentor')

function shownBy({ roundId, placed, name }: Shown) {
  const like = name && `%${name.replace(/[\\%_]/g, '\\$&')}%`
  return and(
    eq(matchingPairs.roundId, roundId),
    placed ? isNotNull(matchingPairs.mentorId) : isNull(matchingPairs.mentorId),
    like ? or(ilike(people.name, like), ilike(mentor.name, like)) : undefined,
  )
}

/** Some of a round with their names: those changed by hand first, then by name. */
export async function listNamedPairs(
  db: Database,
  shown: Shown & { limit: number; offset: number },
): Promise<{ pairs: NamedPair[]; count: number }> {
  const rows = await db
    .select({
      pair: matchingPairs,
      learner: people.name,
      mentor: mentor.name,
      count: sql<number>`count(*) over ()::int`,
    })
    .from(matchingPairs)
    .innerJoin(people, eq(people.id, matchingPairs.learnerId))
    .leftJoin(mentor, eq(mentor.id, matchingPairs.mentorId))
    .where(shownBy(shown))
    .orderBy(
      desc(matchingPairs.byHand),
      sql`${matchingPairs.left} nulls first`,
      asc(people.name),
      asc(people.id),
    )
    .limit(shown.limit)
    .offset(shown.offset)
  return {
    pairs: rows.map(({ pair, learner, mentor }) => ({ ...pair, learner, mentor })),
    count: rows[0]?.count ?? 0,
  }
}

/** One learner of a round with her name; null when she is not of it. */
export async function findNamedPair(
  db: Database,
  roundId: string,
  learnerId: string,
): Promise<NamedPair | null> {
  if (!isId(learnerId)) return null
  const [row] = await db
    .select({ pair: matchingPairs, learner: people.name, mentor: mentor.name })
    .from(matchingPairs)
    .innerJoin(people, eq(people.id, matchingPairs.learnerId))
    .leftJoin(mentor, eq(mentor.id, matchingPairs.mentorId))
    .where(and(eq(matchingPairs.roundId, roundId), eq(matchingPairs.learnerId, learnerId)))
  return row ? { ...row.pair, learner: row.learner, mentor: row.mentor } : null
}

/** How many of a round have nobody, by why; of one that was decided, as long as they are kept. */
export async function countLeft(db: Database, roundId: string): Promise<Record<string, number>> {
  const rows = await db
    .select({ left: matchingPairs.left, count: sql<number>`count(*)::int` })
    .from(matchingPairs)
    .where(and(eq(matchingPairs.roundId, roundId), isNotNull(matchingPairs.left)))
    .groupBy(matchingPairs.left)
  return Object.fromEntries(rows.flatMap(({ left, count }) => (left === null ? [] : [[left, count]])))
}

/** How many of a round no longer held when it was approved, as long as they are kept. */
export function countFallen(db: Database, roundId: string): Promise<number> {
  return db.$count(matchingPairs, and(eq(matchingPairs.roundId, roundId), isNotNull(matchingPairs.fell)))
}

/** What became of the requests of an approved round: how many are in each state. */
export async function countAnswers(
  db: Database,
  roundId: string,
): Promise<Partial<Record<MentorRequest['state'], number>>> {
  const rows = await db
    .select({ state: mentorRequests.state, count: sql<number>`count(*)::int` })
    .from(matchingPairs)
    .innerJoin(
      mentorRequests,
      and(
        eq(mentorRequests.learnerId, matchingPairs.learnerId),
        eq(mentorRequests.id, matchingPairs.requestId),
      ),
    )
    .where(eq(matchingPairs.roundId, roundId))
    .groupBy(mentorRequests.state)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
