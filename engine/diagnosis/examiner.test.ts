import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Examiner } from '#engine/diagnosis/examiner.ts'
import type { DiagnosisInstance } from '#engine/diagnosis/instance.ts'
import { answers, drawInstance, drawMastery } from '#engine/diagnosis/learners.fixture.ts'
import { seededRandom } from '#engine/shuffle.ts'

/** A diagnosis from start to end: questions asked, and the share of the estimate that is right. */
function diagnose(
  examiner: Examiner,
  truth: DiagnosisInstance,
  random: () => number,
  questions?: number,
): { asked: number[]; accuracy: number } {
  const mastered = drawMastery(truth, random)
  const asked: number[] = []
  examiner.begin(questions)
  for (let choice = examiner.choose(); choice; choice = examiner.choose()) {
    asked.push(choice.question)
    examiner.take(choice.question, answers(truth, mastered, choice.question, random))
  }
  const right = [...examiner.estimate()].filter((one, i) => (one === '1') === mastered[i])
  return { asked, accuracy: right.length / mastered.length }
}

const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length

test('asks as many questions as it is told, none twice, and holds a closed set for true', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 1, max: 40 }), (seed, questions) => {
      const instance = drawInstance(seed, 8)
      const examiner = new Examiner(instance, seed)
      const { asked } = diagnose(examiner, instance, seededRandom(seed), questions)
      expect(asked).toHaveLength(Math.min(questions, instance.questions.length))
      expect(new Set(asked).size).toBe(asked.length)
      const estimate = examiner.estimate()
      instance.competencies.forEach(({ prerequisites }, i) => {
        if (estimate[i] === '1') for (const id of prerequisites) expect(estimate[+id.slice(1)]).toBe('1')
      })
      for (const p of examiner.probabilities()) expect(p >= 0 && p <= 1).toBe(true)
    }),
    { numRuns: 10 },
  )
})

test('the same seed and answers give the same questions', () => {
  const instance = drawInstance(4, 15)
  const once = () => {
    const examiner = new Examiner(instance, 9)
    const random = seededRandom(2)
    return [1, 2, 3].map(() => diagnose(examiner, instance, random, 8).asked)
  }
  expect(once()).toEqual(once())
})

test('what it expects of itself comes true', () => {
  const instance = drawInstance(11, 20)
  const examiner = new Examiner(instance, 1)
  const random = seededRandom(3)
  const runs = Array.from({ length: 60 }, () => {
    const { accuracy } = diagnose(examiner, instance, random, 8)
    return { accuracy, claimed: examiner.expectedAccuracy() }
  })
  expect(mean(runs.map(({ accuracy }) => accuracy))).toBeGreaterThan(0.87)
  expect(Math.abs(mean(runs.map(({ accuracy, claimed }) => accuracy - claimed)))).toBeLessThan(0.03)
})

test('stops by itself when the expected share is right, and no earlier', () => {
  const instance = drawInstance(12, 20)
  const examiner = new Examiner(instance, 1)
  const random = seededRandom(4)
  const runs = Array.from({ length: 40 }, () => diagnose(examiner, instance, random))
  expect(mean(runs.map(({ accuracy }) => accuracy))).toBeGreaterThan(0.93)
  expect(mean(runs.map(({ asked }) => asked.length))).toBeLessThan(20)
})

test('every choice says why: what is doubted now and after the answer', () => {
  const examiner = new Examiner(drawInstance(13, 20), 1)
  examiner.begin()
  const choice = examiner.choose()!
  expect(choice.information).toBeGreaterThan(0)
  expect(choice.doubt.after.wrong).toBeLessThan(choice.doubt.now.wrong)
  expect(choice.doubt.after.variance).toBeLessThan(choice.doubt.now.variance)
})

test('of several questions on a competency the one that tells most comes first, wherever it stands in the file', () => {
  const drawn = drawInstance(14, 6)
  const questions = drawn.competencies.flatMap(({ id }) =>
    [0.3, 0.05, 0.2].map((noise, n) => ({ id: `${id}.${n}`, competency: id, slip: noise, guess: noise })),
  )
  const examiner = new Examiner({ ...drawn, questions }, 1)
  examiner.begin(questions.length)
  const orders = new Map<string, number[]>()
  for (let choice = examiner.choose(); choice; choice = examiner.choose()) {
    const { competency, slip } = questions[choice.question]!
    orders.set(competency, [...(orders.get(competency) ?? []), slip])
    examiner.take(choice.question, true)
  }
  expect([...orders.values()]).toEqual(drawn.competencies.map(() => [0.05, 0.2, 0.3]))
})
