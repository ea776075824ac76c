import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAnswer } from '#engine/answer.ts'
import { itemsFor } from '#engine/catalog.fixture.ts'
import { guessOf, keysOf, slipOf, toQuestion, type Answer, type Item, type NumberItem } from '#engine/item.ts'
import { mark } from '#engine/mark.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { answerTo } from '#engine/simulation.ts'

const text = (value: string) => ({ fr: value, en: value })
const number: NumberItem = {
  id: 'number',
  node: 'html@1',
  kind: 'number',
  difficulty: 2,
  prompt: text('how many'),
  hint: text('count'),
  explanation: text('because'),
  value: 12.5,
  tolerance: 0.1,
  unit: { fr: 'Ko', en: 'KB' },
  mistakes: [{ value: 125, feedback: text('ten times less') }],
  wrong: text('count again'),
}
const items = [...itemsFor('html@1'), number]
const named = items.map((item) => [`${item.kind} ${item.id}`, item] as const)
const anyItem = fc.constantFrom(...items)

const [choice, choices, , short, order, match, code] = itemsFor('html@1') as [
  Item,
  Item,
  Item,
  Item,
  Item,
  Item,
  Item,
]

function answered(item: Item, form: Parameters<typeof readAnswer>[1]): Answer {
  const answer = readAnswer(item, form)
  if ('problem' in answer) throw new Error(answer.problem)
  return answer
}

describe('a question', () => {
  test.each(named)('%s says nothing about what is right', (_, item) => {
    const question = JSON.stringify(toQuestion(item, 'fr', 3))
    for (const secret of [
      '"correct"',
      'feedback',
      'accept',
      'because',
      'tolerance',
      'not this',
      '<h1>Title',
    ]) {
      expect(question).not.toContain(secret)
    }
  })

  test('is the same for the same seed and in another order for others', () => {
    expect(toQuestion(choice, 'en', 5)).toEqual(toQuestion(choice, 'en', 5))
    const orders = Array.from({ length: 20 }, (_, seed) => JSON.stringify(toQuestion(choice, 'en', seed)))
    expect(new Set(orders).size).toBeGreaterThan(5)
  })

  test('never shows steps already in order', () => {
    const right = keysOf(order, 'steps').join()
    for (let seed = 0; seed < 300; seed += 1) {
      const question = toQuestion(order, 'fr', seed)
      expect(question.kind === 'order' && question.steps.map(({ key }) => key).join()).not.toBe(right)
    }
  })

  test('has keys that do not tell pairs or order', () => {
    const many = Array.from({ length: 60 }, (_, i) => itemsFor(`n${i}@1`))
    const solvedOrders = many.filter(
      ([, , , , steps]) => steps && keysOf(steps, 'steps').join() === 'a,b,c,d',
    )
    const solvedPairs = many.filter(
      ([, , , , , pairs]) => pairs && keysOf(pairs, 'left').join() === keysOf(pairs, 'right').join(),
    )
    expect(solvedOrders.length).toBeLessThan(12)
    expect(solvedPairs.length).toBeLessThan(30)
  })
})

describe('slip and guess', () => {
  test.each(named)('of %s leave room for knowledge', (_, item) => {
    expect(slipOf(item) + guessOf(item)).toBeLessThan(0.8)
  })

  test('are the item’s own where it has them, within bounds', () => {
    expect(slipOf({ ...choice, slip: 0.2 })).toBe(0.2)
    expect(guessOf({ ...choice, guess: 0.99 })).toBe(0.45)
    expect(guessOf(choice)).toBeCloseTo(0.3125)
  })
})

