/**
 * The least value of a learner that each mentor will take. A higher floor makes fewer learners believe that the mentor would rather
 * have them, and shuts out those below it; the auction's prices say what each of both is worth.
 */
import { freePlace, strongGain } from '#engine/matching/blocking.ts'
import { nobody, type Assignment, type MatchProblem, type Pairs } from '#engine/matching/problem.ts'

/** The pairs of each mentor, from the learner it values most: those of mentor j stand at starts[j] .. starts[j + 1] - 1. */
export interface Rows {
  starts: Int32Array
  pairs: Int32Array
  learners: Int32Array
}

/** What one round of the search came to. */
export interface Market {
  assigned: Assignment
  /** Value that each learner has, and the worst that each mentor holds. */
  has: Int32Array
  worst: Int32Array
  /** Mentors in a strong blocking pair with each learner. */
  blockers: Int32Array
  prices: Float64Array
  /** What the pairs were worth at the last floors; 0 = below the floor. */
  worths: Int32Array
  /** Points that a learner in a strong blocking pair costs. */
  charge: number
  floors: Int32Array
  round: number
}

/** Pair numbers go up to this in the keys that order a row. */
const mostPairs = 2 ** 32

export function rowsByMentor({ pairs, places }: MatchProblem): Rows {
  const count = pairs.mentors.length
  const starts = new Int32Array(places.length + 1)
  for (const j of pairs.mentors) starts[j + 1]!++
  for (let j = 0; j < places.length; j++) starts[j + 1]! += starts[j]!
  const next = starts.slice()
  const keys = new Float64Array(count)
  const learnerOf = new Int32Array(count)
  for (let i = 0; i + 1 < pairs.starts.length; i++) {
    for (let k = pairs.starts[i]!; k < pairs.starts[i + 1]!; k++) {
      learnerOf[k] = i
      keys[next[pairs.mentors[k]!]!++] = k - pairs.mentorValues[k]! * mostPairs
    }
  }
  for (let j = 0; j < places.length; j++) keys.subarray(starts[j]!, starts[j + 1]!).sort()
  const rows = { starts, pairs: new Int32Array(count), learners: new Int32Array(count) }
  keys.forEach((key, r) => {
    const k = key - Math.floor(key / mostPairs) * mostPairs
    rows.pairs[r] = k
    rows.learners[r] = learnerOf[k]!
  })
  return rows
}

/** Half of the mentors, others each round, move their floors to what would have been best for them alone: all at once would swing. */
export function nextFloors(problem: MatchProblem, rows: Rows, market: Market): Int32Array {
  const choices = bestTwo(problem.pairs, market)
  return problem.places.map((_, j) => {
    if (market.worst[j] === freePlace) return freePlace
    if (moves(j, market.round)) return bestFloor(problem, rows, market, choices, j)
    return market.floors[j] === freePlace ? market.worst[j]! : market.floors[j]!
  })
}

/** A fixed coin by mentor and round (multiplicative hashing). */
const moves = (j: number, round: number): boolean =>
  (Math.imul(j + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b)) >>> 31 === 1

/** What the best and the second-best mentor leave each learner at today's prices. */
interface Choices {
  best: Float64Array
  second: Float64Array
  at: Int32Array
}

function bestTwo({ starts, mentors }: Pairs, { worths, prices, assigned }: Market): Choices {
  const learners = assigned.length
  const best = new Float64Array(learners)
  const second = new Float64Array(learners)
  const at = new Int32Array(learners).fill(nobody)
  for (let i = 0; i < learners; i++) {
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const gain = worths[k]! - prices[mentors[k]!]!
      if (gain > best[i]!) {
        second[i] = best[i]!
        best[i] = gain
        at[i] = mentors[k]!
      } else if (gain > second[i]!) second[i] = gain
    }
  }
  return { best, second, at }
}

/** From the highest value down: what a floor there keeps and lets in, less the charge for those who would then rather be here. */
function bestFloor(
  { pairs, unmatchedPenalty }: MatchProblem,
  rows: Rows,
  market: Market,
  { best, second, at }: Choices,
  j: number,
): number {
  const { prices, worths, assigned, has, blockers, charge, worst } = market
  const current = worst[j]!
  let floor = current
  let most = -Infinity
  let kept = 0
  let blocked = 0
  let top = rows.starts[j]!
  for (let r = top; r < rows.starts[j + 1]!; r++) {
    const k = rows.pairs[r]!
    const i = rows.learners[r]!
    const value = pairs.mentorValues[k]!
    for (; top < r; top++) {
      const t = rows.pairs[top]!
      const other = rows.learners[top]!
      const valued = pairs.mentorValues[t]!
      if (valued < value + strongGain) break
      if (assigned[other] === j || pairs.learnerValues[t]! < has[other]! + strongGain) continue
      // The charge for a learner is shared by all mentors that would rather have her.
      blocked += charge / (blockers[other]! + (valued >= current + strongGain ? 0 : 1))
    }
    if (assigned[i] === j)
      kept += Math.max(0, worths[k]! - prices[j]! - (at[i] === j ? second[i]! : best[i]!))
    else if (worths[k] === 0) kept += Math.max(0, unmatchedPenalty + pairs.scores[k]! - prices[j]! - best[i]!)
    else continue
    if (kept - blocked > most) {
      most = kept - blocked
      floor = value
    }
  }
  return floor
}
