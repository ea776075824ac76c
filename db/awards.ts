/** Credentials that learners were given, and the keys that they are signed with. */
import { and, desc, eq, gte, ilike, isNotNull, isNull, lt, max, sql } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { isAmong, isId } from '#db/identifier.ts'
import { awards, revokedStatuses, signingKeys } from '#db/schema/awards.ts'
import { evidence, submissions } from '#db/schema/learning.ts'
import { feedback } from '#db/schema/feedback.ts'
import { people } from '#db/schema/people.ts'

export type Award = typeof awards.$inferSelect
export type AwardKind = Award['kind']
export type RevocationReason = NonNullable<Award['reason']>

/** A credential and the name of its learner, as staff see it. */
export interface NamedAward extends Award {
  learner: string
}

type NewAward = Pick<Award, 'learnerId' | 'id' | 'kind' | 'subject' | 'name' | 'ability' | 'grounds'>

/** Gives a credential; false when she has one for it that is not revoked, so that two clicks or two tabs give one. */
export async function recordAward(
  tx: Database,
  { by, at, ...award }: NewAward & { by: string; at: Date },
): Promise<boolean> {
  const made = await tx
    .insert(awards)
    .values({ ...award, issuedAt: at, issuedBy: by })
    .onConflictDoNothing()
    .returning({ id: awards.id })
  if (made.length === 0) return false
  const detail = { award: award.id, kind: award.kind, of: award.subject }
  await recordAudit(tx, { at, actorId: by, action: 'award.issued', subjectId: award.learnerId, detail })
  return true
}

/** A credential by its id, whosever it is. */
export async function findAward(db: Database, id: string): Promise<NamedAward | null> {
  if (!isId(id)) return null
  const [row] = await db
    .select({ award: awards, learner: people.name })
    .from(awards)
    .innerJoin(people, eq(people.id, awards.learnerId))
    .where(eq(awards.id, id))
  return row ? { ...row.award, learner: row.learner } : null
}

/** A learner’s credentials, the latest first. */
export async function listAwards(db: Database, learnerId: string): Promise<Award[]> {
  return db
    .select()
    .from(awards)
    .where(eq(awards.learnerId, learnerId))
    .orderBy(desc(awards.issuedAt), desc(awards.statusIndex))
}

/** Credentials that were given, the latest first; of learners whose name holds these letters. */
export async function searchAwards(db: Database, search: string, limit: number): Promise<NamedAward[]> {
  const rows = await db
    .select({ award: awards, learner: people.name })
    .from(awards)
    .innerJoin(people, eq(people.id, awards.learnerId))
    .where(isCalled(search))
    .orderBy(desc(awards.issuedAt), desc(awards.statusIndex))
    .limit(limit)
  return rows.map(({ award, learner }) => ({ ...award, learner }))
}

/** She accepts a credential, under a name and with what was signed; null when it is not hers or not to be accepted any more. */
export async function saveAcceptance(
  db: Database,
  accepted: { learnerId: string; id: string; shownName: string; jwt: string; at: Date },
): Promise<boolean> {
  const { learnerId, id, shownName, jwt, at } = accepted
  const rows = await db
    .update(awards)
    .set({
      shownName,
      jwt,
      acceptedAt: sql`coalesce(${awards.acceptedAt}, ${at.toISOString()}::timestamptz)`,
    })
    .where(and(isHers(learnerId, id), isNull(awards.revokedAt)))
    .returning({ id: awards.id })
  return rows.length > 0
}

/** She switches the page of an accepted credential on or off; false when there is none. */
export async function savePublic(
  db: Database,
  { learnerId, id, isPublic }: { learnerId: string; id: string; isPublic: boolean },
): Promise<boolean> {
  const rows = await db
    .update(awards)
    .set({ isPublic })
    .where(and(isHers(learnerId, id), isNotNull(awards.acceptedAt)))
    .returning({ id: awards.id })
  return rows.length > 0
}

/** Revokes a credential for good; false when it was revoked before, or there is none. */
export async function saveRevocation(
  db: Database,
  given: { id: string; reason: RevocationReason; words: string; by: string; at: Date },
): Promise<boolean> {
  const { id, reason, words, by, at } = given
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(awards)
      .set({ revokedAt: at, revokedBy: by, reason, revocationWords: words })
      .where(and(eq(awards.id, id), isNull(awards.revokedAt)))
      .returning({ learnerId: awards.learnerId, statusIndex: awards.statusIndex, subject: awards.subject })
    if (!row) return false
    await tx.insert(revokedStatuses).values({ statusIndex: row.statusIndex }).onConflictDoNothing()
    const detail = { award: id, of: row.subject, reason }
    await recordAudit(tx, { at, actorId: by, action: 'award.revoked', subjectId: row.learnerId, detail })
    return true
  })
}

