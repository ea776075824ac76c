/**
 * Assignment of learners to mentors with several places, worth as much as can be, with a proof of how much is missing at most.
 * Auction for similar objects: D. Bertsekas & D. Castañón, The auction algorithm for the transportation problem,
 * Annals of Operations Research 20, 1989. Prices of earlier, coarser rounds are kept; where a place is then left empty at a
 * price above 0, the reverse auction lowers it: Bertsekas, Castañón & H. Tsaknakis, Reverse auction and the solution of
 * inequality constrained assignment problems, SIAM J. Optimization 3, 1993, 268-299.
 *
 * All amounts are whole numbers (of worth), so nothing is rounded and the same problem gives the same answer everywhere.
 */
import { nobody, type Assignment } from '#engine/matching/problem.ts'
import { finish } from '#engine/steps.ts'

export interface AssignmentProblem {
  /** Pairs of learner i: starts[i] .. starts[i + 1] - 1. */
  starts: Int32Array
  mentors: Uint16Array
  /** What a pair is worth, a whole number; pairs worth 0 or less are never made. */
  worths: Int32Array
  /** Places by mentor. */
  places: Int32Array
}

export interface Auctioned {
  assigned: Assignment
  /** What a place costs, by mentor. */
  prices: Float64Array
  /** Sum of worths. */
  total: number
  /** No assignment is worth more than this (linear programming duality). */
  bound: number
}

/** Pairs of a learner kept at hand between two looks at all of them. */
const shortlisted = 8
/** Bids between two pauses. */
const bidsAtOnce = 20_000

/** The pairs again, mentor by mentor. */
interface Columns {
  starts: Int32Array
  learners: Int32Array
  pairs: Int32Array
}

/**
 * Runs the auction once for each bid increment, the coarse first, starting at 0.
 * A last increment below 1 / number of learners (of what a point is worth) gives the optimum.
 */
export const auction = (problem: AssignmentProblem, increments: readonly number[]): Auctioned =>
  finish(auctioning(problem, increments))

/** The same in pieces, so that other work may come in between. */
export function* auctioning(
  problem: AssignmentProblem,
  increments: readonly number[],
): Generator<undefined, Auctioned> {
  const state = new Auction(problem)
  yield* state.running(problem.worths, increments)
  const { assigned, prices, total } = state
  return { assigned, prices, total, bound: state.bound() }
}

/** An auction that can be run again with other worths: prices are kept from one run to the next, so that it takes little to follow a change. */
export class Auction {
  /** Index of each learner's mentor and of her pair, or `nobody`. */
  readonly assigned: Assignment
  readonly own: Int32Array
  /** What the next place costs, by mentor: the lowest bid when full. */
  readonly prices: Float64Array
  private readonly starts: Int32Array
  private readonly mentors: Uint16Array
  private worths: Int32Array
  private readonly learners: number
  /** Places by mentor, no more than one that nobody of her pairs could take. */
  private readonly places: Int32Array
  /** Where a mentor's places begin in `bids` and `holders`; each mentor's taken places are a heap, the lowest bid first. */
  private readonly from: Int32Array
  private readonly bids: Float64Array
  private readonly holders: Int32Array
  private readonly load: Int32Array
  /** What an empty place costs, by mentor. */
  private readonly empty: Float64Array
  /** By learner: the pairs that left her most when last looked at, and what the best of the others left then. */
  private readonly short: Int32Array
  private readonly rest: Float64Array
  /** Learners who wait to bid: a stack, and how many are on it. */
  private readonly waiting: Int32Array
  private top = 0
  private readonly gains = new Float64Array(shortlisted)
  private columns: Columns | undefined

