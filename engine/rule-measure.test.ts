import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#engine/calendar.ts'
import {
  groupNames,
  leastLearners,
  measureRule,
  measureRules,
  mostFlagged,
  newcombe,
  takeSnapshot,
  wilson,
  type Snapshot,
} from '#engine/rule-measure.ts'
import { ruleNames, type LearnerHistory } from '#engine/rules.ts'

const nobody = { silence: false, pace: false, wall: false, missed: false }
const anyone = { 'part-time': false, returning: false, language: false }
const share = (value: number, n: number) => ({ value, n, ...wilson(value, n) })

const snapshot = fc.record({
  learner: fc.integer({ min: 1, max: 60 }).map(String),
  groups: fc.record({ 'part-time': fc.boolean(), returning: fc.boolean(), language: fc.boolean() }),
  flagged: fc.record({ silence: fc.boolean(), pace: fc.boolean(), wall: fc.boolean(), missed: fc.boolean() }),
  stopped: fc.option(fc.boolean(), { nil: null }),
})

/** So many learners, of whom so many are flagged, and of these so many stopped; others stop as `base` says. */
function crowd(learners: number, flagged: number, precision: number, base: number): Snapshot[] {
  return Array.from({ length: learners }, (_, i) => ({
    learner: String(i),
    groups: { ...anyone, language: i % 2 === 0 },
    flagged: { ...nobody, silence: i < flagged },
    stopped: i < flagged ? i < flagged * precision : (i - flagged) % 100 < base * 100,
  }))
}

describe('intervals', () => {
  test('are those of the papers', () => {
    // Newcombe 1998, table I of the paper on one proportion: 81 of 263, and 0 of 20.
    const some = wilson(81 / 263, 263)
    expect([some.low, some.high].map((one) => one.toFixed(4))).toEqual(['0.2553', '0.3662'])
    const none = wilson(0, 20)
    expect([none.low, none.high].map((one) => one.toFixed(4))).toEqual(['0.0000', '0.1611'])
    // Newcombe 1998, table II of the paper on two proportions, method 10: 56/70 − 48/80, and 9/10 − 3/10.
    const gap = newcombe(share(56 / 70, 70), share(48 / 80, 80))
    expect([gap.low, gap.high].map((one) => one.toFixed(4))).toEqual(['0.0524', '0.3339'])
    const small = newcombe(share(9 / 10, 10), share(3 / 10, 10))
    expect([small.low, small.high].map((one) => one.toFixed(4))).toEqual(['0.1705', '0.8090'])
  })

  test('hold their value and stay within what is possible', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        (n, m, p, q) => {
          const [one, other] = [share(Math.round(p * n) / n, n), share(Math.round(q * m) / m, m)]
          expect(one.low).toBeLessThanOrEqual(one.value)
          expect(one.high).toBeGreaterThanOrEqual(one.value)
          const gap = newcombe(one, other)
          expect(gap.low).toBeGreaterThanOrEqual(-1 - 1e-9)
          expect(gap.high).toBeLessThanOrEqual(1 + 1e-9)
          expect(gap.low).toBeLessThanOrEqual(gap.value)
          expect(gap.high).toBeGreaterThanOrEqual(gap.value)
        },
      ),
    )
  })
})

