import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actsFor, planMentorWeek, type MenteeFacts } from '#engine/triage.ts'

const calm: MenteeFacts = {
  mentee: 'awa',
  accompanied: 60,
  silent: 2,
  away: false,
  sinceSession: 10,
  told: 40,
  booked: false,
  unanswered: null,
  project: null,
  promise: null,
  stuck: null,
  finished: 0,
}
const kinds = (facts: Partial<MenteeFacts>) => actsFor({ ...calm, ...facts }).map(({ kind }) => kind)

const days = fc.integer({ min: 0, max: 120 })
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const anyFacts = fc.record({
  accompanied: days,
  silent: maybe(days),
  away: fc.boolean(),
  sinceSession: maybe(days),
  told: maybe(days),
  booked: fc.boolean(),
  unanswered: maybe(fc.integer({ min: 0, max: 30 })),
  project: maybe(fc.integer({ min: 0, max: 30 })),
  promise: maybe(fc.integer({ min: -10, max: 20 })),
  stuck: maybe(fc.record({ node: fc.constant('css@1'), wrong: fc.integer({ min: 1, max: 9 }) })),
  finished: fc.integer({ min: 0, max: 2 }),
})
const anyMentees = fc
  .array(anyFacts, { maxLength: 6 })
  .map((list) => list.map((facts, i): MenteeFacts => ({ ...facts, mentee: `m${i}` })))

describe('what is called for', () => {
  test('is nothing where all goes well, also with somebody who has not begun', () => {
    expect(kinds({})).toEqual([])
    expect(kinds({ silent: null, accompanied: 1, sinceSession: null })).toEqual([])
  })

  test('puts whoever waits for the mentor first', () => {
    expect(kinds({ unanswered: 0, silent: 20, finished: 1 })).toEqual(['answer', 'word', 'celebrate'])
    expect(kinds({ project: 3, unanswered: 3 })).toEqual(['feedback', 'answer'])
  })

  test('takes a silence for worth a word within its bounds only, and never while she is away or will be seen', () => {
    expect(kinds({ silent: 13 })).toEqual([])
    expect(kinds({ silent: 14 })).toEqual(['word'])
    expect(kinds({ silent: 90 })).toEqual(['word'])
    expect(kinds({ silent: 91 })).toEqual([])
    expect(kinds({ silent: 30, away: true })).toEqual([])
    expect(kinds({ silent: 30, booked: true })).toEqual([])
  })

  test('knows promises that come due, walls, first sessions and long gaps', () => {
    expect(kinds({ promise: 7 })).toEqual(['promise'])
    expect(kinds({ promise: 8 })).toEqual([])
    expect(kinds({ stuck: { node: 'css@1', wrong: 3 } })).toEqual([])
    expect(kinds({ stuck: { node: 'css@1', wrong: 4 } })).toEqual(['unblock'])
    expect(kinds({ sinceSession: null, accompanied: 5 })).toEqual(['first-session'])
    expect(kinds({ sinceSession: 28 })).toEqual(['session'])
    expect(kinds({ sinceSession: 28, booked: true })).toEqual([])
  })
})

test('what the mentor has just written about is not called for again', () => {
  expect(kinds({ silent: 30, told: 13 })).toEqual([])
  expect(kinds({ silent: 30, told: 14 })).toEqual(['word'])
  expect(kinds({ sinceSession: null, told: 6 })).toEqual([])
  expect(kinds({ sinceSession: 40, told: 6 })).toEqual([])
  expect(kinds({ stuck: { node: 'css@1', wrong: 5 }, told: 2 })).toEqual([])
})

describe('a mentor’s week', () => {
  test('takes the acts of most worth that fit, not the first ones', () => {
    const mentees = [
      { ...calm, mentee: 'a', project: 0 },
      { ...calm, mentee: 'b', unanswered: 0 },
      { ...calm, mentee: 'c', unanswered: 0 },
      { ...calm, mentee: 'd' },
    ]
    const week = planMentorWeek(mentees, 20)
    expect(week.acts.map(({ mentee }) => mentee)).toEqual(['b', 'c'])
    expect(week.later.map(({ mentee }) => mentee)).toEqual(['a'])
    expect(week.fine).toEqual(['d'])
    expect(week.minutes).toBe(10)
  })

  test('fits into her minutes, tells of each mentee once, and rests on facts that are there', () => {
    fc.assert(
      fc.property(anyMentees, fc.integer({ min: 0, max: 120 }), (mentees, minutes) => {
        const { acts, later, fine, minutes: spent } = planMentorWeek(mentees, minutes)
        expect(spent).toBeLessThanOrEqual(minutes)
        expect(acts.reduce((sum, act) => sum + act.minutes, 0)).toBe(spent)
        const told = [...acts.map(({ mentee }) => mentee), ...later.map(({ mentee }) => mentee), ...fine]
        expect(told.sort()).toEqual(mentees.map(({ mentee }) => mentee).sort())
        for (const { mentee, because } of [...acts, ...later]) {
          const facts = mentees.find((one) => one.mentee === mentee)!
          expect(because.length).toBeGreaterThan(0)
          if (!because.includes('sinceSession'))
            for (const fact of because) expect(facts[fact]).not.toBeNull()
        }
      }),
    )
  })

  test('is worth as much as the best of all choices', () => {
    const best = (mentees: MenteeFacts[], minutes: number): number => {
      const [first, ...rest] = mentees
      if (!first) return 0
      const taken = actsFor(first).flatMap((act) =>
        act.minutes <= minutes ? [act.value + best(rest, minutes - act.minutes)] : [],
      )
      return Math.max(best(rest, minutes), ...taken)
    }
    fc.assert(
      fc.property(anyMentees, fc.integer({ min: 0, max: 70 }), (mentees, minutes) => {
        const { acts } = planMentorWeek(mentees, minutes)
        expect(acts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(best(mentees, minutes), 6)
      }),
      { numRuns: 60 },
    )
  })

  test('does not depend on the order in which mentees are told', () => {
    fc.assert(
      fc.property(anyMentees, fc.integer({ min: 0, max: 60 }), (mentees, minutes) => {
        const worth = (list: MenteeFacts[]) =>
          planMentorWeek(list, minutes).acts.reduce((sum, { value }) => sum + value, 0)
        expect(worth([...mentees].reverse())).toBeCloseTo(worth(mentees), 6)
      }),
    )
  })
})
