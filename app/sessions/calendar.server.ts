/** Sessions as iCalendar (RFC 5545, RFC 5546): in letters, and in the private calendar of each. */
import { createHmac } from 'node:crypto'
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalEventData,
} from 'ical-generator'
import type { Env } from '#app/env.server.ts'
import { sessionMail as en } from '#app/locales/en/session-mail.ts'
import { sessionMail as fr } from '#app/locales/fr/session-mail.ts'
import { textFor } from '#app/locales/language.tsx'
import { firstName } from '#app/sessions/rules.ts'
import type { LiveEvent } from '#db/live-events.ts'
import type { Person } from '#db/people.ts'
import type { OwnSession, Session } from '#db/sessions.ts'
import type { Language } from '#engine/catalog.ts'

/** What a letter carries besides its words. */
export interface CalendarPart {
  method: 'REQUEST' | 'CANCEL'
  content: string
}

const prodId = (language: Language) => ({
  company: 'Ariane',
  product: 'Ariane',
  language: language.toUpperCase(),
})

/** Nothing of what they speak about: a first name, a time, and where to read the rest. */
function eventOf(
  env: Env,
  session: Session,
  { other, language, at }: { other: string; language: Language; at: Date },
): ICalEventData {
  return {
    id: `session-${session.id}@${new URL(env.publicUrl).hostname}`,
    sequence: session.sequence,
    stamp: at,
    start: session.startsAt,
    end: session.endsAt,
    summary: textFor(language, fr, en).title(other),
    url: `${env.publicUrl}/sessions/${session.id}`,
    status: session.state === 'booked' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  }
}

/** The address in "Ariane <bonjour@ariane.example>". */
function addressOf(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}

/** The invitation, change or cancellation for one of the two. The academy invites, so that neither learns the other's address. */
export function writeInvitation(
  env: Env,
  { session, person, other, at }: { session: Session; person: Person; other: string; at: Date },
): CalendarPart {
  const method = session.state === 'booked' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL
  const { language, name, email } = person
  const calendar = ical({ method, prodId: prodId(language) })
  calendar.createEvent({
    ...eventOf(env, session, { other, language, at }),
    organizer: { name: 'Ariane', email: addressOf(env.mailFrom) },
    attendees: [
      {
        ...{ name: firstName(name), email, rsvp: false },
        ...{ role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED },
      },
    ],
  })
  return { method, content: calendar.toString() }
}

/** An event of a cohort: its title, its time, where it is held, and where to read the rest. */
function liveEventOf(env: Env, event: LiveEvent, at: Date): ICalEventData {
  return {
    id: `event-${event.id}@${new URL(env.publicUrl).hostname}`,
    sequence: event.sequence,
    stamp: at,
    start: event.startsAt,
    end: event.endsAt,
    summary: event.title,
    location: event.videoLink,
    url: `${env.publicUrl}/events/${event.id}`,
    status: event.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  }
}

/** The invitation or change of an event for one of those it is for, who is free to come; or that it is `off`, for all or for her. */
export function writeEventInvitation(
  env: Env,
  { event, person, at, off }: { event: LiveEvent; person: Person; at: Date; off: boolean },
): CalendarPart {
  const method = off ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST
  const calendar = ical({ method, prodId: prodId(person.language) })
  calendar.createEvent({
    ...liveEventOf(env, event, at),
    ...(off && { status: ICalEventStatus.CANCELLED }),
    organizer: { name: 'Ariane', email: addressOf(env.mailFrom) },
    attendees: [
      {
        ...{ name: firstName(person.name), email: person.email, rsvp: false },
        ...{ role: ICalAttendeeRole.OPT, status: ICalAttendeeStatus.TENTATIVE },
      },
    ],
  })
  return { method, content: calendar.toString() }
}

/** Somebody's sessions and events as a calendar that other programs subscribe to. */
export function writeCalendar(
  env: Env,
  given: { sessions: OwnSession[]; events: LiveEvent[]; language: Language; at: Date },
): string {
  const { sessions, events, language, at } = given
  const calendar = ical({
    ...{ prodId: prodId(language), method: ICalCalendarMethod.PUBLISH, name: 'Ariane', ttl: 3600 },
    events: [
      ...sessions.map((session) =>
        eventOf(env, session, { other: firstName(session.other.name), language, at }),
      ),
      ...events.map((event) => liveEventOf(env, event, at)),
    ],
  })
  return calendar.toString()
}

/** The secret of somebody's calendar address, from the id of the form that asked for it: asked twice, it is one. */
export function calendarToken(secret: string, personId: string, formId: string): string {
  return createHmac('sha256', secret).update(`calendar ${personId} ${formId}`).digest('base64url')
}
