/** Sittings, fixed points and heavy steps: what laying promises of them, on drawn days and in known numbers. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, mondayOf, weekdayOf, type PlainDate } from '#engine/calendar.ts'
import { today } from '#engine/path/plan.fixture.ts'
import {
  declaredMinutes,
  freeMinutes,
  laySteps,
  reviewMinutesOf,
  shortestChunk,
  sittingsOf,
  type Availability,
  type FixedPoint,
  type Slot,
  type StepToLay,
} from '#engine/path/schedule.ts'

/** How steps were laid while days had one sitting, nothing was fixed and nothing heavy. */
function layInOrder(minutes: readonly number[], availability: Availability): Slot[][] {
  const slots: Slot[][] = minutes.map(() => [])
  const left = [...minutes]
  const shortest = Math.min(shortestChunk, Math.max(...availability.minutesByWeekday, 1))
  for (let day = 0; day < 3650 && left.some((one) => one > 0); day += 1) {
    const date = addDays(today, day)
    const free = declaredMinutes(availability, date)
    let budget = free - reviewMinutesOf(free)
    let current = left.findIndex((one) => one > 0)
    while (current >= 0 && budget > 0 && (budget >= shortest || left[current]! <= budget)) {
      const [all, rest] = [left[current]!, left[current]! - budget]
      const shorter = budget - (shortestChunk - rest)
      const chunk = all <= budget ? all : rest < shortestChunk && shorter >= shortestChunk ? shorter : budget
      slots[current]!.push({ date, minutes: chunk })
      left[current] = all - chunk
      budget -= chunk
      if (left[current]! > 0) break
      current = left.findIndex((one) => one > 0)
    }
  }
  return slots
}

