/**
 * Modules chosen so far, changed one at a time and taken back when a change does not pay. A rank by module proves that the choice
 * can be carried out: each module's requirements are brought by modules of lower rank. Ranks are mended only where a change
 * touches them, as in dynamic topological orders (D. Pearce & P. Kelly, ACM Journal of Experimental Algorithmics 11, 2007).
 */
import type { Problem } from '#engine/selection/problem.ts'

const never = 0x3fffffff
/** Ranks above the highest of a fresh numbering by this factor and margin are taken for a circle. */
const rankSlack = { factor: 3, margin: 40 }

export class Choice {
  readonly problem: Problem
  /** By module: what it counts beside its minutes; below 0 where it is to be kept. */
  readonly losses: Float64Array
  /** By module: minutes and loss together. */
  readonly weights: Float64Array
  readonly chosen: Uint8Array
  /** By fact: chosen modules that bring it, and goals and chosen modules that need it. */
  readonly given: Int32Array
  readonly needed: Int32Array
  /** Facts that are needed and not given. */
  readonly unmet: Bag
  /** Chosen modules. */
  readonly members: Bag
  /** Sums over the chosen modules. */
  minutes = 0
  loss = 0
  /** By module: see above. */
  readonly rank: Int32Array
  /** By fact: the least rank of a chosen module that brings it. */
  readonly first: Int32Array
  private highest = never
  /** Changes since the last `begin`: m + 1 for a module added, -(m + 1) for one removed. */
  private readonly log: number[] = []
  private readonly rankLog: number[] = []
  private readonly queue: number[] = []

  constructor(problem: Problem, losses: Float64Array = new Float64Array(problem.modules)) {
    this.problem = problem
    this.losses = losses
    this.weights = problem.minutes.map((minutes, m) => minutes + losses[m]!)
    this.chosen = new Uint8Array(problem.modules)
    this.given = new Int32Array(problem.facts)
    this.needed = new Int32Array(problem.facts)
    this.unmet = new Bag(problem.facts)
    this.members = new Bag(problem.modules)
    this.rank = new Int32Array(problem.modules)
    this.first = new Int32Array(problem.facts).fill(never)
    for (const goal of problem.goals) {
      this.needed[goal]!++
      this.unmet.add(goal)
    }
  }

  add(m: number): void {
    this.put(m)
    this.log.push(m + 1)
  }

  remove(m: number): void {
    this.take(m)
    this.log.push(-m - 1)
  }

  /** From here on, `undo` goes back to this point. */
  begin(): void {
    this.log.length = 0
    this.rankLog.length = 0
  }

  /** A point within the change, for `undo`. */
  mark(): { log: number; ranks: number } {
    return { log: this.log.length, ranks: this.rankLog.length }
  }

