import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fittingEasiness } from '#engine/response/easiness.ts'
import { measures, openHistory } from '#engine/response/history.ts'
import { sigmoid } from '#engine/probability.ts'
import { kinshipOf, openKindred, openRating } from '#engine/response/kindred.ts'
import { logOf, namesOf, type ResponseRow } from '#engine/response/log.ts'
import { explainResponses, fitResponses, predictResponses } from '#engine/response/model.ts'
import { openPractice, practiceOf, practiceTerms } from '#engine/response/practice.ts'
import { growingShapes, leafOf } from '#engine/response/shapes.ts'
import { finish } from '#engine/steps.ts'

/** Chance by number: a linear congruential generator (Numerical Recipes), so that the logs are always the same. */
function dice(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

/** Students of differing ability on 30 items of 5 skills; the item's number tells its easiness, -1.5 to 1.4. */
const easeOf = (item: number): number => (item - 15) / 10
function simulate(students: number, answers: number, seed: number): ResponseRow[] {
  const roll = dice(seed)
  return Array.from({ length: students }, (_, s) => {
    const ability = 3 * (roll() + roll() - 1)
    return Array.from({ length: answers }, (): ResponseRow => {
      const item = Math.floor(roll() * 30)
      const skills = item % 7 === 0 ? [`k${item % 5}`, 'k0'] : [`k${item % 5}`]
      const correct = roll() < sigmoid(ability + easeOf(item))
      return { user: `${seed}-${s}`, item: `i${item}`, skills: [...new Set(skills)], correct }
    })
  }).flat()
}

const training = simulate(200, 30, 1)
const model = fitResponses(training)
const others = simulate(40, 25, 2)
const predictions = predictResponses(model, others)

describe('the model of responses', () => {
  test('the same rows give the same model', () => {
    expect(predictResponses(fitResponses(training), others)).toEqual(predictions)
  })

  test('predicts new students better than the share of right answers does, and without bias', () => {
    const loss = (p: (row: number) => number): number =>
      others.reduce((sum, { correct }, row) => sum - Math.log(correct ? p(row) : 1 - p(row)), 0) /
      others.length
    const share = training.filter(({ correct }) => correct).length / training.length
    expect(loss((row) => predictions[row] ?? 0)).toBeLessThan(loss(() => share) - 0.08)
    const right = others.filter(({ correct }) => correct).length
    expect(predictions.reduce((sum, p) => sum + p, 0) / others.length).toBeCloseTo(right / others.length, 1)
  })

  test('an answer, later answers and other students do not change a prediction', () => {
    fc.assert(
      fc.property(fc.nat(39), fc.nat(24), fc.boolean(), (student, cut, longer) => {
        const rows = others.slice(student * 25, student * 25 + (longer ? 25 : cut + 1))
        const tampered = rows.map((row, i) => (i < cut ? row : { ...row, correct: !row.correct }))
        const seen = predictResponses(model, tampered)
        for (let i = 0; i <= cut; i++) expect(seen[i]).toBe(predictions[student * 25 + i])
      }),
      { numRuns: 60 },
    )
  })

  test('probabilities lie in (0, 1), on items and skills never seen too', () => {
    const row = fc.record({
      user: fc.constant('x'),
      item: fc.constantFrom('i1', 'i7', 'new', 'newer'),
      skills: fc.constantFrom(['k0'], ['k1', 'k0'], ['stranger'], ['k2', 'stranger']),
      correct: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        for (const p of predictResponses(model, rows)) expect(p > 0 && p < 1).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('the parts add up to the prediction', () => {
    for (const length of [1, 2, 12, 25]) {
      const { p, parts } = explainResponses(model, others.slice(0, length)).at(-1)!
      expect(p).toBeCloseTo(predictions[length - 1] ?? 0, 12)
      expect(sigmoid(parts.reduce((sum, part) => sum + part.logit, 0))).toBe(p)
      expect(new Set(parts.map(({ fact }) => fact)).size).toBe(parts.length)
    }
  })

  test('before any data every probability is one half', () => {
    expect([...predictResponses(fitResponses([]), others.slice(0, 3))]).toEqual([0.5, 0.5, 0.5])
    expect(fitResponses(training.slice(0, 5)).trees.every(({ leaf }) => leaf.every(Number.isFinite))).toBe(
      true,
    )
  })
})

describe('its pieces', () => {
  test('practice terms after right, wrong, right on one skill', () => {
    const practice = openPractice()
    for (const correct of [1, 0, 1]) practice.learn(4, [2], correct)
    const x = new Float64Array(practiceTerms.length)
    practice.write(x, 0, 4, [2, 3])
    const fading = (left: number, prior: number): number =>
      (left * left - left + 1) / (left * left + left + 1 + prior)
    const expected = [1, Math.log(3), Math.log(2), fading(0.95, 2), fading(0.7, 1), Math.log(3), Math.log(2)]
    expected.push(Math.log(3) / 2, Math.log(2) / 2, fading(0.75, 0.5) / 2, 1, 1 / 8)
    expected.forEach((value, k) => expect(x[k]).toBeCloseTo(value, 12))
  })

  test('easiness follows that of the simulation, and leaves out whom it should', () => {
    const rows = simulate(300, 40, 3)
    const names = namesOf(rows)
    const log = logOf(rows, names)
    const sizes = { items: names.items.size, sets: names.sets.size }
    const { item, set, count } = finish(fittingEasiness(log, practiceOf(log), sizes))
    const setById = new Map(rows.map((row) => [row.item, names.sets.get(row.skills.join('_')) ?? -1]))
    const pairs = [...names.items].map(([id, at]) => [
      (item[at] ?? 0) + (set[setById.get(id) ?? -1] ?? 0),
      easeOf(Number(id.slice(1))),
    ])
    const mean = (k: number): number => pairs.reduce((sum, pair) => sum + (pair[k] ?? 0), 0) / pairs.length
    const [m, n] = [mean(0), mean(1)]
    const moment = (f: (a: number, b: number) => number): number =>
      pairs.reduce((sum, [a = 0, b = 0]) => sum + f(a - m, b - n), 0)
    expect(
      moment((a, b) => a * b) / Math.sqrt(moment((a) => a * a) * moment((_, b) => b * b)),
    ).toBeGreaterThan(0.95)
    expect(count.reduce((sum, answers) => sum + answers, 0)).toBe(12_000)
    const part = finish(fittingEasiness(log, practiceOf(log), sizes, { folds: 3, fold: 1 }))
    expect(part.count.reduce((sum, answers) => sum + answers, 0)).toBe(8_000)
  })

  test('a rating: the surprise of a first right answer is 1 - σ(.75), and her level moves by .645 of it', () => {
    const rating = openRating()
    expect(rating.learn(0, [1], 1)).toBeCloseTo(0.320821, 6)
    expect(rating.on([2])).toBeCloseTo(0.645 * 0.320821, 6)
    expect(rating.on([1])).toBeCloseTo((0.645 + 0.35) * 0.320821, 6)
  })

  test('kinship: sets on which students surprise alike are kin, and tell of each other', () => {
    const rows = Array.from({ length: 400 }, (_, i): ResponseRow => {
      const user = i >> 1
      return { user: `${user}`, item: 'i', skills: [i % 2 ? 'a' : 'b'], correct: user % 2 === 0 }
    })
    const log = logOf(rows, namesOf(rows))
    const surprise = Float64Array.from(rows, ({ correct }) => (correct ? 0.5 : -0.5))
    const kinship = kinshipOf(log, surprise, 2)
    expect(kinship[1]).toBeCloseTo((200 * 0.25) / (200 + 100), 12)
    const kindred = openKindred(kinship, 2)
    expect(kindred.of(0)).toEqual([0, 0])
    kindred.learn(1, 0.4)
    expect(kindred.of(0)[0]).toBeCloseTo(0.4 / 6 / 1.1, 12)
    expect(kindred.of(1)[0]).toBe(0)
  })

  test('a history writes as many numbers as it names, all finite', () => {
    const { known, names } = model
    const log = logOf(others.slice(0, 25), names)
    const history = openHistory(known)
    for (let row = 0; row < 25; row++) {
      const x = new Float64Array(measures.length + 1).fill(Number.NaN)
      const skills = log.skills[row] ?? []
      history.write(x, new Float64Array(practiceTerms.length), log.item[row] ?? 0, log.set[row] ?? 0, skills)
      expect(x.subarray(0, measures.length).every(Number.isFinite)).toBe(true)
      expect(x[measures.length]).toBeNaN()
      history.learn(log.item[row] ?? 0, log.set[row] ?? 0, skills, log.correct[row] ?? 0)
    }
  })

  test('shapes find a step and an interaction of two measures', () => {
    const roll = dice(5)
    const columns = [0, 1].map(() => Float64Array.from({ length: 4000 }, () => roll() - 0.5))
    const [a, b] = columns
    const truth = (row: number): number => ((a?.[row] ?? 0) > 0 === (b?.[row] ?? 0) > 0.2 ? 1.5 : -1.5)
    const correct = Uint8Array.from({ length: 4000 }, (_, row) => (roll() < sigmoid(truth(row)) ? 1 : 0))
    const growing = growingShapes(columns, correct, new Float64Array(4000), new Int32Array(4000))
    const trees = finish(growing)
    const at = (x: number, y: number): number =>
      trees.reduce((sum, tree) => sum + leafOf(tree, Float64Array.of(x, y)), 0)
    expect(at(0.3, 0.4)).toBeGreaterThan(0.9)
    expect(at(-0.3, 0.4)).toBeLessThan(-0.9)
    expect(at(0.3, -0.2)).toBeLessThan(-0.9)
    expect(at(-0.3, -0.2)).toBeGreaterThan(0.9)
  })
})