describe('reading an answer', () => {
  test('"I don’t know yet" is an answer to anything', () => {
    for (const item of items)
      expect(readAnswer(item, { unknown: '1', answer: 'x' })).toEqual({ kind: 'unknown' })
  })

  test('empty, incomplete, invalid and too long are told apart', () => {
    expect(readAnswer(choice, {})).toEqual({ problem: 'empty' })
    expect(readAnswer(choice, { answer: 'z' })).toEqual({ problem: 'invalid' })
    expect(readAnswer(choices, { answers: ['a', 'z'] })).toEqual({ problem: 'invalid' })
    expect(readAnswer(choices, { answers: ['b', 'a', 'b'] })).toEqual({ kind: 'choices', keys: ['a', 'b'] })
    expect(readAnswer(order, { 'step-a': '1', 'step-b': '2', 'step-c': '3' })).toEqual({
      problem: 'incomplete',
    })
    const doubled = { 'step-a': '1', 'step-b': '1', 'step-c': '2', 'step-d': '3' }
    expect(readAnswer(order, doubled)).toEqual({ problem: 'incomplete' })
    expect(readAnswer(order, { ...doubled, 'step-b': '9' })).toEqual({ problem: 'invalid' })
    expect(readAnswer(match, { 'pair-a': 'a' })).toEqual({ problem: 'incomplete' })
    expect(readAnswer(match, { 'pair-a': 'z' })).toEqual({ problem: 'invalid' })
    expect(readAnswer(number, { answer: 'douze' })).toEqual({ problem: 'not-a-number' })
    expect(readAnswer(number, { answer: '12,5 Ko' })).toEqual({ kind: 'number', text: '12,5 Ko' })
    expect(readAnswer(short, { answer: 'x'.repeat(301) })).toEqual({ problem: 'too-long' })
    expect(readAnswer(code, { answer: ' \n' })).toEqual({ problem: 'empty' })
  })

  test('code that was not run has no result', () => {
    expect(readAnswer(code, { answer: '<h1>' })).toEqual({ kind: 'code', source: '<h1>', passed: null })
    expect(readAnswer(code, { answer: '<h1>', passed: '1' })).toMatchObject({ passed: null })
    expect(readAnswer(code, { answer: '<h1>', passed: '1x' })).toMatchObject({ passed: null })
    expect(readAnswer(code, { answer: '<h1>', passed: '10' })).toMatchObject({ passed: [true, false] })
  })

  test('never throws, and what it reads can be marked', () => {
    const names = [
      'answer',
      'answers',
      'unknown',
      'passed',
      'step-a',
      'step-b',
      'pair-a',
      'pair-b',
      '__proto__',
      'constructor',
    ]
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('a', 'b', '1', '10'),
      fc.array(fc.string()),
      fc.constant(undefined),
    )
    const form = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value)
    fc.assert(
      fc.property(anyItem, form, (item, fields) => {
        const answer = readAnswer(item, fields)
        if (!('problem' in answer)) mark(item, answer)
      }),
    )
  })
})

describe('marking', () => {
  const random = seededRandom(1)

  test.each(named)('%s: right is right, wrong is wrong, unknown is neither', (_, item) => {
    expect(mark(item, answerTo(item, true, random)).correct).toBe(true)
    expect(mark(item, answerTo(item, false, random)).correct).toBe(false)
    const unknown = mark(item, { kind: 'unknown' })
    expect(unknown).toMatchObject({ correct: false, awaitsHuman: false, feedback: null })
    expect(unknown.expected).not.toBeNull()
  })

  test('an answer of another kind than the item is wrong, not an error', () => {
    fc.assert(
      fc.property(anyItem, anyItem, (item, other) => {
        const { correct } = mark(item, answerTo(other, true, random))
        return item.kind === other.kind || !correct
      }),
    )
  })

  test('a wrong choice gets its own feedback', () => {
    const keys = keysOf(choice, 'options')
    const marked = mark(choice, { kind: 'choice', key: keys[2] ?? '' })
    expect(marked.feedback?.fr).toBe('not this 1')
    expect(marked.perOption[keys[0] ?? '']).toEqual({ correct: true, chosen: false })
    expect(marked.perOption[keys[2] ?? '']).toMatchObject({ correct: false, chosen: true })
  })

  test('several choices must be exactly the right ones', () => {
    const [first = '', second = '', third = ''] = keysOf(choices, 'options')
    expect(mark(choices, { kind: 'choices', keys: [second, first] }).correct).toBe(true)
    expect(mark(choices, { kind: 'choices', keys: [first] })).toMatchObject({
      correct: false,
      feedback: null,
    })
    const tooMany = mark(choices, { kind: 'choices', keys: [first, second, third] })
    expect(tooMany.correct).toBe(false)
    expect(tooMany.feedback?.en).toBe('not this 0')
  })

  test('a short text is folded, in either language, and foreseen mistakes answered', () => {
    expect(mark(short, { kind: 'text', text: ' REPONSE ' }).correct).toBe(true)
    expect(mark(short, { kind: 'text', text: 'Answer' }).correct).toBe(true)
    expect(mark(short, { kind: 'text', text: 'question' }).feedback?.en).toBe('the other one')
    expect(mark(short, { kind: 'text', text: 'else' }).feedback?.en).toBe('not that word')
  })

  test('a number has a tolerance, a unit and foreseen mistakes', () => {
    const of = (written: string) => mark(number, answered(number, { answer: written }))
    expect(of('12,6').correct).toBe(true)
    expect(of('12.4 Ko').correct).toBe(true)
    expect(of('12,61').correct).toBe(false)
    expect(of('125').feedback?.en).toBe('ten times less')
    expect(of('1').feedback?.en).toBe('count again')
    expect(of('1').expected).toEqual({ fr: '12,5 Ko', en: '12.5 KB' })
  })

  test('code passes when all checks pass; not run, it waits for a person', () => {
    const of = (passed: boolean[] | null) => mark(code, { kind: 'code', source: '<h1>', passed })
    expect(of([true, true])).toMatchObject({ correct: true, awaitsHuman: false, feedback: null })
    expect(of([true, false]).feedback?.en).toBe('a paragraph is left')
    expect(of([true]).correct).toBe(false)
    expect(of(null)).toMatchObject({ correct: false, awaitsHuman: true, feedback: null })
  })
})
