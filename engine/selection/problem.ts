/**
 * Which modules to choose, as numbers: facts (a competency at a level, a node) and modules that require some facts and bring others.
 * Choosing modules of the least sum of minutes, each with what it requires, is cost-optimal delete-free planning: NP-hard
 * (T. Bylander, The computational complexity of propositional STRIPS planning, Artificial Intelligence 69, 1994).
 */

/** A list of numbers for each index: those of i are items[starts[i]] .. items[starts[i + 1] - 1]. */
export interface Lists {
  starts: Int32Array
  items: Int32Array
}

export interface Problem {
  facts: number
  modules: number
  /** By module; at least 0. */
  minutes: Float64Array
  /** By module: facts it brings, and facts it needs; none is in both. */
  teaches: Lists
  requires: Lists
  /** By fact: modules that bring it, and modules that need it. */
  teachers: Lists
  needers: Lists
  /** Facts to be reached. */
  goals: Int32Array
  /** By module and by fact: its index in the statement that the problem was made from. */
  moduleOf: Int32Array
  factOf: Int32Array
}

/** What a problem is made from: indices of facts from 0 to facts - 1. */
export interface Statement {
  facts: number
  modules: readonly { minutes: number; teaches: readonly number[]; requires: readonly number[] }[]
  /** Facts that are there from the start. */
  held: Uint8Array
  goals: readonly number[]
}

export function listsOf(lists: readonly (readonly number[])[]): Lists {
  const starts = new Int32Array(lists.length + 1)
  lists.forEach((list, i) => (starts[i + 1] = starts[i]! + list.length))
  const items = new Int32Array(starts[lists.length]!)
  lists.forEach((list, i) => items.set(list, starts[i]))
  return { starts, items }
}

/** For each item the lists that hold it. */
export function inverse({ starts, items }: Lists, count: number): Lists {
  const into = new Int32Array(count + 1)
  for (const item of items) into[item + 1]!++
  for (let i = 0; i < count; i++) into[i + 1]! += into[i]!
  const place = into.slice(0, count)
  const lists = new Int32Array(items.length)
  for (let list = 0; list + 1 < starts.length; list++)
    for (let k = starts[list]!; k < starts[list + 1]!; k++) lists[place[items[k]!]!++] = list
  return { starts: into, items: lists }
}

/** What can matter: without what is held, what cannot be reached, and what does not lead to a goal. */
export interface Stated {
  problem: Problem
  /** Goals, as indices of the statement, that no choice of modules reaches. */
  unreachable: number[]
}

/** The problem that a statement comes down to. */
export function problemOf({ facts, modules, held, goals }: Statement): Stated {
  const reached = reachable(facts, modules, held)
  const usable = modules.map(({ requires }) => requires.every((fact) => reached[fact]))
  const isOpen = (fact: number) => !held[fact] && reached[fact] === 1
  const teachers: number[][] = Array.from({ length: facts }, () => [])
  modules.forEach(({ teaches, requires }, m) => {
    if (!usable[m]) return
    for (const fact of teaches) if (isOpen(fact) && !requires.includes(fact)) teachers[fact]!.push(m)
  })
  const factAt = new Int32Array(facts).fill(-1)
  const moduleAt = new Int32Array(modules.length).fill(-1)
  const factOf: number[] = []
  const moduleOf: number[] = []
  const visit = (fact: number) => {
    if (!isOpen(fact) || factAt[fact]! >= 0) return
    factAt[fact] = factOf.length
    factOf.push(fact)
  }
  goals.forEach(visit)
  for (let f = 0; f < factOf.length; f++)
    for (const m of teachers[factOf[f]!]!) {
      if (moduleAt[m]! >= 0) continue
      moduleAt[m] = moduleOf.length
      moduleOf.push(m)
      modules[m]!.requires.forEach(visit)
    }
  const within = (list: readonly number[]) => [
    ...new Set(list.filter((fact) => factAt[fact]! >= 0).map((fact) => factAt[fact]!)),
  ]
  const requires = moduleOf.map((m) => within(modules[m]!.requires))
  const teaches = moduleOf.map((m, i) => within(modules[m]!.teaches).filter((fact) => !requires[i]!.includes(fact)))
  return {
    problem: assemble(
      {
        minutes: Float64Array.from(moduleOf, (m) => modules[m]!.minutes),
        teaches,
        requires,
        goals: within(goals),
      },
      Int32Array.from(factOf),
      Int32Array.from(moduleOf),
    ),
    unreachable: goals.filter((fact) => !reached[fact]),
  }
}

/** The problem with both directions of its lists. */
export function assemble(
  parts: { minutes: Float64Array; teaches: readonly number[][]; requires: readonly number[][]; goals: readonly number[] },
  factOf: Int32Array,
  moduleOf: Int32Array,
): Problem {
  const teaches = listsOf(parts.teaches)
  const requires = listsOf(parts.requires)
  return {
    facts: factOf.length,
    modules: moduleOf.length,
    minutes: parts.minutes,
    teaches,
    requires,
    teachers: inverse(teaches, factOf.length),
    needers: inverse(requires, factOf.length),
    goals: Int32Array.from(parts.goals),
    moduleOf,
    factOf,
  }
}

/** Facts that all modules together can bring. */
function reachable(facts: number, modules: Statement['modules'], held: Uint8Array): Uint8Array {
  const reached = held.slice()
  const waiting: number[][] = Array.from({ length: facts }, () => [])
  const missing = new Int32Array(modules.length)
  const queue: number[] = []
  modules.forEach(({ requires }, m) => {
    for (const fact of new Set(requires)) {
      if (held[fact]) continue
      missing[m]!++
      waiting[fact]!.push(m)
    }
    if (missing[m] === 0) queue.push(m)
  })
  for (let m = queue.pop(); m !== undefined; m = queue.pop())
    for (const fact of modules[m]!.teaches) {
      if (reached[fact]) continue
      reached[fact] = 1
      for (const waiter of waiting[fact]!) if (--missing[waiter]! === 0) queue.push(waiter)
    }
  return reached
}
