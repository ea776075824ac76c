/**
 * Better choices by ruin and recreate: some chosen modules that have to do with each other are taken out, what is then missing is
 * brought anew as cheaply as it looks, and the result is kept as in simulated annealing (G. Schrimpf et al., Record breaking
 * optimization results using the ruin and recreate principle, Journal of Computational Physics 159, 2000).
 */
import { Choice } from '#engine/selection/choice.ts'
import type { Lists, Problem } from '#engine/selection/problem.ts'

/** How far the allowance is spent: 0 at the start, 1 and more when it is over. By a clock outside, or by counted steps. */
export type Spent = () => number

export interface SearchOptions {
  spent: Spent
  random: () => number
  /** What is to be least: minutes and losses together where absent. */
  objective?: (choice: Choice) => number
  /** Whether a choice may be the answer: any may where absent. */
  admits?: (choice: Choice) => boolean
  /** Rounds that are always taken, however little the allowance. */
  leastRounds?: number
  /** Start and end temperature, in shares of the mean cost of a chosen module. */
  heat?: { from: number; to: number }
}

/** Rounds between two looks at what is spent, and between two fresh numberings. */
const roundsPerLook = 32
const roundsPerNumbering = 4096
/**
 * How often a change begins with a module taken in; then how often each module that brings some of the same is taken out; how many
 * are taken out at most otherwise; how often one just taken out may not come back; how far apart looks may be from costs.
 */
const draws = { takeIn: 0.35, sameOut: 0.7, mostOut: 8, barred: 0.5, doubt: 0.4 }
/** What a fact counts that is there, but after the module that needs it: in shares of its price. */
const lateFact = 0.3
/** Of a module's weight, what each other fact it brings takes away when the prices of facts are estimated. */
const sharedPrice = 0.3
const mostRepairs = 200
const drawsPerChange = 8
/** How often a module taken in is one of those to be kept. */
const shareFavoured = 0.3

/** The best choice found, starting from one that reaches the goals. */
export function improve(choice: Choice, options: SearchOptions): Uint8Array {
  return new Search(choice, options).run()
}

/** Removes what nothing needs, the dearest first. */
export function prune(choice: Choice): void {
  const order = [...choice.members.items.subarray(0, choice.members.size)]
  order.sort((a, b) => choice.weights[b]! - choice.weights[a]! || a - b)
  let again = true
  while (again) {
    again = false
    for (const m of order) {
      if (!choice.chosen[m] || choice.weights[m]! <= 0 || !choice.isSuperfluous(m)) continue
      const before = choice.begin()
      choice.remove(m)
      if (choice.settle()) again = true
      else choice.undo(before)
    }
  }
}

/** A choice with these modules, numbered. Throws when they cannot be carried out. */
export function choiceOf(
  problem: Problem,
  chosen: Uint8Array,
  losses?: Float64Array,
  places?: Float64Array,
): Choice {
  const choice = new Choice(problem, losses, places)
  for (let m = 0; m < problem.modules; m++) if (chosen[m]) choice.add(m)
  if (!choice.renumber() || choice.unmet.size > 0) throw new Error('a choice that cannot be carried out')
  choice.begin()
  return choice
}

class Search {
  private readonly choice: Choice
  private readonly problem: Problem
  private readonly options: SearchOptions
  private readonly random: () => number
  /** By fact: what bringing it may cost. */
  private readonly price: Float64Array
  private readonly barred: Int32Array
  private readonly suspects: number[] = []
  /** Modules that are to be kept: tried more often than others. */
  private readonly favoured: number[] = []
  private stamp = 0
  private best: Uint8Array
  private bestCost: number
  private readonly objective: (choice: Choice) => number

  constructor(choice: Choice, options: SearchOptions) {
    this.choice = choice
    this.problem = choice.problem
    this.options = options
    this.random = options.random
    this.price = pricesOf(choice)
    this.barred = new Int32Array(choice.problem.modules)
    choice.losses.forEach((loss, m) => {
      if (loss < 0) this.favoured.push(m)
    })
    this.best = choice.chosen.slice()
    this.objective = options.objective ?? ((one) => one.minutes + one.loss)
    this.bestCost = (options.admits?.(choice) ?? true) ? this.objective(choice) : Infinity
  }

