/**
 * An assignment nearly of the largest objective in which few learners would rather swap: at least `objectiveShare` of the optimum,
 * and as few learners in a strong blocking pair as can be found.
 *
 * Each mentor has a floor: it takes no learner whom it values less. Given the floors, it is known which pairs a learner can
 * have without a strong blocking pair, so the best assignment at a price `charge` for each learner in one is again a plain
 * assignment problem (auction). Its prices then say what raising or lowering each floor would cost and save, and the charge
 * follows the objective (Lagrangian relaxation: M. Fisher, Management Science 27, 1981). Floors as the unknowns of stability:
 * E. Azevedo & J. Leshno, A supply and demand framework for two-sided matching markets, J. Political Economy 124, 2016.
 */
import { Auction } from '#engine/matching/auction.ts'
import { holdings, strongGain, strongBlockers } from '#engine/matching/blocking.ts'
import { nextFloors, rowsByMentor } from '#engine/matching/floors.ts'
import { objectiveOf, optimizing } from '#engine/matching/optimal.ts'
import { ownPairs, type Assignment, type MatchProblem } from '#engine/matching/problem.ts'
import { finish } from '#engine/steps.ts'

/** Of the proved bound of the optimum. */
const objectiveShare = 0.99
/** Points that a learner in a strong blocking pair costs: at the start, at most, and how that changes after a round. */
const firstCharge = 100
const mostCharge = 4000
const chargeMore = 1.05
const chargeLess = 0.93
/** Rounds, as many as are worth their time: fewer when there are many pairs. */
const mostRounds = 200
const leastRounds = 3
const pairsLookedAt = 20_000_000
/** Bid increments in points: what they leave is small against one percent. The first round finds prices, the others follow them. */
const firstIncrements = [32, 4]
const increments = [16]

export interface Balanced {
  assigned: Assignment
  objective: number
  /** No assignment has a larger objective. */
  bound: number
  /** Learners in a strong blocking pair. */
  inStrong: number
}

export const matchBalanced = (problem: MatchProblem): Balanced => finish(balancing(problem))

/** The same in pieces, so that other work may come in between. */
export function* balancing(problem: MatchProblem): Generator<undefined, Balanced> {
  const { pairs, places } = problem
  const { assigned, objective, bound } = yield* optimizing(problem)
  const optimal = holdings(problem, assigned, ownPairs(pairs, assigned))
  const rows = rowsByMentor(problem)
  let best = { assigned, objective, bound, inStrong: learnersIn(strongBlockers(pairs, assigned, optimal)) }
  let floors = optimal.worst
  let charge = firstCharge
  const worths = new Int32Array(pairs.mentors.length)
  const market = new Auction({ starts: pairs.starts, mentors: pairs.mentors, worths, places })
  const rounds = Math.min(
    mostRounds,
    Math.max(leastRounds, Math.floor(pairsLookedAt / (pairs.mentors.length + 1))),
  )
  for (let round = 0; round < rounds; round++) {
    setWorths(worths, problem, floors, Math.round(charge))
    yield* market.running(worths, round === 0 ? firstIncrements : increments)
    const { assigned, own, prices } = market
    const held = holdings(problem, assigned, own)
    const blockers = strongBlockers(pairs, assigned, held)
    const objective = objectiveOf(problem, own)
    const inStrong = learnersIn(blockers)
    const enough = objective >= objectiveShare * bound
    if (enough && isBetter({ objective, inStrong }, best))
      best = { assigned: assigned.slice(), objective, bound, inStrong }
    charge = Math.min(mostCharge, charge * (enough ? chargeMore : chargeLess))
    floors = nextFloors(problem, rows, {
      ...{ ...held, assigned, prices, worths, blockers },
      ...{ charge, floors, round },
    })
  }
  return best
}

type Quality = Pick<Balanced, 'inStrong' | 'objective'>

const isBetter = (one: Quality, other: Quality): boolean =>
  one.inStrong < other.inStrong || (one.inStrong === other.inStrong && one.objective > other.objective)

function learnersIn(blockers: Int32Array): number {
  let count = 0
  for (const mentors of blockers) if (mentors > 0) count++
  return count
}

/** A pair below the mentor's floor is worth nothing; one with which the learner is in no strong blocking pair is worth `charge` more. */
function setWorths(
  worths: Int32Array,
  { pairs, unmatchedPenalty }: MatchProblem,
  floors: Int32Array,
  charge: number,
): void {
  const { starts, mentors, scores, learnerValues, mentorValues } = pairs
  for (let i = 0; i + 1 < starts.length; i++) {
    // Having this value or less, some mentor and she would both gain much. Below 0: with no mentor she is in no such pair either.
    let claim = -1
    for (let k = starts[i]!, end = starts[i + 1]!; k < end; k++)
      if (mentorValues[k]! >= floors[mentors[k]!]! + strongGain && learnerValues[k]! - strongGain > claim)
        claim = learnerValues[k]! - strongGain
    for (let k = starts[i]!, end = starts[i + 1]!; k < end; k++) {
      const content = claim >= 0 && learnerValues[k]! > claim
      worths[k] =
        mentorValues[k]! < floors[mentors[k]!]! ? 0 : unmatchedPenalty + scores[k]! + (content ? charge : 0)
    }
  }
}
