import { describe, expect, test } from 'vitest'
import { makeCatalog, webCatalog } from '#engine/catalog.fixture.ts'
import { weakestFooting } from '#engine/path/footing.ts'
import { inputFor } from '#engine/path/plan.fixture.ts'
import { planPath } from '#engine/path/plan.ts'

/** d needs b and c; b needs a. */
const catalog = makeCatalog({ a: [[]], b: [['a@1']], c: [[]], d: [['b@1', 'c@1']], e: [[]] })

function weakest(known: string[], p: Record<string, number>, most = 2) {
  const input = inputFor(catalog, known)
  const mastery = Object.fromEntries(
    Object.entries(input.mastery).map(([node, one]) => [node, { ...one, p: p[node] ?? one.p }]),
  )
  return weakestFooting(catalog, mastery, planPath(input).steps, most).map(({ node }) => node)
}

describe('the weakest footing of what comes next', () => {
  test('is what the next steps need directly, the weakest first', () => {
    const known = ['a@1', 'b@1', 'c@1', 'e@1']
    expect(weakest(known, { 'b@1': 0.9, 'c@1': 0.82 })).toEqual(['c@1', 'b@1'])
    expect(weakest(known, { 'b@1': 0.81, 'c@1': 0.82, 'a@1': 0.1 })).toEqual(['b@1', 'c@1'])
    expect(weakest(known, { 'b@1': 0.81, 'c@1': 0.82 }, 1)).toEqual(['b@1'])
  })

  test('goes deeper where too little is needed directly, and leaves out what the path brings', () => {
    expect(weakest(['a@1', 'b@1', 'c@1', 'e@1'], { 'b@1': 0.85, 'c@1': 0.9, 'a@1': 0.3 }, 3)).toEqual([
      'b@1',
      'c@1',
      'a@1',
    ])
    expect(weakest(['a@1', 'c@1', 'e@1'], { 'c@1': 0.9, 'a@1': 0.85 })).toEqual(['a@1', 'c@1'])
  })

  test('says which step stands on it, and is empty at the end of the path', () => {
    const input = inputFor(catalog, ['a@1', 'b@1', 'c@1', 'e@1'])
    const [first] = weakestFooting(catalog, input.mastery, planPath(input).steps, 2)
    expect(first).toMatchObject({ module: 'd-1', status: 'mastered', basis: 'answers' })
    expect(weakestFooting(catalog, input.mastery, [], 2)).toEqual([])
  })

  test('finds two in the middle of a real track', () => {
    const web = webCatalog()
    const input = inputFor(web, ['files@1', 'information@1', 'web-basics@1', 'html@1', 'mail-calendar@1'])
    expect(weakestFooting(web, input.mastery, planPath(input).steps, 2)).toHaveLength(2)
  })
})
