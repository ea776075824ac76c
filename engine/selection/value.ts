/**
 * The value form: goals may be left out, each at the loss of its value, so that the minutes stay within a budget. A greedy choice is
 * there at once; then annealing runs many times, with values that count more or less against minutes. The best of what fits is taken.
 */
import type { Choice } from '#engine/selection/choice.ts'
import { affordable, firstChoice } from '#engine/selection/greedy.ts'
import { assemble, listsOf, type Problem } from '#engine/selection/problem.ts'
import { choiceOf, improve, prune, type Spent } from '#engine/selection/search.ts'
import { seededRandom } from '#engine/shuffle.ts'

/**
 * One run each: what all values together count, in budgets, and what a minute above the budget counts. Where that is little, the way
 * to a good choice may lead over one that is too long; where it is much, a choice a little too long does not hide those that fit.
 */
const runs = [
  { values: 2.5, above: 5 },
  { values: 2, above: 10 },
  { values: 3.5, above: 20 },
  { values: 1.5, above: 500 },
]
/** How often they come round: a run that has gone astray stays there, however long it is. */
const passes = 6
/** What a minute within the budget counts. */
const withinBudget = 0.1
const heat = { from: 0.3, to: 0.01 }

/** Modules that bring goals of the largest sum of values, in at most so many minutes. `values`: by goal. */
export function mostValuable(
  problem: Problem,
  values: Float64Array,
  budget: number,
  spent: Spent,
): Uint8Array {
  const total = values.reduce((sum, value) => sum + value, 0)
  if (problem.goals.length === 0) return new Uint8Array(problem.modules)
  let best = affordable(problem, values, budget)
  let most = worthOf(problem, values, best)
  const optional = optionalGoals(problem, values)
  const all = firstChoice(optional.problem, optional.all)
  for (let run = 0; run < passes * runs.length; run++) {
    const { values: weight, above } = runs[run % runs.length]!
    const perValue = (weight * budget) / Math.max(total, 1e-9)
    const losses = optional.losses.map((loss) => loss * perValue)
    const choice = choiceOf(optional.problem, all, losses)
    prune(choice)
    const found = improve(choice, {
      spent: () => spent() * runs.length * passes - run,
      random: seededRandom(run + 1),
      heat,
      objective: ({ minutes, loss }: Choice) =>
        loss + withinBudget * minutes + above * Math.max(0, minutes - budget),
      admits: ({ minutes }) => minutes <= budget,
    }).subarray(0, problem.modules)
    const worth = worthOf(problem, values, found)
    if (worth.minutes > budget || worth.value < most.value) continue
    if (worth.value === most.value && worth.minutes >= most.minutes) continue
    most = worth
    best = found.slice()
  }
  return best
}

/** What the goals are worth that modules bring, and the minutes of the modules. */
function worthOf(
  problem: Problem,
  values: Float64Array,
  chosen: Uint8Array,
): { value: number; minutes: number } {
  const { starts, items } = problem.teachers
  let value = 0
  problem.goals.forEach((goal, i) => {
    for (let k = starts[goal]!; k < starts[goal + 1]!; k++) {
      if (!chosen[items[k]!]) continue
      value += values[i]!
      break
    }
  })
  return { value, minutes: problem.minutes.reduce((sum, minutes, m) => sum + (chosen[m] ? minutes : 0), 0) }
}

interface OptionalGoals {
  /** For each goal two modules more: one that takes it as reached, and one that leaves it out. */
  problem: Problem
  losses: Float64Array
  /** Takes all goals as reached. */
  all: Uint8Array
}

function optionalGoals(problem: Problem, values: Float64Array): OptionalGoals {
  const { facts, modules, goals } = problem
  const list = ({ starts, items }: Problem['teaches']) =>
    Array.from({ length: modules }, (_, m) => [...items.subarray(starts[m], starts[m + 1])])
  const teaches = list(problem.teaches)
  const requires = list(problem.requires)
  const minutes = new Float64Array(modules + 2 * goals.length)
  minutes.set(problem.minutes)
  const losses = new Float64Array(modules + 2 * goals.length)
  const all = new Uint8Array(modules + 2 * goals.length)
  goals.forEach((goal, i) => {
    teaches.push([facts + i], [facts + i])
    requires.push([goal], [])
    losses[modules + 2 * i + 1] = values[i]!
    all[modules + 2 * i] = 1
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
    all,
  }
}
