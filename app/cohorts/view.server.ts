/** A cohort as staff see it: who is in it, who waits, who is invited. It opens nobody’s file. */
import type { RequestContext } from '#app/academy.server.ts'
import { showEvent } from '#app/events/view.server.ts'
import { dayOf, momentText } from '#app/locales/format.ts'
import { listCohortInvitations } from '#db/cohort-invitations.ts'
import { listWaiting } from '#db/cohort-places.ts'
import { findCohort, listCohortMembers, type Cohort } from '#db/cohorts.ts'
import { listEventsOfCohort } from '#db/live-events.ts'
import { findPerson, type Person } from '#db/people.ts'

/** Any cohort, for staff, by the id that an address names; answers 404. */
export async function requireCohortById(
  { db }: Pick<RequestContext, 'db'>,
  id: string | undefined,
): Promise<Cohort> {
  const cohort = await findCohort(db, id ?? '')
  if (!cohort) throw new Response(null, { status: 404 })
  return cohort
}

/** Past events on the page. */
const shownPast = 6

/** Everything on the page of a cohort. */
export async function showCohort(context: RequestContext, staff: Person, cohort: Cohort) {
  const { db } = context
  const now = context.now()
  const { id, name, startsOn, hoursPerWeek, places, coachId, linkHash, linkMadeAt } = cohort
  const { catalog } = await context.catalogs.published(db)
  const [members, waiting, invited, coach, events, past] = await Promise.all([
    listCohortMembers(db, id),
    listWaiting(db, id),
    listCohortInvitations(db, id, now),
    coachId === null ? null : findPerson(db, coachId),
    listEventsOfCohort(db, id, { after: now }, 50),
    listEventsOfCohort(db, id, { before: now }, shownPast),
  ])
  const day = (at: Date) => dayOf(at, staff.timeZone)
  const shown = (list: typeof events) => list.map((event) => showEvent(staff, event))
  return {
    ...{ id, name, startsOn, hoursPerWeek, places, coach: coach?.name ?? null },
    track: catalog.tracks.find(({ slug }) => slug === cohort.track)?.name ?? null,
    started: startsOn <= day(now),
    members: members.map((member) => ({ id: member.id, name: member.name, since: day(member.since) })),
    waiting: waiting.map(({ learnerId, name, since, offeredUntil }) => ({
      ...{ id: learnerId, name, since: day(since) },
      until: offeredUntil && momentText(offeredUntil, staff.language, staff.timeZone),
    })),
    invited: invited.map(({ email, at, over }) => ({ email, at: day(at), over })),
    link: {
      id: context.newId(),
      since: linkHash !== null && linkMadeAt ? day(linkMadeAt) : null,
      before: linkMadeAt?.toISOString() ?? '',
    },
    events: shown(events),
    past: shown(past),
  }
}

type ShownCohort = Awaited<ReturnType<typeof showCohort>>
export type ShownMember = ShownCohort['members'][number]
export type ShownWaiting = ShownCohort['waiting'][number]
export type ShownInvited = ShownCohort['invited'][number]
export type ShownLink = ShownCohort['link']
