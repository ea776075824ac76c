/** Answers to a path instance: which modules, in which order. Time limits come in as what share of the allowance is spent. */
import { chooseFewest } from '#engine/selection/fewest.ts'
import {
  factAt,
  statedProblem,
  type NumberedInstance,
  type PathInstance,
} from '#engine/selection/instance.ts'
import { type Problem } from '#engine/selection/problem.ts'
import type { Spent } from '#engine/selection/search.ts'
import { chooseAgain } from '#engine/selection/again.ts'
import { inSequence } from '#engine/selection/sequence.ts'
import { mostValuable } from '#engine/selection/value.ts'

/** Modules as indices of the instance, in order; or the targets that no choice of modules reaches. */
export interface Answer {
  modules: number[]
  unreachable: number[]
}

/** The fewest minutes that reach all targets; near to the earlier plan where the instance has one. */
export function fewestMinutes(stated: NumberedInstance, spent: Spent): Answer {
  const { instance } = stated
  const { problem, unreachable } = statedProblem(stated, instance.target)
  if (unreachable.length > 0) return { modules: [], unreachable: targetsAt(stated, unreachable) }
  const places = placesOf(instance, problem)
  const chosen = instance.replan ? chooseAgain(problem, places, spent) : chooseFewest(problem, spent)
  return { modules: inSequence(problem, chosen, places).map((m) => problem.moduleOf[m]!), unreachable: [] }
}

/** The largest sum of target values within the minutes. */
export function mostValue(stated: NumberedInstance, minutes: number, spent: Spent): Answer {
  const { instance, facts } = stated
  const lost = new Set(statedProblem(stated, instance.target).unreachable)
  const target = instance.target.filter((one) => !lost.has(factAt(facts, one)))
  const { problem } = statedProblem(stated, target)
  const values = new Float64Array(problem.goals.length)
  const goalAt = new Map([...problem.goals].map((goal, i) => [problem.factOf[goal]!, i]))
  for (const one of target) {
    const i = goalAt.get(factAt(facts, one))
    if (i !== undefined) values[i]! += one.value
  }
  const chosen = mostValuable(problem, values, minutes, spent)
  const none = new Float64Array(problem.modules).fill(Infinity)
  return { modules: inSequence(problem, chosen, none).map((m) => problem.moduleOf[m]!), unreachable: [] }
}

/** By module of the problem, its place in the earlier plan, or Infinity. */
function placesOf({ modules, replan }: PathInstance, problem: Problem): Float64Array {
  const places = new Float64Array(problem.modules).fill(Infinity)
  if (!replan) return places
  const placeOf = new Map(replan.previousRemaining.map((id, place) => [id, place]))
  for (let m = 0; m < problem.modules; m++) {
    const place = placeOf.get(modules[problem.moduleOf[m]!]!.id)
    if (place !== undefined) places[m] = place
  }
  return places
}

const targetsAt = ({ instance, facts }: NumberedInstance, unreachable: readonly number[]): number[] =>
  instance.target.flatMap((one, i) => (unreachable.includes(factAt(facts, one)) ? [i] : []))
