/** What the two do with their sessions. Each act is one transaction, and the letters about it are in it. */
import type { Academy, RequestContext } from '#app/academy.server.ts'
import { recordCancellationTold, type SessionEvent } from '#app/letters/sessions.server.ts'
import { isLate } from '#app/sessions/rules.ts'
import { readFreeStarts } from '#app/sessions/times.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Relation } from '#db/mentoring.ts'
import { findMentorProfile } from '#db/mentors.ts'
import { cancelSession, moveSession, recordSession, type Taken } from '#db/session-booking.ts'
import { findSession, type OwnSession, type Session } from '#db/sessions.ts'
import type { SessionLength } from '#engine/meeting.ts'

const minute = 60_000

/** Has both told of what happened to a session, once the transaction is committed. */
async function tellBoth(
  { mail }: Pick<Academy, 'mail'>,
  tx: Database,
  session: Pick<Session, 'id' | 'learnerId' | 'companionId' | 'sequence'>,
  event: SessionEvent,
  late = false,
): Promise<void> {
  const { id, sequence } = session
  for (const personId of [session.learnerId, session.companionId])
    await mail.sendSession({ kind: 'session', personId, session: id, sequence, event, late }, tx)
}

/**
 * Books a session. `gone`: the time is no longer free, or never was. The same id again is the same session; with another time
 * it is `used`. `many`: the two have enough before them.
 */
export async function book(
  context: RequestContext,
  person: { id: string },
  relation: Relation,
  wish: { id: string; startsAt: Date; minutes: SessionLength; agenda: string },
): Promise<'booked' | 'gone' | 'used' | 'many' | 'not-related' | Taken> {
  const { db } = context
  const { learnerId, companionId, role } = relation
  const { id, startsAt, minutes, agenda } = wish
  const findSame = async () => {
    const same = await findSession(db, person.id, id)
    if (!same) return null
    const length = same.endsAt.getTime() - same.startsAt.getTime()
    return +same.startsAt === +startsAt && length === minutes * minute ? 'booked' : 'used'
  }
  const before = await findSame()
  if (before) return before
  const { all } = await readFreeStarts(context, relation, minutes)
  // The same form, sent at the same moment, may have taken the time.
  if (!all.includes(startsAt.getTime())) return (await findSame()) ?? 'gone'
  const profile = role === 'mentor' ? await findMentorProfile(db, companionId) : null
  const endsAt = new Date(startsAt.getTime() + minutes * minute)
  const two = {
    id,
    learnerId,
    companionId,
    role,
    startsAt,
    endsAt,
    agenda,
    videoLink: profile?.videoLink ?? null,
  }
  return db.transaction(async (tx) => {
    const outcome = await recordSession(tx, { ...two, by: person.id, at: context.now() })
    if (outcome === 'booked') await tellBoth(context, tx, { ...two, sequence: 0 }, 'booked')
    if (outcome === 'known') return 'booked'
    return outcome === 'apart' ? 'gone' : outcome
  })
}

/** Moves a session to another free time; its length stays. `stale`: it was changed meanwhile. */
export async function move(
  context: RequestContext,
  person: { id: string },
  session: OwnSession,
  wish: { startsAt: Date; sequence: number },
): Promise<'moved' | 'gone' | 'stale' | Taken> {
  const { startsAt, sequence } = wish
  if (startsAt.getTime() === session.startsAt.getTime() && session.state === 'booked') return 'moved'
  const length = session.endsAt.getTime() - session.startsAt.getTime()
  const { all } = await readFreeStarts(context, session, (length / minute) as SessionLength, session.id)
  if (!all.includes(startsAt.getTime())) return 'gone'
  const endsAt = new Date(startsAt.getTime() + length)
  return context.db.transaction(async (tx) => {
    const moved = { id: session.id, sequence, startsAt, endsAt, by: person.id, at: context.now() }
    const outcome = await moveSession(tx, moved)
    // Whoever was about to meet now is told at once: what counts is the time that was given up.
    const late = isLate(session.startsAt, context.now())
    if (outcome === 'moved')
      await tellBoth(context, tx, { ...session, sequence: sequence + 1 }, 'moved', late)
    return outcome === 'same' ? 'moved' : outcome === 'apart' ? 'gone' : outcome
  })
}

/** Cancels a session; twice is once. False when it has begun. */
export async function cancel(
  context: RequestContext,
  person: { id: string },
  { id }: OwnSession,
): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const cancelled = await cancelSession(tx, { id, by: person.id, at: context.now() })
    if (cancelled) {
      await recordCancellationTold(tx, cancelled, context.now())
      await tellBoth(context, tx, cancelled, 'cancelled')
    }
    return cancelled !== null || (await findSession(tx, person.id, id))?.state === 'cancelled'
  })
}
