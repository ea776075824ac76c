/**
 * The prerequisite graph of a catalogue: nodes are levels of competencies, edges go from what is needed first.
 * States closed under prerequisites: J.-P. Doignon & J.-C. Falmagne, Knowledge Spaces, 1985.
 */
import { DirectedGraph } from 'graphology'
import { topologicalSort } from 'graphology-dag/topological-sort.js'
import type { Catalog, Competency, Module, NodeId, Text, Track } from '#engine/catalog.ts'
import type { Item } from '#engine/item.ts'
import { findLoop } from '#engine/loop.ts'

/** A level of a competency with what surrounds it. */
export interface CompetencyNode {
  id: NodeId
  competency: Competency
  level: number
  canDo: Text
  /** Longest chain of prerequisites below it; 0 for what needs nothing. */
  layer: number
}

export interface CompetencyGraph {
  /** In topological order: what is needed first comes first. */
  nodes: CompetencyNode[]
  find(id: NodeId): CompetencyNode | undefined
  /** Position in `nodes`; -1 for an unknown node. */
  indexOf(id: NodeId): number
  /** Needed directly, the level below included. */
  requires(id: NodeId): NodeId[]
  /** Needed directly or not, in topological order. */
  ancestors(id: NodeId): NodeId[]
  /** All that needs it, directly or not, in topological order. */
  dependants(id: NodeId): NodeId[]
  itemsOf(id: NodeId): Item[]
  findItem(id: string): Item | undefined
  modulesFor(id: NodeId): Module[]
}

/** Competency and level of a node: `sql@2` is level 2 of `sql`. Throws on what is not written so. */
export function splitNode(id: NodeId): { competency: string; level: number } {
  const parts = /^(.+)@(\d+)$/.exec(id)
  if (!parts?.[1]) throw new Error(`not a node: ${id}`)
  return { competency: parts[1], level: Number(parts[2]) }
}

/** The node of a level of a competency. */
export function nodeOf(competency: string, level: number): NodeId {
  return `${competency}@${level}`
}

/** The competency with this slug. */
export function findCompetency(catalog: Catalog, slug: string): Competency | undefined {
  return catalog.competencies.find((competency) => competency.slug === slug)
}

/** All nodes, in the order of the catalogue. */
export function listNodes(catalog: Catalog): NodeId[] {
  return catalog.competencies.flatMap(({ slug, levels }) => levels.map((_, i) => nodeOf(slug, i + 1)))
}

/** What each node needs directly, the level below first; slugs as written, resolved or not. */
export function writtenRequires(catalog: Catalog): Map<NodeId, NodeId[]> {
  const requires = new Map<NodeId, NodeId[]>()
  for (const { slug, levels } of catalog.competencies) {
    levels.forEach((level, i) => {
      const below = i > 0 ? [nodeOf(slug, i)] : []
      requires.set(nodeOf(slug, i + 1), [...new Set([...below, ...level.requires])])
    })
  }
  return requires
}

/** The nodes of one cycle of prerequisites, each needed by the next; null when there is none. */
export function findCycle(catalog: Catalog): NodeId[] | null {
  return findLoop(writtenRequires(catalog))
}

function groupBy<T>(list: readonly T[], keysOf: (member: T) => readonly NodeId[]): Map<NodeId, T[]> {
  const groups = new Map<NodeId, T[]>()
  for (const member of list) {
    for (const key of keysOf(member)) groups.set(key, [...(groups.get(key) ?? []), member])
  }
  return groups
}

