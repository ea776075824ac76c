import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCatalog } from '#engine/catalog.fixture.ts'
import type { NodeId } from '#engine/catalog.ts'
import { initialState, type LearnerState } from '#engine/learner.ts'
import { builtMemory } from '#engine/memory.ts'
import { dueReviews, recallAfter, stabilityAfter, type ReviewCard } from '#engine/review.ts'
import { chooseReviews, gainOfReview, type ReviewGoals } from '#engine/review-choice.ts'

const at = '2026-06-01T09:00:00.000Z'
const before = (days: number) => new Date(Date.parse(at) - days * 86_400_000).toISOString()
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
/** a is needed by b, b by c; the last ones stand alone. */
const catalog = makeCatalog({
  a: [[]],
  b: [['a@1']],
  c: [['b@1']],
  ...Object.fromEntries(names.slice(3).map((name) => [name, [[]]])),
})

function card(daysAgo: number, stability: number, difficulty = 5): ReviewCard {
  return { due: before(0), stability, difficulty, reps: 3, lapses: 0, state: 2, lastReview: before(daysAgo) }
}

function stateWith(cards: Record<NodeId, ReviewCard>): LearnerState {
  return { ...initialState(), cards }
}

const goalsFor = (targets: NodeId[], coming: ReviewGoals['coming'] = []): ReviewGoals => ({
  track: { ...catalog.tracks[0]!, targets },
  coming,
})
const anyCards = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.double({ min: 1, max: 200, noNaN: true })), {
    minLength: 1,
    maxLength: names.length,
  })
  .map((drawn) =>
    Object.fromEntries(drawn.map(([days, stability], i) => [`${names[i]}@1`, card(days, stability)])),
  )
const nodesOf = (chosen: readonly { node: NodeId }[]) => chosen.map(({ node }) => node)

describe('the choice of reviews', () => {
  test('never exceeds the minutes, takes all that is due when they last, and fills them', () => {
    fc.assert(
      fc.property(anyCards, fc.integer({ min: -1, max: 12 }), (cards, minutes) => {
        const state = stateWith(cards)
        const due = dueReviews(catalog, state, at)
        const chosen = chooseReviews(catalog, state, goalsFor(['c@1']), at, minutes)
        const used = chosen.reduce((sum, review) => sum + review.minutes, 0)
        expect(used).toBeLessThanOrEqual(Math.max(0, minutes))
        expect(chosen).toHaveLength(Math.min(due.length, Math.max(0, minutes)))
        expect(new Set(nodesOf(chosen)).size).toBe(chosen.length)
        const all = chooseReviews(catalog, state, goalsFor(['c@1']), at, 1000)
        expect(nodesOf(all).sort()).toEqual(nodesOf(due).sort())
        expect(chooseReviews(catalog, state, goalsFor(['c@1']), at, 1000)).toEqual(all)
      }),
    )
  })

  test('with more minutes does what it did with fewer, first', () => {
    fc.assert(
      fc.property(anyCards, fc.integer({ min: 1, max: 6 }), (cards, minutes) => {
        const choose = (limit: number) =>
          nodesOf(chooseReviews(catalog, stateWith(cards), goalsFor(['c@1']), at, limit))
        expect(choose(minutes + 1).slice(0, minutes)).toEqual(choose(minutes))
      }),
    )
  })

  test('a gain is nothing for what was just reviewed, and never shrinks with the days that it waits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.5, max: 300, noNaN: true }),
        (days, more, stability) => {
          expect(gainOfReview(builtMemory, card(0, stability), at)).toBeCloseTo(0, 7)
          const gain = gainOfReview(builtMemory, card(days, stability), at)
          const later = gainOfReview(builtMemory, card(days + more, stability), at)
          expect(later).toBeGreaterThanOrEqual(gain - 1e-12)
          expect(later).toBeLessThan(1)
        },
      ),
    )
  })

  test('a gain is what recall will be over the horizons more than without the review', () => {
    const one = card(30, 20)
    const now = recallAfter(30, 20)
    const { recalled, forgotten } = stabilityAfter(builtMemory, one, at)
    const kept = [30, 90].map(
      (days) =>
        now * recallAfter(days, recalled) +
        (1 - now) * recallAfter(days, forgotten) -
        recallAfter(30 + days, 20),
    )
    expect(gainOfReview(builtMemory, one, at)).toBeCloseTo((kept[0]! + kept[1]!) / 2, 12)
    expect(gainOfReview(builtMemory, one, at)).toBeGreaterThan(0.05)
  })

  test('prefers, at the same memory, a target to its ground, and ground to what nothing needs', () => {
    const state = stateWith({ 'e@1': card(30, 20), 'a@1': card(30, 20), 'c@1': card(30, 20) })
    const chosen = chooseReviews(catalog, state, goalsFor(['c@1']), at, 3)
    expect(nodesOf(chosen)).toEqual(['c@1', 'a@1', 'e@1'])
    expect(chosen.map(({ reason }) => reason)).toEqual([
      { kind: 'target', targets: ['c@1'] },
      { kind: 'target', targets: ['c@1'] },
      { kind: 'own' },
    ])
  })

  test('counts the ground of the next module for more, but less when the module exercises it within days', () => {
    const fading = stateWith({ 'a@1': card(60, 20), 'd@1': card(60, 20) })
    const later = { module: 'b-1', from: '2026-08-01' }
    const targets = goalsFor(['c@1', 'd@1'], [later])
    expect(chooseReviews(catalog, fading, targets, at, 2)[1]).toMatchObject({
      node: 'a@1',
      reason: { kind: 'target' },
    })
    const known = stateWith({ 'a@1': card(22, 30) })
    const gainWith = (...coming: ReviewGoals['coming'][number][]) =>
      chooseReviews(catalog, known, goalsFor(['c@1'], coming), at, 1)[0]!.gain
    expect(gainWith(later)).toBeGreaterThan(gainWith())
    expect(gainWith({ module: 'b-1', from: '2026-06-02' })).toBeLessThan(gainWith(later))
  })

  test('names the module that soon builds on it, not one that teaches it, nor one months away', () => {
    const state = stateWith({ 'a@1': card(30, 20), 'b@1': card(30, 20) })
    const reasonsWith = (from: string) =>
      Object.fromEntries(
        chooseReviews(catalog, state, goalsFor(['c@1'], [{ module: 'b-1', from }]), at, 5).map(
          ({ node, reason }) => [node, reason.kind],
        ),
      )
    expect(reasonsWith('2026-06-02')).toEqual({ 'a@1': 'next', 'b@1': 'target' })
    expect(reasonsWith('2026-08-01')).toEqual({ 'a@1': 'target', 'b@1': 'target' })
  })

  test('counts a review for less once what stands on it is reviewed', () => {
    const alone = chooseReviews(catalog, stateWith({ 'b@1': card(30, 20) }), goalsFor(['c@1']), at, 5)
    const both = chooseReviews(
      catalog,
      stateWith({ 'b@1': card(30, 20), 'c@1': card(30, 20) }),
      goalsFor(['c@1']),
      at,
      5,
    )
    expect(both[1]!.node).toBe('b@1')
    expect(both[1]!.gain).toBeLessThan(alone[0]!.gain)
  })
})