/** The revoked places between two, the second left out. */
export async function listRevoked(db: Database, from: number, before: number): Promise<number[]> {
  const rows = await db
    .select()
    .from(revokedStatuses)
    .where(and(gte(revokedStatuses.statusIndex, from), lt(revokedStatuses.statusIndex, before)))
  return rows.map(({ statusIndex }) => statusIndex)
}

/** The highest place that was given or revoked; 0 before the first. */
export async function findLastStatus(db: Database): Promise<number> {
  const [[given], [revoked]] = await Promise.all([
    db.select({ last: max(awards.statusIndex) }).from(awards),
    db.select({ last: max(revokedStatuses.statusIndex) }).from(revokedStatuses),
  ])
  return Math.max(given?.last ?? 0, revoked?.last ?? 0)
}

/** Learners of whom a person confirmed something that no credential stands for, the latest confirmation first. */
export async function listConfirmed(
  db: Database,
  asked: { search: string; nodes: string[]; limit: number },
): Promise<{ learnerId: string; learner: string; node: string }[]> {
  const { search, nodes, limit } = asked
  const latest = sql`max(${evidence.at})`
  return db
    .select({ learnerId: people.id, learner: people.name, node: sql<string>`${evidence.node}` })
    .from(evidence)
    .innerJoin(people, eq(people.id, evidence.learnerId))
    .where(
      and(
        eq(evidence.kind, 'validation'),
        isAmong(evidence.node, nodes),
        isNull(people.disabledAt),
        isNull(people.deletionRequestedAt),
        isCalled(search),
        sql`not exists (select from ${evidence} c where c.learner_id = ${evidence.learnerId} and c.kind = 'contest'
          and c.body ->> 'validation' = ${evidence.id}::text)`,
        withoutAward('node', sql`${evidence.node}`),
      ),
    )
    .groupBy(people.id, people.name, evidence.node)
    .orderBy(desc(latest), people.id, evidence.node)
    .limit(limit)
}

/** Learners who got feedback on one of these projects and have no credential for the track. */
export async function listEnded(
  db: Database,
  asked: { search: string; track: string; modules: string[]; limit: number },
): Promise<{ learnerId: string; learner: string }[]> {
  const { search, track, modules, limit } = asked
  if (modules.length === 0) return []
  return db
    .select({ learnerId: people.id, learner: people.name })
    .from(feedback)
    .innerJoin(
      submissions,
      and(eq(submissions.learnerId, feedback.learnerId), eq(submissions.id, feedback.submissionId)),
    )
    .innerJoin(people, eq(people.id, feedback.learnerId))
    .where(
      and(
        eq(feedback.state, 'sent'),
        isAmong(submissions.module, modules),
        isNull(people.disabledAt),
        isNull(people.deletionRequestedAt),
        isCalled(search),
        withoutAward('track', sql`${track}`),
      ),
    )
    .groupBy(people.id, people.name)
    .orderBy(desc(sql`max(${feedback.sentAt})`), people.id)
    .limit(limit)
}

type SigningKey = typeof signingKeys.$inferSelect

/** The academy’s keys, the latest first. */
export async function listSigningKeys(db: Database): Promise<SigningKey[]> {
  return db.select().from(signingKeys).orderBy(desc(signingKeys.createdAt), signingKeys.id)
}

/** The key that `choose` finds among those there are, else the one that it makes; two processes at once make one. */
export async function saveSigningKey(
  db: Database,
  choose: (known: SigningKey[]) => SigningKey,
): Promise<SigningKey> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('ariane.signing-key'))`)
    const key = choose(await listSigningKeys(tx))
    await tx.insert(signingKeys).values(key).onConflictDoNothing()
    return key
  })
}

const isHers = (learnerId: string, id: string) =>
  and(eq(awards.learnerId, learnerId), sql`${awards.id}::text = ${id}`)

const isCalled = (search: string) =>
  search === '' ? undefined : ilike(people.name, `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`)

const withoutAward = (kind: AwardKind, subject: ReturnType<typeof sql>) =>
  sql`not exists (select from ${awards} a where a.learner_id = ${people.id} and a.kind = ${kind}
    and a.about = ${subject} and a.revoked_at is null)`
