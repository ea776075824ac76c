/** Learners who look for a mentor: what they wish for, and who is not to be proposed to whom. */
import { and, asc, desc, eq, gt, gte, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isAmong } from '#db/identifier.ts'
import { isStaying } from '#db/mentors.ts'
import { enrolments, learnerProfiles } from '#db/schema/learners.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { mentorRefusals, mentorRequests, mentors, mentorWishes } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { blocks } from '#db/schema/threads.ts'

export type MentorWish = typeof mentorWishes.$inferSelect

/** Whether she wants a mentor and which kind, or null before she has said. */
export async function findWish(db: Database, learnerId: string): Promise<MentorWish | null> {
  const [row] = await db.select().from(mentorWishes).where(eq(mentorWishes.learnerId, learnerId))
  return row ?? null
}

/** What a learner decides about her mentors goes through the lock of this row, so that two decisions take turns. */
export async function lockWish(tx: Database, learnerId: string): Promise<MentorWish | null> {
  const [row] = await tx
    .select()
    .from(mentorWishes)
    .where(eq(mentorWishes.learnerId, learnerId))
    .for('update')
  return row ?? null
}

/** The same for many at once, always in the same order, so that two who lock some of them wait for each other and go on. */
export async function lockWishes(tx: Database, learnerIds: string[]): Promise<void> {
  if (learnerIds.length === 0) return
  await tx
    .select({ learnerId: mentorWishes.learnerId })
    .from(mentorWishes)
    .where(isAmong(mentorWishes.learnerId, learnerIds))
    .orderBy(asc(mentorWishes.learnerId))
    .for('update')
}

const ownLanguage = (learnerId: string) =>
  sql`array(select ${people.language} from ${people} where ${people.id} = ${learnerId})`

/**
 * Keeps whether she wants a mentor; with `kind`, which: at first, one who speaks the language of her pages. A request that waits is withdrawn when she looks no more. What is absent
 * stays.
 */
export async function saveWish(
  db: Database,
  wish: Pick<MentorWish, 'learnerId' | 'want'> & {
    kind?: Pick<MentorWish, 'topics' | 'languages' | 'tone'>
    at: Date
  },
): Promise<void> {
  const { learnerId, want, kind, at } = wish
  await db.transaction(async (tx) => {
    await tx
      .insert(mentorWishes)
      .values({ learnerId, want, topics: [], languages: ownLanguage(learnerId), ...kind, since: at })
      .onConflictDoNothing()
    const before = await lockWish(tx, learnerId)
    await tx
      .update(mentorWishes)
      .set({ want, ...kind, since: before?.want === want ? before.since : at })
      .where(eq(mentorWishes.learnerId, learnerId))
    if (want === 'looking') return
    await tx
      .update(mentorRequests)
      .set({ state: 'withdrawn', answeredAt: at })
      .where(and(eq(mentorRequests.learnerId, learnerId), eq(mentorRequests.state, 'waiting')))
  })
}

/** A learner who may be proposed a mentor now. */
export interface Seeker {
  learnerId: string
  name: string
  timeZone: string
  track: string | null
  topics: string[]
  languages: string[]
  tone: MentorWish['tone']
  since: Date
}

/** The track she is on; before she is on one, the one she told in the welcome. */
const soughtTrack = sql<
  string | null
>`coalesce(${enrolments.track}, ${learnerProfiles.welcome} #>> '{track,track}')`

const seekers = (db: Database) =>
  db
    .select({
      learnerId: mentorWishes.learnerId,
      name: people.name,
      timeZone: people.timeZone,
      track: soughtTrack,
      topics: mentorWishes.topics,
      languages: mentorWishes.languages,
      tone: mentorWishes.tone,
      since: mentorWishes.since,
    })
    .from(mentorWishes)
    .innerJoin(people, and(eq(people.id, mentorWishes.learnerId), isNull(people.disabledAt)))
    .leftJoin(enrolments, and(eq(enrolments.learnerId, mentorWishes.learnerId), isNull(enrolments.endedAt)))
    .leftJoin(learnerProfiles, eq(learnerProfiles.learnerId, mentorWishes.learnerId))

/** These learners with what they wish for, whether they look for a mentor at present or not. */
export async function listWishesOf(db: Database, learnerIds: string[]): Promise<Seeker[]> {
  if (learnerIds.length === 0) return []
  return seekers(db).where(isAmong(mentorWishes.learnerId, learnerIds))
}

const looks = (at: Date) =>
  and(
    eq(mentorWishes.want, 'looking'),
    sql`not exists (
      select from ${mentorRequests} where ${mentorRequests.learnerId} = ${mentorWishes.learnerId}
        and ${mentorRequests.state} = 'waiting')`,
    sql`not exists (
      select from ${mentorships} join ${mentors} on ${mentors.mentorId} = ${mentorships.mentorId}
      where ${mentorships.learnerId} = ${mentorWishes.learnerId} and ${mentorships.state} = 'active'
        and ${isStaying(at)})`,
  )

