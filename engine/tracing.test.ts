import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerEvidence, Purpose } from '#engine/evidence.ts'
import { builtMemory, learningFrom } from '#engine/memory.ts'
import { recallAfter } from '#engine/review.ts'
import {
  entryLikelihood,
  likelihoodOf,
  masteredGivenEntry,
  ownMastery,
  retentionOf,
  traceAnswer,
  traceLesson,
  traceValidation,
  untouched,
  type NodeStatistics,
} from '#engine/tracing.ts'

const start = '2026-01-01T00:00:00.000Z'
const after = (days: number) => new Date(Date.parse(start) + days * 86_400_000).toISOString()

function answer(correct: boolean, more: Partial<AnswerEvidence> = {}): AnswerEvidence {
  return {
    kind: 'answer',
    id: 'a',
    at: start,
    purpose: 'diagnosis',
    item: 'i',
    node: 'n@1',
    correct,
    unknown: false,
    hinted: false,
    slip: 0.1,
    guess: 0.25,
    ...more,
  }
}

const seen = (...answers: AnswerEvidence[]) =>
  answers.reduce((statistics, one) => traceAnswer(builtMemory, statistics, undefined, one), untouched(start))

const anyAnswer = fc
  .record({
    correct: fc.boolean(),
    unknown: fc.boolean(),
    hinted: fc.boolean(),
    slip: fc.double({ min: 0, max: 0.6, noNaN: true }),
    guess: fc.double({ min: 0, max: 0.9, noNaN: true }),
    days: fc.integer({ min: 0, max: 90 }),
    purpose: fc.constantFrom<Purpose>('diagnosis', 'practice', 'check', 'review'),
  })
  .map(({ days, correct, ...fields }) => answer(correct && !fields.unknown, { ...fields, at: after(days) }))

describe('one answer', () => {
  test('moves even odds by Bayes: .9 / (.9 + .25)', () => {
    expect(ownMastery(seen(answer(true)))).toBeCloseTo(0.9 / 1.15, 12)
    expect(ownMastery(seen(answer(false)))).toBeCloseTo(0.1 / 0.85, 12)
  })

  test('in practice also teaches: Corbett & Anderson’s two steps', () => {
    const bayes = 0.9 / 1.15
    const taught = bayes + (1 - bayes) * builtMemory.learning.practice
    expect(ownMastery(seen(answer(true, { purpose: 'practice' })))).toBeCloseTo(taught, 12)
    expect(ownMastery(seen(answer(true, { purpose: 'practice' })))).toBeCloseTo(0.8152173913, 9)
  })

  test('"I don’t know yet" tells more than a wrong answer', () => {
    const unknown = ownMastery(seen(answer(false, { unknown: true })))
    expect(unknown).toBeCloseTo(0.03 / 0.78, 12)
    expect(unknown).toBeLessThan(ownMastery(seen(answer(false))))
  })

  test('right after a hint weighs less, and still speaks for her', () => {
    const hinted = ownMastery(seen(answer(true, { hinted: true })))
    expect(hinted).toBeLessThan(ownMastery(seen(answer(true))))
    expect(hinted).toBeGreaterThan(0.5)
  })

  test('is the same however sure she was', () => {
    const sure = seen(answer(true, { confidence: 'sure' }))
    expect(seen(answer(true, { confidence: 'guess' }))).toEqual(sure)
    expect(seen(answer(true))).toEqual(sure)
  })

  test('has likelihoods of a probability, ordered, whatever slip and guess say', () => {
    fc.assert(
      fc.property(anyAnswer, (one) => {
        const [not, mastered] = likelihoodOf(one)
        expect(Math.min(not, mastered)).toBeGreaterThan(0)
        expect(Math.max(not, mastered)).toBeLessThan(1)
        expect(one.correct ? mastered - not : not - mastered).toBeGreaterThan(0)
      }),
    )
  })
})

/** The same by summing over all hidden histories, one by one. */
function byHistories(answers: AnswerEvidence[], entry: 0 | 1): [number, number] {
  const end: [number, number] = [0, 0]
  for (let path = 0; path < 2 ** (2 * answers.length); path += 1) {
    let weight = 1
    let before = entry as number
    answers.forEach((one, i) => {
      const arrived = (path >> (2 * i)) & 1
      const left = (path >> (2 * i + 1)) & 1
      const days = i === 0 ? 0 : (Date.parse(one.at) - Date.parse(answers[i - 1]!.at)) / 86_400_000
      const learntHere = seen(...answers.slice(0, i)).learntHere
      const keep = recallAfter(days, retentionStability(learntHere))
      weight *= before ? (arrived ? keep : 1 - keep) : arrived ? 0 : 1
      weight *= likelihoodOf(one)[arrived as 0 | 1]
      const learn = learningFrom(builtMemory, one.purpose)
      weight *= arrived ? (left ? 1 : 0) : left ? learn : 1 - learn
      before = left
    })
    end[before as 0 | 1] += weight
  }
  return end
}

function retentionStability(learntHere: boolean): number {
  const days = 10
  const kept = retentionOf(builtMemory, { ...untouched(start), learntHere }, undefined, after(days))
  let [low, high] = [0.01, 1000]
  for (let i = 0; i < 100; i += 1) {
    const middle = (low + high) / 2
    if (recallAfter(days, middle) < kept) low = middle
    else high = middle
  }
  return (low + high) / 2
}

