import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber } from '#engine/calendar.ts'
import { look, ruleNames, rules, speak, type LearnerHistory, type Seen } from '#engine/rules.ts'

const start = '2026-01-05'
const everyDay = { minutesByWeekday: [30, 30, 30, 30, 30, 0, 0], exceptions: [] }
const calm: Seen = { silent: 2, usual: 3, away: false, pace: null, wall: null, missed: null }
const said = (seen: Partial<Seen>) => speak({ ...calm, ...seen }).map(({ rule }) => rule)

/** Studies half an hour on these days after the start. */
const studying = (days: number[], more: Partial<LearnerHistory> = {}): LearnerHistory => ({
  learner: 'awa',
  joined: start,
  signs: days.map((day) => addDays(start, day)),
  studied: days.map((day) => ({ date: addDays(start, day), minutes: 30 })),
  answers: [],
  sessions: [],
  availability: everyDay,
  ...more,
})
const every = (step: number, until: number) =>
  Array.from({ length: Math.ceil(until / step) }, (_, i) => i * step)
const on = (history: LearnerHistory, day: number) => look(history, addDays(start, day))

describe('what is seen of her', () => {
  test('a silence is held against her own pauses', () => {
    expect(on(studying(every(2, 60)), 61)).toMatchObject({ silent: 3, usual: 2 })
    expect(on(studying(every(9, 120)), 130)).toMatchObject({ silent: 13, usual: 9 })
    expect(on(studying([0, 1, 2]), 30).usual).toBeNull()
  })

  test('days on which she said she would be away are no silence, and no pause', () => {
    const away = { from: addDays(start, 61), to: addDays(start, 80), minutes: 0 }
    const history = studying(every(2, 60), { availability: { ...everyDay, exceptions: [away] } })
    expect(on(history, 70).away).toBe(true)
    expect(on(history, 84)).toMatchObject({ silent: 6, away: false })
  })

  test('her pace is that of three whole weeks with minutes, weeks off left out', () => {
    const holiday = { from: addDays(start, 28), to: addDays(start, 34), minutes: 0 }
    const history = studying(every(7, 22), { availability: { ...everyDay, exceptions: [holiday] } })
    expect(on(history, 27).pace).toBeNull()
    expect(on(history, 28).pace).toEqual({ done: 90, planned: 450 })
    expect(on(history, 35).pace).toEqual({ done: 90, planned: 450 })
    expect(on(history, 42).pace).toEqual({ done: 60, planned: 450 })
  })

  test('after a long pause she starts afresh', () => {
    expect(on(studying([0, 7, 14, 50, 51]), 70).pace).toBeNull()
    expect(on(studying([0, 7, 14, 50, 51]), 77).pace).toEqual({ done: 0, planned: 450 })
  })

  test('a wall is wrong tries in a row, until one is right', () => {
    const tries = (results: boolean[]) =>
      studying(every(1, 20), {
        answers: results.map((correct, i) => ({ date: addDays(start, 10 + i), node: 'css@1', correct })),
      })
    expect(on(tries([false, false, false]), 20).wall).toEqual({ node: 'css@1', wrong: 3 })
    expect(on(tries([false, false, true, false]), 20).wall).toEqual({ node: 'css@1', wrong: 1 })
    expect(on(tries([false, true]), 20).wall).toBeNull()
    expect(on(tries([false, false]), 40).wall).toBeNull()
  })

  test('a missed meeting is told until the two agree on another', () => {
    const met = { booked: addDays(start, 1), missed: false }
    const sessions = [{ date: addDays(start, 10), booked: addDays(start, 2), missed: true }]
    expect(on(studying([0], { sessions }), 18).missed).toBe(8)
    const again = [...sessions, { ...met, date: addDays(start, 25), booked: addDays(start, 15) }]
    expect(on(studying([0], { sessions: again }), 18).missed).toBeNull()
    expect(on(studying([0], { sessions: again }), 15).missed).toBe(5)
  })
})

