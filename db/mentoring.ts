/** Who stands at whose side. */
import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { recordRefusals } from '#db/mentor-wishes.ts'
import { enrolments } from '#db/schema/learners.ts'
import { learnerStates } from '#db/schema/learning.ts'
import { cohortMembers, cohorts, mentorships } from '#db/schema/mentoring.ts'
import { people, personRoles, type Role } from '#db/schema/people.ts'
import { cancelSessionsBetween } from '#db/session-booking.ts'

export type Cohort = typeof cohorts.$inferSelect

/** A learner as her mentor or coach sees her in a list. */
export interface Companion {
  id: string
  name: string
  language: (typeof people.$inferSelect)['language']
  track: string | null
  lastEvidenceAt: Date | null
  since: Date
}

const companionColumns = {
  id: people.id,
  name: people.name,
  language: people.language,
  track: enrolments.track,
  lastEvidenceAt: learnerStates.lastEvidenceAt,
}

const currentEnrolment = and(eq(enrolments.learnerId, people.id), isNull(enrolments.endedAt))

/** The learners a mentor accompanies, by name. */
export async function listMentees(db: Database, mentorId: string): Promise<Companion[]> {
  return db
    .select({ ...companionColumns, since: mentorships.since })
    .from(mentorships)
    .innerJoin(people, eq(people.id, mentorships.learnerId))
    .leftJoin(enrolments, currentEnrolment)
    .leftJoin(learnerStates, eq(learnerStates.learnerId, people.id))
    .where(and(eq(mentorships.mentorId, mentorId), eq(mentorships.state, 'active')))
    .orderBy(asc(people.name), asc(people.id))
}

/** Her mentor, or null. */
export async function findMentor(
  db: Database,
  learnerId: string,
): Promise<{ id: string; name: string; since: Date; mentorshipId: string } | null> {
  const [row] = await db
    .select({
      ...{ id: people.id, name: people.name, since: mentorships.since },
      mentorshipId: mentorships.id,
    })
    .from(mentorships)
    .innerJoin(people, eq(people.id, mentorships.mentorId))
    .where(and(eq(mentorships.learnerId, learnerId), eq(mentorships.state, 'active')))
  return row ?? null
}

/**
 * Whether someone is her mentor now, or the coach of a cohort of hers, and holds that role still: who may open her pages.
 */
export async function isCompanionOf(db: Database, companionId: string, learnerId: string): Promise<boolean> {
  if (!isId(learnerId)) return false
  const is = { is: sql<boolean>`true` }
  const holds = (role: Role) => and(eq(personRoles.personId, companionId), eq(personRoles.role, role))
  const [row] = await db
    .select(is)
    .from(mentorships)
    .innerJoin(personRoles, holds('mentor'))
    .where(
      and(
        eq(mentorships.learnerId, learnerId),
        eq(mentorships.mentorId, companionId),
        eq(mentorships.state, 'active'),
      ),
    )
    .unionAll(
      db
        .select(is)
        .from(cohortMembers)
        .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
        .innerJoin(personRoles, holds('coach'))
        .where(and(eq(cohortMembers.learnerId, learnerId), eq(cohorts.coachId, companionId))),
    )
    .limit(1)
  return row !== undefined
}

/** Gives her a mentor, which ends the mentorship before. */
export async function saveMentorship(
  db: Database,
  mentorship: { id: string; learnerId: string; mentorId: string; at: Date },
): Promise<void> {
  const { id, learnerId, mentorId, at } = mentorship
  await db.transaction(async (tx) => {
    const ended = await tx
      .update(mentorships)
      .set({ state: 'ended', until: at })
      .where(and(eq(mentorships.learnerId, learnerId), eq(mentorships.state, 'active')))
      .returning({ companionId: mentorships.mentorId })
    for (const { companionId } of ended)
      await cancelSessionsBetween(tx, { learnerId, companionId, role: 'mentor', by: null, at })
    await tx.insert(mentorships).values({ id, learnerId, mentorId, state: 'active', since: at })
  })
}

/**
 * Ends a mentorship, when one of its two wants so: sessions to come are cancelled, and both are not proposed to each other again. Null when it is none of hers or over
 * already.
 */
export async function endMentorship(
  db: Database,
  { id, by, at }: { id: string; by: string; at: Date },
): Promise<{ learnerId: string; mentorId: string } | null> {
  if (!isId(id)) return null
  return db.transaction(async (tx) => {
    const [ended] = await tx
      .update(mentorships)
      .set({ state: 'ended', until: at, endedBy: by })
      .where(
        and(
          eq(mentorships.id, id),
          eq(mentorships.state, 'active'),
          or(eq(mentorships.learnerId, by), eq(mentorships.mentorId, by)),
        ),
      )
      .returning({ learnerId: mentorships.learnerId, mentorId: mentorships.mentorId })
    if (!ended) return null
    await cancelSessionsBetween(tx, {
      ...{ learnerId: ended.learnerId, companionId: ended.mentorId, role: 'mentor', by, at },
    })
    await recordRefusals(tx, [{ ...ended, by: by === ended.learnerId ? 'learner' : 'mentor', at }])
    return ended
  })
}