  constructor({ starts, mentors, worths, places }: AssignmentProblem) {
    this.starts = starts
    this.mentors = mentors
    this.worths = worths
    this.learners = starts.length - 1
    const pairs = new Int32Array(places.length)
    for (let k = 0; k < mentors.length; k++) pairs[mentors[k]!]!++
    this.places = places.map((count, j) => Math.min(count, pairs[j]! + 1))
    this.from = new Int32Array(places.length + 1)
    this.places.forEach((count, j) => (this.from[j + 1] = this.from[j]! + count))
    const all = this.from[places.length]!
    this.bids = new Float64Array(all)
    this.holders = new Int32Array(all)
    this.load = new Int32Array(places.length)
    this.empty = new Float64Array(places.length)
    this.prices = new Float64Array(places.length)
    this.waiting = new Int32Array(this.learners)
    this.short = new Int32Array(this.learners * shortlisted)
    this.rest = new Float64Array(this.learners)
    this.assigned = new Int32Array(this.learners)
    this.own = new Int32Array(this.learners)
    places.forEach((count, j) => count === 0 && (this.prices[j] = Infinity))
  }

  /** Assigns by these worths, once for each increment, from the prices of before. */
  run(worths: Int32Array, increments: readonly number[]): void {
    finish(this.running(worths, increments))
  }

  /** The same in pieces: a pause after so many bids. */
  *running(worths: Int32Array, increments: readonly number[]): Generator<undefined, void> {
    this.worths = worths
    for (const increment of increments) {
      this.open()
      do yield
      while (this.forward(increment))
      yield
      this.reverse(increment)
    }
  }

  /** Sum of worths. */
  get total(): number {
    let total = 0
    for (const k of this.own) if (k !== nobody) total += this.worths[k]!
    return total
  }

  /** Nobody has a mentor, and all learners wait to bid. */
  private open(): void {
    this.assigned.fill(nobody)
    this.own.fill(nobody)
    this.load.fill(0)
    this.empty.set(this.prices)
    this.rest.fill(Infinity)
    for (let i = 0; i < this.learners; i++) this.waiting[i] = this.learners - 1 - i
    this.top = this.learners
  }

  /**
   * Learners without a mentor bid, each for the one that leaves her most, until nobody wants to go on, or so many have bid: then true.
   * Prices only rise.
   */
  private forward(increment: number): boolean {
    const { worths, mentors, prices, assigned, own, load, places, waiting } = this
    let { top } = this
    for (let bids = 0; top > 0; bids++) {
      if (bids === bidsAtOnce) break
      const i = waiting[--top]!
      let best = 0
      let second = 0
      let at = -1
      for (let fresh = this.rest[i] === Infinity; ; fresh = true) {
        if (fresh) this.shortlist(i)
        best = 0
        second = 0
        at = -1
        for (let s = i * shortlisted; s < (i + 1) * shortlisted; s++) {
          const k = this.short[s]!
          if (k < 0) break
          const gain = worths[k]! - prices[mentors[k]!]!
          if (gain > best) {
            second = best
            best = gain
            at = k
          } else if (gain > second) second = gain
        }
        if (fresh || second >= this.rest[i]!) break
      }
      if (at < 0) continue
      const j = mentors[at]!
      const out = this.take(j, i, prices[j]! + best - second + increment)
      assigned[i] = j
      own[i] = at
      if (out !== nobody) {
        assigned[out] = nobody
        own[out] = nobody
        waiting[top++] = out
      }
      prices[j] = load[j]! < places[j]! ? this.empty[j]! : this.bids[this.from[j]!]!
    }
    this.top = top
    return top > 0
  }

  /** The pairs that leave learner i most at today's prices, and what the best one left out leaves her: as prices rise, never more. */
  private shortlist(i: number): void {
    const { starts, mentors, worths, prices, short, gains } = this
    const first = i * shortlisted
    let count = 0
    let least = 0
    let rest = 0
    for (let k = starts[i]!, end = starts[i + 1]!; k < end; k++) {
      const gain = worths[k]! - prices[mentors[k]!]!
      if (gain <= least) {
        if (gain > rest) rest = gain
        continue
      }
      if (count === shortlisted) rest = gains[--count]!
      let place = count++
      for (; place > 0 && gains[place - 1]! < gain; place--) {
        gains[place] = gains[place - 1]!
        short[first + place] = short[first + place - 1]!
      }
      gains[place] = gain
      short[first + place] = k
      if (count === shortlisted) least = gains[count - 1]!
    }
    if (count < shortlisted) short[first + count] = -1
    this.rest[i] = rest
  }

