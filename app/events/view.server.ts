/** Events as pages show them. */
import type { RequestContext } from '#app/academy.server.ts'
import { day } from '#app/sessions/rules.ts'
import { showMoment, type ShownMoment } from '#app/sessions/times.server.ts'
import { listEvents, type OwnEvent } from '#db/live-events.ts'
import type { Person } from '#db/people.ts'

export interface ShownEvent {
  id: string
  title: string
  moment: ShownMoment
  minutes: number
  cohort: string
  coming: boolean | null
}

/** An event on the reader's clock. */
export function showEvent(reader: Pick<Person, 'timeZone'>, event: OwnEvent): ShownEvent {
  const { id, title, startsAt, endsAt, cohort, coming } = event
  return {
    ...{ id, title, cohort, coming },
    moment: showMoment(startsAt, reader.timeZone, reader.timeZone),
    minutes: (endsAt.getTime() - startsAt.getTime()) / 60_000,
  }
}

/** Her events to come. */
export async function showComingEvents(
  context: Pick<RequestContext, 'db' | 'now'>,
  reader: Pick<Person, 'id' | 'timeZone'>,
): Promise<ShownEvent[]> {
  const events = await listEvents(context.db, reader.id, { after: context.now() }, 20)
  return events.map((event) => showEvent(reader, event))
}

/** Days ahead of which a page that is about something else tells. */
const soonDays = 7

/** The next event, when it comes within a week and she did not say that she stays away. */
export async function findSoonEvent(
  context: Pick<RequestContext, 'db' | 'now'>,
  reader: Pick<Person, 'id' | 'timeZone'>,
): Promise<ShownEvent | null> {
  const now = context.now()
  const events = await listEvents(context.db, reader.id, { after: now }, 5)
  const soon = events.find(
    ({ startsAt, coming }) => coming !== false && startsAt.getTime() < now.getTime() + soonDays * day,
  )
  return soon ? showEvent(reader, soon) : null
}