/** Her account stays: nobody new is found for one who goes. */
const stays = isNull(people.deletionRequestedAt)

/**
 * Learners who look for a mentor, the longest looking first: those who have none, or whose mentor is about to leave, and who wait
 * for no answer. One of them when given, or so many of those who stay.
 */
export async function listSeekers(
  db: Database,
  { learnerId, at, limit }: { learnerId?: string; at: Date; limit?: number },
): Promise<Seeker[]> {
  const one = learnerId === undefined ? stays : eq(mentorWishes.learnerId, learnerId)
  const found = seekers(db)
    .where(and(looks(at), one))
    .orderBy(asc(mentorWishes.since), asc(mentorWishes.learnerId))
  return limit === undefined ? found : found.limit(limit)
}

/** Learners who began to look for a mentor after a moment and still wish for one, the latest first: so many at most. */
export async function listSeekersSince(db: Database, since: Date, limit: number): Promise<Seeker[]> {
  return seekers(db)
    .where(and(eq(mentorWishes.want, 'looking'), gt(mentorWishes.since, since)))
    .orderBy(desc(mentorWishes.since), asc(mentorWishes.learnerId))
    .limit(limit)
}

/** How many learners look for a mentor, and stay. */
export async function countLooking(db: Database, at: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(mentorWishes)
    .innerJoin(people, and(eq(people.id, mentorWishes.learnerId), isNull(people.disabledAt)))
    .where(and(looks(at), stays))
  return row?.count ?? 0
}

/**
 * Two who are not to be proposed to each other, and whose word that was; `silent`: she gave no answer lately; `withdrawn`: the
 * learner took back lately what she had asked.
 */
export interface Apart {
  learnerId: string
  mentorId: string
  by: 'learner' | 'mentor' | 'silent' | 'withdrawn'
}

/**
 * Those whom these learners are not proposed: refused by either side, blocked by either, silent since a moment, or asked in vain
 * since another: taken back by her.
 */
export async function listApart(
  db: Database,
  learnerIds: string[],
  since: { silent: Date; withdrawn: Date },
): Promise<Apart[]> {
  if (learnerIds.length === 0) return []
  const lately = (state: 'passed' | 'withdrawn', within: SQL | undefined) =>
    db
      .select({ learnerId: mentorRequests.learnerId, mentorId: mentorRequests.mentorId })
      .from(mentorRequests)
      .where(and(isAmong(mentorRequests.learnerId, learnerIds), eq(mentorRequests.state, state), within))
  const [refused, silent, withdrawn, blocked] = await Promise.all([
    db.select().from(mentorRefusals).where(isAmong(mentorRefusals.learnerId, learnerIds)),
    // What went on before its time did so because she could take nobody: that is no silence.
    lately(
      'passed',
      and(
        gte(mentorRequests.answerBy, since.silent),
        gte(mentorRequests.answeredAt, mentorRequests.answerBy),
      ),
    ),
    lately('withdrawn', gt(mentorRequests.answeredAt, since.withdrawn)),
    db
      .select({ blocker: blocks.blockerId, blocked: blocks.blockedId })
      .from(blocks)
      .where(or(isAmong(blocks.blockerId, learnerIds), isAmong(blocks.blockedId, learnerIds))),
  ])
  const known = new Set(learnerIds)
  return [
    ...refused.map(({ learnerId, mentorId, by }) => ({ learnerId, mentorId, by })),
    ...silent.map((pair) => ({ ...pair, by: 'silent' as const })),
    ...withdrawn.map((pair) => ({ ...pair, by: 'withdrawn' as const })),
    ...blocked.flatMap(({ blocker, blocked: other }) =>
      [
        { learnerId: blocker, mentorId: other, by: 'mentor' as const },
        { learnerId: other, mentorId: blocker, by: 'mentor' as const },
      ].filter(({ learnerId }) => known.has(learnerId)),
    ),
  ]
}

/** The two are not proposed to each other again; the first word stands. */
export async function recordRefusals(
  db: Database,
  refusals: (typeof mentorRefusals.$inferInsert)[],
): Promise<void> {
  if (refusals.length > 0) await db.insert(mentorRefusals).values(refusals).onConflictDoNothing()
}

/** She would like to see again those she set aside herself. */
export async function removeOwnRefusals(db: Database, learnerId: string): Promise<void> {
  await db
    .delete(mentorRefusals)
    .where(and(eq(mentorRefusals.learnerId, learnerId), eq(mentorRefusals.by, 'learner')))
}
