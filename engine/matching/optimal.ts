/** The assignment of largest objective: the sum over matched learners of the penalty for nobody and the pair's score. */
import { auction } from '#engine/matching/auction.ts'
import { nobody, type Assignment, type MatchInstance } from '#engine/matching/instance.ts'
import { feasiblePairs, type Pairs } from '#engine/matching/pairs.ts'

export interface Matched {
  assigned: Assignment
  objective: number
  /** No assignment has a larger objective: proved by the prices, over all feasible pairs. */
  bound: number
}

/** With more pairs the optimum itself is not worth its minutes: the last increment stays at some points a learner. */
const exactPairs = 500_000
/** A score is never more. */
const scoreMax = 1000
/** Bid increments in points: each round starts from the prices of the one before. */
const exactIncrements = [50, 1.5, 0.05]
const largeIncrements = [64, 8]

export function matchOptimal(instance: MatchInstance): Matched {
  return largestObjective(instance, feasiblePairs(instance, false))
}

export function largestObjective(instance: MatchInstance, pairs: Pairs): Matched {
  const { unmatchedPenalty } = instance.rules
  const exact =
    pairs.mentors.length <= exactPairs &&
    (unmatchedPenalty + scoreMax) * (instance.learners.length + 1) < 2 ** 31
  // In units of 1 / (learners + 1) point, an increment of one unit leaves less than a point over all learners.
  const unit = exact ? instance.learners.length + 1 : 1
  const worths = worthsOf(instance, pairs, unit)
  const places = Int32Array.from(instance.mentors, ({ capacity }) => capacity)
  const steps = exact ? [...exactIncrements.map((step) => Math.ceil(step * unit)), 1] : largeIncrements
  const { assigned, total, bound } = auction(
    { starts: pairs.starts, mentors: pairs.mentors, worths, places },
    steps,
  )
  return { assigned, objective: total / unit, bound: Math.floor(bound / unit) }
}

/** The objective of an assignment of feasible pairs. */
export function objectiveOf(instance: MatchInstance, pairs: Pairs, assigned: Assignment): number {
  let sum = 0
  for (let i = 0; i < assigned.length; i++) {
    if (assigned[i] === nobody) continue
    for (let k = pairs.starts[i]!; k < pairs.starts[i + 1]!; k++)
      if (pairs.mentors[k] === assigned[i]) sum += instance.rules.unmatchedPenalty + pairs.scores[k]!
  }
  return sum
}

function worthsOf({ rules }: MatchInstance, pairs: Pairs, unit: number): Int32Array {
  const worths = new Int32Array(pairs.scores.length)
  for (let k = 0; k < worths.length; k++) worths[k] = unit * (rules.unmatchedPenalty + pairs.scores[k]!)
  return worths
}
