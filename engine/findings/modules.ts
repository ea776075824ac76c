/** Modules whose stated minutes are not those they take, and modules after which nothing changes. */
import { leastJudged, upperTail, type Tested } from '#engine/findings/finding.ts'
import { matchedGain, medianOf, type CheckedOutcome } from '#engine/insights/estimates.ts'

/** Stated minutes are wrong from this factor on, either way. */
export const minutesFactor = 1.25
/** Of women who take half as long again, the share that takes more than the factor: logs spread by 0.4. */
const overShare = 0.676

/** Sign test of the median beyond the margin (W. Conover, Practical Nonparametric Statistics, 1971, 3.4), either side: p is doubled. */
export function testMinutes(module: string, stated: number, minutes: readonly number[]): Tested {
  const n = minutes.length
  const beyond = Math.max(
    minutes.filter((one) => one > stated * minutesFactor).length,
    minutes.filter((one) => one < stated / minutesFactor).length,
  )
  const middle = n < leastJudged ? null : medianOf(minutes)
  return {
    ...{ kind: 'minutes', subject: module, needed: '', n, against: stated },
    p: n === 0 ? 1 : Math.min(1, 2 * upperTail((2 * beyond - 1 - n) / Math.sqrt(n))),
    signal: (overShare - 0.5) * 2,
    estimate: middle && { value: middle.value, low: middle.low, high: middle.high },
  }
}

/** A module is to raise the share right by this much, against women who knew as little and did not do it. */
export const leastGain = 0.05

/**
 * Only those count, on either side, of whom the diagnosis said "not yet". Who knew the node already has nothing to gain from its module.
 * And who asks for a check, having done no module, knows more than who opens one though the diagnosis said the same of both: that gap is as
 * wide as what is left to guess about them, so it is least where the answers have left little. What remains of it speaks against the
 * module: `n` counts the smaller side, since either may be the scarce one.
 */
export function testGain(
  module: string,
  treated: readonly CheckedOutcome[],
  controls: readonly CheckedOutcome[],
): Tested {
  const notYet = ({ before }: CheckedOutcome) => before === 'not-yet'
  const found = matchedGain(treated.filter(notYet), controls.filter(notYet))
  const n = found ? Math.min(found.n, found.controls) : 0
  const tested = { kind: 'no-gain', subject: module, needed: '', n, against: leastGain } as const
  // Two shares about a half, as many on either side.
  if (!found || n < leastJudged)
    return { ...tested, p: 1, signal: leastGain / Math.sqrt(0.5), estimate: null }
  const error = (found.high - found.low) / (2 * 1.959964)
  return {
    ...tested,
    p: upperTail((leastGain - found.value) / error),
    signal: leastGain / error / Math.sqrt(n),
    estimate: { value: found.value, low: found.low, high: found.high },
  }
}
