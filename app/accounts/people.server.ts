/**
 * What staff and administrators do about somebody's account. What ends with it ends first, each thing in a transaction
 * of its own: all in one would wait in a circle for what others have locked. Cut short and done again, it goes on.
 */
import type { RequestContext } from '#app/academy.server.ts'
import { quitCohort, quitWaiting, withdrawCoach } from '#app/cohorts/acts.server.ts'
import { part, releaseMentees } from '#app/people/acts.server.ts'
import { tellStandInGone } from '#app/people/covers.server.ts'
import type { Database } from '#db/client.server.ts'
import { listCohorts, listCohortsOf } from '#db/cohorts.ts'
import { listAwaitedBy } from '#db/cohort-places.ts'
import { findMentor } from '#db/mentoring.ts'
import { hasMentees } from '#db/mentors.ts'
import { saveWish } from '#db/mentor-wishes.ts'
import { findPerson, grantRole, revokeRole, saveDisabled, type Account, type Person } from '#db/people.ts'
import type { Role } from '#db/schema/people.ts'
import { isLastAdmin } from '#db/standing.ts'

/** The roles that this person may give and take: the team's only by administrators. */
export function rolesInHand({ roles }: Pick<Person, 'roles'>): Role[] {
  if (roles.includes('admin')) return ['learner', 'mentor', 'coach', 'staff', 'admin']
  return roles.includes('staff') ? ['learner', 'mentor', 'coach'] : []
}

/** Whether this person may change the account of another: nobody her own, and that of the team only administrators. */
export function mayChange(
  actor: Pick<Person, 'id' | 'roles'>,
  subject: Pick<Person, 'id' | 'roles'>,
): boolean {
  const inHand = rolesInHand(actor)
  return actor.id !== subject.id && subject.roles.every((role) => inHand.includes(role))
}

/** Gives a role; twice is once. */
export async function giveRole(
  { db, now }: Pick<RequestContext, 'db' | 'now'>,
  { personId, role, by }: { personId: string; role: Role; by: string },
): Promise<void> {
  await grantRole(db, { personId, role, grantedBy: by, at: now() })
}

/**
 * Takes a role away, after what she had in it has ended: whom she accompanies is told. False, and nothing done, when nobody else would
 * be administrator.
 */
export async function takeRole(
  context: RequestContext,
  { personId, role, by }: { personId: string; role: Role; by: string },
): Promise<boolean> {
  const person = await findPerson(context.db, personId)
  if (!person?.roles.includes(role)) return true
  if (role === 'coach') await releaseCohorts(context, personId, by)
  if (role === 'learner') await releaseLearner(context, personId, by)
  const take = async (tx: Database) => {
    const covers = await revokeRole(tx, { personId, role, revokedBy: by, at: context.now() })
    if (covers === null) return false
    await tellStandInGone(context, tx, covers)
    return true
  }
  return role === 'mentor' ? afterMentees(context, personId, take) : context.db.transaction(take)
}

/** A mentee came between the release of the others and what was to follow it. */
class MenteeCame extends Error {}

/** Does something in a transaction once she has no mentees any more: those who come meanwhile are released as well. */
async function afterMentees(
  context: RequestContext,
  mentorId: string,
  work: (tx: Database) => Promise<boolean>,
): Promise<boolean> {
  for (;;) {
    await releaseMentees(context, mentorId)
    try {
      return await context.db.transaction(async (tx) => {
        const done = await work(tx)
        // Last, in the order of whoever accepts: she who accepts now waits, and finds her no mentor any more.
        if (done && (await hasMentees(tx, mentorId))) throw new MenteeCame()
        return done
      })
    } catch (error) {
      if (!(error instanceof MenteeCame)) throw error
    }
  }
}

/**
 * Closes an account: her logins and meetings end, and whom she accompanies is told and may choose anew; her own path, her mentor and
 * her cohorts stay. False when nobody else would be administrator. Twice is once.
 */
export async function closeAccount(
  context: RequestContext,
  { personId, by }: { personId: string; by: string },
): Promise<boolean> {
  if (await context.db.transaction((tx) => isLastAdmin(tx, personId))) return false
  const person = await findPerson(context.db, personId)
  if (!person || person.disabledAt) return true
  await releaseCohorts(context, personId, by)
  return afterMentees(context, personId, async (tx) => {
    if (await isLastAdmin(tx, personId)) return false
    if ((await findPerson(tx, personId))?.disabledAt) return true
    const covers = await saveDisabled(tx, { personId, disabled: true, by, at: context.now() })
    await tellStandInGone(context, tx, covers)
    return true
  })
}

/** Opens an account again; twice is once. */
export async function openAgain(
  { db, now }: Pick<RequestContext, 'db' | 'now'>,
  { id, disabledAt }: Pick<Account, 'id' | 'disabledAt'>,
  by: string,
): Promise<void> {
  if (disabledAt) await saveDisabled(db, { personId: id, disabled: false, by, at: now() })
}

/** Her cohorts go on without a coach, until they have another. */
async function releaseCohorts(context: RequestContext, coachId: string, by: string): Promise<void> {
  for (const { id } of await listCohorts(context.db, coachId)) await withdrawCoach(context, { id, by })
}

/** She looks for nobody, and is of no cohort, on no list and at nobody's side any more. */
async function releaseLearner(context: RequestContext, learnerId: string, by: string): Promise<void> {
  await saveWish(context.db, { learnerId, want: 'without', at: context.now() })
  for (const { id: cohortId } of await listCohortsOf(context.db, learnerId))
    await quitCohort(context, { cohortId, learnerId, by })
  for (const { id: cohortId } of await listAwaitedBy(context.db, learnerId))
    await quitWaiting(context, { cohortId, learnerId, by })
  const mentor = await findMentor(context.db, learnerId)
  if (mentor)
    await part(context, { mentorshipId: mentor.mentorshipId, by: learnerId, want: 'without', unwished: true })
}