  run(): Uint8Array {
    const { choice, options } = this
    const { members } = choice
    if (members.size === 0) return this.best
    const mean = choice.minutes / members.size
    let cost = this.objective(choice)
    const { from, to } = options.heat ?? { from: 0.1, to: 0.01 }
    let temperature = from * mean
    for (let round = 0; ; round++) {
      if (round % roundsPerLook === 0) {
        const spent = options.spent()
        if (spent >= 1 && round >= (options.leastRounds ?? 0)) break
        temperature = mean * from * (to / from) ** Math.min(1, spent)
        if (round > 0 && round % roundsPerNumbering === 0) {
          choice.renumber()
          cost = this.objective(choice)
        }
      }
      const before = choice.begin()
      const possible = this.change()
      const after = this.objective(choice)
      if (!possible || after - cost > -temperature * Math.log(this.random() + 1e-12)) {
        choice.undo(before)
        continue
      }
      cost = after
      if (cost < this.bestCost - 1e-6 && (options.admits?.(choice) ?? true)) {
        this.bestCost = cost
        this.best.set(choice.chosen)
      }
    }
    return this.best
  }

  private change(): boolean {
    const { choice, random } = this
    this.stamp++
    const changed = random() < draws.takeIn ? this.takeIn() : this.takeOut()
    if (!changed || !this.repair()) return false
    if (!choice.settle()) return false
    this.trim()
    return true
  }

