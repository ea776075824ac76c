import { describe, expect, it } from 'vitest'
import { judge, leastJudged, stepUp, upperTail, type Tested } from '#engine/findings/finding.ts'
import { testItem } from '#engine/findings/items.ts'
import { testGain, testMinutes } from '#engine/findings/modules.ts'
import { addEvent, testEvents, type Events } from '#engine/findings/ratios.ts'

const test = (p: number, n = 100, signal: number | null = 1): Tested => ({
  ...{ kind: 'minutes', subject: 'm', needed: '', n, p, signal, estimate: null, against: null },
})

describe('many tests at once', () => {
  it('lets through what Benjamini and Hochberg let through in their example', () => {
    // Their section 3.2: fifteen values, the first four at 0.05.
    const values = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ]
    expect(stepUp(values).filter(Boolean)).toHaveLength(4)
    expect(stepUp([...values].reverse()).slice(-4)).toEqual([true, true, true, true])
    expect(stepUp([])).toEqual([])
  })

  it('knows the tail of the normal law', () => {
    expect(upperTail(1.959964)).toBeCloseTo(0.025, 6)
    expect(upperTail(-1)).toBeCloseTo(0.841345, 5)
  })

  it('finds nothing among few people, and says fine only where a fault would have been found', () => {
    const verdicts = judge([
      test(0, leastJudged - 1),
      test(0.5, 100, 0.01),
      test(0.5, 100, 1),
      test(0.5, 100, null),
    ])
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['few', 'few', 'fine', 'few'])
    for (const { verdict, n, least } of verdicts) if (verdict === 'few') expect(least).toBeGreaterThan(n)
  })
})

describe('items, minutes and stops', () => {
  it('finds the item that those who know miss', () => {
    const others = Array.from({ length: 200 }, (_, i) => i / 200)
    const found = judge(testItem('i', { correct: others.map((_, i) => i % 10 === 0), others }).slice(1, 2))
    expect(found[0]?.verdict).toBe('found')
  })

  it('finds minutes that are wrong by more than a quarter, not by less', () => {
    const around = (middle: number) => Array.from({ length: 101 }, (_, i) => middle * (0.8 + i / 250))
    expect(testMinutes('m', 30, around(50)).p).toBeLessThan(0.001)
    expect(testMinutes('m', 30, around(15)).p).toBeLessThan(0.001)
    expect(testMinutes('m', 30, around(33)).p).toBe(1)
  })

  describe('what a module brings', () => {
    type Side = Parameters<typeof testGain>[1]
    const side = (before: 'mastered' | 'not-yet', right: number, of: number): Side =>
      Array.from({ length: of }, (_, i) => ({ stratum: before, before, correct: i < right }))

    it('is asked of those alone who did not know it yet', () => {
      // Those who knew it and asked for a check knew it better than those who opened the module.
      const treated = [...side('mastered', 200, 400), ...side('not-yet', 80, 100)]
      const controls = [...side('mastered', 380, 400), ...side('not-yet', 40, 100)]
      const test = testGain('m', treated, controls)
      expect(test).toMatchObject({ n: 100, estimate: { value: 0.4 } })
      expect(test.p).toBeGreaterThan(0.999)
    })

    it('is missing where they are right no more often after it', () => {
      const test = testGain('m', side('not-yet', 60, 200), side('not-yet', 80, 200))
      expect(test.p).toBeLessThan(0.001)
      expect(testGain('m', side('mastered', 60, 200), side('mastered', 80, 200))).toMatchObject({
        n: 0,
        p: 1,
      })
    })
  })

  it('finds where more stop than elsewhere at the same rank', () => {
    const events: Events = new Map()
    for (const [thing, stops] of Object.entries({ a: 5, b: 5, c: 30 }))
      for (let i = 0; i < 100; i += 1) addEvent(events, thing, 'first', i < stops)
    const p = testEvents('stop', events).map((one) => one.p)
    expect(p[2]).toBeLessThan(0.001)
    expect(p[0]).toBe(1)
  })
})
