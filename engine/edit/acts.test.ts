/** Promises of what staff do in one go: all that named the old names the new, and evidence follows. */
import { describe, expect, test } from 'vitest'
import { makeCatalog, moduleOf } from '#engine/catalog.fixture.ts'
import type { Catalog, Competency } from '#engine/catalog.ts'
import { addLevel, mergeCompetencies, replaceNodes, splitCompetency, type Act } from '#engine/edit/acts.ts'
import { applyEdits } from '#engine/edit/apply.ts'
import { describeEdits } from '#engine/edit/describe.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'
import { invertEdits } from '#engine/edit/edit.ts'
import { setting } from '#engine/edit/make.ts'
import { findThing, usesOfNode } from '#engine/edit/place.ts'
import { lintCatalog } from '#engine/lint.ts'

const text = (fr: string) => ({ fr, en: fr })

/** `web` of two levels in the middle, with a project, milestones and a module that teaches both. */
function before(): Catalog {
  const catalog = makeCatalog(
    { base: [[]], web: [['base@1'], []], job: [['web@2']] },
    {
      modules: [
        moduleOf('first', 30, 'base@1'),
        moduleOf('pages', 40, 'web@1', 'web@2'),
        moduleOf('last', 30, 'job@1'),
      ],
    },
  )
  const criteria = ['web@1', 'web@2', 'base@1'].map((node, i) => ({ slug: `c${i}`, node, text: text(node) }))
  catalog.modules[1]!.project = { title: text('p'), minutes: 60, brief: text('b'), criteria, final: true }
  catalog.tracks[0]!.milestones = [{ slug: 'half', name: text('half'), nodes: ['web@1', 'web@2'] }]
  return catalog
}
const competency = (slug: string, ...requires: string[][]): Competency => ({
  slug,
  area: 'all',
  name: text(slug),
  levels: requires.map((one) => ({ canDo: text(slug), requires: one })),
})
function after(catalog: Catalog, { edits, refused }: Act): Catalog {
  if (!edits) throw new Error(JSON.stringify(refused))
  const made = applyEdits(catalog, edits).catalog
  if (!made) throw new Error('not made')
  expect(applyEdits(made, invertEdits(edits)).catalog).toEqual(catalog)
  return made
}

const parts = [competency('html', ['base@1'], []), competency('css', ['html@1'])]
const split = (catalog = before()) =>
  splitCompetency(catalog, 'web', {
    parts,
    nodes: { 'web@1': ['html@1'], 'web@2': ['html@2', 'css@1'] },
    places: { 'item web-2-1': ['css@1'], 'item web-2-2': ['css@1'], 'criterion pages/c1': ['css@1'] },
  })

describe('a competency split', () => {
  const now = after(before(), split())

  test('goes, and its parts stand wherever it was named, or where they were put', () => {
    expect(findThing(now, { kind: 'competency', slug: 'web' })).toBeUndefined()
    expect(usesOfNode(now, 'web@1').concat(usesOfNode(now, 'web@2'))).toEqual([])
    expect(now.modules[1]).toMatchObject({ teaches: ['html@1', 'html@2', 'css@1'] })
    expect(findThing(now, { kind: 'level', slug: 'job@1' })?.requires).toEqual(['html@2', 'css@1'])
    expect(now.tracks[0]?.milestones[0]?.nodes).toEqual(['html@1', 'html@2', 'css@1'])
    expect(now.modules[1]?.project?.criteria.map(({ node }) => node)).toEqual(['html@1', 'css@1', 'base@1'])
    const items = now.items.filter(({ id }) => id.startsWith('web-2')).map(({ node }) => node)
    expect(items).toEqual(['css@1', 'css@1', 'html@2', 'html@2', 'html@2', 'html@2', 'html@2'])
  })

  test('leaves its nodes as retired, with what stands for them', () => {
    expect(now.retired).toEqual([
      { node: 'web@2', equivalent: ['html@2', 'css@1'] },
      { node: 'web@1', equivalent: ['html@1'] },
    ])
  })

  test('reads as what was retired and what came', () => {
    const changes = describeEdits(diffCatalogs(before(), now)).map(
      ({ what, kind, slug }) => `${what} ${kind} ${slug}`,
    )
    expect(changes).toContain('added competency html')
    expect(changes).toContain('retired retirement web@2')
    expect(changes).toContain('removed competency web')
  })

  test('is refused for a node of another competency, or a part that has no such level', () => {
    expect(splitCompetency(before(), 'web', { parts, nodes: { 'job@1': [] } }).refused).toMatchObject({
      slug: 'job@1',
    })
    expect(splitCompetency(before(), 'moon', { parts, nodes: {} }).refused).toMatchObject({ slug: 'moon' })
    expect(splitCompetency(before(), 'web', { parts, nodes: { 'web@1': ['css@3'] } }).refused).toMatchObject({
      reason: 'unknown',
      slug: 'css@3',
    })
  })
})

