/** Whose a cohort is. */
import type { RequestContext } from '#app/academy.server.ts'
import { findCohort, type Cohort } from '#db/cohorts.ts'
import type { Person } from '#db/people.ts'

/** A cohort that this coach follows; throws 404 for any other. */
export async function requireCohort(context: RequestContext, coach: Person, id = ''): Promise<Cohort> {
  const cohort = await findCohort(context.db, id)
  if (cohort?.coachId !== coach.id) throw new Response(null, { status: 404 })
  return cohort
}