describe('the rules', () => {
  test('speak from their limits on', () => {
    expect(said({})).toEqual([])
    expect(said({ silent: 9, usual: 1 })).toEqual([])
    expect(said({ silent: 12, usual: 4 })).toEqual([])
    expect(said({ silent: 13, usual: 4 })).toEqual(['silence'])
    expect(said({ pace: { done: 30, planned: 150 } })).toEqual([])
    expect(said({ pace: { done: 29, planned: 150 } })).toEqual(['pace'])
    expect(said({ wall: { node: 'css@1', wrong: 4 } })).toEqual([])
    expect(said({ wall: { node: 'css@1', wrong: 5 } })).toEqual(['wall'])
    expect(said({ missed: 6 })).toEqual([])
    expect(said({ missed: 7 })).toEqual(['missed'])
    expect(said({ missed: 61 })).toEqual([])
  })

  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
  const days = fc.integer({ min: 0, max: 200 })
  const minutes = fc.integer({ min: 0, max: 900 })
  const anySeen = fc.record({
    silent: maybe(days),
    usual: maybe(days),
    away: fc.boolean(),
    pace: maybe(fc.record({ done: minutes, planned: minutes })),
    wall: maybe(fc.record({ node: fc.constant('css@1'), wrong: days })),
    missed: maybe(days),
  })
  const anyHistory = fc
    .record({
      gaps: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 }),
      off: fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 40 })), {
        maxLength: 3,
      }),
      wrong: fc.integer({ min: 0, max: 9 }),
      joined: fc.integer({ min: 0, max: 50 }),
    })
    .map(({ gaps, off, wrong, joined }): LearnerHistory => {
      const signs = gaps.map((_, i) => gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap, joined))
      return studying(signs, {
        joined: addDays(start, joined),
        answers: Array.from({ length: wrong }, () => ({
          date: addDays(start, joined),
          node: 'css@1',
          correct: false,
        })),
        sessions: [{ date: addDays(start, joined + 3), booked: addDays(start, joined), missed: true }],
        availability: {
          ...everyDay,
          exceptions: off.map(([from, length]) => ({
            from: addDays(start, from),
            to: addDays(start, from + length),
            minutes: 0,
          })),
        },
      })
    })

  test('say nothing of somebody who has not begun, nor of somebody who is away', () => {
    fc.assert(
      fc.property(anySeen, (seen) => {
        if (seen.silent === null || seen.away) expect(speak(seen)).toEqual([])
      }),
    )
    fc.assert(
      fc.property(anyHistory, days, (history, day) => {
        const today = addDays(start, day)
        const begun = history.signs.some((date) => date < today)
        if (!begun) expect(speak(look(history, today))).toEqual([])
      }),
    )
  })

  test('say no less of a longer silence', () => {
    fc.assert(
      fc.property(anySeen, fc.integer({ min: 1, max: 90 }), (seen, more) => {
        if (seen.silent === null || rules.silence(seen) === null) return
        expect(rules.silence({ ...seen, silent: seen.silent + more })).not.toBeNull()
      }),
    )
    fc.assert(
      fc.property(
        anyHistory,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (history, first, more) => {
          const last = history.signs.at(-1)
          if (last === undefined) return
          const day = dayNumber(last) - dayNumber(start) + first
          const [now, later] = [on(history, day), on(history, day + more)]
          if (rules.silence(now)) expect(rules.silence(later)).not.toBeNull()
        },
      ),
    )
  })

  test('rest on facts that are there', () => {
    fc.assert(
      fc.property(anySeen, (seen) => {
        for (const { rule, facts } of speak(seen)) {
          expect(ruleNames).toContain(rule)
          expect(Object.keys(facts).length).toBeGreaterThan(0)
          for (const fact of Object.values(facts)) expect(fact).toBeDefined()
        }
      }),
    )
  })

  test('of today, what comes later changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, days, (history, day) => {
        // A day with a sign of hers, where there is one: nothing of it is known at its beginning.
        const today = history.signs[day % history.signs.length] ?? addDays(start, day)
        const before = <T extends { date: string }>(list: readonly T[]) =>
          list.filter(({ date }) => date < today)
        const known = {
          ...history,
          signs: history.signs.filter((date) => date < today),
          studied: before(history.studied),
          answers: before(history.answers),
        }
        expect(look(history, today)).toEqual(look(known, today))
      }),
    )
  })
})
