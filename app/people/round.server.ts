/** A round of matching by staff: computed in the background, adjusted by hand, approved as a whole. Nothing happens before. */
import type { Academy } from '#app/academy.server.ts'
import { drawOffer, pointsOf, readCrowd, requestOf, type Crowd } from '#app/people/crowd.server.ts'
import { listUnsuited, placedOf, readHindrances } from '#app/people/hindrances.server.ts'
import { inPieces } from '#app/pieces.server.ts'
import type { Database } from '#db/client.server.ts'
import { apartSince } from '#db/mentor-places.ts'
import { answerBy, minutesOfMentorship } from '#db/mentor-requests.ts'
import { listApart, listSeekers, listWishesOf, type Seeker } from '#db/mentor-wishes.ts'
import { countWaiting, type Hindrance } from '#db/round-requests.ts'
import { listPairs, type RoundPair } from '#db/round-pairs.ts'
import {
  approveRound,
  findRound,
  recordRound,
  saveAdjustment,
  saveFailed,
  saveFound,
  type Approval,
  type FoundPair,
  type MadeRequest,
  type Round,
} from '#db/rounds.ts'
import { figuresOf, judging, matching, type BadPair, type Matching } from '#engine/matching/match.ts'
import type { MatchingRound } from '#engine/matching/offer.ts'

export const roundQueue = 'matching-round'

export interface RoundJob {
  id: string
}

/** Learners and mentors of a round, for the engine and for those who read it. */
export interface RoundInput {
  round: MatchingRound
  crowd: Crowd
  seekers: Seeker[]
  /** Those who look and have no track yet. */
  trackless: string[]
}

/**
 * Everybody who looks for a mentor now, or these learners; and all mentors, with the places that are left when every request that waits
 * for an answer is accepted.
 */
export async function readRoundInput(db: Database, at: Date, learnerIds?: string[]): Promise<RoundInput> {
  const seekers = await (learnerIds ? listWishesOf(db, learnerIds) : listSeekers(db, { at }))
  const ids = seekers.map(({ learnerId }) => learnerId)
  const [crowd, apart, waiting] = await Promise.all([
    readCrowd(db, ids, at),
    listApart(db, ids, apartSince(at)),
    countWaiting(db),
  ])
  const requests = seekers.map((seeker) => requestOf(crowd, seeker))
  return {
    round: {
      requests: requests.filter((request) => request !== null),
      offers: crowd.mentors.map((mentor) => {
        const spoken = minutesOfMentorship * (waiting.get(mentor.mentorId) ?? 0)
        return drawOffer(crowd, { ...mentor, minutesTaken: mentor.minutesTaken + spoken })
      }),
      refusals: [
        ...apart.map(({ learnerId, mentorId }) => ({ learner: learnerId, mentor: mentorId })),
        // Who learns and accompanies is no mentor of her own.
        ...ids.map((id) => ({ learner: id, mentor: id })),
      ],
    },
    ...{ crowd, seekers },
    trackless: seekers.flatMap(({ learnerId }, i) => (requests[i] === null ? [learnerId] : [])),
  }
}

/** Asks for a round, which a process computes soon. */
export async function askRound(
  context: Pick<Academy, 'db' | 'requestRound' | 'now'>,
  round: Pick<Round, 'id' | 'mode' | 'madeBy'>,
): Promise<Awaited<ReturnType<typeof recordRound>>> {
  return context.db.transaction(async (tx) => {
    const outcome = await recordRound(tx, { ...round, at: context.now() })
    if (outcome === 'asked') await context.requestRound(round.id, tx)
    return outcome
  })
}

/** Milliseconds between two looks at a round that is being computed. */
const lookEvery = 100

/** Waits for a round to be computed, so long at most: small ones are there before a page could say that they are not. */
export async function awaitRound(db: Database, id: string, milliseconds: number): Promise<void> {
  for (let waited = 0; waited < milliseconds; waited += lookEvery) {
    if ((await findRound(db, id))?.state !== 'waiting') return
    await new Promise((done) => setTimeout(done, lookEvery))
  }
}

/** Computes a round that waits for it and keeps what it found; done twice, it is kept once. Broken off, it says so. */
export async function computeRound(
  context: Pick<Academy, 'db' | 'now' | 'log'>,
  { id }: RoundJob,
): Promise<void> {
  const { db, log } = context
  const asked = await findRound(db, id)
  if (asked?.state !== 'waiting') return
  try {
    const input = await readRoundInput(db, context.now())
    const found = await inPieces(matching(input.round, asked.mode))
    const pairs = pairsOf(found, input.trackless)
    await saveFound(db, { id, figures: figuresOf(found), pairs, at: context.now() })
  } catch (error) {
    log.warn({ error, round: id }, 'round failed')
    await saveFailed(db, id, context.now())
  }
}

/** What was found, as it is kept. */
export function pairsOf({ matches, left }: Matching, trackless: string[]): FoundPair[] {
  const nobody = { mentorId: null, reasons: {} }
  return [
    ...matches.map(({ learner, mentor, reasons }) => ({
      ...{ learnerId: learner, mentorId: mentor, reasons: pointsOf(reasons), left: null },
    })),
    ...left.map(({ learner, reason }) => ({ learnerId: learner, ...nobody, left: reason })),
    ...trackless.map((learnerId) => ({ learnerId, ...nobody, left: 'track' })),
  ]
}

