/** Items that everybody gets right, nobody, or those who know no more than the others. */
import { leastJudged, upperTail, type Measured, type Tested } from '#engine/findings/finding.ts'
import { discrimination } from '#engine/insights/estimates.ts'
import { safeShare } from '#engine/insights/hide.ts'
import { wilson } from '#engine/rule-measure.ts'

/** First answers to an item: right or not, and her share right on her other items. */
export interface ItemAnswers {
  correct: readonly boolean[]
  others: readonly number[]
}

/** The weaker half is right on it more often than this: it asks nothing. */
export const easyShare = 0.9
/** The stronger half is right on it less often than this: the question or its key is wrong. */
export const hardShare = 0.3
/** Correlation with the rest under which an item is called broken: half of what R. Ebel calls poor (Essentials of Educational Measurement, 1972). */
export const leastDiscrimination = 0.1
/** Of a broken item: as many right in either half. */
const broken = { easy: 0.97, hard: 0.15, tells: 0 }

/** Share right of half of the people: what was asked of whom hangs on earlier answers, so an item is judged where it should work. */
function testShare(
  item: string,
  right: readonly boolean[],
  {
    kind,
    margin,
    fault,
    sign,
  }: { kind: 'too-easy' | 'too-hard'; margin: number; fault: number; sign: 1 | -1 },
): Tested {
  const n = right.length
  const k = right.filter(Boolean).length
  // The spread under the margin: exact enough from some thirty people on (score test, E. Wilson, 1927).
  const error = Math.sqrt((margin * (1 - margin)) / Math.max(1, n))
  return {
    ...{ kind, subject: item, needed: '', n },
    p: n === 0 ? 1 : upperTail((sign * (k / n - margin)) / error),
    signal: Math.abs(fault - margin) / Math.sqrt(margin * (1 - margin)),
    estimate: measured(k, n),
    against: margin,
  }
}

function measured(k: number, n: number): Measured | null {
  const share = safeShare(k, n, wilson)
  if (!share) return null
  const { n: _n, ...rest } = share
  return rest
}

/** The three tests of one item. The halves are those below and from the middle of the shares right on other items. */
export function testItem(item: string, { correct, others }: ItemAnswers): Tested[] {
  const ordered = correct.map((right, i) => ({ right, rest: others[i] ?? 0 })).sort((a, b) => a.rest - b.rest)
  const half = Math.floor(ordered.length / 2)
  const weaker = ordered.slice(0, half).map(({ right }) => right)
  const stronger = ordered.slice(half).map(({ right }) => right)
  return [
    testShare(item, weaker, { kind: 'too-easy', margin: easyShare, fault: broken.easy, sign: 1 }),
    testShare(item, stronger, { kind: 'too-hard', margin: hardShare, fault: broken.hard, sign: -1 }),
    testDiscrimination(item, { correct, others }),
  ]
}

function testDiscrimination(item: string, { correct, others }: ItemAnswers): Tested {
  const n = correct.length
  const found = discrimination(correct.map((right, i) => ({ correct: right, others: others[i] ?? 0 })))
  const gap = Math.atanh(leastDiscrimination) - Math.atanh(broken.tells)
  const tested = { kind: 'not-discriminating', subject: item, needed: '', n } as const
  const shown = safeShare(correct.filter(Boolean).length, n, wilson)
  // Nobody differs, or too few do for it to be said: that is for the other two tests.
  if (!found || !shown || shown.bound)
    return { ...tested, signal: gap, p: 1, estimate: null, against: leastDiscrimination }
  const root = Math.sqrt(Math.max(1, n - 3))
  return {
    ...tested,
    signal: gap,
    p: n < leastJudged ? 1 : upperTail((Math.atanh(leastDiscrimination) - Math.atanh(found.value)) * root),
    estimate: { value: found.value, low: found.low, high: found.high },
    against: leastDiscrimination,
  }
}
