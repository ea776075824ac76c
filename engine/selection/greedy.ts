/**
 * A first choice of modules: each goal by the supporters of least additive cost (h_add: B. Bonet & H. Geffner, Planning as
 * heuristic search, Artificial Intelligence 129, 2001), what earlier goals brought counting nothing.
 */
import { Bag } from '#engine/selection/choice.ts'
import { Heap } from '#engine/selection/heap.ts'
import type { Problem } from '#engine/selection/problem.ts'

/** Modules that reach all goals. What is chosen already stays, with what it requires. */
export function firstChoice(
  problem: Problem,
  chosen: Uint8Array = new Uint8Array(problem.modules),
): Uint8Array {
  const { goals, requires } = problem
  const costs = new AdditiveCosts(problem)
  const wanted = new Bag(problem.facts)
  for (const goal of goals) wanted.add(goal)
  for (let m = 0; m < problem.modules; m++)
    if (chosen[m])
      for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++) wanted.add(requires.items[k]!)
  costs.from(chosen, wanted)
  const dearest = [...wanted.items.subarray(0, wanted.size)].filter((fact) => costs.ofFact[fact]! > 0)
  const refresh = Math.max(leastPerRefresh, Math.ceil(dearest.length / refreshes))
  dearest.sort((a, b) => costs.ofFact[b]! - costs.ofFact[a]!)
  dearest.forEach((goal, i) => {
    if (i > 0 && i % refresh === 0) costs.from(chosen, wanted)
    costs.support(goal, chosen)
  })
  return chosen
}

/** Modules for goals taken one by one, the most value for their minutes first, as long as the minutes stay within a budget. */
export function affordable(problem: Problem, values: Float64Array, budget: number): Uint8Array {
  const { goals, minutes } = problem
  const costs = new AdditiveCosts(problem)
  let chosen = new Uint8Array(problem.modules)
  let open = [...goals.keys()]
  while (open.length > 0) {
    const wanted = new Bag(problem.facts)
    for (const i of open) wanted.add(goals[i]!)
    costs.from(chosen, wanted)
    const worth = (i: number) => values[i]! / Math.max(costs.ofFact[goals[i]!]!, 1e-9)
    const next = open.reduce((best, i) => (worth(i) > worth(best) ? i : best))
    open = open.filter((i) => i !== next)
    const more = chosen.slice()
    costs.support(goals[next]!, more)
    if (minutes.reduce((sum, one, m) => sum + (more[m] ? one : 0), 0) <= budget) chosen = more
  }
  return chosen
}

/** How often the costs are looked at again, what is chosen by then counting nothing; not for fewer facts than these. */
const refreshes = 3
const leastPerRefresh = 12

/** Additive costs of facts, and the module that gives each its cost. */
class AdditiveCosts {
  readonly ofFact: Float64Array
  private readonly problem: Problem
  private readonly by: Int32Array
  private readonly missing: Int32Array
  private readonly sum: Float64Array
  private readonly heap: Heap
  /** Facts that cost nothing, still to be looked at. */
  private readonly free: number[] = []

  constructor(problem: Problem) {
    this.problem = problem
    this.ofFact = new Float64Array(problem.facts)
    this.by = new Int32Array(problem.facts)
    this.missing = new Int32Array(problem.modules)
    this.sum = new Float64Array(problem.modules)
    this.heap = new Heap()
  }

  /** Costs when the chosen modules cost nothing (Dijkstra over facts): right for what is wanted, and for all that is cheaper. */
  from(chosen: Uint8Array, wanted: Bag): void {
    const { problem, ofFact, by, missing, sum, heap, free } = this
    const { minutes, requires, needers } = problem
    ofFact.fill(Infinity)
    by.fill(-1)
    heap.clear()
    let left = wanted.size
    const done = new Uint8Array(problem.facts)
    for (let m = 0; m < problem.modules; m++) {
      missing[m] = requires.starts[m + 1]! - requires.starts[m]!
      sum[m] = chosen[m] ? 0 : minutes[m]!
    }
    free.length = 0
    for (let m = 0; m < problem.modules; m++) if (missing[m] === 0) this.offer(m)
    for (let fact = free.pop() ?? heap.pop(); fact >= 0; fact = free.pop() ?? heap.pop()) {
      if (done[fact]) continue
      done[fact] = 1
      if (wanted.has(fact) && --left === 0) return
      for (let k = needers.starts[fact]!; k < needers.starts[fact + 1]!; k++) {
        const m = needers.items[k]!
        sum[m]! += ofFact[fact]!
        if (--missing[m]! === 0) this.offer(m)
      }
    }
  }

  private offer(m: number): void {
    const { teaches } = this.problem
    for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
      const fact = teaches.items[k]!
      if (this.sum[m]! >= this.ofFact[fact]!) continue
      this.ofFact[fact] = this.sum[m]!
      this.by[fact] = m
      if (this.sum[m] === 0) this.free.push(fact)
      else this.heap.push(fact, this.sum[m]!)
    }
  }

  /** Chooses the supporters of a fact, and theirs. */
  support(fact: number, chosen: Uint8Array): void {
    const { requires } = this.problem
    const left = [fact]
    const seen = new Set(left)
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      const m = this.by[at]!
      if (m < 0) throw new Error('a goal is out of reach')
      chosen[m] = 1
      for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++) {
        const needed = requires.items[k]!
        if (seen.has(needed)) continue
        seen.add(needed)
        left.push(needed)
      }
    }
  }
}
