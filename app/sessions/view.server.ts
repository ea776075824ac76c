/** Sessions as pages show them to one of the two. */
import type { RequestContext } from '#app/academy.server.ts'
import { day } from '#app/sessions/rules.ts'
import { showMoment, type ShownMoment } from '#app/sessions/times.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { listAbsences } from '#db/meeting-times.ts'
import type { Person } from '#db/people.ts'
import { listComingSessions, type OwnSession } from '#db/sessions.ts'

export interface ShownSession {
  id: string
  moment: ShownMoment
  minutes: number
  name: string
  /** What the other is to the reader. */
  role: 'mentor' | 'coach' | 'companion'
  /** Whoever accompanies is away on that day: the reader herself, or the other. */
  away?: 'you' | 'other' | null
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

/** Sessions in the zone of the reader, with those that stand on a day away of whoever accompanies. */
export async function showSessions(
  { db }: Pick<RequestContext, 'db'>,
  reader: Pick<Person, 'timeZone'>,
  sessions: OwnSession[],
): Promise<ShownSession[]> {
  const companions = [...new Set(sessions.map(({ companionId }) => companionId))]
  const absences = new Map(
    await Promise.all(companions.map(async (id) => [id, await listAbsences(db, id)] as const)),
  )
  return sessions.map((session) => {
    const own = session.side === 'companion'
    const date = dayOf(session.startsAt, own ? reader.timeZone : session.other.timeZone)
    const isAway = absences.get(session.companionId)?.some(({ from, to }) => from <= date && date <= to)
    return { ...showSession(reader, session), away: isAway ? (own ? 'you' : 'other') : null }
  })
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