/** What an adjustment came to; otherwise why not: the round has changed, is decided, has no such learner, or what keeps the two apart. */
export type Adjusted = 'changed' | 'stale' | 'closed' | 'unknown' | Fault

/** Why a learner cannot be with a mentor in a round. */
type Fault = 'settled' | 'apart' | 'away' | 'unsuited' | 'taken'

const faultOf: Record<Hindrance, Fault> = {
  ...{ settled: 'settled', apart: 'apart', closed: 'away', unsuited: 'unsuited', full: 'taken' },
}

/** The same, where the engine finds it. */
const badOf: Record<BadPair['fault'], Fault> = {
  ...{ unknown: 'settled', twice: 'settled', unsuited: 'unsuited', 'no place': 'taken' },
}

/**
 * Gives a learner of a round another mentor, or none (null), and works out anew what the whole is worth today: pairs that no longer
 * hold are left out, and so are learners who look no more.
 */
export async function adjustRound(
  context: Pick<Academy, 'db' | 'now'>,
  {
    round,
    version,
    learnerId,
    mentorId,
    by,
  }: {
    round: Pick<Round, 'id' | 'version' | 'state' | 'figures'>
    version: number
    learnerId: string
    mentorId: string | null
    by: string
  },
): Promise<Adjusted> {
  const { db } = context
  const at = context.now()
  if (round.state !== 'ready') return 'closed'
  if (round.version !== version) return 'stale'
  const before = await listPairs(db, round.id)
  const own = before.find((pair) => pair.learnerId === learnerId)
  if (!own) return 'unknown'
  const others = before.filter((pair) => pair !== own)
  const looking = new Set((await listSeekers(db, { at })).map((seeker) => seeker.learnerId))
  const ids = before.map((pair) => pair.learnerId).filter((id) => looking.has(id))
  const input = await readRoundInput(db, at, ids)
  const [fallen, alone] = await Promise.all([
    readHindrances(db, placedOf(others), at, input),
    readHindrances(db, placedOf([{ ...own, mentorId }]), at, input),
  ])
  const hindrance = alone.get(learnerId)
  if (hindrance) return faultOf[hindrance]
  // Last, so that she takes nobody's place.
  const chosen = [...others.filter((pair) => !fallen.has(pair.learnerId)), { ...own, mentorId }]
  const judged = await inPieces(
    judging(
      input.round,
      placedOf(chosen).map((pair) => ({ learner: pair.learnerId, mentor: pair.mentorId })),
      round.figures?.found.bound,
    ),
  )
  const match = judged.matches.find(({ learner }) => learner === learnerId)
  const bad = judged.bad.find(({ learner }) => learner === learnerId)
  if (bad) return badOf[bad.fault]
  const changed: RoundPair = {
    ...{ ...own, mentorId, byHand: true, reasons: match ? pointsOf(match.reasons) : {} },
    left: match ? null : 'hand',
  }
  const pairs = [changed, ...newlyLeft(chosen, judged, learnerId)]
  const change = { learner: learnerId, mentor: mentorId }
  const { id } = round
  if (await saveAdjustment(db, { id, version, change, pairs, now: figuresOf(judged), by, at }))
    return 'changed'
  return (await findRound(db, id))?.state === 'ready' ? 'stale' : 'closed'
}

/** Those who have nobody still, and now for another reason. */
function newlyLeft(pairs: RoundPair[], { left }: Matching, besides: string): RoundPair[] {
  const reasons = new Map(left.map(({ learner, reason }) => [learner, reason]))
  return pairs.flatMap((pair) => {
    const reason = reasons.get(pair.learnerId)
    const same = pair.mentorId !== null || pair.byHand || pair.learnerId === besides
    return same || !reason || reason === pair.left ? [] : [{ ...pair, left: reason }]
  })
}

/** Approves a round as it was shown: requests and letters, all of it or nothing. */
export async function approve(
  context: Pick<Academy, 'db' | 'now' | 'newId' | 'mail'>,
  { id, version, by }: { id: string; version: number; by: string },
): Promise<Approval> {
  const at = context.now()
  return context.db.transaction(async (tx) => {
    const { newId } = context
    const approval = await approveRound(tx, { id, version, by, at, newId, unsuited: listUnsuited })
    if (approval.outcome === 'approved') await context.mail.sendMany(lettersFor(approval.made, at), tx)
    return approval
  })
}

/** One to each mentor, however many learners she is asked for, and one to each learner. */
function lettersFor(made: MadeRequest[], at: Date) {
  const until = answerBy(at).toISOString()
  const counts = new Map<string, number>()
  for (const { mentorId } of made) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1)
  return [
    ...[...counts].map(([personId, count]) => ({
      ...{ kind: 'round-requests' as const, personId, count, answerBy: until },
    })),
    ...made.map(({ learnerId }) => ({
      ...{ kind: 'round-asked' as const, personId: learnerId, answerBy: until },
    })),
  ]
}
