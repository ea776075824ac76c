/** Promises of the picture: always the same, nothing on top of anything, and every edge from left to right. */
import { expect, test } from 'vitest'
import {
  foldAreas,
  foldedNode,
  layOut,
  nodeSize,
  type DrawnEdge,
  type DrawnNode,
} from '#app/studio/layout.ts'
import { pictureOf } from '#app/studio/picture.ts'
import { readCatalog } from '#content/read.ts'

const { catalog } = readCatalog('content')
const all = { words: '', track: '', area: '' }
const whole = pictureOf(catalog, all, 'fr')

/** A hundred and fifty levels in six layers, each needing two or three before it; the same every time. */
function manyNodes(): { nodes: DrawnNode[]; edges: DrawnEdge[] } {
  const nodes = Array.from({ length: 150 }, (_, i) => ({ id: `n@${i}`, area: `a${i % 9}` }))
  const edges = nodes.flatMap(({ id }, i) =>
    [...new Set([i - 25, i - 25 + ((i * 7) % 5), ...(i % 4 === 0 ? [i - 52] : [])])]
      .filter((before) => before >= 0 && Math.floor(before / 25) < Math.floor(i / 25))
      .map((before) => ({ source: `n@${before}`, target: id, written: true })),
  )
  return { nodes, edges }
}

const graphs: [string, { nodes: readonly DrawnNode[]; edges: readonly DrawnEdge[] }][] = [
  ['the whole catalogue', whole],
  ['one track', pictureOf(catalog, { ...all, track: catalog.tracks[0]?.slug ?? '' }, 'fr')],
  ['one area', pictureOf(catalog, { ...all, area: 'web' }, 'fr')],
  ['a hundred and fifty levels', manyNodes()],
]

test.each(graphs)('%s: the same picture twice, no two nodes overlap, edges point right', (_, graph) => {
  const placed = layOut(graph.nodes, graph.edges)
  expect(layOut(graph.nodes, graph.edges)).toEqual(placed)
  expect(placed.nodes).toHaveLength(graph.nodes.length)
  const { width, height } = nodeSize
  placed.nodes.forEach((one, i) => {
    expect(one.x).toBeGreaterThanOrEqual(0)
    expect(one.x + width).toBeLessThanOrEqual(placed.width)
    expect(one.y + height).toBeLessThanOrEqual(placed.height)
    for (const other of placed.nodes.slice(i + 1))
      expect(Math.abs(one.x - other.x) >= width || Math.abs(one.y - other.y) >= height).toBe(true)
  })
  const x = new Map(placed.nodes.map((node) => [node.id, node.x]))
  expect(placed.edges).toHaveLength(graph.edges.length)
  for (const { source, target, way } of placed.edges) {
    expect((x.get(source) ?? 0) + width).toBeLessThan(x.get(target) ?? 0)
    expect(way).toMatch(/^M\d+ [\d.]+(C\d+ [\d.]+ \d+ [\d.]+ \d+ [\d.]+)+$/)
  }
})

test('a level before another is drawn, and told apart from a written prerequisite', () => {
  const between = (source: string, target: string) =>
    whole.edges.find((edge) => edge.source === source && edge.target === target)
  expect(between('html@1', 'html@2')).toMatchObject({ written: false })
  expect(between('html@1', 'css@1')).toMatchObject({ written: true })
})

test('words mark and hide nothing; an area hides what is not of it, but not what it needs of it', () => {
  const marked = pictureOf(catalog, { ...all, words: 'css' }, 'fr')
  expect(marked.nodes).toHaveLength(whole.nodes.length)
  expect(marked.nodes.filter(({ found }) => found).map(({ id }) => id)).toContain('css@1')
  expect(marked.nodes.some(({ found }) => !found)).toBe(true)
  const area = pictureOf(catalog, { ...all, area: 'web' }, 'fr')
  expect(new Set(area.nodes.map((node) => node.area))).toEqual(new Set(['web']))
  expect(area.requires).toEqual(whole.requires)
})

test('a folded area is one node, and keeps its edges to the others once', () => {
  const graph = foldAreas(whole.nodes, whole.edges, new Set(['web']))
  const outside = whole.nodes.filter(({ area }) => area !== 'web')
  expect(graph.nodes).toHaveLength(outside.length + 1)
  const pairs = graph.edges.map(({ source, target }) => `${source} ${target}`)
  expect(new Set(pairs).size).toBe(pairs.length)
  expect(pairs.some((pair) => pair.includes(foldedNode('web')))).toBe(true)
  expect(graph.edges.every(({ source, target }) => source !== target)).toBe(true)
  const mixed = graph.edges.filter(({ source, target }) => `${source}${target}`.includes('area:'))
  expect(mixed.every(({ written }) => !written)).toBe(true)
  expect(layOut(graph.nodes, graph.edges).nodes).toHaveLength(graph.nodes.length)
})

test('nothing to draw is an empty picture', () => {
  expect(layOut([], [])).toEqual({ width: 0, height: 0, nodes: [], edges: [] })
})