test('competencies merged become one that stands for them all', () => {
  const into = competency('craft', ['base@1'], [])
  const nodes = { 'web@1': ['craft@1'], 'web@2': ['craft@1'], 'job@1': ['craft@2'] }
  const now = after(before(), mergeCompetencies(before(), ['web', 'job'], { into, nodes }))
  expect(now.competencies.map(({ slug }) => slug)).toEqual(['base', 'craft'])
  expect(now.modules[1]?.teaches).toEqual(['craft@1'])
  expect(now.tracks[0]?.targets).toEqual(['craft@2'])
  expect(lintCatalog(now)).toEqual([])
})

test('a node that goes without equivalent leaves its prerequisites to what needed it', () => {
  const now = after(before(), replaceNodes(before(), { nodes: { 'web@2': [] } }))
  expect(findThing(now, { kind: 'level', slug: 'job@1' })?.requires).toEqual(['web@1'])
  expect(now.items.some(({ node }) => node === 'web@2')).toBe(false)
  expect(now.retired).toEqual([{ node: 'web@2', equivalent: [] }])
  expect(replaceNodes(before(), { nodes: { 'web@1': [] } }).refused).toEqual({
    reason: 'not-on-top',
    node: 'web@1',
  })
  expect(replaceNodes(before(), { nodes: { 'web@2': ['moon@1'] } }).refused).toMatchObject({
    reason: 'unknown',
    slug: 'moon@1',
  })
})

test('a level comes on top, and never under a name that was retired', () => {
  const level = { canDo: text('more'), requires: [] }
  expect(after(before(), addLevel(before(), 'web', level)).competencies[1]?.levels).toHaveLength(3)
  const now = after(before(), replaceNodes(before(), { nodes: { 'web@2': [] } }))
  expect(addLevel(now, 'web', level).refused).toEqual({ reason: 'retired', node: 'web@2' })
})

test('nodes replaced by others that are there already stand once', () => {
  const now = after(before(), replaceNodes(before(), { nodes: { 'web@2': ['web@1'] } }))
  expect(now.modules[1]?.teaches).toEqual(['web@1'])
  expect(now.tracks[0]?.milestones[0]?.nodes).toEqual(['web@1'])
})

test('what is said of edits is said once for each field, and not of what came back', () => {
  const catalog = before()
  const web = { kind: 'competency', slug: 'web' } as const
  const one = setting(catalog, web, 'name.fr', 'un')
  const two = { ...one, was: 'un', value: 'deux' }
  const other = setting(catalog, web, 'name.en', 'two')
  expect(describeEdits([one, other, two])).toEqual([
    {
      what: 'changed',
      kind: 'competency',
      slug: 'web',
      field: 'name',
      language: 'fr',
      before: 'web',
      after: 'deux',
    },
    {
      what: 'changed',
      kind: 'competency',
      slug: 'web',
      field: 'name',
      language: 'en',
      before: 'web',
      after: 'two',
    },
  ])
  expect(describeEdits([one, { ...one, was: 'un', value: 'web' }])).toEqual([])
  const retired = replaceNodes(catalog, { nodes: { 'web@2': ['web@1'] } }).edits ?? []
  expect(describeEdits(retired)).toContainEqual(
    expect.objectContaining({ what: 'retired', kind: 'level', slug: 'web@2', after: ['web@1'] }),
  )
})
