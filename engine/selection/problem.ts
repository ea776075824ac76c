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

/** What a problem is made from: facts numbered from 0. */
export interface Statement {
  facts: number
  /** By module. */
  minutes: Float64Array
  teaches: Lists
  requires: Lists
  /** By fact: 1 where it is there from the start. */
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
  for (let k = 0; k < items.length; k++) into[items[k]! + 1]!++
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
export function problemOf(statement: Statement): Stated {
  const { facts, minutes, teaches, requires, held, goals } = statement
  const count = minutes.length
  const teachers = inverse(teaches, facts)
  const { reached, usable } = reachable(statement)
  const factAt = new Int32Array(facts).fill(-1)
  const moduleAt = new Int32Array(count).fill(-1)
  const factOf: number[] = []
  const moduleOf: number[] = []
  const visit = (fact: number) => {
    if (held[fact] || !reached[fact] || factAt[fact]! >= 0) return
    factAt[fact] = factOf.length
    factOf.push(fact)
  }
  goals.forEach(visit)
  for (let f = 0; f < factOf.length; f++) {
    const fact = factOf[f]!
    for (let k = teachers.starts[fact]!; k < teachers.starts[fact + 1]!; k++) {
      const m = teachers.items[k]!
      if (!usable[m] || moduleAt[m]! >= 0 || has(requires, m, fact)) continue
      moduleAt[m] = moduleOf.length
      moduleOf.push(m)
      for (let j = requires.starts[m]!; j < requires.starts[m + 1]!; j++) visit(requires.items[j]!)
    }
  }
  const needs = within(requires, moduleOf, factAt)
  const brings = within(teaches, moduleOf, factAt, needs)
  const wanted = goals.filter((fact) => factAt[fact]! >= 0).map((fact) => factAt[fact]!)
  const own = new Float64Array(moduleOf.length)
  for (let m = 0; m < own.length; m++) own[m] = minutes[moduleOf[m]!]!
  return {
    problem: assemble(
      { minutes: own, teaches: brings, requires: needs, goals: [...new Set(wanted)] },
      new Int32Array(factOf),
      new Int32Array(moduleOf),
    ),
    unreachable: goals.filter((fact) => !reached[fact]),
  }
}

/** The lists of some, their items renamed: each once, without those that have no new name or are in the list of `apart`. */
function within(lists: Lists, of: readonly number[], nameOf: Int32Array, apart?: Lists): Lists {
  const starts = new Int32Array(of.length + 1)
  const items: number[] = []
  for (let i = 0; i < of.length; i++) {
    const list = of[i]!
    for (let k = lists.starts[list]!; k < lists.starts[list + 1]!; k++) {
      const name = nameOf[lists.items[k]!]!
      if (name < 0 || items.indexOf(name, starts[i]) >= 0 || (apart && has(apart, i, name))) continue
      items.push(name)
    }
    starts[i + 1] = items.length
  }
  return { starts, items: new Int32Array(items) }
}

function has({ starts, items }: Lists, list: number, item: number): boolean {
  for (let k = starts[list]!; k < starts[list + 1]!; k++) if (items[k] === item) return true
  return false
}

/** The problem with both directions of its lists. */
export function assemble(
  parts: { minutes: Float64Array; teaches: Lists; requires: Lists; goals: readonly number[] },
  factOf: Int32Array,
  moduleOf: Int32Array,
): Problem {
  const { minutes, teaches, requires, goals } = parts
  return {
    facts: factOf.length,
    modules: moduleOf.length,
    minutes,
    teaches,
    requires,
    teachers: inverse(teaches, factOf.length),
    needers: inverse(requires, factOf.length),
    goals: Int32Array.from(goals),
    moduleOf,
    factOf,
  }
}

/** Facts that all modules together can bring, and modules that can then be done. */
function reachable({ facts, minutes, teaches, requires, held }: Statement): {
  reached: Uint8Array
  usable: Uint8Array
} {
  const reached = held.slice()
  const usable = new Uint8Array(minutes.length)
  const needers = inverse(requires, facts)
  const missing = new Int32Array(minutes.length)
  const queue: number[] = []
  for (let m = 0; m < minutes.length; m++) {
    for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++)
      if (!held[requires.items[k]!]) missing[m]!++
    if (missing[m] === 0) queue.push(m)
  }
  for (let m = queue.pop(); m !== undefined; m = queue.pop()) {
    usable[m] = 1
    for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
      const fact = teaches.items[k]!
      if (reached[fact]) continue
      reached[fact] = 1
      for (let j = needers.starts[fact]!; j < needers.starts[fact + 1]!; j++)
        if (--missing[needers.items[j]!]! === 0) queue.push(needers.items[j]!)
    }
  }
  return { reached, usable }
}
