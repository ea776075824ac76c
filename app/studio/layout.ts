/**
 * Where the levels of the graph stand in its picture: layers from left to right, what is needed first at the left.
 * Layers and few crossings: E. R. Gansner et al., A Technique for Drawing Directed Graphs, 1993, by dagre.
 */
import { Graph, layout } from '@dagrejs/dagre'

export const nodeSize = { width: 196, height: 78 }
const gaps = { nodesep: 18, ranksep: 56, marginx: 12, marginy: 12 }

export interface DrawnNode {
  id: string
  area: string
}
export interface DrawnEdge {
  source: string
  target: string
  /** Written as a prerequisite; else it is the level below, which is always needed. */
  written: boolean
}
export interface Placed {
  width: number
  height: number
  /** Corners at the upper left. */
  nodes: { id: string; x: number; y: number }[]
  /** `way` is the path of an SVG. */
  edges: (DrawnEdge & { way: string })[]
}

/** The node that stands for an area which is folded. */
export const foldedNode = (area: string) => `area:${area}`

/** The graph with these areas folded to one node each; edges between the same two nodes become one. */
export function foldAreas(
  nodes: readonly DrawnNode[],
  edges: readonly DrawnEdge[],
  folded: ReadonlySet<string>,
): { nodes: DrawnNode[]; edges: DrawnEdge[] } {
  const standsFor = new Map(nodes.map(({ id, area }) => [id, folded.has(area) ? foldedNode(area) : id]))
  const kept = new Map(nodes.map(({ id, area }) => [standsFor.get(id) ?? id, area]))
  const drawn = new Map<string, DrawnEdge>()
  for (const edge of edges) {
    const [source, target] = [standsFor.get(edge.source), standsFor.get(edge.target)]
    if (source === undefined || target === undefined || source === target) continue
    const whole = source === edge.source && target === edge.target
    drawn.set(`${source} ${target}`, { source, target, written: whole && edge.written })
  }
  return { nodes: [...kept].map(([id, area]) => ({ id, area })), edges: [...drawn.values()] }
}

type Point = { x: number; y: number }

/** Through all points, level at each of them. */
function wayThrough(points: readonly Point[]): string {
  return points
    .map(({ x, y }, i) => {
      const from = points[i - 1]
      if (!from) return `M${x} ${y}`
      const middle = Math.round((from.x + x) / 2)
      return `C${middle} ${from.y} ${middle} ${y} ${x} ${y}`
    })
    .join('')
}

/** A place for every node and a way for every edge; the same graph always gives the same picture. */
export function layOut(nodes: readonly DrawnNode[], edges: readonly DrawnEdge[]): Placed {
  if (nodes.length === 0) return { width: 0, height: 0, nodes: [], edges: [] }
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', ...gaps })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of nodes) graph.setNode(id, { ...nodeSize })
  for (const { source, target } of edges) graph.setEdge(source, target)
  layout(graph)
  const bends = edges.map(({ source, target }) => {
    const { points = [] } = graph.edge(source, target) as { points?: Point[] }
    return points.slice(1, -1)
  })
  const middles = new Map(nodes.map(({ id }) => [id, graph.node(id) as Point]))
  const half = { x: nodeSize.width / 2, y: nodeSize.height / 2 }
  // An edge may go round the outermost node.
  const heights = [...bends.flat(), ...[...middles.values()].flatMap(({ x, y }) => sides(x, y))].map(
    ({ y }) => y,
  )
  const top = Math.min(...heights) - gaps.marginy
  const placed = (id: string): Point => {
    const { x, y } = middles.get(id) ?? { x: 0, y: 0 }
    return { x: Math.round(x - half.x), y: Math.round(y - top - half.y) }
  }
  const { width = 0 } = graph.graph() as { width?: number }
  return {
    width: Math.ceil(width),
    height: Math.ceil(Math.max(...heights) - top + gaps.marginy),
    nodes: nodes.map(({ id }) => ({ id, ...placed(id) })),
    edges: edges.map((edge, i) => {
      const [from, to] = [placed(edge.source), placed(edge.target)]
      const inner = (bends[i] ?? []).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y - top) }))
      const start = { x: from.x + nodeSize.width, y: from.y + half.y }
      return { ...edge, way: wayThrough([start, ...inner, { x: to.x, y: to.y + half.y }]) }
    }),
  }
}

const sides = (x: number, y: number): Point[] =>
  [-1, 1].map((side) => ({ x, y: y + (side * nodeSize.height) / 2 }))
