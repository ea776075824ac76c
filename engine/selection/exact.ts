/**
 * The fewest minutes, proved, for small problems: branch and bound over who brings a fact that is missing. What every way to a fact
 * passes through (its landmarks: J. Hoffmann, J. Porteous & L. Sebastia, Ordered landmarks in planning, JAIR 22, 2004) is missing
 * too; each missing fact pays its share of the cheapest module that brings it, which never adds up to more than the truth.
 */
import { Choice } from '#engine/selection/choice.ts'
import type { Problem } from '#engine/selection/problem.ts'

export interface Proof {
  /** The best choice known. */
  chosen: Uint8Array
  /** Whether no choice has less weight. */
  proved: boolean
}

/** Weights so close count as the same. */
const precision = 1e-6
/** Facts above which landmarks and proofs are not tried. */
const mostFacts = 120

/** Starts from a choice that reaches the goals and looks for less weight; gives up after so many steps. */
export function proveBest(problem: Problem, known: Uint8Array, mostSteps: number): Proof {
  if (problem.facts > mostFacts) return { chosen: known, proved: false }
  return new BranchAndBound(problem, known, mostSteps).run()
}

class BranchAndBound {
  private readonly problem: Problem
  private readonly weights: Float64Array
  private readonly landmarks: Uint8Array[]
  private readonly choice: Choice
  private readonly barred: Uint8Array
  private readonly missing: Uint8Array
  private readonly rest: Float64Array
  /** By fact: how many modules bring it. */
  private readonly options: Int32Array
  private best: Uint8Array
  private least: number
  private steps: number

  constructor(problem: Problem, known: Uint8Array, mostSteps: number) {
    this.problem = problem
    this.weights = problem.minutes
    this.landmarks = landmarksOf(problem)
    this.choice = new Choice(problem)
    this.barred = new Uint8Array(problem.modules)
    this.missing = new Uint8Array(problem.facts)
    this.rest = new Float64Array(problem.modules)
    this.options = Int32Array.from(
      { length: problem.facts },
      (_, f) => problem.teachers.starts[f + 1]! - problem.teachers.starts[f]!,
    )
    this.best = known
    this.least = problem.minutes.reduce((sum, weight, m) => sum + (known[m] ? weight : 0), 0)
    this.steps = mostSteps
  }

  run(): Proof {
    this.search(0)
    return { chosen: this.best, proved: this.steps > 0 }
  }

  private search(weight: number): void {
    if (--this.steps <= 0) return
    const open = this.bound(weight)
    if (open === pruned) return
    const next = open === complete ? this.stuckFacts() : [open]
    if (next.length > 0) {
      this.branch(next, weight)
      return
    }
    this.best = this.choice.chosen.slice()
    this.least = weight
  }

  /** Each module that can bring one of the facts in turn, those tried before barred. */
  private branch(facts: readonly number[], weight: number): void {
    const { choice, weights, barred } = this
    const { starts, items } = this.problem.teachers
    const options: number[] = []
    for (const fact of facts)
      for (let k = starts[fact]!; k < starts[fact + 1]!; k++) {
        const m = items[k]!
        if (!barred[m] && !choice.chosen[m] && !options.includes(m)) options.push(m)
      }
    options.sort((a, b) => weights[a]! - weights[b]!)
    for (const m of options) {
      choice.add(m)
      this.search(weight + weights[m]!)
      choice.remove(m)
      choice.begin()
      barred[m] = 1
    }
    for (const m of options) barred[m] = 0
  }

  /** The missing fact with the fewest modules to bring it; `complete` without one; `pruned` when nothing better can follow. */
  private bound(weight: number): number {
    const { choice, problem, missing, rest, barred, weights } = this
    const { teachers } = problem
    const { unmet } = choice
    const open: number[] = []
    missing.fill(0)
    for (let i = 0; i < unmet.size; i++) {
      const marks = this.landmarks[unmet.items[i]!]!
      for (let fact = 0; fact < marks.length; fact++) {
        if (!marks[fact] || missing[fact] || choice.given[fact]! > 0) continue
        missing[fact] = 1
        open.push(fact)
      }
    }
    if (open.length === 0) return weight < this.least - precision ? complete : pruned
    open.sort((a, b) => this.options[a]! - this.options[b]!)
    rest.set(weights)
    let bound = weight
    let fewest = Infinity
    let next = pruned
    for (const fact of open) {
      let least = Infinity
      let options = 0
      for (let k = teachers.starts[fact]!; k < teachers.starts[fact + 1]!; k++) {
        const m = teachers.items[k]!
        if (barred[m]) continue
        options++
        if (rest[m]! < least) least = rest[m]!
      }
      bound += least
      if (bound >= this.least - precision) return pruned
      for (let k = teachers.starts[fact]!; k < teachers.starts[fact + 1]!; k++)
        rest[teachers.items[k]!]! -= least
      if (options < fewest) {
        fewest = options
        next = fact
      }
    }
    return next
  }

  /** Facts that chosen modules wait for in circles; none when all can be carried out. */
  private stuckFacts(): number[] {
    const { choice, problem } = this
    const { requires, teaches } = problem
    const members = choice.members.items.subarray(0, choice.members.size)
    const met = new Uint8Array(problem.facts)
    const done = new Uint8Array(problem.modules)
    for (let again = true; again;) {
      again = false
      for (const m of members) {
        if (done[m]) continue
        let ready = true
        for (let k = requires.starts[m]!; k < requires.starts[m + 1]! && ready; k++)
          ready = met[requires.items[k]!] === 1
        if (!ready) continue
        done[m] = 1
        again = true
        for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) met[teaches.items[k]!] = 1
      }
    }
    const stuck = new Set<number>()
    for (const m of members) {
      if (done[m]) continue
      for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++)
        if (!met[requires.items[k]!]) stuck.add(requires.items[k]!)
    }
    return [...stuck]
  }
}

const complete = -1
const pruned = -2

/** By fact: 1 for each fact that every way to it passes through, itself included. */
export function landmarksOf(problem: Problem): Uint8Array[] {
  const { facts, teachers, requires, needers, teaches } = problem
  const marks = Array.from({ length: facts }, () => new Uint8Array(facts).fill(1))
  const queued = new Uint8Array(facts).fill(1)
  let queue = [...queued.keys()]
  while (queue.length > 0) {
    const next: number[] = []
    for (const fact of queue) {
      queued[fact] = 0
      const common = new Uint8Array(facts).fill(1)
      for (let k = teachers.starts[fact]!; k < teachers.starts[fact + 1]!; k++) {
        const m = teachers.items[k]!
        const needed = new Uint8Array(facts)
        for (let j = requires.starts[m]!; j < requires.starts[m + 1]!; j++) {
          const of = marks[requires.items[j]!]!
          for (let i = 0; i < facts; i++) if (of[i]) needed[i] = 1
        }
        for (let i = 0; i < facts; i++) if (!needed[i]) common[i] = 0
      }
      common[fact] = 1
      if (common.every((mark, i) => mark === marks[fact]![i])) continue
      marks[fact] = common
      for (let k = needers.starts[fact]!; k < needers.starts[fact + 1]!; k++) {
        const m = needers.items[k]!
        for (let j = teaches.starts[m]!; j < teaches.starts[m + 1]!; j++) {
          const later = teaches.items[j]!
          if (queued[later]) continue
          queued[later] = 1
          next.push(later)
        }
      }
    }
    queue = next
  }
  return marks
}
