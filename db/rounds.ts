/** Rounds of matching: asked for, found, adjusted by hand, approved as a whole or put aside. One at a time is open. */
import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import { brokenConstraint, type Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { listPairs, type RoundPair } from '#db/round-pairs.ts'
import { recordRequests, type Hindrance, type Unsuited } from '#db/round-requests.ts'
import { matchingPairs, matchingRounds } from '#db/schema/rounds.ts'

export type Round = typeof matchingRounds.$inferSelect
type RoundFigures = NonNullable<Round['figures']>

/** What the computing found for somebody who looked. */
export type FoundPair = Pick<RoundPair, 'learnerId' | 'mentorId' | 'reasons' | 'left'>

/** Asks for a round. `again`: this one was asked for already; `another`: one that waits for a decision is open. */
export async function recordRound(
  db: Database,
  round: Pick<Round, 'id' | 'mode' | 'madeBy'> & { at: Date },
): Promise<'asked' | 'again' | 'another'> {
  const { id, mode, madeBy, at } = round
  try {
    return await db.transaction(async (tx) => {
      const [made] = await tx
        .insert(matchingRounds)
        .values({ id, mode, madeBy, state: 'waiting', askedAt: at })
        .onConflictDoNothing({ target: matchingRounds.id })
        .returning({ id: matchingRounds.id })
      if (!made) return 'again'
      await recordAudit(tx, {
        at,
        actorId: madeBy,
        action: 'matching.asked',
        subjectId: id,
        detail: { mode },
      })
      return 'asked'
    })
  } catch (error) {
    if (brokenConstraint(error) !== 'matching_rounds_open') throw error
    return (await findRound(db, id)) ? 'again' : 'another'
  }
}

/** A round, or null. */
export async function findRound(db: Database, id: string): Promise<Round | null> {
  if (!isId(id)) return null
  const [row] = await db.select().from(matchingRounds).where(eq(matchingRounds.id, id))
  return row ?? null
}

/** The latest first. */
export async function listRounds(db: Database, limit: number): Promise<Round[]> {
  return db
    .select()
    .from(matchingRounds)
    .orderBy(desc(matchingRounds.askedAt), desc(matchingRounds.id))
    .limit(limit)
}

/** The round goes from one state to another, once; false when it is no longer there. */
async function move(
  tx: Database,
  { id, from, version }: { id: string; from: Round['state'][]; version?: number },
  to: Partial<Round> & Pick<Round, 'state'>,
): Promise<boolean> {
  const rows = await tx
    .update(matchingRounds)
    .set(to)
    .where(
      and(
        eq(matchingRounds.id, id),
        inArray(matchingRounds.state, from),
        version === undefined ? undefined : eq(matchingRounds.version, version),
      ),
    )
    .returning({ id: matchingRounds.id })
  return rows.length > 0
}

/** Keeps what was found, all of it or nothing; false when nobody waits for it any more. */
export async function saveFound(
  db: Database,
  found: { id: string; figures: RoundFigures['found']; pairs: FoundPair[]; at: Date },
): Promise<boolean> {
  const { id, figures, pairs, at } = found
  return db.transaction(async (tx) => {
    const ready = { state: 'ready' as const, readyAt: at, figures: { found: figures, now: figures } }
    if (!(await move(tx, { id, from: ['waiting'] }, ready))) return false
    await tx.execute(sql`
      insert into ${matchingPairs} (round_id, learner_id, mentor_id, reasons, left_because)
      select ${id}::uuid, "learnerId", "mentorId", reasons, "left"
      from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb)
        as found ("learnerId" text, "mentorId" text, reasons jsonb, "left" text)`)
    return true
  })
}

/** The computing broke off. */
export async function saveFailed(db: Database, id: string, at: Date): Promise<void> {
  await move(db, { id, from: ['waiting'] }, { state: 'failed', readyAt: at })
}

/** Puts a round aside: who would have been with whom is forgotten. False when it is decided already. */
export async function discardRound(
  db: Database,
  { id, by, at }: { id: string; by: string; at: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const decided = { state: 'discarded' as const, decidedBy: by, decidedAt: at }
    if (!(await move(tx, { id, from: ['waiting', 'ready'] }, decided))) return false
    await tx.delete(matchingPairs).where(eq(matchingPairs.roundId, id))
    await recordAudit(tx, { at, actorId: by, action: 'matching.discarded', subjectId: id })
    return true
  })
}

/**
 * Keeps an adjustment by hand: the pairs that it changes and what the whole is worth with them. False when the round is not as it was
 * when that was worked out.
 */
