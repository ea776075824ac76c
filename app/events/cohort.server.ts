/** Who is in a cohort, and who follows it. What changes is in one transaction with the letters about its events to come. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Database } from '#db/client.server.ts'
import { lockPlaces, offerPlaces, removeUnanswered, takePlace, type Standing } from '#db/cohort-places.ts'
import { removeCohortMember, saveCohortCoach } from '#db/cohorts.ts'
import { listCohortEvents } from '#db/live-events.ts'

type Context = Pick<RequestContext, 'db' | 'mail' | 'now'>

/** Tells one person of each event to come of a cohort that it is for her, or no longer. */
async function tell(
  { mail, now }: Context,
  tx: Database,
  { cohortId, personId }: { cohortId: string; personId: string },
  news: 'made' | 'left',
): Promise<void> {
  for (const { id, sequence } of await listCohortEvents(tx, cohortId, now()))
    await mail.sendEvent({ kind: 'event', personId, event: id, sequence, news }, tx)
}

/** Puts a learner into a cohort and invites her to its events to come, or at the end of its waiting list; twice is once. */
export async function joinCohort(
  context: Context,
  { cohortId, learnerId, at }: { cohortId: string; learnerId: string; at: Date },
): Promise<Standing> {
  return context.db.transaction(async (tx) => {
    const standing = await takePlace(tx, { cohortId, learnerId, at })
    if (standing === 'joined') await tell(context, tx, { cohortId, personId: learnerId }, 'made')
    return standing
  })
}

/**
 * Takes a learner out of a cohort, its events out of her calendar, and offers her place to whoever waits; false when she was not
 * in it.
 */
export async function leaveCohort(
  context: Context,
  { cohortId, learnerId }: { cohortId: string; learnerId: string },
): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    // The cohort first, as everywhere: then the people of it.
    await lockPlaces(tx, cohortId)
    const left = await removeCohortMember(tx, { cohortId, learnerId, at: context.now() })
    if (left) await tell(context, tx, { cohortId, personId: learnerId }, 'left')
    if (left) await offerFreePlaces({ ...context, db: tx }, cohortId)
    return left
  })
}

/** Offers what is free in a cohort to those who wait, and tells them. */
export async function offerFreePlaces({ db, mail, now }: Context, cohortId: string): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { learnerId: personId, until } of await offerPlaces(tx, { cohortId, at: now() }))
      await mail.send({ kind: 'cohort-offered', personId, cohort: cohortId, until: until.toISOString() }, tx)
  })
}

/** Offers that were not answered in time end, and whoever comes next is asked, and told. */
export async function passDueOffers(context: Context, cohortId: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    for (const personId of await removeUnanswered(tx, { cohortId, at: context.now() }))
      await context.mail.send({ kind: 'cohort-passed', personId }, tx)
    await offerFreePlaces({ ...context, db: tx }, cohortId)
  })
}

/** Gives a cohort another coach, or none: its events to come change calendars with it. */
export async function giveCohort(
  context: Context,
  { cohortId, coachId }: { cohortId: string; coachId: string | null },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const change = await saveCohortCoach(tx, { cohortId, coachId, at: context.now() })
    if (change?.former) await tell(context, tx, { cohortId, personId: change.former }, 'left')
    if (change && coachId) await tell(context, tx, { cohortId, personId: coachId }, 'made')
  })
}
