/** What is done to a cohort: each act is one transaction with its line of the audit log and the letters it brings. */
import type { Academy, RequestContext } from '#app/academy.server.ts'
import {
  joinCohort,
  leaveCohort,
  giveCohort,
  offerFreePlaces,
  passDueOffers,
} from '#app/events/cohort.server.ts'
import { recordAudit } from '#db/audit.ts'
import {
  endCohortInvitation,
  removeCohortInvitation,
  saveCohortInvitation,
  saveCohortLink,
} from '#db/cohort-invitations.ts'
import { listAwaited, lockPlaces, removeWaiting, type Standing } from '#db/cohort-places.ts'
import { findCohort, recordCohort, saveCohort, type Cohort } from '#db/cohorts.ts'
import type { Person } from '#db/people.ts'

type Acting = Pick<RequestContext, 'db' | 'mail' | 'now'>
interface InCohort {
  cohortId: string
  learnerId: string
}

/** What staff say of a cohort. */
export type CohortWish = Pick<Cohort, 'name' | 'track' | 'startsOn' | 'hoursPerWeek' | 'places' | 'coachId'>

/** Makes a cohort; the same id again is the same cohort, and changes nothing. */
export async function makeCohort(
  context: Acting,
  staff: Pick<Person, 'id'>,
  { id, coachId, ...wish }: CohortWish & { id: string },
): Promise<void> {
  const at = context.now()
  await context.db.transaction(async (tx) => {
    if (!(await recordCohort(tx, { ...wish, id, createdAt: at }))) return
    await recordAudit(tx, { at, actorId: staff.id, action: 'cohort.made', subjectId: id })
    if (coachId) await changeCoach({ ...context, db: tx }, staff, { id, coachId })
  })
}

/** Changes a cohort: its coach by the way that tells people, and new places go to whoever waits. */
export async function changeCohort(
  context: Acting,
  staff: Pick<Person, 'id'>,
  { id, coachId, ...wish }: CohortWish & { id: string },
): Promise<'fewer' | null> {
  const at = context.now()
  return context.db.transaction(async (tx) => {
    const free = await lockPlaces(tx, id)
    const before = await findCohort(tx, id)
    if (!before) return null
    const taken = before.places === null || free === null ? 0 : before.places - free
    if (wish.places !== null && wish.places < taken) return 'fewer'
    const changed = (Object.keys(wish) as (keyof typeof wish)[]).filter((key) => wish[key] !== before[key])
    if (changed.length > 0) {
      const { createdAt } = before
      await saveCohort(tx, { ...wish, id, createdAt })
      const detail = { changed: changed.sort().join(' ') }
      await recordAudit(tx, { at, actorId: staff.id, action: 'cohort.changed', subjectId: id, detail })
    }
    if (coachId !== before.coachId) await changeCoach({ ...context, db: tx }, staff, { id, coachId })
    await offerFreePlaces({ ...context, db: tx }, id)
    return null
  })
}

async function changeCoach(
  context: Acting,
  staff: Pick<Person, 'id'>,
  { id, coachId }: { id: string; coachId: string | null },
): Promise<void> {
  await giveCohort(context, { cohortId: id, coachId })
  const line = { actorId: staff.id, action: 'cohort.coach', subjectId: id, detail: { coach: coachId } }
  await recordAudit(context.db, { ...line, at: context.now() })
}

/** Leaves a cohort without a coach: whoever was it is told. */
export async function withdrawCoach(context: Acting, { id, by }: { id: string; by: string }): Promise<void> {
  await context.db.transaction((tx) => changeCoach({ ...context, db: tx }, { id: by }, { id, coachId: null }))
}

