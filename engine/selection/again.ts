/**
 * Modules chosen again after something has changed: few minutes, and near to the plan she knows. The two pull apart. A module of the
 * earlier plan is given up only where that saves some minutes, and its place in the order only where that saves more.
 */
import { firstChoice } from '#engine/selection/greedy.ts'
import type { Problem } from '#engine/selection/problem.ts'
import { choiceOf, improve, prune, type Spent } from '#engine/selection/search.ts'
import { seededRandom } from '#engine/shuffle.ts'

/** What a module given up counts, and one put off by as many places as the plan has: in shares of a mean module's minutes. */
export const keepShare = { module: 0.16, order: 0.9 }
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
  const losses = Float64Array.from(start, (kept) => (kept ? -keepShare.module * mean : 0))
  const lossPerPlace = (keepShare.order * mean) / Math.max(1, count)
  firstChoice(problem, start)
  const choice = choiceOf(problem, start, losses, { places, lossPerPlace })
  prune(choice)
  if (choice.chosen.every((chosen, m) => chosen === before[m])) return before
  return improve(choice, { spent, random: seededRandom(seed), heat })
}
