import { describe, expect, test } from 'vitest'
import { makeCatalog } from '#engine/catalog.fixture.ts'
import { itemsPerNode, judgeCheck } from '#engine/check.ts'
import { buildGraph } from '#engine/competency.ts'
import { guessOf, slipOf } from '#engine/item.ts'
import { initialState, observe, type LearnerState } from '#engine/learner.ts'
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

  function check(right: (n: number) => boolean) {
    let state = initialState()
    const sitting: { id: string; node: string }[] = []
    for (;;) {
      const verdict = judgeCheck(catalog, state, ['a@1', 'a@2'], sitting, at)
      if (verdict.done) return { verdict, count: sitting.length }
      const ids = sitting.map(({ id }) => id)
      const item = nextPracticeItem(catalog, state, verdict.open, 'check', ids)!
      state = answered(state, item.id, right(sitting.length), 'check')
      sitting.push(item)
    }
  }

  test('asks twice at least, however much is known', () => {
    const state = ['a-1-1', 'a-1-2', 'a-1-4', 'a-1-5'].reduce(
      (one, id) => answered(one, id, true),
      initialState(),
    )
    const after = (asked: number) =>
      judgeCheck(catalog, state, ['a@1'], Array(asked).fill({ node: 'a@1' }), at)
    expect(after(1)).toMatchObject({ done: false, open: ['a@1'] })
    expect(after(2)).toMatchObject({ done: true, passed: true })
  })

  test('is passed by right answers, two or three a node', () => {
    const { verdict, count } = check(() => true)
    expect(count).toBeGreaterThanOrEqual(4)
    expect(verdict).toMatchObject({ passed: true, shown: ['a@1', 'a@2'], open: [] })
    expect(count).toBeLessThanOrEqual(6)
  })

  test('survives a slip, and ends at four a node for who does not know yet', () => {
    expect(check((n) => n !== 1).verdict.passed).toBe(true)
    const failed = check(() => false)
    expect(failed.verdict).toMatchObject({ passed: false, shown: [] })
    expect(failed.count).toBe(2 * itemsPerNode.most)
  })
})
