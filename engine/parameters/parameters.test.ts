import { describe, expect, test } from 'vitest'
import { webCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { entryModel, entryParameters, entryPosterior, noLikelihood } from '#engine/entry.ts'
import type { Evidence } from '#engine/evidence.ts'
import { guessOf, slipOf } from '#engine/item.ts'
import { withParameters, type ModelParameters } from '#engine/parameters.ts'
import { comparing, isBetter, type Comparison } from '#engine/parameters/compare.ts'
import { firstAnswers, type FirstAnswer, type FirstAnswers } from '#engine/parameters/first-answers.ts'
import { fitting } from '#engine/parameters/fit.ts'
import { seededRandom, shuffled } from '#engine/shuffle.ts'
import { drawLearner } from '#engine/simulation.ts'

const catalog = webCatalog()
const built = entryParameters(catalog)

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Learners drawn with the parameters of a catalogue, each asked twelve of its items by chance. */
function learnersOf(truth: Catalog, count: number, seed: number): FirstAnswers[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, n) => {
    const masters = new Set(drawLearner(truth, random).masters)
    const answers = shuffled(truth.items, random)
      .slice(0, 12)
      .map((item): FirstAnswer => {
        const p = masters.has(item.node) ? 1 - slipOf(item) : guessOf(item)
        return { item: item.id, node: item.node, correct: random() < p, unknown: false }
      })
    return { learner: String(n), answers }
  })
}

/** The nodes' difficulties turned upside down, and items that are missed and guessed more. */
const other: ModelParameters = {
  abilitySpread: 0.8,
  areaSpread: 0.8,
  difficulty: Object.fromEntries(
    Object.entries(built.difficulty).map(([node, difficulty], i) => [
      node,
      difficulty + (i % 2 === 0 ? 1.2 : -1.2),
    ]),
  ),
  items: Object.fromEntries(catalog.items.map(({ id }) => [id, { slip: 0.2, guess: 0.3 }])),
}
const truth = withParameters(catalog, other)
/** Nodes whose prerequisites enough learners master for their difficulty to show. */
const reached = buildGraph(catalog).nodes.flatMap(({ id, layer }) => (layer < 2 ? [id] : []))

describe('parameters fitted on first answers', () => {
  const fitted = finish(fitting(catalog, learnersOf(truth, 300, 1)))!

  test('come near those that the answers were drawn with', () => {
    const off = (of: ModelParameters['difficulty']) =>
      reached.reduce((sum, node) => sum + Math.abs((of[node] ?? 0) - (other.difficulty[node] ?? 0)), 0)
    expect(off(fitted.difficulty)).toBeLessThan(0.8 * off(built.difficulty))
    expect(fitted.abilitySpread).toBeLessThan(1.25)
    const meanOf = (rate: 'slip' | 'guess') => {
      const rates = Object.values(fitted.items).map((item) => item[rate])
      return rates.reduce((sum, one) => sum + one, 0) / rates.length
    }
    expect(meanOf('slip')).toBeGreaterThan(0.12)
    expect(meanOf('slip')).toBeLessThan(0.24)
    expect(meanOf('guess')).toBeGreaterThan(meanOf('slip') + 0.02)
  })

  test('foretell the answers of others better, and are taken up', () => {
    const kept = learnersOf(truth, 120, 2)
    const comparison = finish(comparing(catalog, withParameters(catalog, fitted), kept, seededRandom(3)))
    expect(comparison.learners).toBe(120)
    expect(comparison.answers).toBe(120 * 12)
    expect(comparison.after.logLoss).toBeLessThan(comparison.before.logLoss)
    expect(comparison.after.auc).toBeGreaterThan(comparison.before.auc)
    expect(isBetter(comparison)).toBe(true)
  })

  test('are the same for the same answers', () => {
    const few = () => finish(fitting(catalog, learnersOf(truth, 20, 1)))!
    expect(few()).toEqual(few())
  })
})

test('“I don’t know yet” is no slip, whoever says it', () => {
  const item = catalog.items[0]!
  const many = (unknown: boolean): FirstAnswers[] =>
    Array.from({ length: 60 }, (_, n) => ({
      learner: String(n),
      answers: [{ item: item.id, node: item.node, correct: false, unknown }],
    }))
  const slipAfter = (unknown: boolean) => finish(fitting(catalog, many(unknown)))!.items[item.id]!.slip
  expect(slipAfter(true)).toBeLessThanOrEqual(slipOf(item))
  expect(slipAfter(false)).toBeGreaterThan(slipOf(item))
})

