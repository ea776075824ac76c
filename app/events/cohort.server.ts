/** Who is in a cohort, and who follows it. What changes is in one transaction with the letters about its events to come. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Database } from '#db/client.server.ts'
import { removeCohortMember, saveCohortCoach, saveCohortMember } from '#db/cohorts.ts'
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

/** Puts a learner into a cohort, and invites her to its events to come; twice is once. */
export async function joinCohort(
  context: Context,
  { cohortId, learnerId, at }: { cohortId: string; learnerId: string; at: Date },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    if (await saveCohortMember(tx, { cohortId, learnerId, at }))
      await tell(context, tx, { cohortId, personId: learnerId }, 'made')
  })
}

/** Takes a learner out of a cohort, and its events out of her calendar; false when she was not in it. */
export async function leaveCohort(
  context: Context,
  { cohortId, learnerId }: { cohortId: string; learnerId: string },
): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const left = await removeCohortMember(tx, { cohortId, learnerId, at: context.now() })
    if (left) await tell(context, tx, { cohortId, personId: learnerId }, 'left')
    return left
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
