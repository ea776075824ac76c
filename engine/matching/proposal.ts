/** Mentors for one learner who joins today, in the order of what they leave after the price of their places. */
import {
  fitOf,
  packWeek,
  reasonsOf,
  type Contribution,
  type Fit,
  type PackedWeek,
} from '#engine/matching/fit.ts'
import { placesOf, type LearnerRequest, type MentorOffer, type Refusal } from '#engine/matching/offer.ts'
import type { PlacePrices } from '#engine/matching/prices.ts'
import { refusalsByLearner } from '#engine/matching/round.ts'

export interface Proposal extends Fit {
  mentor: string
  /** What her place is worth to those who are expected. */
  price: number
  /** From what adds most; their points add up to the score. */
  reasons: Contribution[]
}

/** Proposals a learner sees at once, at most. */
const mostProposals = 3
/** Points by which a further proposal may leave less than the first: what is lost when she chooses it (bench table `arrivals`). */
const widestChoice = 60

/**
 * Up to three mentors with a place for one learner, the best first: by score less price. The others are near the first, so that
 * whichever she takes costs those who come later little; those she asked for or had are among them whatever they cost. Nobody is
 * denied a mentor for the sake of those who may come: a price changes who is proposed, never whether. Among equals, whoever has the
 * fewest requests waiting comes first, then a hash of the two: no mentor is first for everybody.
 */
export function proposals(
  request: LearnerRequest,
  round: { offers: readonly MentorOffer[]; refusals: readonly Refusal[]; weeks?: readonly PackedWeek[] },
  prices: PlacePrices,
  widest = widestChoice,
): Proposal[] {
  const refused = refusalsByLearner(round.refusals).get(request.id)
  const week = packWeek(request.slots)
  const asked = new Set([...request.wishes, ...request.kept])
  const found: { offer: MentorOffer; fit: Fit; price: number; leaves: number }[] = []
  for (const [j, offer] of round.offers.entries()) {
    if (placesOf(offer) === 0 || refused?.has(offer.id)) continue
    const fit = fitOf(request, offer, week, round.weeks?.[j])
    if (!fit) continue
    const price = prices.get(offer.id) ?? 0
    found.push({ offer, fit, price, leaves: fit.score - price })
  }
  found.sort(
    (a, b) =>
      b.leaves - a.leaves ||
      b.fit.score - a.fit.score ||
      (a.offer.waiting ?? 0) - (b.offer.waiting ?? 0) ||
      lotOf(request.id, a.offer.id) - lotOf(request.id, b.offer.id),
  )
  const most = found[0]?.leaves ?? 0
  const wished = found.filter(({ offer }) => asked.has(offer.id)).slice(0, mostProposals)
  const near = found.filter(({ offer, leaves }) => !asked.has(offer.id) && leaves >= most - widest)
  const chosen = new Set([...wished, ...near.slice(0, mostProposals - wished.length)])
  return found
    .filter((one) => chosen.has(one))
    .map(({ offer, fit, price }) => ({
      ...{ mentor: offer.id, ...fit, price },
      reasons: reasonsOf(request, offer),
    }))
}

/** A number of the pair that is always the same: FNV-1a, 32 bits (G. Fowler, L. C. Noll & K.-P. Vo). */
function lotOf(learner: string, mentor: string): number {
  let hash = 0x811c9dc5
  for (const sign of `${learner} ${mentor}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
