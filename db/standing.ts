/** What hangs on a person: what ends or stops when her role or her account goes. */
import { and, eq, gt, isNull, ne, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { cohortMembers, cohorts, mentorships } from '#db/schema/mentoring.ts'
import { people, personRoles } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'

/** Counts of what hangs on her now. */
export interface Standing {
  /** Meetings to come. */
  sessions: number
  /** Learners whose mentor she is. */
  mentees: number
  /** Cohorts whose coach she is. */
  coached: number
  /** Cohorts she is in. */
  joined: number
  /** Mentors at her side: none or one. */
  mentors: number
}

export async function countStanding(db: Database, personId: string, at: Date): Promise<Standing> {
  const hers = or(eq(sessions.learnerId, personId), eq(sessions.companionId, personId))
  const [coming, mentees, coached, joined, mentors] = await Promise.all([
    db.$count(sessions, and(hers, eq(sessions.state, 'booked'), gt(sessions.startsAt, at))),
    db.$count(mentorships, and(eq(mentorships.mentorId, personId), eq(mentorships.state, 'active'))),
    db.$count(cohorts, eq(cohorts.coachId, personId)),
    db.$count(cohortMembers, eq(cohortMembers.learnerId, personId)),
    db.$count(mentorships, and(eq(mentorships.learnerId, personId), eq(mentorships.state, 'active'))),
  ])
  return { sessions: coming, mentees, coached, joined, mentors }
}

/** Whether nobody else with an open account is administrator. Two who ask at once ask one after the other. */
export async function isLastAdmin(tx: Database, personId: string): Promise<boolean> {
  await tx.select().from(personRoles).where(eq(personRoles.role, 'admin')).for('update')
  const own = and(eq(personRoles.role, 'admin'), eq(personRoles.personId, personId))
  if ((await tx.$count(personRoles, own)) === 0) return false
  const others = await tx
    .select({ id: people.id })
    .from(personRoles)
    .innerJoin(people, and(eq(people.id, personRoles.personId), isNull(people.disabledAt)))
    .where(and(eq(personRoles.role, 'admin'), ne(personRoles.personId, personId)))
    .limit(1)
  return others.length === 0
}
