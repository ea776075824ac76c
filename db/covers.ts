/**
 * A mentor who stands in for another while she is away: asked by the mentor, for 48 hours, then by her leave shown to the learner,
 * who agrees or not. Who asks takes the lock of the mentorship; one cover a day and the minutes of her who stands in are kept
 * by the database (migration 0007).
 */
import { aliasedTable, and, asc, desc, eq, gte, inArray, lte, or, sql, type SQL } from 'drizzle-orm'
import { brokenConstraint, type Database } from '#db/client.server.ts'
import { current, type Cover, type CoverState } from '#db/cover-changes.ts'
import { isId } from '#db/identifier.ts'
import { isBlocked, isRefused, timeToAnswer } from '#db/mentor-places.ts'
import { isPresent } from '#db/mentors.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { covers, mentors } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'

/** Who could stand in is shown by so many at most. */
const mostCandidates = 12

/** Until when somebody who is asked now may answer. */
export const coverAnswerBy = (askedAt: Date): Date => new Date(askedAt.getTime() + timeToAnswer)

/** A cover with the names of the three. */
export interface NamedCover extends Cover {
  learner: string
  mentor: string
  cover: string
}

/** Somebody who could stand in, with the languages she shares with the learner. */
export interface CoverCandidate {
  id: string
  name: string
  languages: string[]
}

type Days = Pick<Cover, 'from' | 'to'>

const [learner, mentor, cover] = [
  aliasedTable(people, 'learner'),
  aliasedTable(people, 'mentor'),
  aliasedTable(people, 'cover'),
]

/** Covers of a learner, a mentor or her who stands in, the first days first. A mentorship that ended takes its covers with it. */
async function list(db: Database, where: SQL | undefined): Promise<NamedCover[]> {
  const rows = await db
    .select({ row: covers, learner: learner.name, mentor: mentor.name, cover: cover.name })
    .from(covers)
    .innerJoin(learner, eq(learner.id, covers.learnerId))
    .innerJoin(mentor, eq(mentor.id, covers.mentorId))
    .innerJoin(cover, eq(cover.id, covers.coverId))
    .innerJoin(
      mentorships,
      and(
        eq(mentorships.learnerId, covers.learnerId),
        eq(mentorships.mentorId, covers.mentorId),
        eq(mentorships.state, 'active'),
      ),
    )
    .where(where)
    .orderBy(asc(covers.from), asc(learner.name), asc(covers.id))
  return rows.map(({ row, ...names }) => ({ ...row, ...names }))
}

/** What a mentor planned for days that are not over, whatever became of it. */
export function listCoversOf(db: Database, mentorId: string, today: string): Promise<NamedCover[]> {
  return list(db, and(eq(covers.mentorId, mentorId), gte(covers.to, today)))
}

/** What somebody is asked to stand in for, or does, on days that are not over. */
export function listCoversBy(db: Database, coverId: string, today: string): Promise<NamedCover[]> {
  return list(db, and(eq(covers.coverId, coverId), inArray(covers.state, current), gte(covers.to, today)))
}

/** What a learner is to answer, and what she agreed to, on days that are not over by her calendar. */
export function listCoversFor(db: Database, learnerId: string, today: string): Promise<NamedCover[]> {
  const shown: CoverState[] = ['accepted', 'agreed']
  return list(db, and(eq(covers.learnerId, learnerId), inArray(covers.state, shown), gte(covers.to, today)))
}

/** A cover that somebody of the three may answer or end; null for anybody else. */
export async function findCover(db: Database, personId: string, id: string): Promise<Cover | null> {
  if (!isId(id)) return null
  const [row] = await db
    .select()
    .from(covers)
    .where(
      and(
        eq(covers.id, id),
        or(eq(covers.learnerId, personId), eq(covers.mentorId, personId), eq(covers.coverId, personId)),
      ),
    )
  return row ?? null
}

/** The learner's own languages: those that she would speak with a mentor, and that of her pages. */
const spokenBy = (learnerId: string) => sql`array_append(
  coalesce((select w.languages from mentor_wishes w where w.learner_id = ${learnerId}), '{}'),
  (select p.language from people p where p.id = ${learnerId}))`

