/** Who stands at whose side. */
import { and, asc, desc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { date, pgView, text, type PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.server.ts'
import { endCovers, type ChangedCover } from '#db/cover-changes.ts'
import { isId } from '#db/identifier.ts'
import { recordRefusals } from '#db/mentor-wishes.ts'
import { enrolments } from '#db/schema/learners.ts'
import { cohortMembers, cohorts, mentorships } from '#db/schema/mentoring.ts'
import { instant, people, personRoles, type Role } from '#db/schema/people.ts'
import { cancelSessionsBetween } from '#db/session-booking.ts'

/**
 * Who is a learner's mentor now: hers, or who stands in for her today. The database's own clock says which day it is where the
 * learner lives (migration 0007).
 */
const mentoringNow = pgView('mentoring_now', {
  learnerId: text('learner_id').notNull(),
  mentorId: text('mentor_id').notNull(),
  since: instant('since').notNull(),
  /** The last day of somebody who stands in. */
  lastDay: date('last_day', { mode: 'string' }),
}).existing()

/** A learner as her mentor or coach sees her in a list. */
export interface Companion {
  id: string
  name: string
  language: (typeof people.$inferSelect)['language']
  track: string | null
  since: Date
  /** The last day on which she is only stood in for. */
  coverUntil: string | null
}

export const companionColumns = {
  id: people.id,
  name: people.name,
  language: people.language,
  track: enrolments.track,
}

export const currentEnrolment = and(eq(enrolments.learnerId, people.id), isNull(enrolments.endedAt))

/** The learners a mentor accompanies, and those for whom she stands in today, by name. */
export async function listMentees(db: Database, mentorId: string): Promise<Companion[]> {
  return db
    .select({ ...companionColumns, since: mentoringNow.since, coverUntil: mentoringNow.lastDay })
    .from(mentoringNow)
    .innerJoin(people, eq(people.id, mentoringNow.learnerId))
    .leftJoin(enrolments, currentEnrolment)
    .where(eq(mentoringNow.mentorId, mentorId))
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
 * Whether someone is her mentor now, stands in for her mentor today, or is the coach of a cohort of hers, and holds that role
 * still: who may open her pages.
 */
export async function isCompanionOf(db: Database, companionId: string, learnerId: string): Promise<boolean> {
  if (!isId(learnerId)) return false
  const is = { is: sql<boolean>`true` }
  const holds = (role: Role) => and(eq(personRoles.personId, companionId), eq(personRoles.role, role))
  const [row] = await db
    .select(is)
    .from(mentoringNow)
    .innerJoin(personRoles, holds('mentor'))
    .where(and(eq(mentoringNow.learnerId, learnerId), eq(mentoringNow.mentorId, companionId)))
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

/** Until when somebody stands in for her mentor: null when she is her mentor, or nothing to her. */
export async function findCoverDay(
  db: Database,
  { learnerId, companionId }: { learnerId: string; companionId: string },
): Promise<string | null> {
  const [row] = await db
    .select({ lastDay: mentoringNow.lastDay })
    .from(mentoringNow)
    .where(and(eq(mentoringNow.learnerId, learnerId), eq(mentoringNow.mentorId, companionId)))
  return row?.lastDay ?? null
}

/** Gives her a mentor, which ends the mentorship before, and its covers, which are returned. */
export async function saveMentorship(
  db: Database,
  mentorship: { id: string; learnerId: string; mentorId: string; at: Date },
): Promise<ChangedCover[]> {
  const { id, learnerId, mentorId, at } = mentorship
  return db.transaction(async (tx) => {
    const ended = await tx
      .update(mentorships)
      .set({ state: 'ended', until: at })
      .where(and(eq(mentorships.learnerId, learnerId), eq(mentorships.state, 'active')))
      .returning({ companionId: mentorships.mentorId })
    const covers = await endCovers(tx, { learnerId, next: mentorId }, at)
    for (const { companionId } of ended)
      await cancelSessionsBetween(tx, { learnerId, companionId, role: 'mentor', by: null, at })
    await tx.insert(mentorships).values({ id, learnerId, mentorId, state: 'active', since: at })
    return covers
  })
}

/**
 * Ends a mentorship, when one of its two wants so, or because the neither does (`unwished`: the mentor’s last day is over, the
 * academy decided): sessions to come are cancelled, its covers end, and both are not proposed to each other again unless it was unwished. Null when it is none of hers or over already.
 */
export async function endMentorship(
  db: Database,
  { id, by, unwished = false, at }: { id: string; by: string; unwished?: boolean; at: Date },
): Promise<{ learnerId: string; mentorId: string; covers: ChangedCover[] } | null> {
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
    const covers = await endCovers(tx, { learnerId: ended.learnerId }, at)
    await cancelSessionsBetween(tx, {
      ...{ learnerId: ended.learnerId, companionId: ended.mentorId, role: 'mentor', by, at },
    })
    if (!unwished)
      await recordRefusals(tx, [{ ...ended, by: by === ended.learnerId ? 'learner' : 'mentor', at }])
    return { ...ended, covers }
  })
}

/** When a mentor last parted from her, or null. */
export async function findLastParting(db: Database, learnerId: string): Promise<Date | null> {
  const [row] = await db
    .select({ until: mentorships.until })
    .from(mentorships)
    .where(and(eq(mentorships.learnerId, learnerId), eq(mentorships.endedBy, mentorships.mentorId)))
    .orderBy(desc(mentorships.until))
    .limit(1)
  return row?.until ?? null
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

/** Two who may meet, as one of them sees the other. */
export interface Relation {
  learnerId: string
  companionId: string
  role: 'mentor' | 'coach'
  other: { id: string; name: string; timeZone: string }
}

/** How many relations of each mentor ended between two moments, by her id; those of whom none did are absent. */
export async function countEnded(db: Database, from: Date, to: Date): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: mentorships.mentorId, count: sql<number>`count(*)::int` })
    .from(mentorships)
    .where(and(eq(mentorships.state, 'ended'), gt(mentorships.until, from), lte(mentorships.until, to)))
    .groupBy(mentorships.mentorId)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** With whom somebody may meet, of those whose account is open: her mentor, who stands in for her today, and her coaches first, then those she accompanies; each once. */
export async function listRelations(db: Database, personId: string): Promise<Relation[]> {
  const holds = (id: PgColumn, role: Role) => and(eq(personRoles.personId, id), eq(personRoles.role, role))
  const other = { id: people.id, name: people.name, timeZone: people.timeZone }
  const [mentoring, coaching] = await Promise.all([
    db
      .select({ learnerId: mentoringNow.learnerId, companionId: mentoringNow.mentorId, other })
      .from(mentoringNow)
      .innerJoin(personRoles, holds(mentoringNow.mentorId, 'mentor'))
      .innerJoin(
        people,
        sql`${people.id} in (${mentoringNow.learnerId}, ${mentoringNow.mentorId}) and ${people.id} <> ${personId}`,
      )
      .where(
        and(
          isNull(people.disabledAt),
          or(eq(mentoringNow.learnerId, personId), eq(mentoringNow.mentorId, personId)),
        ),
      )
      .orderBy(sql`${mentoringNow.lastDay} is not null`, asc(people.name), asc(people.id)),
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