const point = (date: PlainDate, minutes: number): FixedPoint => ({
  kind: 'session',
  id: `${date} ${minutes}`,
  start: `${date}T17:00:00.000Z`,
  date,
  minutes,
})
const week = (...minutes: fc.Arbitrary<number>[]) => fc.tuple(...minutes).map((days) => [...days])
const weekOf = (one: fc.Arbitrary<number>) => week(one, one, one, one, one, one, one)
const anySteps = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 24 }).map((fives) => fives * 5),
      heavy: fc.boolean(),
      needs: fc.option(fc.array(fc.nat(30), { maxLength: 2 }), { nil: undefined, freq: 5 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((drawn) =>
    drawn.map(({ minutes, heavy, needs }, place): StepToLay => {
      const waitsFor = place === 0 ? [] : needs?.map((n) => n % place)
      return { minutes, heavy, ...(waitsFor && { waitsFor }) }
    }),
  )
const anyExceptions = fc.array(
  fc.record({
    from: fc.constantFrom('2026-11-25', '2026-12-01'),
    to: fc.constantFrom('2026-12-01', '2026-12-10'),
    minutes: fc.constantFrom(0, 25, 200),
  }),
  { maxLength: 2 },
)
const anyAvailability: fc.Arbitrary<Availability> = fc.record({
  minutesByWeekday: weekOf(fc.constantFrom(0, 0, 7, 15, 20, 20, 45, 60, 90)),
  sittingsByWeekday: weekOf(fc.integer({ min: 1, max: 4 })),
  exceptions: anyExceptions,
  fixed: fc.array(
    fc
      .tuple(fc.nat(20), fc.constantFrom(15, 30, 60))
      .map(([day, minutes]) => point(addDays(today, day), minutes)),
    { maxLength: 5 },
  ),
})

interface Chunk extends Slot {
  step: number
  /** Left of the step before it. */
  before: number
}

/** All chunks in the order in which she comes to them; within a sitting, as they were laid. */
function chunksOf(steps: readonly StepToLay[], slots: readonly Slot[][]): Chunk[] {
  const chunks = slots.flatMap((own, step) => {
    let before = steps[step]!.minutes
    return own.map((slot) => {
      const chunk = { ...slot, step, before }
      before -= slot.minutes
      return chunk
    })
  })
  const ends = ({ before, minutes }: Chunk) => (before === minutes ? 0 : 1)
  return chunks.sort(
    (a, b) =>
      (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) ||
      (a.sitting ?? 1) - (b.sitting ?? 1) ||
      ends(a) - ends(b) ||
      a.step - b.step,
  )
}

const sittingOf = (availability: Availability, { date, sitting = 1 }: Slot) =>
  sittingsOf(availability, date)[sitting - 1]!
const longestWithin = (availability: Availability, date: PlainDate, days: number) =>
  Math.max(
    0,
    ...Array.from({ length: days }, (_, i) => sittingsOf(availability, addDays(date, i + 1)))
      .flat()
      .map(({ length }) => length),
  )

describe('sittings and fixed points, on drawn days', () => {
  test('add up to the free minutes, at most as many as said, none shorter than a chunk but the last', () => {
    fc.assert(
      fc.property(anyAvailability, fc.nat(20), (availability, day) => {
        const date = addDays(today, day)
        const sittings = sittingsOf(availability, date).map(({ minutes }) => minutes)
        const fixed = (availability.fixed ?? []).filter((one) => one.date === date)
        const taken = fixed.reduce((sum, { minutes }) => sum + minutes, 0)
        const declared = declaredMinutes(availability, date)
        expect(freeMinutes(availability, date)).toBe(Math.max(0, declared - taken))
        expect(sittings.reduce((sum, minutes) => sum + minutes, 0)).toBe(freeMinutes(availability, date))
        expect(sittings.length).toBeLessThanOrEqual(availability.sittingsByWeekday![weekdayOf(date)]!)
        for (const minutes of sittings.slice(0, -1)) expect(minutes).toBeGreaterThanOrEqual(shortestChunk)
      }),
    )
  })

  test('no sitting and no day is exceeded, and nothing is lost', () => {
    fc.assert(
      fc.property(anySteps, anyAvailability, (steps, availability) => {
        const { slots, weeks } = laySteps(steps, availability, today)
        const bySitting = new Map<string, number>()
        const byDay = new Map<string, number>()
        for (const slot of slots.flat()) {
          expect(slot.minutes).toBeGreaterThan(0)
          const key = `${slot.date} ${slot.sitting ?? 1}`
          bySitting.set(key, (bySitting.get(key) ?? 0) + slot.minutes)
          byDay.set(slot.date, (byDay.get(slot.date) ?? 0) + slot.minutes)
          expect(bySitting.get(key)).toBeLessThanOrEqual(sittingOf(availability, slot).minutes)
        }
        for (const [date, minutes] of byDay) {
          const free = freeMinutes(availability, date)
          expect(minutes).toBeLessThanOrEqual(free - reviewMinutesOf(free))
        }
        const hasDays = availability.minutesByWeekday.some((minutes) => minutes > 0)
        const laid = slots.map((own) => own.reduce((sum, { minutes }) => sum + minutes, 0))
        if (hasDays) expect(laid).toEqual(steps.map(({ minutes }) => minutes))
        for (const [i, { used, free, reviewMinutes, monday }] of weeks.entries()) {
          expect(used + reviewMinutes).toBeLessThanOrEqual(free)
          expect(monday).toBe(addDays(mondayOf(today), 7 * i))
        }
      }),
    )
  })

  test('a step begins after those that it waits for, and two are open at most', () => {
    fc.assert(
      fc.property(anySteps, anyAvailability, (steps, availability) => {
        const { slots } = laySteps(steps, availability, today)
        const left = steps.map(({ minutes }) => minutes)
        for (const { step, minutes } of chunksOf(steps, slots)) {
          const waitsFor = steps[step]!.waitsFor ?? left.map((_, place) => place).slice(0, step)
          for (const other of waitsFor) expect(left[other]).toBe(0)
          left[step]! -= minutes
          const open = left.filter((rest, i) => rest > 0 && rest < steps[i]!.minutes)
          expect(open.length).toBeLessThanOrEqual(2)
          // The first that is not finished is one of the two.
          const begun = left.findIndex((rest) => rest > 0)
          const besides = left.filter((rest, i) => i > begun && rest > 0 && rest < steps[i]!.minutes)
          expect(besides.length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('what is heavy lies in no short sitting while a longer one comes within seven days and something light can be done', () => {
    fc.assert(
      fc.property(anySteps, anyAvailability, (steps, availability) => {
        const { slots, short } = laySteps(steps, availability, today)
        const inShort = steps.map(() => false)
        const left = steps.map(({ minutes }) => minutes)
        const isReady = (step: number) => steps[step]!.waitsFor?.every((other) => left[other] === 0) ?? false
        for (const chunk of chunksOf(steps, slots)) {
          const others = left.flatMap((rest, step) => (step > chunk.step && rest > 0 ? [step] : []))
          const open = others.filter((step) => left[step]! < steps[step]!.minutes)
          left[chunk.step]! -= chunk.minutes
          if (!steps[chunk.step]!.heavy || sittingOf(availability, chunk).length > 20) continue
          if (chunk.before === chunk.minutes) continue
          inShort[chunk.step] = true
          const light = (open.length > 0 ? open : others).filter(
            (step) => !steps[step]!.heavy && isReady(step),
          )
          if (chunk.minutes >= shortestChunk && light.length > 0)
            expect(longestWithin(availability, chunk.date, 7)).toBeLessThanOrEqual(20)
        }
        expect(short).toEqual(inShort)
      }),
    )
  })

  test('laying twice is laying once', () => {
    fc.assert(
      fc.property(anySteps, anyAvailability, (steps, availability) => {
        expect(laySteps(steps, availability, today)).toEqual(laySteps(steps, availability, today))
      }),
    )
  })

  test('without fixed points, short days and several sittings, steps lie as they always did', () => {
    const longDays = fc.record({
      minutesByWeekday: weekOf(fc.constantFrom(0, 21, 30, 45, 90)),
      exceptions: anyExceptions,
    })
    fc.assert(
      fc.property(anySteps, longDays, fc.boolean(), (steps, availability, said) => {
        const hours = said
          ? { ...availability, sittingsByWeekday: Array<number>(7).fill(1), fixed: [] }
          : availability
        fc.pre(availability.minutesByWeekday.some((minutes) => minutes > 0))
        const before = layInOrder(
          steps.map(({ minutes }) => minutes),
          availability,
        )
        expect(laySteps(steps, hours, today).slots).toEqual(before)
      }),
    )
  })

  test('on short days too while nothing is heavy', () => {
    const shortDays = fc.record({
      minutesByWeekday: weekOf(fc.constantFrom(0, 5, 10, 15, 20, 40)),
      exceptions: anyExceptions,
    })
    fc.assert(
      fc.property(anySteps, shortDays, (drawn, availability) => {
        const steps = drawn.map((step) => ({ ...step, heavy: false }))
        fc.pre(availability.minutesByWeekday.some((minutes) => minutes > 0))
        const before = layInOrder(
          steps.map(({ minutes }) => minutes),
          availability,
        )
        expect(laySteps(steps, availability, today).slots).toEqual(before)
      }),
    )
  })
})

describe('in known numbers', () => {
  const told = (slots: Slot[][]) =>
    slots.map((own) =>
      own.map(({ date, minutes, sitting }) => `${date.slice(8)}${sitting ? `.${sitting}` : ''} ${minutes}`),
    )
  // 23 November 2026 is a Monday.
  const everyDay = (minutes: number, goes = 1, fixed: FixedPoint[] = []): Availability => ({
    minutesByWeekday: Array<number>(7).fill(minutes),
    sittingsByWeekday: Array<number>(7).fill(goes),
    exceptions: [],
    fixed,
  })

  test('an hour in three goes is three of twenty minutes, nine of them kept for reviews', () => {
    const hours = everyDay(60, 3)
    expect(sittingsOf(hours, today).map(({ minutes }) => minutes)).toEqual([20, 20, 20])
    expect(told(laySteps([{ minutes: 45 }, { minutes: 25 }], hours, today).slots)).toEqual([
      ['23.1 20', '23.2 15', '23.3 10'],
      ['24.1 15', '24.2 10'],
    ])
  })

  test('a session takes its minutes from its day, whole goes first, and never more than the day has', () => {
    const minutesOf = (hours: Availability) => sittingsOf(hours, today).map(({ minutes }) => minutes)
    expect(minutesOf(everyDay(60, 3, [point(today, 30)]))).toEqual([20, 10])
    expect(minutesOf(everyDay(60, 1, [point(today, 30)]))).toEqual([30])
    expect(minutesOf(everyDay(20, 1, [point(today, 30)]))).toEqual([])
    expect(freeMinutes(everyDay(0, 1, [point(today, 30)]), today)).toBe(0)
    expect(minutesOf(everyDay(50, 4))).toEqual([13, 13, 13, 11])
    expect(minutesOf(everyDay(15, 3))).toEqual([10, 5])
  })

  test('weeks keep apart what is free and what meetings take of it', () => {
    const { weeks } = laySteps([{ minutes: 600 }], everyDay(60, 1, [point(today, 30)]), today)
    expect(weeks[0]).toMatchObject({ free: 390, reviewMinutes: 58, taken: 25, off: false })
    expect(weeks[1]).toMatchObject({ free: 420, reviewMinutes: 63, off: false })
    expect(weeks[1]).not.toHaveProperty('taken')
  })

  test('what is done today is taken from the first go, which stays as long as it was', () => {
    const hours = { ...everyDay(60, 3), exceptions: [{ from: today, to: today, minutes: 45, of: 60 }] }
    expect(sittingsOf(hours, today)).toEqual([
      { minutes: 5, length: 20 },
      { minutes: 20, length: 20 },
      { minutes: 20, length: 20 },
    ])
    const inOne = { ...everyDay(60), exceptions: [{ from: today, to: today, minutes: 15, of: 60 }] }
    expect(sittingsOf(inOne, today)).toEqual([{ minutes: 15, length: 60 }])
  })

  test('code waits for Saturday, and the next module that can be done fills the evenings', () => {
    const hours = { minutesByWeekday: [20, 20, 20, 20, 20, 60, 0], exceptions: [] }
    const steps = [
      { minutes: 60, heavy: true, waitsFor: [] },
      { minutes: 30, waitsFor: [0] },
      { minutes: 40, waitsFor: [] },
      { minutes: 40, waitsFor: [] },
    ]
    const { slots, short } = laySteps(steps, hours, today)
    expect(told(slots)).toEqual([
      ['28 50', '30 10'],
      ['01 17', '02 13'],
      ['23 17', '24 13', '25 10'],
      ['26 17', '27 13', '03 10'],
    ])
    expect(short).toEqual([false, false, false, false])
  })

  test('without a longer sitting within seven days, code lies in what she has, and says so', () => {
    const steps = [{ minutes: 50, heavy: true }, { minutes: 20 }]
    const { slots, short } = laySteps(steps, everyDay(60, 3), today)
    expect(told(slots)[0]).toEqual(['23.1 20', '23.2 20', '23.3 10'])
    expect(short).toEqual([true, false])
    const free = steps.map((step) => ({ ...step, minutes: step.heavy ? 50 : 200, waitsFor: [] }))
    const soon = { ...everyDay(20), exceptions: [{ from: '2026-11-30', to: '2026-11-30', minutes: 45 }] }
    expect(told(laySteps(free, soon, today).slots)[0]![0]).toBe('30 39')
    const far = { ...everyDay(20), exceptions: [{ from: '2026-12-01', to: '2026-12-01', minutes: 45 }] }
    expect(told(laySteps(free, far, today).slots)[0]![0]).toBe('23 17')
  })

  test('where nothing else can be done, code lies in short sittings rather than that her minutes stay empty', () => {
    const soon = { ...everyDay(20), exceptions: [{ from: '2026-11-25', to: '2026-11-25', minutes: 45 }] }
    const { slots, short } = laySteps([{ minutes: 50, heavy: true }, { minutes: 20 }], soon, today)
    expect(told(slots)[0]).toEqual(['23 17', '24 17', '25 16'])
    expect(short).toEqual([true, false])
  })
})
