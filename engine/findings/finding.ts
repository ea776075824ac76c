/**
 * What the answers and minutes of all learners say against the catalogue: each finding is a one-sided test of "all is well, within a
 * margin that matters", so that a great number of learners makes no trifle a finding.
 *
 * Many tests at once: within a kind, findings are those that Y. Benjamini & Y. Hochberg let through (J. R. Statist. Soc. B 57, 1995,
 * 289): of what is found, one in twenty at most is expected to be false. Their step-up holds for tests that are independent or
 * positively dependent (Y. Benjamini & D. Yekutieli, Ann. Statist. 29, 2001), as those of things answered by the same people are.
 */
import type { NodeId } from '#engine/catalog.ts'
import { normalQuantile } from '#engine/probability.ts'

export const findingKinds = [
  'minutes',
  'too-easy',
  'too-hard',
  'not-discriminating',
  'prerequisite',
  'no-gain',
  'bottleneck',
  'stop',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** `few`: not found, and had it been there it might well have been missed. */
export type Verdict = 'found' | 'fine' | 'few'

/** A number with its interval (95 %). `bound`: under or over this, where few people stand on one side. */
export interface Measured {
  value: number
  low?: number
  high?: number
  bound?: 'under' | 'over'
}

export interface DataFinding {
  kind: FindingKind
  /** Slug of the module, id of the item, or node. */
  subject: string
  /** Of a prerequisite: the node that is needed first. Empty elsewhere. */
  needed: NodeId
  verdict: Verdict
  /** People it rests on, and how many would do. */
  n: number
  least: number
  /** Chance that the test, with these people, finds a fault of the size that `least` was reckoned for. */
  power: number
  /** Null where too few people stand behind it to be shown. */
  estimate: Measured | null
  /** What it is held against: stated minutes, the share that would know without need of the prerequisite, the share elsewhere. */
  against: number | null
}

/** A test before all of its kind are looked at together. */
export interface Tested extends Omit<DataFinding, 'verdict' | 'least' | 'power'> {
  /** Of "all is well", one-sided. */
  p: number
  /** Standard errors between the margin and a fault worth finding, over the root of `n`; null where it cannot be known yet. */
  signal: number | null
}

/** Share of false ones among the findings of a kind, at most, as expected. */
export const falseShare = 0.05
/** Chance to find a fault of the reckoned size from which on nothing found means that all is well. */
export const leastPower = 0.8
/** Fewer people are never judged, whatever the power. */
export const leastJudged = 30

/** Upper tail of the standard normal law (W. Cody's fit in the form of Abramowitz & Stegun 7.1.26; absolute error 1e-7). */
export function upperTail(x: number): number {
  const t = 1 / (1 + 0.3275911 * (Math.abs(x) / Math.SQRT2))
  const fit = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592]
  const tail = 0.5 * fit.reduce((sum, one) => (sum + one) * t, 0) * Math.exp((-x * x) / 2)
  return x >= 0 ? tail : 1 - tail
}

/** Which of some p-values are let through at a share of false ones. */
export function stepUp(values: readonly number[], share = falseShare): boolean[] {
  const sorted = [...values].sort((a, b) => a - b)
  const last = sorted.findLastIndex((p, i) => p <= (share * (i + 1)) / sorted.length)
  const limit = last < 0 ? -1 : (sorted[last] ?? -1)
  return values.map((p) => p <= limit)
}

/**
 * Judges all tests of one kind together. Those of too few people do not count among them. Power is that of a one-sided test at the
 * level at which one more of this kind would be let through, so that "nothing found" is never said of what could not be found.
 */
export function judge(tests: readonly Tested[]): DataFinding[] {
  const judged = tests.filter(({ n }) => n >= leastJudged)
  const through = stepUp(judged.map(({ p }) => p))
  const found = new Set(judged.filter((_, i) => through[i]))
  const level =
    (falseShare * Math.min(judged.length, found.size + 1)) / Math.max(1, judged.length) || falseShare
  const critical = normalQuantile(1 - level)
  return tests.map((test) => {
    const { p: _p, signal, ...rest } = test
    const power = signal === null ? 0 : upperTail(critical - signal * Math.sqrt(test.n))
    const enough = test.n >= leastJudged && power >= leastPower
    const verdict = found.has(test) ? 'found' : enough ? 'fine' : 'few'
    return {
      ...rest,
      ...{ verdict, power },
      least:
        signal === null
          ? Math.max(leastJudged, test.n + 1)
          : Math.max(leastJudged, Math.ceil(((critical + normalQuantile(leastPower)) / signal) ** 2)),
      estimate: verdict === 'few' ? null : test.estimate,
      against: verdict === 'few' ? null : test.against,
    }
  })
}