  /** Takes a module in that is not chosen, and those out that bring the same. */
  private takeIn(): boolean {
    const { choice, problem, random } = this
    const { teaches, teachers } = problem
    let m = -1
    const favoured = this.favoured.length > 0 && random() < shareFavoured
    for (let tries = 0; tries < drawsPerChange; tries++) {
      const one = favoured
        ? this.favoured[Math.floor(random() * this.favoured.length)]!
        : Math.floor(random() * problem.modules)
      if (choice.chosen[one]) continue
      let useful = false
      for (let k = teaches.starts[one]!; k < teaches.starts[one + 1]! && !useful; k++)
        useful = choice.needed[teaches.items[k]!]! > 0
      if (!useful) continue
      m = one
      break
    }
    if (m < 0) return false
    choice.add(m)
    for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
      const fact = teaches.items[k]!
      if (choice.given[fact]! < 2) continue
      for (let j = teachers.starts[fact]!; j < teachers.starts[fact + 1]!; j++) {
        const other = teachers.items[j]!
        if (other === m || !choice.chosen[other]) continue
        if (random() < draws.sameOut || choice.isSuperfluous(other)) this.drop(other)
      }
    }
    return true
  }

  /** Takes a chosen module out, and some that have to do with it. */
  private takeOut(): boolean {
    const { choice, random } = this
    const { members } = choice
    const seed = members.items[Math.floor(random() * members.size)]!
    const wanted = 1 + Math.floor(random() * random() * draws.mostOut)
    const taken = [seed]
    for (let tries = 0; taken.length < wanted && tries < 4 * wanted; tries++) {
      const from = taken[Math.floor(random() * taken.length)]!
      const next = this.relative(from)
      if (next >= 0 && !taken.includes(next)) taken.push(next)
    }
    for (const m of taken) this.drop(m)
    return true
  }

  private drop(m: number): void {
    this.choice.remove(m)
    this.barred[m] = this.stamp
  }

  /** A chosen module that brings what this one needs or brings, or needs what it brings; -1 when the draw finds none. */
  private relative(m: number): number {
    const { problem, choice, random } = this
    const { teaches, requires, teachers, needers } = problem
    const draw = random()
    const facts = draw < 0.4 ? requires : teaches
    const count = facts.starts[m + 1]! - facts.starts[m]!
    if (count === 0) return -1
    const fact = facts.items[facts.starts[m]! + Math.floor(random() * count)]!
    const modules = draw < 0.7 ? teachers : needers
    const start = modules.starts[fact]!
    const many = modules.starts[fact + 1]! - start
    if (many === 0) return -1
    const offset = Math.floor(random() * many)
    for (let k = 0; k < many; k++) {
      const one = modules.items[start + ((offset + k) % many)]!
      if (one !== m && choice.chosen[one]) return one
    }
    return -1
  }

  /** Brings what is unmet, each fact by the module that looks cheapest. */
  private repair(): boolean {
    const { choice, random } = this
    const { unmet } = choice
    for (let steps = 0; unmet.size > 0; steps++) {
      if (steps > mostRepairs) return false
      const fact = unmet.items[Math.floor(random() * unmet.size)]!
      const m = this.cheapest(fact)
      if (m < 0) return false
      choice.add(m)
    }
    return true
  }

  private cheapest(fact: number): number {
    const { choice, problem, random, price, barred, stamp } = this
    const { teachers, teaches, requires } = problem
    const { given, needed, weights, first } = choice
    let best = -1
    let least = Infinity
    const reach = this.ceiling(fact)
    for (let k = teachers.starts[fact]!; k < teachers.starts[fact + 1]!; k++) {
      const m = teachers.items[k]!
      if (barred[m] === stamp && random() < draws.barred) continue
      let cost = weights[m]!
      for (let j = requires.starts[m]!; j < requires.starts[m + 1]!; j++) {
        const need = requires.items[j]!
        if (given[need] === 0) {
          if (needed[need] === 0) cost += price[need]!
        } else if (first[need]! >= reach) cost += lateFact * price[need]!
      }
      for (let j = teaches.starts[m]!; j < teaches.starts[m + 1]!; j++) {
        const other = teaches.items[j]!
        if (other !== fact && given[other] === 0 && needed[other]! > 0) cost -= price[other]!
      }
      cost *= 1 + draws.doubt * (random() - 0.5)
      if (cost < least) {
        least = cost
        best = m
      }
    }
    return best
  }

  /** The least rank of a chosen module that needs the fact. */
  private ceiling(fact: number): number {
    const { needers } = this.problem
    const { chosen, rank } = this.choice
    let least = 0x3fffffff
    for (let k = needers.starts[fact]!; k < needers.starts[fact + 1]!; k++) {
      const m = needers.items[k]!
      if (chosen[m] && rank[m]! > 0 && rank[m]! < least) least = rank[m]!
    }
    return least
  }

  /** Takes out what the change has made superfluous. */
  private trim(): void {
    const { choice, suspects } = this
    const { teaches, requires } = this.problem
    const { log } = choice
    suspects.length = 0
    for (let i = 0; i < log.length; i++) {
      const change = log[i]!
      if (change > 0) this.suspect(teaches, change - 1)
      else this.suspect(requires, -change - 1)
    }
    while (suspects.length > 0) {
      let at = 0
      for (let i = 1; i < suspects.length; i++)
        if (choice.weights[suspects[i]!]! > choice.weights[suspects[at]!]!) at = i
      const m = suspects[at]!
      suspects.splice(at, 1)
      if (!choice.isSuperfluous(m)) continue
      const mark = choice.mark()
      choice.remove(m)
      if (choice.settle(mark)) this.suspect(requires, m)
      else choice.undo(mark)
    }
  }

  /** Notes which chosen modules that bring one of these facts of a module are superfluous. */
  private suspect(facts: Lists, of: number): void {
    const { choice, suspects } = this
    const { teachers } = this.problem
    for (let k = facts.starts[of]!; k < facts.starts[of + 1]!; k++) {
      const fact = facts.items[k]!
      for (let j = teachers.starts[fact]!; j < teachers.starts[fact + 1]!; j++) {
        const m = teachers.items[j]!
        if (choice.chosen[m] && choice.weights[m]! > 0 && choice.isSuperfluous(m) && !suspects.includes(m))
          suspects.push(m)
      }
    }
  }
}

/** What bringing a fact may cost: the cheapest module that brings it, shared a little with what else it brings. */
function pricesOf({ problem, weights }: Choice): Float64Array {
  const { teachers, teaches } = problem
  const prices = new Float64Array(problem.facts)
  for (let fact = 0; fact < problem.facts; fact++) {
    let least = Infinity
    for (let k = teachers.starts[fact]!; k < teachers.starts[fact + 1]!; k++) {
      const m = teachers.items[k]!
      const many = teaches.starts[m + 1]! - teaches.starts[m]!
      least = Math.min(least, weights[m]! / (1 + sharedPrice * (many - 1)))
    }
    prices[fact] = Math.max(0, least)
  }
  return prices
}
