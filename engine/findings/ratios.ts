/**
 * What happens here more often than elsewhere: learners who stop at a module, answers missed after it on a node that others need.
 * Observed over expected, the expected from all other things in the same stratum (indirect standardization: N. Breslow & N. Day,
 * Statistical Methods in Cancer Research II, 1987, 2.3), with Byar's interval from the same place.
 */
import { upperTail, type Tested } from '#engine/findings/finding.ts'

/** By thing, then by stratum: how many it could have happened to, and did. */
export type Events = Map<string, Map<string, { n: number; k: number }>>

/** So many times as often as elsewhere is within what may be. */
export const mostTimes = 1.5
/** A fault worth finding. */
const faultTimes = 2.5

/** Counts one occasion. */
export function addEvent(events: Events, thing: string, stratum: string, happened: boolean): void {
  addEvents(events, thing, new Map([[stratum, { n: 1, k: happened ? 1 : 0 }]]))
}

/** Adds what was counted by stratum. */
export function addEvents(
  events: Events,
  thing: string,
  counted: ReadonlyMap<string, { n: number; k: number }>,
): void {
  const own = events.get(thing) ?? new Map<string, { n: number; k: number }>()
  events.set(thing, own)
  for (const [stratum, { n, k }] of counted) {
    const cell = own.get(stratum) ?? { n: 0, k: 0 }
    own.set(stratum, { n: cell.n + n, k: cell.k + k })
  }
}

/** One test a thing. The estimate is the share here, `against` the share expected of the others. */
export function testEvents(kind: 'stop' | 'bottleneck', events: Events): Tested[] {
  const whole = new Map<string, { n: number; k: number }>()
  for (const own of events.values())
    for (const [stratum, { n, k }] of own) {
      const sum = whole.get(stratum) ?? { n: 0, k: 0 }
      whole.set(stratum, { n: sum.n + n, k: sum.k + k })
    }
  return [...events].map(([subject, own]) => {
    const sums = { n: 0, k: 0, expected: 0, spread: 0, fault: 0 }
    for (const [stratum, { n, k }] of own) {
      const all = whole.get(stratum) ?? { n, k }
      const others = { n: all.n - n, k: all.k - k }
      // A stratum of hers alone has nothing to be held against.
      if (others.n === 0) continue
      const share = others.k / others.n
      const margin = Math.min(1, mostTimes * share)
      sums.n += n
      sums.k += k
      sums.expected += n * share
      // Of what happens here, and of the expectation, which is itself estimated.
      sums.spread += n * margin * (1 - margin) + ((mostTimes * n) ** 2 * share * (1 - share)) / others.n
      sums.fault += n * (Math.min(1, faultTimes * share) - margin)
    }
    return testOf(kind, subject, sums)
  })
}

interface Sums {
  n: number
  k: number
  expected: number
  spread: number
  fault: number
}

function testOf(kind: 'stop' | 'bottleneck', subject: string, sums: Sums): Tested {
  const { n, k, expected } = sums
  const error = Math.sqrt(sums.spread)
  const tested = { kind, subject, needed: '', n }
  if (n === 0 || error === 0) return { ...tested, p: 1, signal: null, estimate: null, against: null }
  // With so few the normal law leans; ten are also the least that may be shown.
  const shown = k >= 10 && n - k >= 10
  return {
    ...tested,
    p: shown ? upperTail((k - 0.5 - mostTimes * expected) / error) : 1,
    signal: sums.fault / error / Math.sqrt(n),
    estimate: shown ? { value: k / n, low: byar(k, -1) / n, high: Math.min(1, byar(k + 1, 1) / n) } : null,
    against: shown ? expected / n : null,
  }
}

const byar = (count: number, side: 1 | -1) =>
  count * (1 - 1 / (9 * count) + (side * 1.959964) / (3 * Math.sqrt(count))) ** 3