export async function saveAdjustment(
  db: Database,
  adjustment: {
    id: string
    version: number
    /** What was decided; the others are those for whom something follows. */
    change: { learner: string; mentor: string | null }
    pairs: RoundPair[]
    now: RoundFigures['now']
    by: string
    at: Date
  },
): Promise<boolean> {
  const { id, version, change, pairs, now, by, at } = adjustment
  return db.transaction(async (tx) => {
    const changed = await tx
      .update(matchingRounds)
      .set({
        figures: sql`jsonb_set(${matchingRounds.figures}, '{now}', ${JSON.stringify(now)}::text::jsonb)`,
        version: version + 1,
      })
      .where(
        and(
          eq(matchingRounds.id, id),
          eq(matchingRounds.state, 'ready'),
          eq(matchingRounds.version, version),
        ),
      )
      .returning({ id: matchingRounds.id })
    if (changed.length === 0) return false
    await tx.execute(sql`
      update ${matchingPairs} as pair set mentor_id = "mentorId", reasons = changed.reasons, left_because = "left", by_hand = "byHand"
      from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb)
        as changed ("learnerId" text, "mentorId" text, reasons jsonb, "left" text, "byHand" boolean)
      where pair.round_id = ${id} and pair.learner_id = changed."learnerId"`)
    const detail = { version: version + 1, ...change }
    await recordAudit(tx, { at, actorId: by, action: 'matching.adjusted', subjectId: id, detail })
    return true
  })
}

/** A request that the approval made. */
export type MadeRequest = { learnerId: string; mentorId: string }

export type Approval =
  | { outcome: 'approved'; made: MadeRequest[]; fell: number }
  /** `again`: it is approved already; `stale`: it is not as it was shown; `closed`: there is nothing to approve. */
  | { outcome: 'again' | 'stale' | 'closed' }

/**
 * Approves a round as it was shown: each pair that still holds becomes a request, in this one transaction; of the others it is kept
 * why not.
 */
export async function approveRound(
  db: Database,
  approval: { id: string; version: number; by: string; at: Date; newId: () => string; unsuited: Unsuited },
): Promise<Approval> {
  const { id, version, by, at, newId, unsuited } = approval
  return db.transaction(async (tx): Promise<Approval> => {
    const [round] = await tx.select().from(matchingRounds).where(eq(matchingRounds.id, id)).for('update')
    if (round?.state === 'approved') return { outcome: 'again' }
    if (round?.state !== 'ready') return { outcome: 'closed' }
    if (round.version !== version) return { outcome: 'stale' }
    const everybody = await listPairs(tx, id)
    const pairs = everybody.flatMap(({ learnerId, mentorId, reasons }) =>
      mentorId === null ? [] : [{ learnerId, mentorId, reasons, id: newId() }],
    )
    const fell = await recordRequests(tx, pairs, { at, unsuited })
    await saveOutcomes(tx, id, pairs, fell)
    const made = pairs.filter(({ learnerId }) => !fell.has(learnerId))
    const sums = {
      left: countEach(everybody.flatMap(({ left }) => (left === null ? [] : [left]))),
      fell: countEach([...fell.values()]),
    }
    const figures = round.figures && { ...round.figures, approved: sums }
    await move(tx, { id, from: ['ready'] }, { state: 'approved', decidedBy: by, decidedAt: at, figures })
    const detail = { mode: round.mode, asked: made.length, fell: fell.size }
    await recordAudit(tx, { at, actorId: by, action: 'matching.approved', subjectId: id, detail })
    return { outcome: 'approved', made, fell: fell.size }
  })
}

function countEach(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

async function saveOutcomes(
  tx: Database,
  roundId: string,
  pairs: { learnerId: string; id: string }[],
  fell: Map<string, Hindrance>,
): Promise<void> {
  const rows = pairs.map(({ learnerId, id }) => {
    const hindrance = fell.get(learnerId)
    return { learner_id: learnerId, ...(hindrance ? { fell: hindrance } : { request_id: id }) }
  })
  await tx.execute(sql`
    update ${matchingPairs} as pair set request_id = found.request_id, fell_because = found.fell
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as found (learner_id text, request_id uuid, fell text)
    where pair.round_id = ${roundId} and pair.learner_id = found.learner_id`)
}

/** Milliseconds after a decision for which a round keeps everybody who was in it. */
const kept = 90 * 86_400_000

/** Of rounds that were decided long ago, forgets those for whom no request came of it; the sums stay. */
export async function purgePairs(db: Database, at: Date): Promise<void> {
  const decided = db
    .select({ id: matchingRounds.id })
    .from(matchingRounds)
    .where(lt(matchingRounds.decidedAt, new Date(at.getTime() - kept)))
  await db
    .delete(matchingPairs)
    .where(and(isNull(matchingPairs.requestId), inArray(matchingPairs.roundId, decided)))
}
