/** Letters about events of a cohort: made, changed, cancelled, and the day before. Their calendar part always means the same event. */
import type { Academy } from '#app/academy.server.ts'
import type { LetterBody } from '#app/letters/letter.server.ts'
import { events as en } from '#app/locales/en/events.ts'
import { momentText } from '#app/locales/format.ts'
import { events as fr } from '#app/locales/fr/events.ts'
import { textFor } from '#app/locales/language.tsx'
import { writeEventInvitation, type CalendarPart } from '#app/sessions/calendar.server.ts'
import { day, hour } from '#app/sessions/rules.ts'
import { zoneName } from '#app/sessions/zone-name.ts'
import { recordLetter } from '#db/letters.ts'
import { findAnyEvent, listEventPeople, listEventRemindersDue } from '#db/live-events.ts'
import { listTimeZones, type Account } from '#db/people.ts'
import { isQuiet } from '#engine/meeting.ts'

/** `left`: she is in its cohort no more, or follows it no more. */
export type EventNews = 'made' | 'changed' | 'cancelled' | 'left'

/** A letter to one of those an event is for, as it stood at this sequence. */
export interface EventLetter {
  kind: 'event'
  personId: string
  event: string
  sequence: number
  news: EventNews | 'reminder'
}

/** A reminder comes so long before, and never less than `least`. */
const reminder = { before: day, least: hour }
const reminderKind = 'event-reminder'
const batch = 200

/** The letter; null when a later one says more, the event is over, or it is no longer for her. */
export async function writeEventLetter(
  { db, env, now }: Pick<Academy, 'db' | 'env' | 'now'>,
  person: Account,
  { event: id, sequence, news }: EventLetter,
): Promise<{ body: Omit<LetterBody, 'name'>; calendar?: CalendarPart } | null> {
  const event = await findAnyEvent(db, id)
  if (!event || event.endsAt <= now()) return null
  // Whoever has left it hears nothing of what becomes of it: this letter is the only one that takes it off her calendar.
  if (news !== 'left' && event.sequence !== sequence) return null
  if (news !== 'left' && (news === 'cancelled') !== (event.cancelledAt !== null)) return null
  if (event.coachId === null && (news === 'made' || news === 'changed' || news === 'reminder')) return null
  const isHers = (await listEventPeople(db, event, person.id)).length > 0
  if (isHers === (news === 'left')) return null
  const { language, timeZone } = person
  const t = textFor(language, fr, en).mail
  const own = event.coachId === person.id
  const when = momentText(event.startsAt, language, timeZone)
  const off = news === 'cancelled' || news === 'left'
  const body = {
    subject: t.subject[news],
    paragraphs: [
      t[news](event.title, when),
      ...(event.about !== '' && !off && news !== 'reminder' ? [event.about] : []),
      t.zone(zoneName(timeZone, language)),
    ],
    button: news === 'left' ? undefined : { text: t.see, url: `${env.publicUrl}/events/${id}` },
    notes: own || off ? [] : [t.free],
  }
  if (news === 'reminder') return { body }
  return { body, calendar: writeEventInvitation(env, { event, person, at: now(), off }) }
}

/** Reminders, every five minutes, in the quiet hours of nobody. What is noted and what is asked for are one transaction. */
export async function sendEventReminders(context: Pick<Academy, 'db' | 'now' | 'mail'>): Promise<void> {
  const { db, mail } = context
  const now = context.now()
  const timeZones = (await listTimeZones(db)).filter((zone) => !isQuiet(now.getTime(), zone))
  const from = new Date(now.getTime() + reminder.least)
  const to = new Date(now.getTime() + reminder.before)
  for (;;) {
    const due = await listEventRemindersDue(db, {
      ...{ from, to, before: reminder.before, timeZones, kind: reminderKind, limit: batch },
    })
    for (const { id, sequence, personId } of due)
      await db.transaction(async (tx) => {
        const letter = { learnerId: personId, kind: reminderKind, key: `${id} ${sequence}`, at: now }
        if (!(await recordLetter(tx, letter))) return
        await mail.sendEvent({ kind: 'event', personId, event: id, sequence, news: 'reminder' }, tx)
      })
    if (due.length < batch) break
  }
}
