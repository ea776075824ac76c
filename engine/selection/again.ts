/**
 * Modules chosen again after something has changed: few minutes, and near to the plan she knows. The two pull apart. A module of the
 * earlier plan is given up only where that saves some minutes, and its place in the order only where that saves more.
 */
import { rankStep, type Choice } from '#engine/selection/choice.ts'
import { firstChoice } from '#engine/selection/greedy.ts'
import type { Problem } from '#engine/selection/problem.ts'
import { choiceOf, improve, prune, type Spent } from '#engine/selection/search.ts'
import { seededRandom } from '#engine/shuffle.ts'

/**
 * What a module given up counts, in shares of a mean module's minutes: little at first, so that minutes are soon few; then more, so
 * that what was given up for little comes back. `until`: share of the allowance left for the search.
 */
const phases = [
  { givenUp: 0.1, until: 0.85 },
  { givenUp: 0.35, until: 1 },
]
/**
 * What may come back in the second phase: a share of the minutes saved by then, and never more than a share of all minutes. Each
 * minute beyond counts `above`.
 */
const back = { ofSaved: 0.25, ofAll: 0.01 }
const above = 3
/**
 * What putting a module off counts for each place, in shares of a mean module's minutes: little until so many pairs of modules, in
 * shares of all pairs, have turned (Kendall's tau falls by twice that share), then much.
 */
const putOff = { few: 0.001, many: 0.02, pairs: 0.009 }
/** Always taken in each phase, however little the allowance. */
const leastRounds = 256
const heat = { from: 0.05, to: 0.005 }

/** `places`: by module, its place in the earlier plan, or Infinity. A plan that still holds and has nothing superfluous stays. */
export function chooseAgain(problem: Problem, places: Float64Array, spent: Spent): Uint8Array {
  const start = Uint8Array.from(places, (place) => (place < Infinity ? 1 : 0))
  const before = start.slice()
  let minutes = 0
  let count = 0
  places.forEach((place, m) => {
    if (place === Infinity) return
    minutes += problem.minutes[m]!
    count++
  })
  const mean = minutes / Math.max(1, count)
  firstChoice(problem, start)
  const few = (putOff.pairs * count * (count - 1)) / 2
  const begun = spent()
  let chosen: Uint8Array = start
  let most = Infinity
  let repaired = 0
  phases.forEach(({ givenUp, until }, phase) => {
    const losses = Float64Array.from(before, (kept) => (kept ? -givenUp * mean : 0))
    const choice = choiceOf(problem, chosen, losses, places)
    const found = choice.minutes
    prune(choice)
    if (phase === 0) repaired = choice.minutes
    else most = found + Math.min(back.ofAll * found, back.ofSaved * Math.max(0, repaired - found))
    const objective = ({ minutes: sum, loss, delay }: Choice): number => {
      const late = delay / rankStep
      const order = mean * (putOff.few * late + putOff.many * Math.max(0, late - few))
      return sum + loss + above * Math.max(0, sum - most) + order
    }
    const from = phase === 0 ? 0 : phases[phase - 1]!.until
    const allowance = () => ((spent() - begun) / Math.max(1 - begun, 1e-9) - from) / (until - from)
    const random = seededRandom(phase + 1)
    chosen = same(choice.chosen, before)
      ? before
      : improve(choice, { spent: allowance, random, heat, objective, leastRounds })
  })
  return chosen
}

const same = (a: Uint8Array, b: Uint8Array) => a.every((value, i) => value === b[i])
