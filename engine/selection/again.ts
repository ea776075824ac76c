/**
 * Modules chosen again after something has changed: few minutes, and near to the plan she knows. The two pull apart. A module of the
 * earlier plan is given up only where that saves some minutes, and its place in the order only where that saves more.
 */
import { rankStep, type Choice } from '#engine/selection/choice.ts'
import { firstChoice } from '#engine/selection/greedy.ts'
import type { Problem } from '#engine/selection/problem.ts'
import { choiceOf, improve, prune, type Spent } from '#engine/selection/search.ts'
import { seededRandom } from '#engine/shuffle.ts'

/** What a module given up counts, in shares of a mean module's minutes: more beyond that share of the modules still useful. */
const givenUp = { few: 0.12, many: 0.4, share: 0.09 }
/**
 * What putting a module off counts for each place, in shares of a mean module's minutes: little until so many pairs of modules, in
 * shares of all pairs, have turned (Kendall's tau falls by twice that share), then much.
 */
const putOff = { few: 0.001, many: 0.02, pairs: 0.008 }
const heat = { from: 0.02, to: 0.005 }
const seed = 1

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
  const losses = Float64Array.from(start, (kept) => (kept ? -givenUp.few * mean : 0))
  firstChoice(problem, start)
  const choice = choiceOf(problem, start, losses, places)
  prune(choice)
  if (choice.chosen.every((chosen, m) => chosen === before[m])) return before
  const few = (putOff.pairs * count * (count - 1)) / 2
  const least = (1 - givenUp.share) * choice.loss
  const objective = ({ minutes: sum, loss, delay }: Choice): number => {
    const late = delay / rankStep
    const order = mean * (putOff.few * late + putOff.many * Math.max(0, late - few))
    return sum + loss + Math.max(0, loss - least) * (givenUp.many / givenUp.few - 1) + order
  }
  return improve(choice, { spent, random: seededRandom(seed), heat, objective })
}