test('a first answer is foretold from nothing, the next one from it, and ties share their rank', () => {
  const item = catalog.items[0]!
  const model = entryModel(catalog)
  const mastered = entryPosterior(model, noLikelihood(model)).p[model.index.get(item.node)!]!
  const right = mastered * (1 - slipOf(item)) + (1 - mastered) * guessOf(item)
  const first = (correct: boolean): FirstAnswers => ({
    learner: String(correct),
    answers: [{ item: item.id, node: item.node, correct, unknown: false }],
  })
  const asked = [first(true), first(true), first(false)]
  const { before } = finish(comparing(catalog, catalog, asked, seededRandom(1)))
  expect(before.logLoss).toBeCloseTo(-(2 * Math.log(right) + Math.log(1 - right)) / 3, 9)
  expect(before.auc).toBe(0.5)
  const twice = { ...first(true), answers: [...first(true).answers, ...first(true).answers] }
  const again = finish(comparing(catalog, catalog, [twice], seededRandom(1))).before.logLoss
  expect(again).toBeLessThan(-Math.log(right))
})

test('nothing seen moves nothing', () => {
  const fitted = finish(fitting(catalog, []))!
  for (const [node, difficulty] of Object.entries(built.difficulty))
    expect(fitted.difficulty[node]).toBeCloseTo(difficulty, 9)
  expect(fitted.abilitySpread).toBeCloseTo(built.abilitySpread, 9)
  expect(fitted.items).toEqual({})
})

test('parameters fitted on few answers of the built-in model are not taken up', () => {
  const fitted = finish(fitting(catalog, learnersOf(catalog, 25, 4)))!
  const kept = learnersOf(catalog, 80, 5)
  const comparison = finish(comparing(catalog, withParameters(catalog, fitted), kept, seededRandom(6)))
  expect(isBetter(comparison)).toBe(false)
})

test('better on few learners is not enough', () => {
  const foresight = { logLoss: 0.5, auc: 0.7, calibrationError: 0.02 }
  const comparison: Comparison = {
    ...{ learners: 39, answers: 400, before: foresight, after: foresight },
    gain: { mean: 0.1, low: 0.05, high: 0.15 },
  }
  expect(isBetter(comparison)).toBe(false)
  expect(isBetter({ ...comparison, learners: 40 })).toBe(true)
  expect(isBetter({ ...comparison, learners: 40, gain: { mean: 0.1, low: -0.01, high: 0.2 } })).toBe(false)
})

test('a comparison of a model with itself gains nothing', () => {
  const { gain, before, after } = finish(
    comparing(catalog, { ...catalog }, learnersOf(catalog, 20, 7), seededRandom(8)),
  )
  expect(gain).toEqual({ mean: 0, low: 0, high: 0 })
  expect(after).toEqual(before)
})

test('parameters change what is expected of somebody nobody knows yet, and nothing they do not name', () => {
  const harder = withParameters(catalog, { ...built, difficulty: { ...built.difficulty }, items: {} })
  const model = entryModel(harder)
  expect([...entryPosterior(model, noLikelihood(model)).p]).toEqual([
    ...entryPosterior(entryModel(catalog), noLikelihood(entryModel(catalog))).p,
  ])
  const [first = ''] = Object.keys(built.difficulty)
  const one = entryModel(
    withParameters(catalog, {
      ...built,
      difficulty: { [first]: (built.difficulty[first] ?? 0) + 1 },
      items: {},
    }),
  )
  const p = (of: typeof model) => entryPosterior(of, noLikelihood(of)).p[of.index.get(first) ?? 0] ?? 0
  expect(p(one)).toBeLessThan(p(model))
})

test('first answers end where something was taught, and leave out those helped by a hint', () => {
  const answer = (id: string, at: string, more: object): Evidence => ({
    ...{ id, at, kind: 'answer', purpose: 'diagnosis', item: 'i', node: 'n@1', correct: true },
    ...{ unknown: false, hinted: false, slip: 0.1, guess: 0.2, ...more },
  })
  const evidence: Evidence[] = [
    answer('1', '2026-01-01T10:00:00Z', {}),
    { id: '2', at: '2026-01-01T10:01:00Z', kind: 'claim', node: 'n@1', can: true },
    answer('3', '2026-01-01T10:02:00Z', { hinted: true }),
    answer('4', '2026-01-01T10:03:00Z', { correct: false }),
    answer('5', '2026-01-01T10:04:00Z', { purpose: 'practice' }),
    answer('6', '2026-01-01T10:05:00Z', {}),
  ]
  expect(firstAnswers(evidence).map(({ correct }) => correct)).toEqual([true, false])
  expect(firstAnswers(evidence.slice(0, 2))).toHaveLength(1)
})
