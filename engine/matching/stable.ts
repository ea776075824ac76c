/**
 * A matching without a blocking pair: learner-proposing deferred acceptance, mentors with several places
 * (D. Gale & L. Shapley, College admissions and the stability of marriage, American Mathematical Monthly 69, 1962).
 * Values are rounded, so there are ties; however they are broken, nothing blocks, but the objective differs
 * (K. Iwama & S. Miyazaki, stable marriage with ties, 2008). Several ways are tried and the best one is kept.
 */
import { objectiveOf } from '#engine/matching/optimal.ts'
import { nobody, ownPairs, type Assignment, type MatchProblem, type Pairs } from '#engine/matching/problem.ts'

/** How ties are broken: among mentors that a learner values alike, and between a newcomer and a learner held of equal value. */
interface TieBreak {
  wish: 'higher score' | 'first' | 'last'
  keepsHeld: boolean
}

const tieBreaks: TieBreak[] = [
  { wish: 'higher score', keepsHeld: true },
  { wish: 'higher score', keepsHeld: false },
  { wish: 'first', keepsHeld: true },
  { wish: 'first', keepsHeld: false },
  { wish: 'last', keepsHeld: true },
  { wish: 'last', keepsHeld: false },
]

/** With more pairs, only the first way is tried. */
const pairsForAll = 2_000_000
/** Values and scores go up to 1000; more than the pairs of one learner. */
const valueSteps = 1024
const placeSteps = 2 ** 16

export interface Stable {
  assigned: Assignment
  objective: number
}

export function matchStable(problem: MatchProblem): Stable {
  const tried = tieBreaks.slice(0, problem.pairs.mentors.length > pairsForAll ? 1 : tieBreaks.length)
  const found = tried.map((tieBreak) => {
    const assigned = deferredAcceptance(problem, tieBreak)
    return { assigned, objective: objectiveOf(problem, ownPairs(problem.pairs, assigned)) }
  })
  return found.reduce((best, other) => (other.objective > best.objective ? other : best))
}

function deferredAcceptance({ pairs, places }: MatchProblem, tieBreak: TieBreak): Assignment {
  const wishes = wishLists(pairs, tieBreak)
  const next = pairs.starts.slice()
  const assigned = new Int32Array(pairs.starts.length - 1).fill(nobody)
  const held: { learner: number; value: number }[][] = Array.from(places, () => [])
  const waiting = Array.from(assigned.keys()).reverse()
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    if (next[i] === pairs.starts[i + 1]) continue
    const k = wishes[next[i]!++]!
    const j = pairs.mentors[k]!
    const own = held[j]!
    const value = pairs.mentorValues[k]!
    // The worst held stands last.
    let place = own.length
    while (
      place > 0 &&
      (own[place - 1]!.value < value || (!tieBreak.keepsHeld && own[place - 1]!.value === value))
    )
      place--
    own.splice(place, 0, { learner: i, value })
    assigned[i] = j
    const out = own.length > places[j]! ? own.pop() : undefined
    if (out === undefined) continue
    assigned[out.learner] = nobody
    waiting.push(out.learner)
  }
  return assigned
}

/** The pairs of each learner, from the mentor she values most, in the place of her pairs. */
function wishLists({ starts, scores, learnerValues }: Pairs, { wish }: TieBreak): Int32Array {
  const wishes = new Int32Array(scores.length)
  const keys = new Float64Array(placeSteps)
  for (let i = 0; i + 1 < starts.length; i++) {
    const from = starts[i]!
    const count = starts[i + 1]! - from
    for (let n = 0; n < count; n++) {
      const tie = wish === 'higher score' ? -scores[from + n]! * placeSteps + n : wish === 'first' ? n : -n
      keys[n] = -learnerValues[from + n]! * valueSteps * placeSteps + tie
    }
    const sorted = keys.subarray(0, count).sort()
    for (let n = 0; n < count; n++) {
      const place = ((sorted[n]! % placeSteps) + placeSteps) % placeSteps
      wishes[from + n] = from + (wish === 'last' ? (placeSteps - place) % placeSteps : place)
    }
  }
  return wishes
}