/**
 * Who could stand in for a mentor on some days: approved and open, present and staying all the while, with a language of the
 * learner's and enough minutes, and nothing between the two. Those with more of her languages come first, then those with more
 * minutes left. `coverId`: whether this one could.
 */
export async function listCoverCandidates(
  db: Database,
  {
    learnerId,
    mentorId,
    coverId,
    from,
    to,
  }: Days & Pick<Cover, 'learnerId' | 'mentorId'> & { coverId?: string },
): Promise<CoverCandidate[]> {
  const days = sql`daterange(${from}::date, ${to}::date, '[]')`
  const minutes = sql`(select ms.minutes_per_week from mentorships ms
    where ms.learner_id = ${learnerId} and ms.mentor_id = ${mentorId} and ms.state = 'active')`
  const taken = sql`(select coalesce(sum(ms.minutes_per_week), 0)::int from mentorships ms
    where ms.mentor_id = mentors.mentor_id and ms.state = 'active')
    + cover_minutes(mentors.mentor_id, ${days}, null)`
  const [two, languages] = [[sql`${learnerId}`, sql`mentors.mentor_id`] as const, spokenBy(learnerId)]
  const shared = sql<
    string[]
  >`array(select l from unnest(${mentors.languages}) l where l = any(${languages}))`
  return db
    .select({ id: mentors.mentorId, name: people.name, languages: shared })
    .from(mentors)
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .where(
      and(
        coverId === undefined ? undefined : eq(mentors.mentorId, coverId),
        eq(mentors.state, 'approved'),
        eq(mentors.open, true),
        isPresent,
        sql`mentors.mentor_id not in (${learnerId}, ${mentorId})`,
        sql`${mentors.languages} && ${languages}`,
        sql`(${mentors.leavesOn} is null or ${mentors.leavesOn} >= ${to}::date)`,
        sql`not exists (select from absences a where a.person_id = mentors.mentor_id
          and daterange(a.from_date, a.to_date, '[]') && ${days})`,
        sql`${taken} + ${minutes} <= ${mentors.minutesPerWeek}`,
        sql`not ${isRefused(...two)}`,
        sql`not ${isBlocked(...two)}`,
      ),
    )
    .orderBy(
      desc(sql`cardinality(${shared})`),
      desc(sql`${mentors.minutesPerWeek} - (${taken})`),
      asc(people.name),
      asc(people.id),
    )
    .limit(mostCandidates)
}

/**
 * A mentor asks another to stand in for her. `not-hers`: she does not accompany this learner; `planned`: a cover on one of these days is
 * asked, accepted or agreed; `taken`: she whom she asks cannot. The same id again is the same cover.
 */
export async function recordCover(
  db: Database,
  asked: Pick<Cover, 'learnerId' | 'id' | 'mentorId' | 'coverId' | 'from' | 'to' | 'summary'> & { at: Date },
): Promise<'asked' | 'again' | 'not-hers' | 'planned' | 'taken'> {
  const { at, ...values } = asked
  const { learnerId, mentorId, id } = values
  try {
    return await db.transaction(async (tx) => {
      const [hers] = await tx
        .select({ id: mentorships.id })
        .from(mentorships)
        .where(
          and(
            eq(mentorships.learnerId, learnerId),
            eq(mentorships.mentorId, mentorId),
            eq(mentorships.state, 'active'),
          ),
        )
        .for('update')
      if (!hers) return 'not-hers'
      const same = and(eq(covers.learnerId, learnerId), eq(covers.id, id))
      if ((await tx.$count(covers, same)) > 0) return 'again'
      if ((await listCoverCandidates(tx, values)).length === 0) return 'taken'
      await tx.insert(covers).values({ ...values, state: 'asked', askedAt: at })
      return 'asked'
    })
  } catch (error) {
    if (brokenConstraint(error) === 'covers_one_a_day') return 'planned'
    throw error
  }
}

/** Covers that were not answered in time, the oldest first. */
export async function listDueCovers(db: Database, at: Date, limit: number): Promise<Cover[]> {
  return db
    .select()
    .from(covers)
    .where(and(eq(covers.state, 'asked'), lte(covers.askedAt, new Date(at.getTime() - timeToAnswer))))
    .orderBy(asc(covers.askedAt), asc(covers.id))
    .limit(limit)
}
