import { describe, expect, test } from 'vitest'
import { makeCatalog } from '#engine/catalog.fixture.ts'
import { checkLength, isReadyForCheck, judgeCheck } from '#engine/check.ts'
import { buildGraph } from '#engine/competency.ts'
import { guessOf, slipOf } from '#engine/item.ts'
import { initialState, observe, type LearnerState } from '#engine/learner.ts'
import { estimate } from '#engine/mastery.ts'
import { nextPracticeItem } from '#engine/practice.ts'

const at = '2026-01-01T10:00:00.000Z'
const catalog = makeCatalog({ a: [[], []] })
const graph = buildGraph(catalog)

function answered(
  state: LearnerState,
  id: string,
  correct: boolean,
  purpose: 'practice' | 'check' = 'practice',
) {
  const item = graph.findItem(id)!
  const fields = { id, at, item: id, node: item.node, slip: slipOf(item), guess: guessOf(item) }
  return observe(catalog, state, {
    kind: 'answer',
    purpose,
    unknown: false,
    hinted: false,
    correct,
    ...fields,
  })
}

describe('practice', () => {
  test('begins with an easy item, never gives one of the sitting, and ends with null', () => {
    const sitting: string[] = []
    for (;;) {
      const item = nextPracticeItem(catalog, initialState(), ['a@1'], 'practice', sitting)
      if (!item) break
      if (sitting.length === 0) expect(item.difficulty).toBe(1)
      expect(sitting).not.toContain(item.id)
      sitting.push(item.id)
    }
    expect(sitting).toHaveLength(7)
  })

  test('gives fresh items before seen ones, and harder ones to who succeeds', () => {
    const state = ['a-1-1', 'a-1-2', 'a-1-3'].reduce((one, id) => answered(one, id, true), initialState())
    const next = nextPracticeItem(catalog, state, ['a@1'], 'practice', [])
    expect(next?.difficulty).toBe(3)
    expect(state.items[next?.id ?? '']).toBeUndefined()
  })

  test('gives a fresh item of another difficulty before a seen one that suits', () => {
    const state = ['a-1-5', 'a-1-6', 'a-1-7'].reduce((one, id) => answered(one, id, true), initialState())
    expect(nextPracticeItem(catalog, state, ['a@1'], 'practice', [])?.difficulty).toBe(2)
  })

  test('takes turns between the nodes of a module', () => {
    const sitting: string[] = []
    for (let i = 0; i < 6; i += 1) {
      sitting.push(nextPracticeItem(catalog, initialState(), ['a@1', 'a@2'], 'practice', sitting)!.id)
    }
    expect(sitting.filter((id) => id.startsWith('a-1'))).toHaveLength(3)
  })
})

describe('a check', () => {
  test('asks what tells most and leaves code aside', () => {
    const items = ['a-1-4', 'a-1-5', 'a-1-6'].map((_, i, ids) =>
      nextPracticeItem(catalog, initialState(), ['a@1'], 'check', ids.slice(0, i)),
    )
    expect(items.every((item) => item && item.kind !== 'choice' && item.kind !== 'code')).toBe(true)
  })

  const nodes = ['a@1', 'a@2']

  function check(right: (n: number) => boolean) {
    let state = initialState()
    const answers: { id: string; node: string; correct: boolean }[] = []
    while (answers.length < checkLength(nodes)) {
      const ids = answers.map(({ id }) => id)
      const { id, node } = nextPracticeItem(catalog, state, nodes, 'check', ids)!
      const correct = right(answers.length)
      state = answered(state, id, correct, 'check')
      answers.push({ id, node, correct })
    }
    return judgeCheck(estimate(catalog, state, at), nodes, answers)
  }

  test('has three items a node, four for a single one', () => {
    expect([['a@1'], nodes].map(checkLength)).toEqual([4, 6])
    expect(check(() => true).nodes.map(({ asked }) => asked)).toEqual([3, 3])
  })

  test('is passed by right answers, survives a slip, and is not passed by who does not know yet', () => {
    expect(check(() => true).passed).toBe(true)
    expect(check((n) => n !== 1).passed).toBe(true)
    expect(check(() => false)).toMatchObject({ passed: false, nodes: [{ right: 0 }, { right: 0 }] })
  })

  test('passes a node by mastery, or by three in four when it is likely mastered', () => {
    const known = estimate(catalog, initialState(), at)['a@1']!
    const answers = [true, true, true, false].map((correct) => ({ node: 'a@1', correct }))
    const judged = (p: number) => judgeCheck({ 'a@1': { ...known, p } }, ['a@1'], answers).passed
    expect([0.49, 0.5].map(judged)).toEqual([false, true])
    expect(judgeCheck({ 'a@1': { ...known, p: 0.8 } }, ['a@1'], []).passed).toBe(true)
    expect(judgeCheck({ 'a@1': { ...known, p: 0.79 } }, ['a@1'], answers.slice(2)).passed).toBe(false)
  })

  test('is proposed once each node was practised twice with success', () => {
    const practised = ['a-1-1', 'a-1-4', 'a-1-5']
    const state = practised.reduce((one, id) => answered(one, id, true), initialState())
    expect(isReadyForCheck(catalog, state, ['a@1'], practised)).toBe(true)
    expect(isReadyForCheck(catalog, state, ['a@1'], practised.slice(0, 1))).toBe(false)
    expect(isReadyForCheck(catalog, state, nodes, practised)).toBe(false)
  })
})
