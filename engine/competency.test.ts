import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCatalog, moduleOf, randomCatalog, webCatalog } from '#engine/catalog.fixture.ts'
import { buildGraph, findCycle, moduleRequires, nodesOfTrack, splitNode } from '#engine/competency.ts'
import { seededRandom } from '#engine/shuffle.ts'

const catalog = webCatalog()
const graph = buildGraph(catalog)
const track = catalog.tracks[0]!

describe('the graph', () => {
  test('has every level once, what is needed first coming first', () => {
    expect(graph.nodes).toHaveLength(41)
    for (const { id } of graph.nodes) {
      for (const needed of graph.requires(id)) expect(graph.indexOf(needed)).toBeLessThan(graph.indexOf(id))
    }
  })

  test('knows the level below, all that is needed, all that depends', () => {
    expect(graph.requires('html@2')).toEqual(['html@1'])
    expect(graph.requires('css@3').sort()).toEqual(['css@2', 'html@2'])
    expect(graph.ancestors('css@1').sort()).toEqual(['files@1', 'html@1', 'information@1', 'web-basics@1'])
    expect(graph.dependants('git@1')).toContain('portfolio@1')
    expect(graph.find('css@3')).toMatchObject({ level: 3 })
    expect(graph.find('html@1')?.layer).toBe(2)
    expect(graph.find('cobol@1')).toBeUndefined()
  })

  test('is made once a catalogue', () => {
    expect(buildGraph(catalog)).toBe(graph)
    expect(buildGraph({ ...catalog })).not.toBe(graph)
  })

  test('ancestors and dependants mirror each other', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const drawn = buildGraph(randomCatalog(seededRandom(seed), 6))
        for (const { id } of drawn.nodes) {
          for (const above of drawn.ancestors(id)) expect(drawn.dependants(above)).toContain(id)
        }
      }),
      { numRuns: 30 },
    )
  })
})

test('a track is made of its targets and all that they need', () => {
  expect(nodesOfTrack(catalog, track)).toHaveLength(41)
  expect(nodesOfTrack(catalog, { targets: ['git@1'] })).toEqual(['files@1', 'files@2', 'git@1'])
})

test('a module asks for what it teaches needs, less what it teaches', () => {
  const requires = (slug: string) =>
    moduleRequires(
      catalog,
      catalog.modules.find((one) => one.slug === slug)!,
    )
  expect(requires('page-from-scratch')).toEqual(['web-basics@1'])
  expect(requires('office-essentials')).toEqual([])
  expect([...moduleRequires(catalog, moduleOf('both', 10, 'html@2', 'html@3'))].sort()).toEqual([
    'accessibility@1',
    'html@1',
  ])
})

test('a cycle is found and named; the graph refuses it', () => {
  const circular = makeCatalog(
    { a: [['b@1']], b: [['c@1']], c: [['a@1'], []], d: [['a@1']] },
    { targets: ['d@1'] },
  )
  const cycle = findCycle(circular)
  expect([...(cycle ?? [])].sort()).toEqual(['a@1', 'b@1', 'c@1'])
  expect(() => buildGraph(circular)).toThrow('circle')
  expect(findCycle(catalog)).toBeNull()
})

test('an edge to nowhere is refused', () => {
  expect(() => buildGraph(makeCatalog({ a: [['z@1']] }, { targets: ['a@1'] }))).toThrow('does not exist')
})

test('a node is a competency and a level', () => {
  expect(splitNode('mail-calendar@2')).toEqual({ competency: 'mail-calendar', level: 2 })
  expect(() => splitNode('mail')).toThrow('not a node')
})
