/** Estimates with their number and interval (95 %): what insights and findings about modules and items are made of. */
import type { NodeEstimate } from '#engine/mastery.ts'
import { newcombe, wilson } from '#engine/rule-measure.ts'

/** 95 %. */
const z = 1.959964

export interface Estimate {
  value: number
  low: number
  high: number
  /** People it rests on. */
  n: number
}

export interface Quartiles {
  low: number
  median: number
  high: number
  n: number
}

/** A quantile by linear interpolation between order statistics (R. Hyndman & Y. Fan, 1996, definition 7); `sorted` is not empty. */
function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p
  const below = Math.floor(at)
  const one = sorted[below] ?? 0
  return one + ((sorted[below + 1] ?? one) - one) * (at - below)
}

/** The middle half of some values; null of none. */
export function quartiles(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  return {
    low: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.75),
    n: sorted.length,
  }
}

/** Interval of the median by order statistics (W. Conover, Practical Nonparametric Statistics, 1971, normal approximation). */
export function medianOf(values: readonly number[]): Estimate | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const { length: n } = sorted
  const reach = (z * Math.sqrt(n)) / 2
  const at = (rank: number) => sorted[Math.min(n - 1, Math.max(0, rank))] ?? 0
  return {
    value: quantile(sorted, 0.5),
    low: at(Math.floor(n / 2 - reach)),
    high: at(Math.ceil(n / 2 + reach) - 1),
    n,
  }
}

/** Something summed over several occasions of one person. */
export interface Cluster {
  sum: number
  count: number
}

/** The mean of all occasions, with an interval that counts people: ratio estimator over clusters (W. Cochran, Sampling Techniques, 1977, 6.4). */
export function clusterMean(clusters: readonly Cluster[]): Estimate | null {
  const used = clusters.filter(({ count }) => count > 0)
  const total = used.reduce((sum, { count }) => sum + count, 0)
  const n = used.length
  if (n < 2) return null
  const value = used.reduce((sum, one) => sum + one.sum, 0) / total
  const squares = used.reduce((sum, one) => sum + (one.sum - value * one.count) ** 2, 0)
  const reach = (z * Math.sqrt((squares * n) / (n - 1))) / total
  return { value, low: value - reach, high: value + reach, n }
}

/**
 * How well an item tells those who know from the others: correlation of being right on it with the share right on her other items, with
 * Fisher's interval (R. Fisher, 1921). Null where one of the two does not vary or there are fewer than five.
 */
export function discrimination(answers: readonly { correct: boolean; others: number }[]): Estimate | null {
  const { length: n } = answers
  if (n < 5) return null
  const right = answers.filter(({ correct }) => correct).length / n
  const mean = answers.reduce((sum, { others }) => sum + others, 0) / n
  let together = 0
  let spread = 0
  for (const { correct, others } of answers) {
    together += ((correct ? 1 : 0) - right) * (others - mean)
    spread += (others - mean) ** 2
  }
  const own = n * right * (1 - right)
  if (own <= 0 || spread <= 1e-12) return null
  const value = Math.max(-1, Math.min(1, together / Math.sqrt(own * spread)))
  const fisher = Math.atanh(Math.max(-0.999999, Math.min(0.999999, value)))
  const reach = z / Math.sqrt(n - 3)
  return { value, low: Math.tanh(fisher - reach), high: Math.tanh(fisher + reach), n }
}

/** The first answer of a learner on a node after a moment, and what was believed of her before. */
export interface Outcome {
  /** What she is matched by, such as the node and how likely she was to know it. */
  stratum: string
  correct: boolean
}

/** The same, with what the diagnosis said of the node. */
export interface CheckedOutcome extends Outcome {
  before: NodeEstimate['status']
}

/**
 * Gain against a matched expectation: in each stratum, the share right of those who did it less that of those who did not, weighted by
 * how many did it (post-stratification on the treated); null where no stratum holds both. The interval joins Newcombe's of the strata.
 */
export function matchedGain(
  treated: readonly Outcome[],
  controls: readonly Outcome[],
): (Estimate & { controls: number }) | null {
  const strata = new Map<string, { did: [number, number]; not: [number, number] }>()
  for (const [list, side] of [
    [treated, 'did'],
    [controls, 'not'],
  ] as const)
    for (const { stratum, correct } of list) {
      const own = strata.get(stratum) ?? { did: [0, 0], not: [0, 0] }
      own[side][0] += correct ? 1 : 0
      own[side][1] += 1
      strata.set(stratum, own)
    }
  const both = [...strata.values()].filter(({ did, not }) => did[1] > 0 && not[1] > 0)
  const n = both.reduce((sum, { did }) => sum + did[1], 0)
  if (n === 0) return null
  let value = 0
  let [below, above] = [0, 0]
  for (const { did, not } of both) {
    const gap = newcombe(shareOf(...did), shareOf(...not))
    const weight = did[1] / n
    value += weight * gap.value
    below += (weight * (gap.value - gap.low)) ** 2
    above += (weight * (gap.high - gap.value)) ** 2
  }
  return {
    value,
    low: Math.max(-1, value - Math.sqrt(below)),
    high: Math.min(1, value + Math.sqrt(above)),
    n,
    controls: both.reduce((sum, { not }) => sum + not[1], 0),
  }
}

function shareOf(k: number, n: number) {
  return { value: k / n, n, ...wilson(k / n, n) }
}
