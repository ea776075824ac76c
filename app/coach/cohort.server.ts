/** Whose a cohort is, and whose its events are. */
import type { RequestContext } from '#app/academy.server.ts'
import { findCohort, type Cohort } from '#db/cohorts.ts'
import { findEvent, findEventForStaff, type OwnEvent } from '#db/live-events.ts'
import type { Person } from '#db/people.ts'

/** A cohort that this coach follows; throws 404 for any other. */
export async function requireCohort(context: RequestContext, coach: Person, id = ''): Promise<Cohort> {
  const cohort = await findCohort(context.db, id)
  if (cohort?.coachId !== coach.id) throw new Response(null, { status: 404 })
  return cohort
}

/** A cohort whose events this person plans: its coach, or staff where there is a coach; throws 404 for any other. */
export async function requirePlannedCohort(
  context: RequestContext,
  person: Person,
  id = '',
): Promise<Cohort> {
  const cohort = await findCohort(context.db, id)
  const hers = cohort !== null && person.roles.includes('coach') && cohort.coachId === person.id
  // Events of a cohort that nobody follows are shown to nobody.
  if (!cohort?.coachId || (!hers && !person.roles.includes('staff')))
    throw new Response(null, { status: 404 })
  return cohort
}

/** An event as this person may see it: one of hers, or any for staff; throws 404 else. */
export async function requireEvent(context: RequestContext, person: Person, id = ''): Promise<OwnEvent> {
  const find = person.roles.includes('staff') ? findEventForStaff : findEvent
  const event = await find(context.db, person.id, id)
  if (!event) throw new Response(null, { status: 404 })
  return event
}
