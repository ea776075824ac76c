/**
 * An order in which chosen modules can be done: those of an earlier plan as they were, each other one right before the first that
 * needs it.
 */
import type { Problem } from '#engine/selection/problem.ts'

/** Modules of the problem in order. `places`: by module, its place in the order to be kept; modules without one come when needed. */
export function inSequence(problem: Problem, chosen: Uint8Array, places: Float64Array): number[] {
  const rank = ranksOf(problem, chosen)
  const placed = new Uint8Array(problem.modules)
  const met = new Uint8Array(problem.facts)
  const order: number[] = []
  const { requires, teaches, teachers } = problem

  /** A chosen module that brings the fact and can come now: what comes anyway next is preferred; ranks exclude circles. */
  const giverOf = (fact: number, below: number): number => {
    let best = -1
    for (let k = teachers.starts[fact]!; k < teachers.starts[fact + 1]!; k++) {
      const m = teachers.items[k]!
      if (!chosen[m] || rank[m]! >= below) continue
      if (best < 0 || places[m]! < places[best]! || (places[m] === places[best] && rank[m]! < rank[best]!))
        best = m
    }
    return best
  }
  const place = (start: number): void => {
    const stack = [start]
    while (stack.length > 0) {
      const m = stack.at(-1)!
      if (placed[m]) {
        stack.pop()
        continue
      }
      let waits = false
      for (let k = requires.starts[m]!; k < requires.starts[m + 1]!; k++) {
        const fact = requires.items[k]!
        if (met[fact]) continue
        stack.push(giverOf(fact, rank[m]!))
        waits = true
        break
      }
      if (waits) continue
      stack.pop()
      placed[m] = 1
      order.push(m)
      for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) met[teaches.items[k]!] = 1
    }
  }
  const members: number[] = []
  for (let m = 0; m < problem.modules; m++) if (chosen[m]) members.push(m)
  const known = members.filter((m) => places[m]! < Infinity).sort((a, b) => places[a]! - places[b]!)
  known.forEach(place)
  for (const goal of problem.goals) {
    const giver = met[goal] ? -1 : giverOf(goal, Infinity)
    if (giver >= 0) place(giver)
  }
  members.forEach(place)
  return order
}

/** By module: the round in which it can be done, from 1. Throws when the choice cannot be carried out. */
export function ranksOf(problem: Problem, chosen: Uint8Array): Int32Array {
  const { requires, teaches, needers } = problem
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
      for (let k = teaches.starts[m]!; k < teaches.starts[m + 1]!; k++) {
        const fact = teaches.items[k]!
        if (met[fact]) continue
        met[fact] = 1
        for (let j = needers.starts[fact]!; j < needers.starts[fact + 1]!; j++) {
          const needer = needers.items[j]!
          if (chosen[needer] && --missing[needer]! === 0) next.push(needer)
        }
      }
    wave = next
  }
  if (left > 0) throw new Error('a choice that cannot be carried out')
  return rank
}
