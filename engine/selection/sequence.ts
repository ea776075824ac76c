/**
 * An order in which chosen modules can be done: those of an earlier plan as they were, each other one right before the first that
 * needs it.
 */
import { Heap } from '#engine/selection/heap.ts'
import type { Problem } from '#engine/selection/problem.ts'

/**
 * Modules of the problem in order. `places`: by module, its place in an earlier order, or Infinity. A module that now has to wait
 * for another one is put off; what others wait for is not drawn forward.
 */
export function inSequence(problem: Problem, chosen: Uint8Array, places: Float64Array): number[] {
  const { requires } = problem
  const key = urgencies(problem, chosen, places)
  const missing = new Int32Array(problem.modules)
  const met = new Uint8Array(problem.facts)
  const ready = new Heap()
  for (let m = 0; m < problem.modules; m++) {
    missing[m] = requires.starts[m + 1]! - requires.starts[m]!
    if (chosen[m] && missing[m] === 0) ready.push(m, key[m]!)
  }
  const order: number[] = []
  for (let m = ready.pop(); m >= 0; m = ready.pop()) {
    order.push(m)
    done(problem, m, met, missing, (needer) => {
      if (chosen[needer]) ready.push(needer, key[needer]!)
    })
  }
  return order
}

/** By module: its place; for modules without one just before the first that needs what they bring. */
function urgencies(problem: Problem, chosen: Uint8Array, places: Float64Array): Float64Array {
  const { teaches, needers } = problem
  const rank = ranksOf(problem, chosen)
  const last = places.reduce((most, place) => (place < Infinity ? Math.max(most, place + 1) : most), 0)
  const key = Float64Array.from(places)
  const others: number[] = []
  for (let m = 0; m < problem.modules; m++) if (chosen[m] && key[m] === Infinity) others.push(m)
  others.sort((a, b) => rank[b]! - rank[a]!)
  others.forEach((m) => {
    let least = last
    for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
      const fact = teaches.items[k]!
      for (let j = needers.starts[fact]!; j < needers.starts[fact + 1]!; j++) {
        const needer = needers.items[j]!
        if (chosen[needer] && rank[needer]! > rank[m]!) least = Math.min(least, key[needer]!)
      }
    }
    key[m] = least - 1 / (2 + others.length)
  })
  return key
}

/** By module: the round in which it can be done, from 1. Throws when the choice cannot be carried out. */
export function ranksOf(problem: Problem, chosen: Uint8Array): Int32Array {
  const { requires } = problem
  const rank = new Int32Array(problem.modules)
  const missing = new Int32Array(problem.modules)
  const met = new Uint8Array(problem.facts)
  let wave: number[] = []
  let left = 0
  for (let m = 0; m < problem.modules; m++) {
    if (!chosen[m]) continue
    left++
    missing[m] = requires.starts[m + 1]! - requires.starts[m]!
    if (missing[m] === 0) wave.push(m)
  }
  for (let round = 1; wave.length > 0; round++) {
    const next: number[] = []
    for (const m of wave) rank[m] = round
    left -= wave.length
    for (const m of wave)
      done(problem, m, met, missing, (needer) => {
        if (chosen[needer]) next.push(needer)
      })
    wave = next
  }
  if (left > 0) throw new Error('a choice that cannot be carried out')
  return rank
}

/** Marks what a module brings as met, and visits the modules that have then nothing missing. */
function done(
  { teaches, needers }: Problem,
  module: number,
  met: Uint8Array,
  missing: Int32Array,
  visit: (needer: number) => void,
): void {
  for (let k = teaches.starts[module]!; k < teaches.starts[module + 1]!; k++) {
    const fact = teaches.items[k]!
    if (met[fact]) continue
    met[fact] = 1
    for (let j = needers.starts[fact]!; j < needers.starts[fact + 1]!; j++) {
      const needer = needers.items[j]!
      if (--missing[needer]! === 0) visit(needer)
    }
  }
}