function makeGraph(catalog: Catalog): CompetencyGraph {
  const cycle = findCycle(catalog)
  if (cycle) throw new Error(`prerequisites go round in a circle: ${cycle.join(' → ')}`)
  const graph = new DirectedGraph()
  const written = writtenRequires(catalog)
  for (const id of written.keys()) graph.addNode(id)
  for (const [id, needed] of written) {
    for (const source of needed) {
      if (!graph.hasNode(source)) throw new Error(`${id} needs ${source}, which does not exist`)
      graph.addDirectedEdge(source, id)
    }
  }
  const order = topologicalSort(graph)
  const index = new Map(order.map((id, i) => [id, i]))
  const inOrder = (ids: Set<NodeId>) => order.filter((id) => ids.has(id))
  const layers = new Map<NodeId, number>()
  const above = new Map<NodeId, Set<NodeId>>()
  for (const id of order) {
    const needed = written.get(id) ?? []
    layers.set(
      id,
      needed.reduce((layer, source) => Math.max(layer, (layers.get(source) ?? 0) + 1), 0),
    )
    above.set(id, new Set(needed.flatMap((source) => [source, ...(above.get(source) ?? [])])))
  }
  const below = new Map<NodeId, Set<NodeId>>(order.map((id) => [id, new Set()]))
  for (const [id, sources] of above) for (const source of sources) below.get(source)?.add(id)
  const ancestorLists = new Map(order.map((id) => [id, inOrder(above.get(id) ?? new Set())]))
  const dependantLists = new Map(order.map((id) => [id, inOrder(below.get(id) ?? new Set())]))
  const items = groupBy(catalog.items, (item) => [item.node])
  const modules = groupBy(catalog.modules, (module) => module.teaches)
  const itemsById = new Map(catalog.items.map((item) => [item.id, item]))
  const bySlug = new Map(catalog.competencies.map((competency) => [competency.slug, competency]))
  const nodes = order.flatMap((id): CompetencyNode[] => {
    const { competency: slug, level } = splitNode(id)
    const competency = bySlug.get(slug)
    const canDo = competency?.levels[level - 1]?.canDo
    return competency && canDo ? [{ id, competency, level, canDo, layer: layers.get(id) ?? 0 }] : []
  })
  return {
    nodes,
    find: (id) => nodes[index.get(id) ?? -1],
    indexOf: (id) => index.get(id) ?? -1,
    requires: (id) => written.get(id) ?? [],
    ancestors: (id) => ancestorLists.get(id) ?? [],
    dependants: (id) => dependantLists.get(id) ?? [],
    itemsOf: (id) => items.get(id) ?? [],
    findItem: (id) => itemsById.get(id),
    modulesFor: (id) => modules.get(id) ?? [],
  }
}

const graphs = new WeakMap<Catalog, CompetencyGraph>()

/** The graph of a catalogue, made once for each catalogue value. Throws on a cycle or on an edge to nowhere. */
export function buildGraph(catalog: Catalog): CompetencyGraph {
  const known = graphs.get(catalog)
  if (known) return known
  const graph = makeGraph(catalog)
  graphs.set(catalog, graph)
  return graph
}

/** By the arrays that they follow from: catalogues are never changed in place. */
const nodesByTargets = new WeakMap<Catalog, WeakMap<readonly NodeId[], readonly NodeId[]>>()
const requiresByTaught = new WeakMap<Catalog, WeakMap<readonly NodeId[], readonly NodeId[]>>()

function kept(
  known: WeakMap<Catalog, WeakMap<readonly NodeId[], readonly NodeId[]>>,
  catalog: Catalog,
  key: readonly NodeId[],
  make: () => readonly NodeId[],
): readonly NodeId[] {
  const own = known.get(catalog) ?? new WeakMap<readonly NodeId[], readonly NodeId[]>()
  known.set(catalog, own)
  const nodes = own.get(key) ?? make()
  own.set(key, nodes)
  return nodes
}

/** The targets of a track and all that they need, in topological order: what the track is made of. */
export function nodesOfTrack(catalog: Catalog, { targets }: Pick<Track, 'targets'>): readonly NodeId[] {
  return kept(nodesByTargets, catalog, targets, () => {
    const graph = buildGraph(catalog)
    const needed = new Set(targets.flatMap((target) => [target, ...graph.ancestors(target)]))
    return graph.nodes.map(({ id }) => id).filter((id) => needed.has(id))
  })
}

/** What a module asks for: the direct prerequisites of what it teaches, less what it teaches, in topological order. */
export function moduleRequires(catalog: Catalog, { teaches }: Pick<Module, 'teaches'>): readonly NodeId[] {
  return kept(requiresByTaught, catalog, teaches, () => {
    const graph = buildGraph(catalog)
    const needed = new Set(teaches.flatMap((id) => graph.requires(id)))
    return graph.nodes.map(({ id }) => id).filter((id) => needed.has(id) && !teaches.includes(id))
  })
}
