/**
 * Modules chosen so far, changed one at a time and taken back when a change does not pay. A rank by module proves that the choice
 * can be carried out: each module's requirements are brought by modules of lower rank. Ranks are mended only where a change
 * touches them, as in dynamic topological orders (D. Pearce & P. Kelly, ACM Journal of Experimental Algorithmics 11, 2007).
 */
import { Heap } from '#engine/selection/heap.ts'
import type { Problem } from '#engine/selection/problem.ts'

const never = 0x3fffffff
/** Ranks of a fresh numbering lie so far apart that a longer way to a fact seldom lifts what follows. */
export const rankStep = 8
/** A module lifted more often than this in one change is taken for part of a circle. */
const mostLifts = 6

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
  /** By how many ranks chosen modules are put off from their places in an earlier order. */
  delay = 0
  /** By module: see above. */
  readonly rank: Int32Array
  /** By fact: the least rank of a chosen module that brings it. */
  readonly first: Int32Array
  /** Changes since the last `begin`: m + 1 for a module added, -(m + 1) for one removed. */
  readonly log: number[] = []
  /** Pairs of a module and its rank before, and of a fact and its least rank before. */
  private readonly rankLog: number[] = []
  private readonly firstLog: number[] = []
  private readonly queue: number[] = []
  /** By module: how often it was lifted in the change that bears this number. */
  private readonly lifts: Int32Array
  private readonly liftedIn: Int32Array
  private changes = 0

  /** By module: the least rank it may have. */
  private readonly floors: Int32Array
  /** Between a module and those that need it, when numbered anew. */
  private readonly gap: number

  /** `places`: by module, its place from 0 in an earlier order, or Infinity. */
  constructor(
    problem: Problem,
    losses: Float64Array = new Float64Array(problem.modules),
    places?: Float64Array,
  ) {
    this.problem = problem
    this.losses = losses
    this.weights = problem.minutes.map((minutes, m) => minutes + losses[m]!)
    this.chosen = new Uint8Array(problem.modules)
    this.given = new Int32Array(problem.facts)
    this.needed = new Int32Array(problem.facts)
    this.unmet = new Bag(problem.facts)
    this.members = new Bag(problem.modules)
    this.rank = new Int32Array(problem.modules)
    this.floors = new Int32Array(problem.modules).fill(1)
    this.gap = places ? 1 : rankStep
    places?.forEach((place, m) => {
      if (place < Infinity) this.rank[m] = this.floors[m] = rankStep * (place + 1)
    })
    this.lifts = new Int32Array(problem.modules)
    this.liftedIn = new Int32Array(problem.modules)
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
  begin(): Mark {
    this.log.length = 0
    this.rankLog.length = 0
    this.firstLog.length = 0
    return this.mark()
  }

  /** A point within the change, for `undo`. */
  mark(): Mark {
    const { log, rankLog, firstLog, minutes, loss, delay } = this
    return { log: log.length, ranks: rankLog.length, firsts: firstLog.length, minutes, loss, delay }
  }

  undo(to: Mark): void {
    const { log, rankLog, firstLog, rank, first } = this
    for (let i = log.length - 1; i >= to.log; i--) {
      const change = log[i]!
      if (change > 0) this.take(change - 1)
      else this.put(-change - 1)
    }
    for (let i = rankLog.length - 2; i >= to.ranks; i -= 2) rank[rankLog[i]!] = rankLog[i + 1]!
    for (let i = firstLog.length - 2; i >= to.firsts; i -= 2) first[firstLog[i]!] = firstLog[i + 1]!
    log.length = to.log
    rankLog.length = to.ranks
    firstLog.length = to.firsts
    this.minutes = to.minutes
    this.loss = to.loss
    this.delay = to.delay
  }

  /**
   * Mends the ranks after the changes since `from`. False when something cannot be carried out for a circle: the changes are then
   * to be undone. To be called when nothing is unmet.
   */
  settle(from?: Mark): boolean {
    const { log, queue, chosen, rank } = this
    const { teaches } = this.problem
    queue.length = 0
    this.changes++
    const since = from?.log ?? 0
    for (let i = since; i < log.length; i++) {
      const m = Math.abs(log[i]!) - 1
      if (!chosen[m] || log[i]! < 0) continue
      this.rankLog.push(m, rank[m]!)
      this.setRank(m, this.floors[m]!)
      queue.push(m)
    }
    for (let i = since; i < log.length; i++) {
      const m = Math.abs(log[i]!) - 1
      for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) this.refresh(teaches.items[k]!)
    }
    for (let i = 0; i < queue.length; i++) if (!this.lift(queue[i]!)) return false
    return true
  }

  /** Numbers all chosen modules anew, each as low as can be; false when they cannot all be carried out. */
  renumber(): boolean {
    const { problem, members, first, chosen } = this
    const { requires, teaches, needers } = problem
    const missing = new Int32Array(problem.modules)
    const heap = new Heap()
    first.fill(never)
    let done = 0
    for (let i = 0; i < members.size; i++) {
      const m = members.items[i]!
      missing[m] = requires.starts[m + 1]! - requires.starts[m]!
      if (missing[m] === 0) heap.push(m, this.floors[m]!)
    }
    for (let m = heap.pop(); m >= 0; m = heap.pop()) {
      let rank = this.floors[m]!
      for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++)
        rank = Math.max(rank, first[requires.items[k]!]! + this.gap)
      this.setRank(m, rank)
      done++
      for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
        const fact = teaches.items[k]!
        if (first[fact]! < never) continue
        first[fact] = rank
        for (let j = needers.starts[fact]!; j < needers.starts[fact + 1]!; j++) {
          const needer = needers.items[j]!
          if (chosen[needer] && --missing[needer]! === 0)
            heap.push(needer, Math.max(this.floors[needer]!, rank + this.gap))
        }
      }
    }
    return done === members.size
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
    if (this.floors[m]! > 1) this.delay += this.rank[m]! - this.floors[m]!
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
    if (this.floors[m]! > 1) this.delay -= this.rank[m]! - this.floors[m]!
    for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
      const fact = teaches.items[k]!
      if (--given[fact]! === 0 && needed[fact]! > 0) unmet.add(fact)
    }
    for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++) {
      const fact = requires.items[k]!
      if (--needed[fact]! === 0 && given[fact] === 0) unmet.drop(fact)
    }
  }

  private setRank(m: number, rank: number): void {
    if (this.floors[m]! > 1) this.delay += rank - this.rank[m]!
    this.rank[m] = rank
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

  /** Looks for the least rank of a fact again; when it has grown, those that need the fact are to be looked at. */
  private refresh(fact: number): void {
    const { first, chosen, rank, queue } = this
    const before = first[fact]!
    const now = this.firstOf(fact)
    if (now === before) return
    this.firstLog.push(fact, before)
    first[fact] = now
    if (now < before) return
    const { starts, items } = this.problem.needers
    for (let k = starts[fact]!; k < starts[fact + 1]!; k++) {
      const m = items[k]!
      if (chosen[m] && rank[m]! <= now) queue.push(m)
    }
  }

  /** Gives a module the rank that its requirements ask for; false when it goes round in a circle. */
  private lift(m: number): boolean {
    const { requires, teaches } = this.problem
    const { rank, first } = this
    let least = 0
    for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++)
      if (first[requires.items[k]!]! > least) least = first[requires.items[k]!]!
    const before = rank[m]!
    if (before > least) return true
    if (this.liftedIn[m] !== this.changes) {
      this.liftedIn[m] = this.changes
      this.lifts[m] = 0
    }
    if (least >= never || ++this.lifts[m]! > mostLifts) return false
    this.rankLog.push(m, before)
    this.setRank(m, least + 1)
    for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++)
      if (first[teaches.items[k]!] === before) this.refresh(teaches.items[k]!)
    return true
  }
}

/** A point within a change. */
export interface Mark {
  log: number
  ranks: number
  firsts: number
  minutes: number
  loss: number
  delay: number
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
