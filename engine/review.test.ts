import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCatalog } from '#engine/catalog.fixture.ts'
import type { AnswerEvidence } from '#engine/evidence.ts'
import { initialState, observe } from '#engine/learner.ts'
import { estimate } from '#engine/mastery.ts'
import { builtMemory } from '#engine/memory.ts'
import {
  broughtStability,
  dueReviews,
  firstCard,
  firstStability,
  recallAfter,
  retrievability,
  reviewed,
} from '#engine/review.ts'
import { endOfDay } from '#engine/zone.ts'

const start = Date.UTC(2026, 0, 1, 9)
const day = (n: number) => new Date(start + n * 86_400_000).toISOString()

function answer(n: number, more: Partial<AnswerEvidence> = {}): AnswerEvidence {
  const fields = {
    id: `${n}`,
    at: day(n),
    node: 'a@1',
    item: 'a-1-1',
    purpose: 'review',
    slip: 0.1,
    guess: 0.2,
  } as const
  return { kind: 'answer', ...fields, correct: true, unknown: false, hinted: false, ...more }
}

describe('FSRS', () => {
  test('gives the published numbers of FSRS-6 with default parameters', () => {
    const learntStability = firstStability(builtMemory, true)
    expect(learntStability).toBeCloseTo(2.3065, 4)
    expect(recallAfter(learntStability, learntStability)).toBeCloseTo(0.9, 6)
    expect(firstCard(builtMemory, answer(0, { hinted: true }), true).stability).toBeCloseTo(
      learntStability,
      4,
    )
    const card = firstCard(builtMemory, answer(0), true)
    expect(card).toMatchObject({ due: day(8), reps: 1, lapses: 0, lastReview: day(0) })
    expect(card.stability).toBeCloseTo(8.2956, 4)
    const second = reviewed(builtMemory, card, answer(8), 25)
    expect(second.due).toBe(day(8 + Math.round(second.stability)))
    expect(second.stability).toBeGreaterThan(20)
  })

  test('starts what she brought along with a long memory', () => {
    const card = firstCard(builtMemory, answer(0), false)
    expect(card.stability).toBe(broughtStability)
    expect(card.due).toBe(day(90))
    expect(retrievability(card, day(90))).toBeCloseTo(0.9, 6)
  })

  test('is shortened by a wrong answer, never by a right one, and gains less after a hint', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.boolean()), { maxLength: 15 }),
        (steps) => {
          let card = firstCard(builtMemory, answer(0), true)
          let now = 0
          for (const [days, correct] of steps) {
            now += days
            const next = reviewed(builtMemory, card, answer(now, { correct }), 25)
            const hinted = reviewed(builtMemory, card, answer(now, { hinted: true }), 25)
            const free = reviewed(builtMemory, card, answer(now), 25)
            expect(hinted.stability).toBeLessThanOrEqual(free.stability + 1e-9)
            expect(hinted.stability).toBeGreaterThanOrEqual(card.stability - 1e-9)
            if (correct) expect(next.stability).toBeGreaterThanOrEqual(card.stability - 1e-9)
            else expect(next.stability).toBeLessThanOrEqual(card.stability + 1e-9)
            expect(Date.parse(next.due)).toBeGreaterThan(Date.parse(next.lastReview))
            card = next
          }
        },
      ),
    )
  })

  test('comes back after a day at least, also after a lapse', () => {
    const lapsed = reviewed(
      builtMemory,
      firstCard(builtMemory, answer(0), true),
      answer(8, { correct: false }),
      25,
    )
    expect(lapsed.lapses).toBe(1)
    expect(Date.parse(lapsed.due)).toBeGreaterThanOrEqual(Date.parse(day(9)))
    const sameDay = reviewed(builtMemory, lapsed, answer(8), 25)
    expect(sameDay.stability).toBeCloseTo(lapsed.stability, 9)
  })

  test('a quick and sure answer comes back later', () => {
    const card = firstCard(builtMemory, answer(0), true)
    const sure = reviewed(builtMemory, card, answer(2, { seconds: 8, confidence: 'sure' }), 25)
    expect(sure.stability).toBeGreaterThan(
      reviewed(builtMemory, card, answer(2, { seconds: 8 }), 25).stability,
    )
    expect(reviewed(builtMemory, card, answer(2, { seconds: 60, confidence: 'sure' }), 25)).toEqual(
      reviewed(builtMemory, card, answer(2), 25),
    )
  })
})

describe('due reviews', () => {
  const catalog = makeCatalog({ a: [[]], b: [[]], c: [[]] })
  const facts = ['a@1', 'b@1', 'c@1'].flatMap((node, i) =>
    [0, 1, 2].map((n) => answer(i * 3, { id: `${node}${n}`, node, purpose: 'practice' })),
  )
  const state = facts.reduce((one, fact) => observe(catalog, one, fact), initialState())

  test('come when their day has come, most at risk first, within the minutes', () => {
    expect(dueReviews(catalog, state, day(1), 10)).toEqual([])
    const due = dueReviews(catalog, state, day(40), 10)
    expect(due.map(({ node }) => node)).toEqual(['a@1', 'b@1', 'c@1'])
    expect(due[0]!.retrievability).toBeLessThan(due[2]!.retrievability)
    expect(dueReviews(catalog, state, day(40), 2)).toHaveLength(2)
    expect(dueReviews(catalog, state, day(400), 1)).toHaveLength(1)
    expect(dueReviews(catalog, state, day(40), 0)).toEqual([])
  })

  test('are due on the whole of her own day, wherever she lives', () => {
    const card = { ...state.cards['a@1']!, due: '2026-09-10T01:00:00.000Z' }
    const late = { ...state, cards: { 'a@1': card } }
    const dueOn = (date: string, at: string) =>
      dueReviews(catalog, late, at, 10, endOfDay(date, 'America/Martinique').toISOString()).length
    expect(dueOn('2026-09-08', '2026-09-08T23:00:00.000Z')).toBe(0)
    expect(dueOn('2026-09-09', '2026-09-09T14:00:00.000Z')).toBe(1)
    expect(dueReviews(catalog, late, '2026-09-09T14:00:00.000Z', 10)).toHaveLength(0)
  })

  test('tell the same story as mastery', () => {
    const card = state.cards['a@1']!
    const { retention } = estimate(catalog, state, day(20))['a@1']!
    expect(retention).toBeCloseTo(retrievability(card, day(20)) / retrievability(card, day(0)), 9)
  })

  test('leave out nodes that the catalogue lost', () => {
    expect(dueReviews(makeCatalog({ b: [[]] }), state, day(40), 10).map(({ node }) => node)).toEqual(['b@1'])
  })
})
