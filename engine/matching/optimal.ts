/** The assignment of largest objective: the sum over matched learners of the penalty for nobody and the pair's score. */
import { auctioning } from '#engine/matching/auction.ts'
import { nobody, type Assignment, type MatchProblem } from '#engine/matching/problem.ts'
import { finish } from '#engine/steps.ts'

export interface Matched {
  assigned: Assignment
  objective: number
  /** No assignment has a larger objective: proved by the prices, over all feasible pairs. */
  bound: number
  /** Points that a place costs, by mentor (dual prices; infinite where there is no place). */
  prices: Float64Array
}

/** With more pairs the optimum itself is not worth its minutes: the last increment stays at some points a learner. */
const exactPairs = 500_000
/** A score is never more. */
const scoreMax = 1000
/** Bid increments in points: each round starts from the prices of the one before. */
const exactIncrements = [50, 1.5, 0.05]
const largeIncrements = [64, 8]

export const matchOptimal = (problem: MatchProblem): Matched => finish(optimizing(problem))

/** The same in pieces, so that other work may come in between. */
export function* optimizing(problem: MatchProblem): Generator<undefined, Matched> {
  const { pairs, places, unmatchedPenalty } = problem
  const learners = pairs.starts.length - 1
  const exact = pairs.mentors.length <= exactPairs && (unmatchedPenalty + scoreMax) * (learners + 1) < 2 ** 31
  // In units of 1 / (learners + 1) point, an increment of one unit leaves less than a point over all learners.
  const unit = exact ? learners + 1 : 1
  const worths = worthsOf(problem, unit)
  const steps = exact ? [...exactIncrements.map((step) => Math.ceil(step * unit)), 1] : largeIncrements
  const { assigned, prices, total, bound } = yield* auctioning(
    { starts: pairs.starts, mentors: pairs.mentors, worths, places },
    steps,
  )
  return {
    assigned,
    objective: total / unit,
    bound: Math.floor(bound / unit),
    prices: prices.map((price) => price / unit),
  }
}

/** The objective of the pairs that learners are in. */
export function objectiveOf({ pairs, unmatchedPenalty }: MatchProblem, own: Int32Array): number {
  let sum = 0
  for (let i = 0; i < own.length; i++) if (own[i] !== nobody) sum += unmatchedPenalty + pairs.scores[own[i]!]!
  return sum
}

function worthsOf({ pairs, unmatchedPenalty }: MatchProblem, unit: number): Int32Array {
  const worths = new Int32Array(pairs.scores.length)
  for (let k = 0; k < worths.length; k++) worths[k] = unit * (unmatchedPenalty + pairs.scores[k]!)
  return worths
}
