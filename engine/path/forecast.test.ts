import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween } from '#engine/calendar.ts'
import { comparePlans } from '#engine/path/compare.ts'
import { forecastArrival, isVague, paceModel, type Arrival } from '#engine/path/forecast.ts'
import { today } from '#engine/path/plan.fixture.ts'
import type { StudiedWeek } from '#engine/path/studied.ts'

const hours = { minutesByWeekday: [40, 0, 40, 0, 40, 60, 0], exceptions: [] }
const week = (share: number): StudiedWeek => ({ available: 150, minutes: 150 * share })
const ahead = (studied: StudiedWeek[], minutes = 3000) => ({
  minutes,
  steps: 20,
  finished: 4,
  studied,
  lastDay: today,
})
const windowOf = (studied: StudiedWeek[], minutes?: number, availability = hours) =>
  forecastArrival(ahead(studied, minutes), availability, today)!
const width = ({ earliest, latest }: Arrival) => daysBetween(earliest, latest)
const anyShares = fc.array(fc.double({ min: 0, max: 2.5, noNaN: true }), { maxLength: 60 })

describe('the arrival window', () => {
  test('holds today ≤ earliest ≤ likely ≤ latest, and the same facts give the same window', () => {
    fc.assert(
      fc.property(anyShares, fc.integer({ min: 1, max: 9000 }), (shares, minutes) => {
        const arrival = forecastArrival(ahead(shares.map(week), minutes), hours, today)
        expect(forecastArrival(ahead(shares.map(week), minutes), hours, today)).toEqual(arrival)
        if (!arrival) return
        expect(today <= arrival.earliest).toBe(true)
        expect(arrival.earliest <= arrival.likely).toBe(true)
        expect(arrival.likely <= arrival.latest).toBe(true)
      }),
    )
  })

  test('is never widened by more weeks of the same regular pace', () => {
    const usualOrMore = fc.double({ min: paceModel.usual, max: 1.6, noNaN: true })
    fc.assert(
      fc.property(usualOrMore, fc.integer({ min: 600, max: 9000 }), (share, minutes) => {
        const widths = [1, 4, 8, 16, 32, 64].map((weeks) =>
          width(
            windowOf(
              Array.from({ length: weeks }, () => week(share)),
              minutes,
            ),
          ),
        )
        // Days on which she has minutes lie up to two apart, at both ends.
        widths.slice(1).forEach((own, i) => expect(own).toBeLessThanOrEqual(widths[i]! + 4))
        expect(widths.at(-1)!).toBeLessThan(widths[0]!)
      }),
    )
  })

  test('is vague after weeks of absence on a long way, and then no shift of it is told', () => {
    const steady = windowOf(Array.from({ length: 12 }, () => week(0.8)))
    const away = windowOf(Array.from({ length: 12 }, (_, i) => week(i < 7 ? 0.8 : 0)))
    expect(isVague(steady)).toBe(false)
    expect(isVague(away)).toBe(true)
    const plan = (arrival: Arrival) => ({
      steps: [],
      minutes: 3000,
      skippedNeeded: [],
      unreachable: [],
      arrival,
    })
    const told = (before: Arrival, after: Arrival) =>
      comparePlans(plan(before) as never, plan(after) as never)
    expect(told(steady, away)).toMatchObject({ arrivalDays: null, same: false })
    expect(told(steady, { ...steady })).toMatchObject({ arrivalDays: 0, same: true })
    expect(told(away, { ...away })).toMatchObject({ arrivalDays: null, same: true })
  })

  test('is wider where her weeks are irregular, at the same mean', () => {
    const regular = Array.from({ length: 20 }, () => week(0.8))
    const irregular = Array.from({ length: 20 }, (_, i) => week(i % 4 < 2 ? 1.6 : 0))
    expect(width(windowOf(irregular))).toBeGreaterThan(1.3 * width(windowOf(regular)))
  })

  test('follows the recent weeks when they fade, and doubts more', () => {
    const steady = Array.from({ length: 16 }, () => week(0.6))
    const fading = Array.from({ length: 16 }, (_, i) => week(1.1 - i / 16))
    expect(windowOf(fading).likely > windowOf(steady).likely).toBe(true)
    expect(width(windowOf(fading))).toBeGreaterThan(width(windowOf(steady)))
  })

  test('comes later with more minutes to do, and leaves weeks off alone', () => {
    fc.assert(
      fc.property(anyShares, fc.integer({ min: 300, max: 4000 }), (shares, minutes) => {
        const studied = shares.map((share) => week(0.3 + share))
        const near = windowOf(studied, minutes)
        const far = windowOf(studied, minutes * 1.5)
        expect(near.earliest <= far.earliest && near.latest <= far.latest).toBe(true)
        const exceptions = [{ from: today, to: '2026-12-31', minutes: 0 }]
        const off = windowOf(studied, minutes, { ...hours, exceptions } as typeof hours)
        expect(off.earliest > '2026-12-31').toBe(true)
      }),
    )
  })

  test('does not promise the likely day before the plan ends, unless she studies more than she declared', () => {
    const late = { lastDay: '2030-01-01' }
    const declared = Array.from({ length: 30 }, () => week(0.9))
    const more = Array.from({ length: 30 }, () => week(1.6))
    expect(forecastArrival({ ...ahead(declared), ...late }, hours, today)!.likely).toBe('2030-01-01')
    expect(forecastArrival({ ...ahead(more), ...late }, hours, today)!.likely < '2028').toBe(true)
  })

  test('is absent without minutes, and today when nothing is left', () => {
    const none = { minutesByWeekday: [0, 0, 0, 0, 0, 0, 0], exceptions: [] }
    expect(forecastArrival(ahead([]), none, today)).toBeNull()
    expect(forecastArrival(ahead([], 0), none, today)).toEqual({
      earliest: today,
      likely: today,
      latest: today,
    })
  })
})
