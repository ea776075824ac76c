/** Letters about sessions: booked, moved, cancelled, and the day before. Their calendar part always means the same event. */
import type { Academy } from '#app/academy.server.ts'
import type { LetterBody } from '#app/letters/letter.server.ts'
import { sessionMail as en } from '#app/locales/en/session-mail.ts'
import { momentText } from '#app/locales/format.ts'
import { sessionMail as fr } from '#app/locales/fr/session-mail.ts'
import { textFor } from '#app/locales/language.tsx'
import { writeInvitation, type CalendarPart } from '#app/sessions/calendar.server.ts'
import { day, firstName, hour, isLate } from '#app/sessions/rules.ts'
import { zoneName } from '#app/sessions/zone-name.ts'
import type { Database } from '#db/client.server.ts'
import { recordLetter } from '#db/letters.ts'
import { findPerson, listTimeZones, type Account } from '#db/people.ts'
import { listCancelledUntold, listRemindersDue } from '#db/session-letters.ts'
import { findAnySession, lockSession, type Session } from '#db/sessions.ts'
import { isQuiet } from '#engine/meeting.ts'

export type SessionEvent = 'booked' | 'moved' | 'cancelled'

/** A letter to one of the two about a session as it stood at this sequence. */
export interface SessionLetter {
  kind: 'session'
  personId: string
  session: string
  sequence: number
  event: SessionEvent | 'reminder'
  /** The time that was given up was near. */
  late?: boolean
}

/** A reminder comes so long before, and never less than `least`. */
const reminder = { before: day, least: hour }
const reminderKind = 'session-reminder'
const cancelledKind = 'session-cancelled'
/** Hours before its start in which a cancelled session is told of at night too. */
const nearHours = 12
/** Letters looked for together. */
const batch = 200

/** The letter; null when a later one says more, the session has begun, or somebody of the two is gone. */
export async function writeSessionLetter(
  { db, env, now }: Pick<Academy, 'db' | 'env' | 'now'>,
  person: Account,
  { session: id, sequence, event, late: wasNear = false }: SessionLetter,
): Promise<{ body: Omit<LetterBody, 'name'>; calendar?: CalendarPart } | null> {
  const session = await findAnySession(db, id)
  if (session?.sequence !== sequence || ![session.learnerId, session.companionId].includes(person.id))
    return null
  if (event !== 'cancelled' && (session.state !== 'booked' || session.startsAt <= now())) return null
  const otherId = session.learnerId === person.id ? session.companionId : session.learnerId
  const other = await findPerson(db, otherId)
  if (!other) return null
  const { language, timeZone } = person
  const t = textFor(language, fr, en)
  const name = firstName(other.name)
  const when = momentText(session.startsAt, language, timeZone)
  const late = event !== 'reminder' && (wasNear || isLate(session.startsAt, session.changedAt))
  const by = session.changedBy === person.id ? 'you' : session.changedBy === other.id ? 'other' : 'nobody'
  const url = `${env.publicUrl}/sessions${event === 'cancelled' ? '' : `/${id}`}`
  const body = {
    subject: late ? t.subject.late : t.subject[event],
    paragraphs: [
      event === 'reminder' ? t.reminder(name, when) : t[event][by](name, when),
      t.zone(zoneName(timeZone, language)),
      ...(event === 'cancelled' ? [t.after] : []),
    ],
    button: { text: event === 'cancelled' ? t.seeAll : t.see, url },
    notes: event === 'cancelled' ? [] : [t.rules],
  }
  if (event === 'reminder') return { body }
  return { body, calendar: writeInvitation(env, { session, person, other: name, at: now() }) }
}

type RoundContext = Pick<Academy, 'db' | 'now' | 'mail'>

/**
 * The round of every five minutes. Several processes may make it at once, and any may end in the middle: what is noted and
 * what is asked for are one transaction.
 */
export async function sendSessionLetters(context: RoundContext): Promise<void> {
  const { db, mail } = context
  const now = context.now()
  const awake = (await listTimeZones(db)).filter((zone) => !isQuiet(now.getTime(), zone))
  const window = {
    from: new Date(now.getTime() + reminder.least),
    to: new Date(now.getTime() + reminder.before),
  }
  for (;;) {
    const due = await listRemindersDue(db, {
      ...window,
      before: reminder.before,
      timeZones: awake,
      kind: reminderKind,
      limit: batch,
    })
    for (const { personId, id, sequence } of due)
      await db.transaction(async (tx) => {
        const session = await lockSession(tx, id)
        if (session?.state !== 'booked' || session.sequence !== sequence) return
        const letter = { learnerId: personId, kind: reminderKind, key: `${id} ${sequence}`, at: now }
        if (!(await recordLetter(tx, letter))) return
        await mail.sendSession({ kind: 'session', personId, session: id, sequence, event: 'reminder' }, tx)
      })
    if (due.length < batch) break
  }
  const untold = { at: now, near: new Date(now.getTime() + nearHours * hour), timeZones: awake }
  for (const { id, personId } of await listCancelledUntold(db, {
    ...untold,
    kind: cancelledKind,
    limit: batch,
  }))
    await db.transaction(async (tx) => {
      const session = await lockSession(tx, id)
      if (session?.state !== 'cancelled') return
      if (!(await recordTold(tx, personId, id, now))) return
      const { sequence } = session
      await mail.sendSession({ kind: 'session', personId, session: id, sequence, event: 'cancelled' }, tx)
    })
}

const recordTold = (tx: Database, personId: string, session: string, at: Date) =>
  recordLetter(tx, { learnerId: personId, kind: cancelledKind, key: session, at })

/** Notes that the two are told of a cancellation. */
export async function recordCancellationTold(tx: Database, session: Session, at: Date): Promise<void> {
  for (const personId of [session.learnerId, session.companionId])
    await recordTold(tx, personId, session.id, at)
}
