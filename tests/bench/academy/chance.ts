/** Laws of chance from a generator of numbers in [0, 1). */
import type { Random } from '#engine/shuffle.ts'

/** Standard normal (G. Box & M. Muller, 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A number whose logarithm is normal, around a median. */
export function lognormal(random: Random, median: number, spread: number): number {
  return median * Math.exp(spread * normal(random))
}

/** Uniform between two numbers. */
export function between(random: Random, least: number, most: number): number {
  return least + (most - least) * random()
}

/** Gamma with mean 1 and this shape (G. Marsaglia & W. Tsang, 2000). */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return (gamma(random, shape + 1) * (shape + 1) * random() ** (1 / shape)) / shape
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape
  }
}