/** The mentorship of these two that goes on, or null. */
export async function findMentorship(
  db: Database,
  { learnerId, mentorId }: { learnerId: string; mentorId: string },
): Promise<{ id: string; name: string; since: Date } | null> {
  const [row] = await db
    .select({ id: mentorships.id, name: people.name, since: mentorships.since })
    .from(mentorships)
    .innerJoin(people, eq(people.id, mentorships.learnerId))
    .where(
      and(
        eq(mentorships.learnerId, learnerId),
        eq(mentorships.mentorId, mentorId),
        eq(mentorships.state, 'active'),
      ),
    )
  return row ?? null
}

/** Cohorts with their number of members, latest first; those of one coach when given. */
export async function listCohorts(db: Database, coachId?: string): Promise<(Cohort & { members: number })[]> {
  return db
    .select({
      id: cohorts.id,
      name: cohorts.name,
      track: cohorts.track,
      startsOn: cohorts.startsOn,
      coachId: cohorts.coachId,
      createdAt: cohorts.createdAt,
      members: sql<number>`(select count(*)::int from ${cohortMembers} where ${cohortMembers.cohortId} = ${cohorts}.id)`,
    })
    .from(cohorts)
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
    .select({ ...companionColumns, since: cohortMembers.joinedAt })
    .from(cohortMembers)
    .innerJoin(people, eq(people.id, cohortMembers.learnerId))
    .leftJoin(enrolments, currentEnrolment)
    .leftJoin(learnerStates, eq(learnerStates.learnerId, people.id))
    .where(eq(cohortMembers.cohortId, cohortId))
    .orderBy(asc(people.name), asc(people.id))
}

/** Keeps a cohort; the same id again changes it. */
export async function saveCohort(db: Database, cohort: Cohort): Promise<void> {
  const { id: _id, createdAt: _createdAt, ...values } = cohort
  await db.insert(cohorts).values(cohort).onConflictDoUpdate({ target: cohorts.id, set: values })
}

/** Puts a learner into a cohort; twice is once. */
export async function saveCohortMember(
  db: Database,
  member: { cohortId: string; learnerId: string; at: Date },
): Promise<void> {
  await db
    .insert(cohortMembers)
    .values({ cohortId: member.cohortId, learnerId: member.learnerId, joinedAt: member.at })
    .onConflictDoNothing()
}

/** Two who may meet, as one of them sees the other. */
export interface Relation {
  learnerId: string
  companionId: string
  role: 'mentor' | 'coach'
  other: { id: string; name: string; timeZone: string }
}

/** With whom somebody may meet, of those whose account is open: her mentor and her coaches first, then those she accompanies; each once. */
export async function listRelations(db: Database, personId: string): Promise<Relation[]> {
  const holds = (id: PgColumn, role: Role) => and(eq(personRoles.personId, id), eq(personRoles.role, role))
  const other = { id: people.id, name: people.name, timeZone: people.timeZone }
  const [mentoring, coaching] = await Promise.all([
    db
      .select({ learnerId: mentorships.learnerId, companionId: mentorships.mentorId, other })
      .from(mentorships)
      .innerJoin(personRoles, holds(mentorships.mentorId, 'mentor'))
      .innerJoin(
        people,
        sql`${people.id} in (${mentorships.learnerId}, ${mentorships.mentorId}) and ${people.id} <> ${personId}`,
      )
      .where(
        and(
          eq(mentorships.state, 'active'),
          isNull(people.disabledAt),
          or(eq(mentorships.learnerId, personId), eq(mentorships.mentorId, personId)),
        ),
      )
      .orderBy(asc(people.name), asc(people.id)),
    db
      .selectDistinct({ learnerId: cohortMembers.learnerId, companionId: personRoles.personId, other })
      .from(cohortMembers)
      .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
      .innerJoin(personRoles, holds(cohorts.coachId, 'coach'))
      .innerJoin(
        people,
        sql`${people.id} in (${cohortMembers.learnerId}, ${cohorts.coachId}) and ${people.id} <> ${personId}`,
      )
      .where(
        and(
          isNull(people.disabledAt),
          or(eq(cohortMembers.learnerId, personId), eq(cohorts.coachId, personId)),
          ne(cohortMembers.learnerId, personRoles.personId),
        ),
      )
      .orderBy(asc(people.name), asc(people.id)),
  ])
  const all: Relation[] = [
    ...mentoring.map((pair) => ({ ...pair, role: 'mentor' as const })),
    ...coaching.map((pair) => ({ ...pair, role: 'coach' as const })),
  ]
  const known = new Set<string>()
  return all
    .filter(({ other: { id } }) => !known.has(id) && known.add(id))
    .sort((a, b) => Number(a.companionId === personId) - Number(b.companionId === personId))
}
