/**
 * What a place is worth to learners who are expected, so that one who joins today is not given what others will need more.
 * Days to come are drawn from days past; each draw is matched as if everything were known, and the dual prices of these matchings
 * are averaged. Dual prices as thresholds: N. Devanur & T. Hayes, The adwords problem: online keyword matching with budgeted bidders
 * under random permutations, EC 2009; survey: A. Mehta, Online matching and ad allocation, Foundations and Trends in Theoretical
 * Computer Science 8, 2013. Worked out anew as places go: S. Agrawal, Z. Wang & Y. Ye, A dynamic near-optimal algorithm for online
 * linear programming, Operations Research 62, 2014. Over draws instead of one mean future, in which a place that is just enough
 * would cost nothing: A. Vera & S. Banerjee, The Bayesian prophet, Management Science 67, 2021.
 */
import { placesOf, type LearnerRequest, type MentorOffer, type Refusal } from '#engine/matching/offer.ts'
import { matchOptimal } from '#engine/matching/optimal.ts'
import type { MatchProblem } from '#engine/matching/problem.ts'
import { problemOfRound, unmatchedPenalty } from '#engine/matching/round.ts'
import { seededRandom } from '#engine/shuffle.ts'

/** Points that a place costs, by mentor; a mentor who is not named costs nothing. */
export type PlacePrices = ReadonlyMap<string, number>

/** What is expected until the next round: who comes, and which places come free. */
export interface Outlook {
  /** Learners of past weeks; those to come are drawn from them. */
  past: readonly LearnerRequest[]
  /** How many will come. */
  arrivals: number
  /** Places that will come free, by mentor: a mean, so with a fraction. */
  freed: ReadonlyMap<string, number>
}

/** Futures drawn. Three times as many brought no gain that could be told from chance. */
const draws = 20
/** No pair is worth more than the penalty and the largest score. */
const dearest = unmatchedPenalty + 1000

interface Places {
  offers: readonly MentorOffer[]
  refusals: readonly Refusal[]
}

/**
 * Prices for learners who come one by one until the next round. The same seed gives the same prices. A generator that rests after
 * each draw; its value is the result.
 */
export function* pricing(
  round: Places,
  { past, arrivals, freed }: Outlook,
  seed: number,
): Generator<undefined, PlacePrices> {
  const random = seededRandom(seed)
  const pool = problemOfRound({ ...round, requests: past })
  const sums = new Float64Array(round.offers.length)
  for (let draw = 0; draw < draws; draw++) {
    const learners = Int32Array.from({ length: past.length === 0 ? 0 : arrivals }, () =>
      Math.floor(past.length * random()),
    )
    const places = Int32Array.from(round.offers, (offer) =>
      offer.away ? 0 : placesOf(offer) + Math.floor((freed.get(offer.id) ?? 0) + random()),
    )
    const { prices } = matchOptimal({ ...withLearners(pool, learners), places })
    prices.forEach((price, j) => (sums[j]! += Math.min(price, dearest)))
    yield
  }
  return new Map(round.offers.map(({ id }, j) => [id, sums[j]! / draws]))
}

/** The same prices at once. */
export function placePrices(round: Places, outlook: Outlook, seed: number): PlacePrices {
  const steps = pricing(round, outlook, seed)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The problem of these learners of another, who may be there several times. */
function withLearners({ pairs, ...rest }: MatchProblem, learners: Int32Array): MatchProblem {
  const starts = new Int32Array(learners.length + 1)
  learners.forEach((i, n) => (starts[n + 1] = starts[n]! + pairs.starts[i + 1]! - pairs.starts[i]!))
  const rows = (column: Uint16Array): Uint16Array => {
    const all = new Uint16Array(starts[learners.length]!)
    learners.forEach((i, n) => all.set(column.subarray(pairs.starts[i], pairs.starts[i + 1]), starts[n]))
    return all
  }
  const none = new Uint16Array(0)
  return {
    ...rest,
    pairs: {
      ...{ starts, mentors: rows(pairs.mentors), scores: rows(pairs.scores) },
      ...{ learnerValues: none, mentorValues: none },
    },
  }
}
