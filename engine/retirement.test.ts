/** Promises to learners whose nodes are retired: credit where it was declared, none where it was not, each fact once. */
import { describe, expect, test } from 'vitest'
import { makeCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog } from '#engine/catalog.ts'
import { replaceNodes, splitCompetency } from '#engine/edit/acts.ts'
import { applyEdits } from '#engine/edit/apply.ts'
import type { Evidence } from '#engine/evidence.ts'
import { initialState, observe, rebuild } from '#engine/learner.ts'
import { estimate } from '#engine/mastery.ts'
import { currentNodes, nodesCredited } from '#engine/retirement.ts'

const before = makeCatalog({ base: [[]], web: [['base@1']], job: [['web@1']] })
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 9)).toISOString()
const later = at(28)

/** Five right answers, a lesson, a claim and somebody who saw it. */
function mastering(node: string): Evidence[] {
  const answers = [1, 2, 3, 4, 5].map((n): Evidence => {
    const item = `${node.replace('@', '-')}-${n}`
    const fields = {
      purpose: 'practice',
      correct: true,
      unknown: false,
      hinted: false,
      confidence: 'sure',
    } as const
    return { kind: 'answer', id: `${node} ${n}`, at: at(n), item, node, ...fields, slip: 0.1, guess: 0.2 }
  })
  return [
    ...answers,
    { kind: 'lesson', id: `${node} lesson`, at: at(1), module: 'm', nodes: [node] },
    { kind: 'claim', id: `${node} claim`, at: at(6), node, can: true },
    { kind: 'validation', id: `${node} seen`, at: at(7), node, by: 'mentor' },
  ]
}
const facts = mastering('web@1')

function after(edits: ReturnType<typeof replaceNodes>, catalog: Catalog = before): Catalog {
  const made = edits.edits && applyEdits(catalog, edits.edits).catalog
  if (!made) throw new Error(JSON.stringify(edits.refused))
  return made
}
const competency = (slug: string, ...requires: string[][]) => ({
  ...before.competencies[1]!,
  slug,
  levels: requires.map((one) => ({ canDo: { fr: slug, en: slug }, requires: one })),
})
const renamed = after(
  replaceNodes(before, { add: [competency('page', ['base@1'])], nodes: { 'web@1': ['page@1'] } }),
)

describe('a node with one equivalent', () => {
  test('gives it all that was known, as if it had always had that name', () => {
    const told = facts.map((fact) =>
      fact.kind === 'lesson' ? { ...fact, nodes: ['page@1'] } : { ...fact, node: 'page@1' },
    )
    expect(rebuild(renamed, facts)).toEqual(rebuild(renamed, told))
    const state = rebuild(renamed, facts)
    const { nodes, cards } = rebuild(before, facts)
    expect(state.nodes['page@1']).toEqual(nodes['web@1'])
    expect(state.cards['page@1']).toEqual(cards['web@1'])
    expect(state.cards['page@1']).toBeDefined()
    expect(state.claims).toEqual({ 'page@1': true })
    expect(estimate(renamed, state, later)['page@1']?.status).toBe('mastered')
    expect(Object.keys(state.nodes)).toEqual(['page@1'])
  })

  test('fact by fact gives what all together give', () => {
    const inOrder = [...facts].sort((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1))
    const state = inOrder.reduce((known, fact) => observe(renamed, known, fact), initialState())
    expect(state).toEqual(rebuild(renamed, facts))
  })
})

test('a node without equivalent gives credit to nothing, and what she did is still told', () => {
  const gone = after(replaceNodes(before, { nodes: { 'web@1': [] } }))
  const state = rebuild(gone, facts)
  expect(estimate(gone, state, later)).toEqual(estimate(gone, initialState(), later))
  expect(state.calibration.sure).toEqual({ asked: 5, correct: 5 })
  expect(state.items['web-1-1']?.seen).toBe(1)
  expect(state.evidence).toBe(facts.length)
})

describe('a node split in two', () => {
  const parts = [competency('html', ['base@1']), competency('css', ['html@1'])]
  const split = after(
    splitCompetency(before, 'web', {
      parts,
      nodes: { 'web@1': ['html@1', 'css@1'] },
      places: { 'item web-1-2': ['css@1'], 'item web-1-3': ['css@1'] },
    }),
  )

  test('gives lesson, claim and validation to both, and each answer to the part where its item went', () => {
    const { nodes, claims } = rebuild(split, facts)
    expect(claims).toEqual({ 'html@1': true, 'css@1': true })
    expect(nodes['html@1']).toMatchObject({ answers: 3, lessons: 1, validations: 1 })
    expect(nodes['css@1']).toMatchObject({ answers: 2, lessons: 1, validations: 1 })
    expect(estimate(split, rebuild(split, facts), later)['css@1']?.status).toBe('mastered')
  })

  test('gives an answer to both where its item is no more; the answer is told once', () => {
    const without = { ...split, items: split.items.filter(({ id }) => id !== 'web-1-2') }
    const state = rebuild(without, facts)
    expect(state.nodes['html@1']?.answers).toBe(4)
    expect(state.nodes['css@1']?.answers).toBe(2)
    expect(state.items['web-1-2']?.seen).toBe(1)
    expect(state.calibration.sure.asked).toBe(5)
  })

  test('and then made one again counts each fact once', () => {
    const joined = after(
      replaceNodes(split, {
        add: [competency('page', [])],
        nodes: { 'html@1': ['page@1'], 'css@1': ['page@1'] },
      }),
      split,
    )
    expect(currentNodes(joined, ['web@1'])).toEqual(['page@1'])
    expect(rebuild(joined, facts).nodes['page@1']).toMatchObject({ answers: 5, lessons: 1, validations: 1 })
  })
})

test('two nodes with one equivalent both count for it, in the order of time', () => {
  const joined = after(
    replaceNodes(before, {
      add: [competency('page', ['base@1'])],
      nodes: { 'web@1': ['page@1'], 'job@1': ['page@1'] },
    }),
  )
  const both = [...facts, ...mastering('job@1')]
  expect(rebuild(joined, both).nodes['page@1']).toMatchObject({ answers: 10, validations: 2 })
  expect(rebuild(joined, both.toReversed())).toEqual(rebuild(joined, both))
  const lesson: Evidence = { kind: 'lesson', id: 'l', at: at(1), module: 'm', nodes: ['web@1', 'job@1'] }
  expect(rebuild(joined, [lesson]).nodes['page@1']?.lessons).toBe(1)
})

test('chains lead to today’s nodes, and a circle of retirements leads nowhere', () => {
  const chain = (retired: Catalog['retired']): Catalog => ({ ...before, retired: retired ?? [] })
  const long = chain([
    { node: 'x@1', equivalent: ['y@1'] },
    { node: 'y@1', equivalent: ['base@1', 'z@1'] },
    { node: 'z@1', equivalent: [] },
  ])
  expect(currentNodes(long, ['x@1'])).toEqual(['base@1'])
  expect(currentNodes(long, ['z@1', 'web@1'])).toEqual(['z@1', 'web@1'])
  expect(nodesCredited(long, { node: 'x@1', item: 'web-1-1' })).toEqual(['base@1'])
  const circle = chain([
    { node: 'x@1', equivalent: ['y@1'] },
    { node: 'y@1', equivalent: ['x@1'] },
  ])
  expect(currentNodes(circle, ['x@1'])).toEqual(['x@1'])
})
