import type { LoaderFunctionArgs } from '@remix-run/node'
import { addressKey } from '#app/accounts/limits.server.ts'
import { hashToken } from '#app/mail.server.ts'
import { writeCalendar } from '#app/sessions/calendar.server.ts'
import { day } from '#app/sessions/rules.ts'
import { findCalendarOwner } from '#db/calendar-feeds.ts'
import { listEvents } from '#db/live-events.ts'
import { findPerson } from '#db/people.ts'
import { listComingSessions, listPastSessions } from '#db/sessions.ts'

/** Days of the past that a calendar still shows. */
const keptDays = 60
/** Sessions that it shows at most, and events: those to come are never missing for those that are over. */
const [mostComing, mostPast] = [500, 200]

/** Somebody's sessions and events for her calendar, at an address that only she knows. Guesses are counted, rightful readings are not. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, limits, env } = context
  const token = /^([\w-]{43})\.ics$/.exec(params.file ?? '')?.[1]
  const ownerId = token === undefined ? null : await findCalendarOwner(db, hashToken(token))
  const owner = ownerId === null ? null : await findPerson(db, ownerId)
  if (!owner || owner.disabledAt !== null) {
    const seconds = await limits.take('calendarByAddress', addressKey(context.address))
    if (seconds === null) throw new Response(null, { status: 404 })
    throw new Response(null, { status: 429, headers: { 'Retry-After': String(seconds) } })
  }
  const at = context.now()
  const after = new Date(at.getTime() - keptDays * day)
  const [coming, past, comingEvents, pastEvents] = await Promise.all([
    listComingSessions(db, owner.id, { after: at, limit: mostComing }),
    listPastSessions(db, owner.id, { at, limit: mostPast }),
    listEvents(db, owner.id, { after: at }, mostComing),
    listEvents(db, owner.id, { before: at }, mostPast),
  ])
  const sessions = [...past.filter(({ endsAt }) => endsAt > after), ...coming]
  const events = [...pastEvents.filter(({ endsAt }) => endsAt > after), ...comingEvents]
  const shown = events.filter((event) => event.coming !== false)
  return new Response(writeCalendar(env, { sessions, events: shown, language: owner.language, at }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="ariane.ics"',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