describe('a measure', () => {
  test('counts shares within bounds, and refuses a rule that speaks of more than two in five of many, no other', () => {
    fc.assert(
      fc.property(fc.array(snapshot, { maxLength: 120 }), (snapshots) => {
        for (const figures of Object.values(measureRules(snapshots))) {
          const shares = [figures.share, figures.precision, figures.base]
          for (const group of groupNames) {
            const { share: own, precision } = figures.groups[group]
            shares.push(own.inside, own.outside, precision.inside, precision.outside)
            expect(own.few).toBe(Math.min(own.inside?.n ?? 0, own.outside?.n ?? 0) < leastLearners)
          }
          for (const one of shares)
            if (one)
              for (const value of [one.value, one.low, one.high]) {
                expect(value).toBeGreaterThanOrEqual(0)
                expect(value).toBeLessThanOrEqual(1)
              }
          const { value = 0, n = 0 } = figures.share ?? {}
          expect(figures.verdict === 'refused').toBe(n >= leastLearners && value > mostFlagged)
        }
      }),
    )
  })

  test('tells a rule that foresees from one that says it of anybody, and both from one that is too young', () => {
    const verdict = (snapshots: Snapshot[]) => measureRule('silence', snapshots).verdict
    expect(verdict(crowd(300, 60, 0.6, 0.1))).toBe('holds')
    expect(verdict(crowd(300, 60, 0.15, 0.15))).toBe('unproven')
    expect(verdict(crowd(300, 20, 0.9, 0.1))).toBe('few')
    expect(verdict(crowd(300, 120, 0.9, 0.1))).toBe('holds')
    expect(verdict(crowd(300, 121, 0.9, 0.1))).toBe('refused')
    expect(verdict([])).toBe('few')
    expect(verdict(crowd(29, 29, 0.9, 0.1))).toBe('few')
    expect(verdict(crowd(30, 13, 0.9, 0.1))).toBe('refused')
  })

  test('finds the gap between groups', () => {
    const snapshots = crowd(400, 0, 0, 0.1).map((one, i) => ({
      ...one,
      flagged: { ...nobody, silence: one.groups.language ? i % 10 < 4 : i % 10 === 1 },
    }))
    const { gap, few } = measureRule('silence', snapshots).groups.language.share
    expect(gap?.value).toBeCloseTo(0.2, 6)
    expect(gap?.low).toBeGreaterThan(0)
    expect(few).toBe(false)
    expect(measureRule('silence', snapshots).groups.returning.share.few).toBe(true)
  })

  test('does not take many Mondays of a few learners for many learners', () => {
    const once = crowd(40, 10, 0.5, 0.1)
    const weekly = Array.from({ length: 20 }, () => once).flat()
    expect(measureRule('silence', weekly).share).toEqual(measureRule('silence', once).share)
  })
})

describe('a snapshot', () => {
  const start = '2026-01-05'
  const history: LearnerHistory = {
    learner: 'awa',
    joined: start,
    signs: [0, 2, 4, 7, 9, 11, 14, 16, 18, 60].map((day) => addDays(start, day)),
    studied: [0, 2, 4, 7, 9, 11, 14, 16, 18, 60].map((day) => ({ date: addDays(start, day), minutes: 30 })),
    answers: [],
    sessions: [],
    availability: { minutesByWeekday: [30, 0, 30, 0, 30, 0, 0], exceptions: [] },
  }
  const at = (week: number, until = '2027-01-01') =>
    takeSnapshot(history, addDays(start, 7 * week), { until, language: true })

  test('asks the rules, and what came within four weeks', () => {
    expect(at(1)).toMatchObject({
      flagged: nobody,
      stopped: false,
      groups: { 'part-time': true, language: true },
    })
    expect(at(3)).toMatchObject({ flagged: nobody, stopped: true })
    expect(at(4)).toMatchObject({ flagged: { silence: true }, stopped: true })
    expect(at(5)).toMatchObject({ flagged: { silence: true }, stopped: false })
    // She has already stopped for as long: to say so is no foresight.
    expect(at(7)).toMatchObject({ flagged: { silence: true }, stopped: null })
    expect(at(9)).toMatchObject({ groups: { returning: true } })
  })

  test('does not know what has not come yet, nor counts who has not joined or has long gone', () => {
    expect(at(3, addDays(start, 48))?.stopped).toBeNull()
    expect(at(3, addDays(start, 49))?.stopped).toBe(true)
    expect(at(0)).toBeNull()
    expect(at(22)).toBeNull()
  })

  test('before her first sign says nothing of her', () => {
    const waiting = { ...history, signs: [], studied: [] }
    const taken = takeSnapshot(waiting, addDays(start, 28), { until: '2027-01-01', language: false })
    expect(taken).toMatchObject({ flagged: nobody, stopped: null })
    for (const rule of ruleNames) expect(taken?.flagged[rule]).toBe(false)
  })
})