describe('many answers', () => {
  test('the matrix equals the sum over all hidden histories', () => {
    const answers = [
      answer(true),
      answer(false, { at: after(3), purpose: 'practice' }),
      answer(true, { at: after(3.5), purpose: 'practice', hinted: true }),
      answer(true, { at: after(20), purpose: 'check', guess: 0.05 }),
    ]
    const { matrix, scale } = seen(...answers)
    for (const entry of [0, 1] as const) {
      const exact = byHistories(answers, entry)
      expect(matrix[2 * entry]! * Math.exp(scale)).toBeCloseTo(exact[0], 8)
      expect(matrix[2 * entry + 1]! * Math.exp(scale)).toBeCloseTo(exact[1], 8)
    }
  })

  test('stay probabilities, and one more right answer never lowers mastery at its moment', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 40 }), anyAnswer, (history, last) => {
        const sorted = [...history].sort((a, b) => (a.at < b.at ? -1 : 1))
        const at = after(100)
        const before = seen(...sorted)
        const p = ownMastery(before) * retentionOf(builtMemory, before, undefined, at)
        const next = ownMastery(
          traceAnswer(builtMemory, before, undefined, { ...last, at, correct: true, unknown: false }),
        )
        expect(p).toBeGreaterThanOrEqual(0)
        expect(next).toBeLessThanOrEqual(1)
        expect(next).toBeGreaterThanOrEqual(p - 1e-12)
      }),
    )
  })

  test('never run out of numbers', () => {
    const many = seen(...Array.from({ length: 2000 }, (_, i) => answer(i % 3 > 0, { purpose: 'practice' })))
    expect(many.matrix.every(Number.isFinite)).toBe(true)
    expect(Math.max(...many.matrix)).toBe(1)
  })

  test('never run out of numbers: all right or all wrong, in a diagnosis or seen by a person', () => {
    for (const correct of [true, false]) {
      const many = seen(...Array.from({ length: 2000 }, () => answer(correct)))
      expect(masteredGivenEntry(many)).toEqual([0, 1])
      expect(entryLikelihood(many).every((one) => one > 0)).toBe(true)
    }
    const watched = Array.from({ length: 500 }).reduce(
      (statistics: NodeStatistics) => traceValidation(builtMemory, statistics, undefined, { at: start }),
      untouched(start),
    )
    expect(masteredGivenEntry(watched)).toEqual([0, 1])
    const [not, mastered] = masteredGivenEntry(
      traceAnswer(builtMemory, watched, undefined, answer(false, { purpose: 'practice' })),
    )
    expect(not).toBeCloseTo(builtMemory.learning.practice, 12)
    expect(mastered).toBe(1)
  })

  test('out of order or doubled in time, they never turn time back', () => {
    const late = seen(answer(true, { at: after(5) }), answer(true, { at: after(1) }))
    expect(late.at).toBe(after(5))
  })
})

describe('what else is seen', () => {
  test('a lesson teaches and says nothing about entry', () => {
    const read = traceLesson(builtMemory, untouched(start), undefined, start)
    expect(ownMastery(read)).toBeCloseTo(0.5 + 0.5 * builtMemory.learning.lesson, 12)
    const [not, mastered] = entryLikelihood(read)
    expect(not).toBeCloseTo(mastered, 12)
  })

  test('answers after a lesson say less about entry than before it', () => {
    const [not, mastered] = entryLikelihood(seen(answer(true)))
    const [notAfter, masteredAfter] = entryLikelihood(
      traceAnswer(
        builtMemory,
        traceLesson(builtMemory, untouched(start), undefined, start),
        undefined,
        answer(true, { purpose: 'practice' }),
      ),
    )
    expect(masteredAfter / notAfter).toBeLessThan(mastered / not)
  })

  test('a person who saw it outweighs two wrong answers', () => {
    const wrong = seen(answer(false), answer(false))
    expect(ownMastery(traceValidation(builtMemory, wrong, undefined, { at: start }))).toBeGreaterThan(0.4)
    expect(
      ownMastery(traceValidation(builtMemory, untouched(start), undefined, { at: start })),
    ).toBeGreaterThan(0.95)
    const work = { module: 'page', version: 1, submission: 's' }
    const read = ownMastery(traceValidation(builtMemory, untouched(start), undefined, { at: start, work }))
    expect(read).toBeGreaterThan(0.8)
    expect(read).toBeLessThan(0.95)
  })

  test('given the state at entry, a diagnosis alone changes nothing', () => {
    expect(masteredGivenEntry(seen(answer(true), answer(false)))).toEqual([0, 1])
  })
})

describe('forgetting', () => {
  const learnt: NodeStatistics = { ...untouched(start), learntHere: true }

  test('follows the card where there is one', () => {
    const card = {
      due: after(9),
      stability: 9,
      difficulty: 5,
      reps: 2,
      lapses: 0,
      state: 2,
      lastReview: start,
    }
    expect(retentionOf(builtMemory, learnt, card, after(9))).toBeCloseTo(0.9, 6)
    const later = { ...learnt, at: after(4) }
    expect(retentionOf(builtMemory, later, card, after(9)) * recallAfter(4, 9)).toBeCloseTo(0.9, 6)
  })

  test('is slow for what she brought along, quicker for what she just learnt', () => {
    expect(retentionOf(builtMemory, untouched(start), undefined, after(30))).toBeGreaterThan(0.95)
    expect(retentionOf(builtMemory, learnt, undefined, after(30))).toBeLessThan(0.75)
  })

  test('never runs backwards', () => {
    expect(retentionOf(builtMemory, { ...learnt, at: after(5) }, undefined, start)).toBe(1)
  })
})
