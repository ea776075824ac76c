/** Joining two accounts of one person: what both hold, what stands in the way, who asked, and what each mailbox answered. */
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { mergeAccounts, type ModelOf } from '#db/merge.ts'
import { accountMerges } from '#db/schema/account-merges.ts'
import { awards } from '#db/schema/awards.ts'
import { enrolments } from '#db/schema/learners.ts'
import { evidence } from '#db/schema/learning.ts'
import { cohortMembers, cohorts, mentorships } from '#db/schema/mentoring.ts'
import { mentorRequests } from '#db/schema/mentors.ts'
import { logins, people, personRoles } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { messages } from '#db/schema/threads.ts'

export type AccountMerge = typeof accountMerges.$inferSelect
export type Side = 'kept' | 'joined'

/** Milliseconds for which the links of the two letters are good. */
export const timeToConfirm = 7 * 24 * 3_600_000

/** What an account holds, for whoever compares two. */
export interface Holding {
  evidence: number
  track: string | null
  mentor: string | null
  cohorts: string[]
  awards: number
  messages: number
  lastLogin: Date | null
}

/** What this learner’s account holds. */
export async function findHolding(db: Database, personId: string): Promise<Holding> {
  const [facts, [enrolment], [mentor], joined, credentials, written, [login]] = await Promise.all([
    db.$count(evidence, eq(evidence.learnerId, personId)),
    db
      .select({ track: enrolments.track })
      .from(enrolments)
      .where(and(eq(enrolments.learnerId, personId), isNull(enrolments.endedAt))),
    db
      .select({ name: people.name })
      .from(mentorships)
      .innerJoin(people, eq(people.id, mentorships.mentorId))
      .where(and(eq(mentorships.learnerId, personId), eq(mentorships.state, 'active'))),
    db
      .select({ name: cohorts.name })
      .from(cohortMembers)
      .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
      .where(eq(cohortMembers.learnerId, personId))
      .orderBy(cohorts.name),
    db.$count(awards, and(eq(awards.learnerId, personId), isNull(awards.revokedAt))),
    db.$count(messages, eq(messages.authorId, personId)),
    db
      .select({ at: logins.createdAt })
      .from(logins)
      .where(eq(logins.userId, personId))
      .orderBy(desc(logins.createdAt))
      .limit(1),
  ])
  return {
    ...{ evidence: facts, track: enrolment?.track ?? null, mentor: mentor?.name ?? null },
    ...{ cohorts: joined.map(({ name }) => name), awards: credentials, messages: written },
    lastLogin: login?.at ?? null,
  }
}

/** Why two accounts cannot be joined as they are. Each can be settled first. */
export const collisions = ['roles', 'closed', 'mentors', 'cohorts', 'request', 'sessions'] as const
export type Collision = (typeof collisions)[number]
interface Two {
  keptId: string
  joinedId: string
}

/** What stands in the way of joining these two; nothing when they may be. */
export async function listCollisions(
  db: Database,
  { keptId, joinedId }: Two,
  at: Date,
): Promise<Collision[]> {
  const both = sql`(${keptId}, ${joinedId})`
  const [row] = await db.execute<Record<Collision, boolean>>(sql`select
    exists (select from ${personRoles} where person_id in ${both} and role <> 'learner')
      or (select count(*) from ${personRoles} where person_id in ${both}) < 2 as roles,
    exists (select from ${people} where id in ${both}
      and (disabled_at is not null or deletion_requested_at is not null)) as closed,
    (select count(*) from ${mentorships} where learner_id in ${both} and state = 'active') > 1 as mentors,
    (select count(distinct learner_id) = 2 and count(distinct cohort_id) > 1 from ${cohortMembers}
      where learner_id in ${both}) as cohorts,
    exists (select from ${mentorRequests} where learner_id in ${both} and state = 'waiting') as request,
    exists (select from ${sessions} a join ${sessions} b on a.learner_id = ${keptId} and b.learner_id = ${joinedId}
      and a.state = 'booked' and b.state = 'booked' and a.ends_at > ${at.toISOString()}::timestamptz
      and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)) as sessions`)
  return collisions.filter((one) => row?.[one])
}

