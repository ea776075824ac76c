/** Cohorts, their coach and their members. */
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { companionColumns, currentEnrolment, type Companion } from '#db/mentoring.ts'
import { enrolments } from '#db/schema/learners.ts'
import { cohortMembers, cohorts, cohortWaiting } from '#db/schema/mentoring.ts'
import { people } from '#db/schema/people.ts'
import { cancelSessionsBetween } from '#db/session-booking.ts'

export type Cohort = typeof cohorts.$inferSelect

/** Cohorts with their number of members, latest first; those of one coach when given. */
export async function listCohorts(
  db: Database,
  coachId?: string,
): Promise<(Cohort & { members: number; waiting: number; coach: string | null })[]> {
  return db
    .select({
      ...getTableColumns(cohorts),
      coach: people.name,
      waiting: sql<number>`(select count(*)::int from ${cohortWaiting} where ${cohortWaiting.cohortId} = ${cohorts}.id)`,
      members: sql<number>`(select count(*)::int from ${cohortMembers} where ${cohortMembers.cohortId} = ${cohorts}.id)`,
    })
    .from(cohorts)
    .leftJoin(people, eq(people.id, cohorts.coachId))
    .where(coachId === undefined ? undefined : eq(cohorts.coachId, coachId))
    .orderBy(sql`${cohorts.startsOn} desc`, asc(cohorts.name))
}

/** The cohorts she belongs to, with the name of their coach, the first she joined first. */
export async function listCohortsOf(
  db: Database,
  learnerId: string,
): Promise<{ id: string; name: string; coach: string | null }[]> {
  return db
    .select({ id: cohorts.id, name: cohorts.name, coach: people.name })
    .from(cohortMembers)
    .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
    .leftJoin(people, eq(people.id, cohorts.coachId))
    .where(eq(cohortMembers.learnerId, learnerId))
    .orderBy(asc(cohortMembers.joinedAt), asc(cohorts.id))
}

/** A cohort, or null. */
export async function findCohort(db: Database, id: string): Promise<Cohort | null> {
  if (!isId(id)) return null
  const [row] = await db.select().from(cohorts).where(eq(cohorts.id, id))
  return row ?? null
}

/** The learners of a cohort, by name. */
export async function listCohortMembers(db: Database, cohortId: string): Promise<Companion[]> {
  return db
    .select({ ...companionColumns, since: cohortMembers.joinedAt, coverUntil: sql<null>`null` })
    .from(cohortMembers)
    .innerJoin(people, eq(people.id, cohortMembers.learnerId))
    .leftJoin(enrolments, currentEnrolment)
    .where(eq(cohortMembers.cohortId, cohortId))
    .orderBy(asc(people.name), asc(people.id))
}

/** Makes a cohort; false, and nothing changed, when there is one with this id. */
export async function recordCohort(db: Database, cohort: typeof cohorts.$inferInsert): Promise<boolean> {
  const rows = await db.insert(cohorts).values(cohort).onConflictDoNothing().returning({ id: cohorts.id })
  return rows.length > 0
}

/** Keeps a cohort; the same id again changes it, but for its coach. */
export async function saveCohort(db: Database, cohort: typeof cohorts.$inferInsert): Promise<void> {
  const { id: _id, createdAt: _createdAt, coachId: _coachId, ...values } = cohort
  await db.insert(cohorts).values(cohort).onConflictDoUpdate({ target: cohorts.id, set: values })
}

/**
 * Gives a cohort another coach, or none. What its members had before them with the former one is cancelled; they are told by the
 * next round of letters. Who it was before; null when nothing changed.
 */
export async function saveCohortCoach(
  db: Database,
  { cohortId: id, coachId, at }: { cohortId: string; coachId: string | null; at: Date },
): Promise<{ former: string | null } | null> {
  return db.transaction(async (tx) => {
    const [before] = await tx.select().from(cohorts).where(eq(cohorts.id, id)).for('update')
    if (!before || before.coachId === coachId) return null
    await tx.update(cohorts).set({ coachId }).where(eq(cohorts.id, id))
    if (!before.coachId) return { former: null }
    const members = await tx
      .select({ learnerId: cohortMembers.learnerId })
      .from(cohortMembers)
      .where(eq(cohortMembers.cohortId, id))
      .orderBy(asc(cohortMembers.learnerId))
    for (const { learnerId } of members) await endCoaching(tx, { learnerId, coachId: before.coachId, at })
    return { former: before.coachId }
  })
}

/** Takes a learner out of a cohort; false when she was not in it. What she had before her with its coach is cancelled. */
export async function removeCohortMember(
  db: Database,
  { cohortId, learnerId, at }: { cohortId: string; learnerId: string; at: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const gone = await tx
      .delete(cohortMembers)
      .where(and(eq(cohortMembers.cohortId, cohortId), eq(cohortMembers.learnerId, learnerId)))
      .returning({ learnerId: cohortMembers.learnerId })
    const coachId = (await findCohort(tx, cohortId))?.coachId
    if (gone.length > 0 && coachId) await endCoaching(tx, { learnerId, coachId, at })
    return gone.length > 0
  })
}

/** Cancels the sessions of a learner with a coach, unless another cohort keeps the two together. */
async function endCoaching(
  tx: Database,
  { learnerId, coachId, at }: { learnerId: string; coachId: string; at: Date },
): Promise<void> {
  const [still] = await tx
    .select({ id: cohorts.id })
    .from(cohortMembers)
    .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
    .where(and(eq(cohortMembers.learnerId, learnerId), eq(cohorts.coachId, coachId)))
    .limit(1)
  if (!still)
    await cancelSessionsBetween(tx, { learnerId, companionId: coachId, role: 'coach', by: null, at })
}

/** Puts a learner into a cohort, whoever waits; twice is once. False when she was in it. The database refuses more than its places. */
export async function saveCohortMember(
  db: Database,
  member: { cohortId: string; learnerId: string; at: Date },
): Promise<boolean> {
  const rows = await db
    .insert(cohortMembers)
    .values({ cohortId: member.cohortId, learnerId: member.learnerId, joinedAt: member.at })
    .onConflictDoNothing()
    .returning({ learnerId: cohortMembers.learnerId })
  return rows.length > 0
}