/** Lets a learner into a cohort, or on its waiting list; she is told by a letter when somebody else did it, and when she waits. */
export async function enterCohort(
  context: Acting,
  { cohortId, learnerId, by }: InCohort & { by: string },
): Promise<Standing> {
  const at = context.now()
  return context.db.transaction(async (tx) => {
    const standing = await joinCohort({ ...context, db: tx }, { cohortId, learnerId, at })
    // However she came: nobody is invited any more to where she is.
    await endCohortInvitation(tx, { cohortId, learnerId })
    if (standing === 'member' || standing === 'listed') return standing
    const kind = standing === 'joined' ? 'cohort-joined' : 'cohort-waiting'
    if (standing === 'waiting' || by !== learnerId)
      await context.mail.send({ kind, personId: learnerId, cohort: cohortId }, tx)
    const line = { actorId: by, action: `cohort.${standing}`, subjectId: learnerId }
    await recordAudit(tx, { ...line, at, detail: { cohort: cohortId } })
    return standing
  })
}

/** Takes a learner out of a cohort; false when she was not in it. */
export async function quitCohort(
  context: Acting,
  { cohortId, learnerId, by }: InCohort & { by: string },
): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const left = await leaveCohort({ ...context, db: tx }, { cohortId, learnerId })
    const line = { actorId: by, action: 'cohort.left', subjectId: learnerId, detail: { cohort: cohortId } }
    if (left) await recordAudit(tx, { ...line, at: context.now() })
    return left
  })
}

/** Takes a learner off the waiting list, or gives back the place that is offered to her, which goes to the next one. */
export async function quitWaiting(
  context: Acting,
  { cohortId, learnerId, by }: InCohort & { by: string },
): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    if (!(await removeWaiting(tx, { cohortId, learnerId }))) return false
    const line = {
      actorId: by,
      action: 'cohort.unlisted',
      subjectId: learnerId,
      detail: { cohort: cohortId },
    }
    await recordAudit(tx, { ...line, at: context.now() })
    await offerFreePlaces({ ...context, db: tx }, cohortId)
    return true
  })
}

/** Invites an address to a cohort as a learner; false when it was within the last days. */
export async function inviteToCohort(
  context: Acting,
  staff: Pick<Person, 'id' | 'language'>,
  { cohortId, email }: { cohortId: string; email: string },
): Promise<boolean> {
  const at = context.now()
  return context.db.transaction(async (tx) => {
    if (!(await saveCohortInvitation(tx, { cohortId, email, at }))) return false
    const { id: invitedBy, language } = staff
    await context.mail.send({ kind: 'invitation', email, role: 'learner', invitedBy, language }, tx)
    await recordAudit(tx, { at, actorId: invitedBy, action: 'cohort.invited', subjectId: cohortId })
    return true
  })
}

/** Takes an invitation to a cohort back. Her letter still opens an account: she only enters no cohort by it. */
export async function uninvite(
  context: Acting,
  staff: Pick<Person, 'id'>,
  { cohortId, email }: { cohortId: string; email: string },
): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const gone = await removeCohortInvitation(tx, { cohortId, email })
    const line = { actorId: staff.id, action: 'cohort.uninvited', subjectId: cohortId }
    if (gone) await recordAudit(tx, { ...line, at: context.now() })
    return gone
  })
}

/** Gives a cohort a link by its hash, or closes it (null); false when it changed since it was seen. */
export async function changeLink(
  context: Acting,
  staff: Pick<Person, 'id'>,
  { cohortId, linkHash, before }: { cohortId: string; linkHash: string | null; before: Date | null },
): Promise<boolean> {
  const at = context.now()
  return context.db.transaction(async (tx) => {
    if (!(await saveCohortLink(tx, { cohortId, linkHash, before, at }))) return false
    const action = linkHash === null ? 'cohort.link-closed' : 'cohort.link-made'
    await recordAudit(tx, { at, actorId: staff.id, action, subjectId: cohortId })
    return true
  })
}

/** Every ten minutes: offers that were not answered in time go on, and places that became free are offered. */
export async function passPlaces(context: Pick<Academy, 'db' | 'mail' | 'now' | 'log'>): Promise<void> {
  for (const cohortId of await listAwaited(context.db)) {
    try {
      await passDueOffers(context, cohortId)
    } catch (error) {
      // One cohort that cannot go on now keeps no other from going on.
      context.log.warn({ error, cohort: cohortId }, 'the places of a cohort are left for later')
    }
  }
}
