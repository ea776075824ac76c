/** Who else could take a learner of a round, for staff who change it by hand. */
import type { RequestContext } from '#app/academy.server.ts'
import { factsBetween, pointsOf } from '#app/people/crowd.server.ts'
import { placedOf, readHindrances } from '#app/people/hindrances.server.ts'
import { readRoundInput } from '#app/people/round.server.ts'
import { named, tradeNames } from '#app/people/view.server.ts'
import type { ShownFact } from '#app/people/words.ts'
import type { Person } from '#db/people.ts'
import type { Hindrance } from '#db/round-requests.ts'
import { listPairs, type NamedPair } from '#db/round-pairs.ts'
import type { Round } from '#db/rounds.ts'
import { fitOf, reasonsOf } from '#engine/matching/fit.ts'
import { placesOf } from '#engine/matching/offer.ts'

/** A mentor who may take a learner in a round, and what that does to its total. */
export interface Candidate {
  id: string
  name: string
  points: number
  facts: ShownFact[]
  /** Places left in the round, hers not counted. */
  free: number
  current: boolean
  /** Why she cannot be with the one she has any more. */
  hindrance: Hindrance | null
}

/** Mentors whom a learner of a round is shown, beside the one she has. */
const candidatesShown = 30

/**
 * Who may take a learner of a round: the one she has in it first, whether she still can or not, then the best suited; how many more
 * there are, and how many would were they not full.
 */
export async function readCandidates(
  context: RequestContext,
  staff: Person,
  round: Round,
  pair: NamedPair,
): Promise<{ candidates: Candidate[]; more: number; full: number }> {
  const { db } = context
  const at = context.now()
  const [input, all, tracks] = await Promise.all([
    readRoundInput(db, at, [pair.learnerId]),
    listPairs(db, round.id),
    tradeNames(context, staff),
  ])
  const { crowd, seekers } = input
  const [seeker, request] = [seekers[0], input.round.requests[0]]
  const others = placedOf(all).filter(({ learnerId }) => learnerId !== pair.learnerId)
  const [own, fallen] = await Promise.all([
    readHindrances(db, placedOf([pair]), at),
    readHindrances(db, others, at),
  ])
  const apart = new Set(input.round.refusals.map(({ mentor }) => mentor))
  const held = new Map<string, number>()
  for (const { learnerId, mentorId } of others)
    if (!fallen.has(learnerId)) held.set(mentorId, (held.get(mentorId) ?? 0) + 1)
  const suited = input.round.offers.flatMap((offer, j): Candidate[] => {
    const mentor = crowd.mentors[j]
    if (!mentor || !seeker || !request || apart.has(offer.id) || offer.away || !fitOf(request, offer))
      return []
    const facts = factsBetween(crowd, { seeker, mentor, timeZone: staff.timeZone }).map(named(tracks))
    const points = sumOf(pointsOf(reasonsOf(request, offer)))
    const free = placesOf(offer) - (held.get(offer.id) ?? 0)
    const current = offer.id === pair.mentorId
    return [{ id: offer.id, name: mentor.name, points, facts, free, current, hindrance: null }]
  })
  const free = suited
    .filter((one) => one.free > 0 && !one.current)
    .toSorted((one, other) => other.points - one.points)
  return {
    candidates: [...currentOf(pair, suited, own.get(pair.learnerId)), ...free.slice(0, candidatesShown)],
    more: Math.max(0, free.length - candidatesShown),
    full: suited.filter((one) => one.free <= 0 && !one.current).length,
  }
}

/** The one she has in the round, also when she no longer suits her or is gone. */
function currentOf(pair: NamedPair, suited: Candidate[], hindrance: Hindrance | undefined): Candidate[] {
  const { mentorId, mentor, reasons } = pair
  if (mentorId === null) return []
  const known = suited.find(({ current }) => current)
  if (known) return [{ ...known, hindrance: hindrance ?? (known.free > 0 ? null : 'full') }]
  const points = sumOf(reasons)
  return [
    {
      ...{ id: mentorId, name: mentor ?? '', points, facts: [], free: 0, current: true },
      hindrance: hindrance ?? 'closed',
    },
  ]
}

/** All points of a pair. */
export const sumOf = (points: Record<string, number>): number =>
  Object.values(points).reduce((sum, one) => sum + one, 0)