/** Keeps that staff ask for it; false when one of the two waits already, on whichever side. The same id again is the same. */
export async function recordMerge(
  db: Database,
  merge: Two & { id: string; askedBy: string; at: Date },
): Promise<boolean> {
  const { id, keptId, joinedId, askedBy, at } = merge
  return db.transaction(async (tx) => {
    await closeLateMerges(tx, at)
    const both = [keptId, joinedId].sort()
    // Two who ask at once wait for each other: no index knows both sides of a merge.
    await tx
      .select({ id: people.id })
      .from(people)
      .where(inArray(people.id, both))
      .orderBy(people.id)
      .for('no key update')
    const busy = or(inArray(accountMerges.keptId, both), inArray(accountMerges.joinedId, both))
    if ((await tx.$count(accountMerges, and(waiting, busy))) > 0) return false
    const rows = await tx
      .insert(accountMerges)
      .values({ id, keptId, joinedId, askedBy, askedAt: at, state: 'waiting' })
      .onConflictDoNothing()
      .returning({ id: accountMerges.id })
    if (rows.length === 0) return false
    const detail = { other: joinedId }
    await recordAudit(tx, { at, actorId: askedBy, action: 'merge.asked', subjectId: keptId, detail })
    return true
  })
}

async function closeLateMerges(tx: Database, at: Date): Promise<void> {
  const before = new Date(at.getTime() - timeToConfirm).toISOString()
  await tx
    .update(accountMerges)
    .set({ state: 'withdrawn', endedAt: at })
    .where(and(waiting, sql`${accountMerges.askedAt} <= ${before}::timestamptz`))
}

const waiting = eq(accountMerges.state, 'waiting')

/** The merge of this id, whatever became of it, or null. */
export async function findMerge(db: Database, id: string): Promise<AccountMerge | null> {
  if (!isId(id)) return null
  const [row] = await db.select().from(accountMerges).where(eq(accountMerges.id, id))
  return row ?? null
}

/** The merge that waits for this person’s answer, or null. */
export async function findWaitingMerge(
  db: Database,
  personId: string,
  at: Date,
): Promise<AccountMerge | null> {
  const hers = or(eq(accountMerges.keptId, personId), eq(accountMerges.joinedId, personId))
  const [row] = await db.select().from(accountMerges).where(and(waiting, hers))
  return row && !isOver(row, at) ? row : null
}

/** Whether nothing can be answered any more. */
export function isOver({ state, askedAt }: AccountMerge, at: Date): boolean {
  return state !== 'waiting' || at.getTime() - askedAt.getTime() >= timeToConfirm
}

/** Ends a merge that waits, without joining anything: one mailbox said no (`by` null), or staff took it back. False when it waits no more. */
export async function endMerge(
  db: Database,
  end: { id: string; state: 'refused' | 'withdrawn'; by: string | null; at: Date },
): Promise<boolean> {
  const { id, state, by, at } = end
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(accountMerges)
      .set({ state, endedAt: at })
      .where(and(eq(accountMerges.id, id), waiting))
      .returning()
    if (!row) return false
    const detail = { other: row.joinedId }
    const line = { actorId: by, action: `merge.${state}`, subjectId: row.keptId, detail }
    await recordAudit(tx, { ...line, at })
    return true
  })
}

/**
 * One mailbox says yes; the second one to do so has the two joined, at once, under the lock of the merge: sent twice, it is done once.
 * `collides`: something came in between, nothing was done, and the yes is kept.
 */
export async function confirmMerge(
  tx: Database,
  modelOf: ModelOf,
  answer: { id: string; side: Side; at: Date },
): Promise<{ outcome: 'over' | 'waits' | 'collides' | 'done'; merge: AccountMerge | null }> {
  const { id, side, at } = answer
  const [found] = await tx.select().from(accountMerges).where(eq(accountMerges.id, id)).for('update')
  if (!found || found.joinedId === null || isOver(found, at))
    return { outcome: found?.state === 'done' ? 'done' : 'over', merge: null }
  const yes =
    side === 'kept' ? { keptYesAt: found.keptYesAt ?? at } : { joinedYesAt: found.joinedYesAt ?? at }
  const merge = { ...found, ...yes }
  const which = eq(accountMerges.id, id)
  await tx.update(accountMerges).set(yes).where(which)
  if (!merge.keptYesAt || !merge.joinedYesAt) return { outcome: 'waits', merge }
  const { keptId, joinedId, askedBy } = found
  if ((await listCollisions(tx, { keptId, joinedId }, at)).length > 0) return { outcome: 'collides', merge }
  await tx.update(accountMerges).set({ state: 'done', endedAt: at }).where(which)
  const facts = await mergeAccounts(tx, modelOf, { keptId, joinedId, by: askedBy, at })
  if (facts === null) throw new Error('an account vanished under its merge')
  return { outcome: 'done', merge }
}
