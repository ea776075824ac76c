import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCatalog, randomCatalog, webCatalog } from '#engine/catalog.fixture.ts'
import { comparePlans } from '#engine/path/compare.ts'
import { hours, inputFor } from '#engine/path/plan.fixture.ts'
import { planPath } from '#engine/path/plan.ts'
import { freeMinutes, type Slot } from '#engine/path/schedule.ts'
import { seededRandom } from '#engine/shuffle.ts'

const datesOf = (slots: readonly Slot[]) => slots.map(({ date }) => date).sort()

describe('laid into her days', () => {
  test('chunks add up, fit the day, and lie in order', () => {
    const anyHours = fc.record({
      minutesByWeekday: fc.array(fc.constantFrom(0, 0, 7, 10, 15, 20, 45, 90), {
        minLength: 7,
        maxLength: 7,
      }),
      exceptions: fc.array(
        fc.record({
          from: fc.constantFrom('2026-11-25', '2026-12-01'),
          to: fc.constantFrom('2026-12-10'),
          minutes: fc.constantFrom(0, 25, 200),
        }),
        { maxLength: 2 },
      ),
    })
    fc.assert(
      fc.property(anyHours, fc.integer(), (availability, seed) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, 5)
        const plan = planPath(inputFor(catalog, [], { availability }))
        const used = new Map<string, number>()
        for (const { slots, remaining, from, to } of plan.steps) {
          const laid = slots.reduce((sum, { minutes }) => sum + minutes, 0)
          expect([0, remaining]).toContain(laid)
          expect(slots.every(({ minutes }) => minutes > 0 && Number.isInteger(minutes))).toBe(true)
          expect([from, to]).toEqual([slots[0]?.date ?? null, slots.at(-1)?.date ?? null])
          for (const { date, minutes } of slots) used.set(date, (used.get(date) ?? 0) + minutes)
        }
        for (const [date, minutes] of used)
          expect(minutes).toBeLessThanOrEqual(freeMinutes(availability, date))
        for (const { slots } of plan.steps) expect(slots.map(({ date }) => date)).toEqual(datesOf(slots))
        const days = datesOf(plan.steps.flatMap(({ slots }) => slots))
        if (plan.arrival && days.length > 0) {
          expect(plan.arrival.earliest <= plan.arrival.likely).toBe(true)
          expect(plan.arrival.likely <= plan.arrival.latest).toBe(true)
          expect(plan.arrival.likely >= days.at(-1)!).toBe(true)
        }
        for (const week of plan.weeks) expect(week.used + week.reviewMinutes).toBeLessThanOrEqual(week.free)
      }),
    )
  })

  test('leave no rest too short to be worth opening', () => {
    const availability = { minutesByWeekday: [30, 30, 30, 30, 30, 30, 30], exceptions: [] }
    const plan = planPath(inputFor(makeCatalog({ a: [[]], b: [[]] }), [], { availability }))
    const chunks = plan.steps.map(({ slots }) =>
      slots.map(({ date, minutes }) => `${date.slice(8)} ${minutes}`),
    )
    expect(chunks).toEqual([
      ['23 20', '24 10'],
      ['24 16', '25 14'],
    ])
  })

  test('leave weeks off alone and say so', () => {
    const exceptions = [{ from: '2026-11-30', to: '2026-12-06', minutes: 0 }]
    const plan = planPath(inputFor(webCatalog(), [], { availability: { ...hours, exceptions } }))
    expect(plan.weeks[0]).toMatchObject({ monday: '2026-11-23', free: 180, off: false })
    expect(plan.weeks[1]).toEqual({ monday: '2026-11-30', free: 0, used: 0, reviewMinutes: 0, off: true })
    expect(
      plan.steps.flatMap(({ slots }) => slots).some(({ date }) => date > '2026-11-29' && date < '2026-12-07'),
    ).toBe(false)
  })

  test('promise nothing without minutes', () => {
    const none = { minutesByWeekday: [0, 0, 0, 0, 0, 0, 0], exceptions: [] }
    const plan = planPath(inputFor(webCatalog(), [], { availability: none }))
    expect(plan.arrival).toBeNull()
    expect(plan.steps[0]).toMatchObject({ slots: [], from: null, to: null })
    expect(plan.steps.length).toBeGreaterThan(30)
  })

  test('arrive later with fewer hours, and never on a single date', () => {
    const half = { minutesByWeekday: [20, 0, 20, 0, 20, 30, 0], exceptions: [] }
    const full = planPath(inputFor(webCatalog()))
    const slower = planPath(inputFor(webCatalog(), [], { availability: half }))
    const change = comparePlans(full, slower)
    expect(change).toMatchObject({ added: [], removed: [], moved: [], same: false })
    expect(change.arrivalDays).toBeGreaterThan(40)
    expect(full.arrival!.earliest < full.arrival!.latest).toBe(true)
  })
})
