/**
 * What looks like chance and is not: the same seed gives the same numbers and the same order.
 * Generator: mulberry32 (T. Ettinger, 2017, public domain); hash: FNV-1a 32 bits; shuffle: Fisher and Yates, 1938.
 */

import { normalQuantile } from '#engine/probability.ts'

/** A source of numbers in [0, 1). */
export type Random = () => number

/** Numbers in [0, 1), always the same ones for a seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A number of the standard normal law. */
export function normal(random: Random): number {
  return normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random())))
}

/** A 32-bit number that follows from a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** A new list with the same members in an order drawn by `random`. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const left = [...list]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1))
  return drawn
}
