/** Sessions as pages show them to one of the two. */
import type { RequestContext } from '#app/academy.server.ts'
import { day } from '#app/sessions/rules.ts'
import { showMoment, type ShownMoment } from '#app/sessions/times.server.ts'
import type { Person } from '#db/people.ts'
import { listComingSessions, type OwnSession } from '#db/sessions.ts'

export interface ShownSession {
  id: string
  moment: ShownMoment
  minutes: number
  name: string
  /** What the other is to the reader. */
  role: 'mentor' | 'coach' | 'companion'
}

/** A session in the zone of the reader. */
export function showSession(reader: Pick<Person, 'timeZone'>, session: OwnSession): ShownSession {
  return {
    id: session.id,
    moment: showMoment(session.startsAt, reader.timeZone, session.other.timeZone),
    minutes: (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000,
    name: session.other.name,
    role: session.side === 'learner' ? session.role : 'companion',
  }
}

/** Days ahead of which a page that is about something else tells. */
const soonDays = 7

/** Her next session, when it comes within a week. */
export async function findSoonSession(
  context: Pick<RequestContext, 'db' | 'now'>,
  reader: Pick<Person, 'id' | 'timeZone'>,
): Promise<ShownSession | null> {
  const after = context.now()
  const before = new Date(after.getTime() + soonDays * day)
  const [session] = await listComingSessions(context.db, reader.id, { after, before, limit: 1 })
  return session ? showSession(reader, session) : null
}