  /** Mentors with an empty place at a price above 0 lower it until it is 0 or until a learner comes from elsewhere. */
  private reverse(increment: number): void {
    const { prices, assigned, own, load, places } = this
    const queue: number[] = []
    places.forEach((count, j) => load[j]! < count && prices[j]! > 0 && queue.push(j))
    if (queue.length === 0) return
    const columns = (this.columns ??= columnsOf(this.starts, this.mentors, places.length))
    for (let j = queue.pop(); j !== undefined; j = queue.pop()) {
      while (load[j]! < places[j]! && prices[j]! > 0) {
        const { at, second } = this.bestOffer(columns, j, increment)
        prices[j] = Math.max(0, second - increment)
        if (at < 0) continue
        const i = columns.learners[at]!
        const left = assigned[i]!
        assigned[i] = j
        own[i] = columns.pairs[at]!
        load[j]!++
        if (left === nobody) continue
        load[left]!--
        if (prices[left]! > 0) queue.push(left)
      }
    }
  }

  /** The learner from elsewhere who could pay mentor j most without losing, and what the next could. */
  private bestOffer(
    { starts, learners, pairs }: Columns,
    j: number,
    increment: number,
  ): { at: number; second: number } {
    const { assigned, own, prices, worths } = this
    let best = 0
    let second = 0
    let at = -1
    for (let w = starts[j]!; w < starts[j + 1]!; w++) {
      const worth = worths[pairs[w]!]!
      // Nobody loses more than an increment where she is.
      if (worth + increment <= second) continue
      const i = learners[w]!
      const mentor = assigned[i]!
      if (mentor === j) continue
      const offer = worth - (mentor === nobody ? 0 : worths[own[i]!]! - prices[mentor]!)
      if (offer > best) {
        second = best
        best = offer
        at = w
      } else if (offer > second) second = offer
    }
    return { at, second }
  }

  /** No assignment is worth more than this (linear programming duality). */
  bound(): number {
    const { starts, mentors, worths, prices } = this
    let bound = 0
    prices.forEach((price, j) => this.places[j]! > 0 && (bound += price * this.places[j]!))
    for (let i = 0; i < this.learners; i++) {
      let most = 0
      for (let k = starts[i]!; k < starts[i + 1]!; k++)
        most = Math.max(most, worths[k]! - prices[mentors[k]!]!)
      bound += most
    }
    return bound
  }

  /** Gives a place of mentor j to learner i, the cheapest one when all are taken; returns who loses it. */
  private take(j: number, i: number, bid: number): number {
    const { bids, holders } = this
    const from = this.from[j]!
    const count = this.load[j]!
    if (count < this.places[j]!) {
      let place = count
      while (place > 0) {
        const parent = (place - 1) >> 1
        if (bids[from + parent]! <= bid) break
        bids[from + place] = bids[from + parent]!
        holders[from + place] = holders[from + parent]!
        place = parent
      }
      bids[from + place] = bid
      holders[from + place] = i
      this.load[j] = count + 1
      return nobody
    }
    const out = holders[from]!
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= count) break
      if (child + 1 < count && bids[from + child + 1]! < bids[from + child]!) child++
      if (bids[from + child]! >= bid) break
      bids[from + place] = bids[from + child]!
      holders[from + place] = holders[from + child]!
      place = child
    }
    bids[from + place] = bid
    holders[from + place] = i
    return out
  }
}

function columnsOf(starts: Int32Array, mentors: Uint16Array, count: number): Columns {
  const from = new Int32Array(count + 1)
  for (let k = 0; k < mentors.length; k++) from[mentors[k]! + 1]!++
  for (let j = 0; j < count; j++) from[j + 1]! += from[j]!
  const next = from.slice()
  const columns = {
    starts: from,
    learners: new Int32Array(mentors.length),
    pairs: new Int32Array(mentors.length),
  }
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const w = next[mentors[k]!]!++
      columns.learners[w] = i
      columns.pairs[w] = k
    }
  }
  return columns
}
