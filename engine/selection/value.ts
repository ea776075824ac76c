/** The value form: goals may be left out, each at the loss of its value; minutes above the budget count dearly. */
import type { Choice } from '#engine/selection/choice.ts'
import { assemble, listsOf, type Problem } from '#engine/selection/problem.ts'

/** Minutes that one point of value counts. */
const minutesPerValue = 100
/** A minute counts so much within the budget, and so much above it. */
const withinBudget = 0.1
const aboveBudget = 5

export interface OptionalGoals {
  /** For each goal two modules more: one that takes it as reached, and one that leaves it out. */
  problem: Problem
  losses: Float64Array
  /** Leaves all goals out. */
  none: Uint8Array
  /** The modules of the original problem in a choice. */
  withoutRest: (chosen: Uint8Array) => Uint8Array
}

export function optionalGoals(problem: Problem, values: Float64Array): OptionalGoals {
  const { facts, modules, goals } = problem
  const list = ({ starts, items }: Problem['teaches']) =>
    Array.from({ length: modules }, (_, m) => [...items.subarray(starts[m], starts[m + 1])])
  const teaches = list(problem.teaches)
  const requires = list(problem.requires)
  const minutes = new Float64Array(modules + 2 * goals.length)
  minutes.set(problem.minutes)
  const losses = new Float64Array(modules + 2 * goals.length)
  const none = new Uint8Array(modules + 2 * goals.length)
  goals.forEach((goal, i) => {
    teaches.push([facts + i], [facts + i])
    requires.push([goal], [])
    losses[modules + 2 * i + 1] = values[i]! * minutesPerValue
    none[modules + 2 * i + 1] = 1
  })
  const count = facts + goals.length
  return {
    problem: assemble(
      {
        minutes,
        teaches: listsOf(teaches),
        requires: listsOf(requires),
        goals: [...goals].map((_, i) => facts + i),
      },
      Int32Array.from({ length: count }, (_, fact) => problem.factOf[fact] ?? -1),
      Int32Array.from({ length: minutes.length }, (_, m) => problem.moduleOf[m] ?? -1),
    ),
    losses,
    none,
    withoutRest: (chosen) => chosen.slice(0, modules),
  }
}

export const valueObjective =
  (budget: number) =>
  ({ minutes, loss }: Choice): number =>
    loss + withinBudget * minutes + aboveBudget * Math.max(0, minutes - budget)