  undo(to: { log: number; ranks: number } = { log: 0, ranks: 0 }): void {
    const { log, rankLog, rank, first } = this
    const { teaches } = this.problem
    for (let i = log.length - 1; i >= to.log; i--) {
      const change = log[i]!
      if (change > 0) this.take(change - 1)
      else this.put(-change - 1)
    }
    for (let i = rankLog.length - 2; i >= to.ranks; i -= 2) rank[rankLog[i]!] = rankLog[i + 1]!
    for (let i = to.log; i < log.length; i++) {
      const m = Math.abs(log[i]!) - 1
      for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++)
        first[teaches.items[k]!] = this.firstOf(teaches.items[k]!)
    }
    for (let i = to.ranks; i < rankLog.length; i += 2) {
      const m = rankLog[i]!
      for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++)
        first[teaches.items[k]!] = this.firstOf(teaches.items[k]!)
    }
    log.length = to.log
    rankLog.length = to.ranks
  }

  /**
   * Mends the ranks after the changes since `from`. False when nothing can be carried out in a circle: the changes are then to be
   * undone. To be called when nothing is unmet.
   */
  settle(from: { log: number } = { log: 0 }): boolean {
    const { log, queue, chosen, rank, first } = this
    const { teaches } = this.problem
    queue.length = 0
    for (let i = from.log; i < log.length; i++) {
      const m = Math.abs(log[i]!) - 1
      if (chosen[m] && log[i]! > 0) {
        this.rankLog.push(m, rank[m]!)
        rank[m] = 1
        queue.push(m)
      }
    }
    for (let i = from.log; i < log.length; i++) {
      const m = Math.abs(log[i]!) - 1
      for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
        const fact = teaches.items[k]!
        const before = first[fact]!
        const now = this.firstOf(fact)
        first[fact] = now
        if (now > before) this.wake(fact)
      }
    }
    while (queue.length > 0) if (!this.lift(queue.pop()!)) return false
    return true
  }

  /** Numbers all chosen modules anew, each as low as can be; false when they cannot all be carried out. */
  renumber(): boolean {
    const { problem, members, rank, first, chosen } = this
    const { requires, teaches, needers } = problem
    const missing = new Int32Array(problem.modules)
    first.fill(never)
    let wave: number[] = []
    for (let i = 0; i < members.size; i++) {
      const m = members.items[i]!
      missing[m] = requires.starts[m + 1]! - requires.starts[m]!
      if (missing[m] === 0) wave.push(m)
    }
    let level = 0
    let done = 0
    while (wave.length > 0) {
      level++
      const next: number[] = []
      for (const m of wave) {
        rank[m] = level
        done++
        for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
          const fact = teaches.items[k]!
          if (first[fact]! < never) continue
          first[fact] = level
          for (let j = needers.starts[fact]!; j < needers.starts[fact + 1]!; j++) {
            const needer = needers.items[j]!
            if (chosen[needer] && --missing[needer]! === 0) next.push(needer)
          }
        }
      }
      wave = next
    }
    this.highest = level * rankSlack.factor + rankSlack.margin
    return done === members.size
  }

  /** The changes since `begin`, in order. */
  eachChange(look: (m: number, added: boolean) => void): void {
    const { log } = this
    const count = log.length
    for (let i = 0; i < count; i++) look(Math.abs(log[i]!) - 1, log[i]! > 0)
  }

  /** True when all that a module brings is brought by others too, or not needed. */
  isSuperfluous(m: number): boolean {
    const { teaches } = this.problem
    for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
      const fact = teaches.items[k]!
      if (this.needed[fact]! > 0 && this.given[fact]! < 2) return false
    }
    return true
  }

  private put(m: number): void {
    const { teaches, requires } = this.problem
    const { given, needed, unmet } = this
    this.chosen[m] = 1
    this.members.add(m)
    this.minutes += this.problem.minutes[m]!
    this.loss += this.losses[m]!
    for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
      const fact = teaches.items[k]!
      if (given[fact]!++ === 0 && needed[fact]! > 0) unmet.drop(fact)
    }
    for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++) {
      const fact = requires.items[k]!
      if (needed[fact]!++ === 0 && given[fact] === 0) unmet.add(fact)
    }
  }

  private take(m: number): void {
    const { teaches, requires } = this.problem
    const { given, needed, unmet } = this
    this.chosen[m] = 0
    this.members.drop(m)
    this.minutes -= this.problem.minutes[m]!
    this.loss -= this.losses[m]!
    for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
      const fact = teaches.items[k]!
      if (--given[fact]! === 0 && needed[fact]! > 0) unmet.add(fact)
    }
    for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++) {
      const fact = requires.items[k]!
      if (--needed[fact]! === 0 && given[fact] === 0) unmet.drop(fact)
    }
  }

  private firstOf(fact: number): number {
    const { starts, items } = this.problem.teachers
    let least = never
    for (let k = starts[fact]!; k < starts[fact + 1]!; k++) {
      const m = items[k]!
      if (this.chosen[m] && this.rank[m]! < least) least = this.rank[m]!
    }
    return least
  }

  /** Looks again at the chosen modules that need a fact. */
  private wake(fact: number): void {
    const { starts, items } = this.problem.needers
    for (let k = starts[fact]!; k < starts[fact + 1]!; k++) {
      const m = items[k]!
      if (this.chosen[m] && this.rank[m]! <= this.first[fact]!) this.queue.push(m)
    }
  }

  /** Gives a module the rank that its requirements ask for; false when that is out of reach. */
  private lift(m: number): boolean {
    const { requires, teaches } = this.problem
    const { rank, first } = this
    let least = 0
    for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++)
      least = Math.max(least, first[requires.items[k]!]!)
    if (least >= this.highest) return false
    const before = rank[m]!
    if (before > least) return true
    this.rankLog.push(m, before)
    rank[m] = least + 1
    for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
      const fact = teaches.items[k]!
      if (first[fact] !== before) continue
      const now = this.firstOf(fact)
      if (now === before) continue
      first[fact] = now
      this.wake(fact)
    }
    return true
  }
}

/** A set of small numbers that can be drawn from. */
export class Bag {
  readonly items: Int32Array
  size = 0
  private readonly place: Int32Array

  constructor(count: number) {
    this.items = new Int32Array(count)
    this.place = new Int32Array(count).fill(-1)
  }

  has(item: number): boolean {
    return this.place[item]! >= 0
  }

  add(item: number): void {
    if (this.place[item]! >= 0) return
    this.place[item] = this.size
    this.items[this.size++] = item
  }

  drop(item: number): void {
    const at = this.place[item]!
    if (at < 0) return
    const last = this.items[--this.size]!
    this.items[at] = last
    this.place[last] = at
    this.place[item] = -1
  }
}
