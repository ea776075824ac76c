/** How a cover goes on to another state, and how covers end with what they rest on. */
import { and, asc, eq, gte, inArray, sql, type SQL } from 'drizzle-orm'
import { brokenConstraint, type Database } from '#db/client.server.ts'
import { covers, type coverStates } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { cancelSessionsBetween, listMeeting, lockPeople } from '#db/session-booking.ts'

export type Cover = typeof covers.$inferSelect
export type CoverState = (typeof coverStates)[number]

/** A cover in its new state, with the one it had; `begun`: the learner had agreed to it, and its first day was there. */
export interface ChangedCover extends Cover {
  was: CoverState
  begun: boolean
}

/** States of a cover that goes on. */
export const current: CoverState[] = ['asked', 'accepted', 'agreed']

/** The day it is for the learner of a cover. */
const learnersDay = (at: Date) => sql`(${at.toISOString()}::timestamptz at time zone
  (select p.time_zone from ${people} p where p.id = ${covers.learnerId}))::date`

/** Covers as they are, until the transaction ends for nobody else to change. */
const lockCovers = (tx: Database, where: SQL | undefined, at: Date) =>
  tx
    .select({
      cover: covers,
      begun: sql<boolean>`${covers.state} = 'agreed' and ${covers.from} <= ${learnersDay(at)}`,
    })
    .from(covers)
    .where(where)
    .orderBy(asc(covers.id))
    .for('update')

/**
 * Takes a cover from one of some states to another, once; null when it was in none of them, or its days are over. When it had begun and goes
 * on no more, sessions with her who stood in are cancelled; the two are told of these by the next round of letters.
 * `full`: she who stands in has no more minutes.
 */
export async function saveCoverState(
  db: Database,
  change: Pick<Cover, 'learnerId' | 'id'> & {
    from: CoverState[]
    to: CoverState
    /** Replaces what is handed over. */
    summary?: string
    today?: string
    at: Date
  },
): Promise<ChangedCover | 'full' | null> {
  const { learnerId, id, from, to, summary, today, at } = change
  const which = and(eq(covers.learnerId, learnerId), eq(covers.id, id))
  try {
    return await db.transaction(async (tx) => {
      const [known] = await tx.select({ coverId: covers.coverId }).from(covers).where(which)
      if (!known) return null
      // Before the cover, as whoever leaves does: nobody waits in a circle.
      if (!current.includes(to)) await lockPeople(tx, [learnerId, known.coverId])
      const open = and(
        which,
        inArray(covers.state, from),
        today === undefined ? undefined : gte(covers.to, today),
      )
      const [before] = await lockCovers(tx, open, at)
      if (!before) return null
      const [row] = await tx
        .update(covers)
        .set({ state: to, answeredAt: at, ...(summary !== undefined && { summary }) })
        .where(which)
        .returning()
      if (!row) return null
      const changed = { ...row, was: before.cover.state, begun: before.begun }
      if (!current.includes(to)) await cancelWith(tx, changed, at)
      return changed
    })
  } catch (error) {
    const broken = brokenConstraint(error)
    if (broken === 'covers_capacity' || broken === 'covers_mentor') return 'full'
    throw error
  }
}

/** Sessions are booked only while a cover goes on, for its own days: one that has not begun has none, those of the two are another's. */
async function cancelWith(
  tx: Database,
  { begun, learnerId, coverId }: ChangedCover,
  at: Date,
): Promise<void> {
  if (begun)
    await cancelSessionsBetween(tx, { learnerId, companionId: coverId, role: 'mentor', by: null, at })
}

/**
 * Ends what a learner's covers rest on, or what somebody stands in for, on days that are not over: nothing that was handed over stays, and
 * sessions are cancelled, but those with `next`, who becomes her mentor. Call it in the transaction that ends the mentorship, before its sessions are cancelled, or
 * takes her who stands in away; whoever is to know gets the letters that follow from what is returned.
 */
export async function endCovers(
  tx: Database,
  of: { learnerId: string; next?: string } | { coverId: string },
  at: Date,
): Promise<ChangedCover[]> {
  const hers = 'learnerId' in of ? eq(covers.learnerId, of.learnerId) : eq(covers.coverId, of.coverId)
  const which = and(hers, inArray(covers.state, current), sql`${covers.to} >= ${learnersDay(at)}`)
  const known = await tx.select().from(covers).where(which)
  if (known.length === 0) return []
  // All of them at once: sessions with the mentor, or all of hers who stands in, are cancelled after these.
  const them = known.flatMap(({ learnerId, coverId, mentorId }) => [learnerId, coverId, mentorId])
  const met = 'coverId' in of ? await listMeeting(tx, of.coverId, at) : []
  await lockPeople(tx, [...new Set([...them, ...met])])
  const ended: ChangedCover[] = []
  for (const { cover, begun } of await lockCovers(tx, which, at)) {
    const closed = { state: 'withdrawn' as const, summary: '', answeredAt: at }
    await tx
      .update(covers)
      .set(closed)
      .where(and(eq(covers.learnerId, cover.learnerId), eq(covers.id, cover.id)))
    const changed = { ...cover, ...closed, was: cover.state, begun }
    if (!('next' in of) || of.next !== cover.coverId) await cancelWith(tx, changed, at)
    ended.push(changed)
  }
  return ended
}
