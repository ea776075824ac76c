/** Answers to a path instance: which modules, in which order. Time limits come in as what share of the allowance is spent. */
import { chooseFewest } from '#engine/selection/fewest.ts'
import { factOf, factsOf, statedProblem, type PathInstance } from '#engine/selection/instance.ts'
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
export function fewestMinutes(instance: PathInstance, spent: Spent): Answer {
  const facts = factsOf(instance)
  const { problem, unreachable } = statedProblem(instance, facts)
  if (unreachable.length > 0) return { modules: [], unreachable: targetsAt(instance, facts, unreachable) }
  const places = placesOf(instance, problem)
  const chosen = instance.replan ? chooseAgain(problem, places, spent) : chooseFewest(problem, spent)
  return { modules: inSequence(problem, chosen, places).map((m) => problem.moduleOf[m]!), unreachable: [] }
}

/** The largest sum of target values within the minutes. */
export function mostValue(instance: PathInstance, minutes: number, spent: Spent): Answer {
  const facts = factsOf(instance)
  const reachable = { ...instance, target: [...instance.target] }
  const first = statedProblem(reachable, facts)
  const lost = new Set(first.unreachable)
  reachable.target = reachable.target.filter((target) => !lost.has(factOf(facts, target)))
  const { problem } = statedProblem(reachable, facts)
  const values = new Float64Array(problem.goals.length)
  const goalAt = new Map([...problem.goals].map((goal, i) => [problem.factOf[goal]!, i]))
  for (const target of reachable.target) {
    const i = goalAt.get(factOf(facts, target))
    if (i !== undefined) values[i]! += target.value
  }
  const chosen = mostValuable(problem, values, minutes, spent)
  const none = new Float64Array(problem.modules).fill(Infinity)
  return { modules: inSequence(problem, chosen, none).map((m) => problem.moduleOf[m]!), unreachable: [] }
}

/** By module of the problem, its place in the earlier plan, or Infinity. */
function placesOf({ modules, replan }: PathInstance, problem: Problem): Float64Array {
  const placeOf = new Map(replan?.previousRemaining.map((id, place) => [id, place]))
  return Float64Array.from(problem.moduleOf, (m) => placeOf.get(modules[m]!.id) ?? Infinity)
}

function targetsAt(
  instance: PathInstance,
  facts: ReturnType<typeof factsOf>,
  unreachable: readonly number[],
): number[] {
  return instance.target.flatMap((target, i) => (unreachable.includes(factOf(facts, target)) ? [i] : []))
}
