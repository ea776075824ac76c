import { describe, expect, test } from 'vitest'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { initialState, isDrawnWith, observe, rebuild, type LearnerState } from '#engine/learner.ts'
import { estimate } from '#engine/mastery.ts'
import { builtMemory, type Memory } from '#engine/memory.ts'
import { withMemory } from '#engine/parameters.ts'
import { isBetter, leastLearners } from '#engine/parameters/compare.ts'
import { fittingMemory } from '#engine/parameters/fit-memory.ts'
import type { LearnerEvidence } from '#engine/parameters/later-answers.ts'
import { livesOf } from '#engine/parameters/lives.fixture.ts'
import { takenFrom, tryingMemory } from '#engine/parameters/memory-trial.ts'
import { gainOfReview } from '#engine/review-choice.ts'
import { firstStability, recallAfter, retrievability } from '#engine/review.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { finish } from '#engine/steps.ts'

const catalog = webCatalog()
/** Lessons and exercises teach more, checks hardly; what is learnt fades in less than half the time, and reviews help half as much. */
const other: Memory = {
  learning: { lesson: 0.5, practice: 0.35, check: 0.03, review: 0.35 },
  forgetting: { learnt: 0.4, brought: 0.5, growth: 0.5 },
}
const truth = withMemory(catalog, other)
const short = { nodes: 4, reviews: 4 }

const fit = (lives: LearnerEvidence[]) => finish(fittingMemory(catalog, lives))
const logit = (p: number) => Math.log(p / (1 - p))
/** Distances of the values, in logits of rates and logarithms of multiples: the units of the prior. */
function off(a: Memory, b: Memory): Record<string, number> {
  const distances = (of: 'learning' | 'forgetting', unit: (value: number) => number) => {
    const to: Record<string, number> = b[of]
    return Object.entries(a[of]).map(([name, value]) => [name, Math.abs(unit(value) - unit(to[name]!))])
  }
  return Object.fromEntries([...distances('learning', logit), ...distances('forgetting', Math.log)])
}

describe('learning and forgetting fitted on later answers', () => {
  const lives = livesOf(truth, 130, 1, short)

  test('come near those that the answers were drawn with, and are taken up', () => {
    const aside = livesOf(truth, 50, 2, short)
    const trial = finish(tryingMemory(catalog, lives, aside, seededRandom(3)))
    const { found, comparison } = trial.result!
    const from = off(other, builtMemory)
    const left = off(other, found)
    // A check that teaches hardly anything, and what fades in months, show only with many more learners: the prior holds them.
    for (const name of ['lesson', 'practice', 'review', 'learnt', 'growth']) {
      expect(left[name], name).toBeLessThan(0.4)
      expect(left[name], name).toBeLessThan(0.6 * from[name]!)
    }
    expect(left.check).toBeLessThan(from.check!)
    expect(comparison).toMatchObject({ learners: 50, answers: 50 * short.nodes * 10 })
    expect(comparison.after.logLoss).toBeLessThan(comparison.before.logLoss)
    expect(takenFrom(trial)).toEqual(found)
    expect(trial).toMatchObject({ learners: 130, answers: 130 * 40, reviews: 130 * 16, inForce: builtMemory })
  })

  test('are the same for the same answers, and hardly move for a few of them', () => {
    const few = lives.slice(0, 2)
    const found = fit(few)
    expect(fit(few)).toEqual(found)
    for (const [name, distance] of Object.entries(off(found, builtMemory)))
      expect(distance, name).toBeLessThan(0.35)
    const none = fit([])
    for (const distance of Object.values(off(none, builtMemory))) expect(distance).toBeCloseTo(0, 12)
  })

  test('are left alone where the built-in ones are right', () => {
    const [fitted, aside] = [livesOf(catalog, 100, 4, short), livesOf(catalog, 50, 5, short)]
    const trial = finish(tryingMemory(catalog, fitted, aside, seededRandom(6)))
    expect(takenFrom(trial)).toBeNull()
    expect(Math.abs(trial.result!.comparison.gain.mean)).toBeLessThan(0.003)
  })

  test('are not even looked for with too few learners kept aside', () => {
    const aside = livesOf(truth, leastLearners - 1, 2, { nodes: 1, reviews: 0 })
    const diagnosed = livesOf(truth, 30, 3, { nodes: 0, name: 'd' })
    const trial = finish(tryingMemory(catalog, lives, [...aside, ...diagnosed], seededRandom(3)))
    expect(trial).toMatchObject({ learners: 130, result: null })
    expect(takenFrom(trial)).toBeNull()
  })
})

describe('a state drawn with other values', () => {
  const [{ evidence }] = livesOf(truth, 1, 7) as [LearnerEvidence]
  const states = evidence.reduce<LearnerState[]>(
    (drawn, fact) => [...drawn, observe(truth, drawn.at(-1) ?? initialState(), fact)],
    [],
  )
  const state = states.at(-1)!

  test('is that of the built-in values no more, is the same drawn at once, and says what it was drawn with', () => {
    expect(rebuild(truth, evidence)).toEqual(state)
    const built = rebuild(catalog, evidence)
    expect(state.nodes).not.toEqual(built.nodes)
    expect(state.cards).not.toEqual(built.cards)
    expect(built.memory).toBeUndefined()
    expect(state.memory).toEqual(other)
    expect(isDrawnWith(truth, state)).toBe(true)
    expect(isDrawnWith(withMemory(catalog, structuredClone(other)), state)).toBe(true)
    expect(isDrawnWith(catalog, state)).toBe(false)
    expect(isDrawnWith(truth, built)).toBe(false)
    expect(isDrawnWith(withMemory(catalog, builtMemory), built)).toBe(true)
  })

  test('has one retrievability: of the card, of mastery, of what a review is worth', () => {
    const at = '2027-01-05T09:00:00.000Z'
    const mastery = estimate(truth, state, at)
    const cards = Object.entries(state.cards)
    expect(cards.length).toBeGreaterThan(2)
    for (const [node, card] of cards) {
      const then = retrievability(card, state.nodes[node]!.at)
      expect(mastery[node]!.retention).toBeCloseTo(retrievability(card, at) / then, 6)
      expect(gainOfReview(other, card, at)).toBeLessThan(gainOfReview(builtMemory, card, at))
    }
    const bare = Object.keys(state.nodes).filter((node) => !state.cards[node])
    expect(bare.length).toBeGreaterThan(2)
    for (const node of bare) {
      const { at: since, learntHere } = state.nodes[node]!
      const days = (Date.parse(at) - Date.parse(since)) / 86_400_000
      expect(mastery[node]!.retention).toBeCloseTo(recallAfter(days, firstStability(other, learntHere)), 6)
    }
  })
})

test('what is taken up is what foretells better beyond chance, and nothing else', () => {
  const foresight = { logLoss: 0.5, auc: 0.7, calibrationError: 0.02 }
  const comparison = { learners: 40, answers: 400, before: foresight, after: foresight }
  const trial = (low: number) => ({
    ...{ learners: 160, answers: 1_600, reviews: 200, inForce: builtMemory },
    result: { found: other, comparison: { ...comparison, gain: { mean: 0.01, low, high: 0.02 } } },
  })
  expect(isBetter(trial(0.001).result.comparison)).toBe(true)
  expect(takenFrom(trial(0.001))).toBe(other)
  expect(takenFrom(trial(-0.001))).toBeNull()
})
