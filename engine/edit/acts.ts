/** What staff do in one go, as lists of primitive edits. Slugs never change meaning: what is no more is retired. */
import type { Catalog, Competency, Level, NodeId } from '#engine/catalog.ts'
import { findCompetency, nodeOf, splitNode } from '#engine/competency.ts'
import type { Edit, Refusal, Where } from '#engine/edit/edit.ts'
import { addition, putting, Recorder, removal, setting, taking } from '#engine/edit/make.ts'
import { findThing, hasNode, isListing, membersOf, usesOfNode } from '#engine/edit/place.ts'

export type Act = { edits: Edit[]; refused?: undefined } | { edits?: undefined; refused: Refusal }

export interface Replacement {
  /** Nodes that go, each with those that stand for it from now on: evidence on it counts for these. */
  nodes: Record<NodeId, NodeId[]>
  /** Competencies that come with it. */
  add?: Competency[]
  /**
   * Which of these take its place in one thing: `item css-1`, `module css-layout`, `level dom@2`, `criterion my-page/clear`,
   * `track web`, `milestone web/first`. All of them where nothing is said; in an item or a criterion, the first.
   */
  places?: Record<string, NodeId[]>
}

type Step = (recorder: Recorder) => Refusal | null

function act(catalog: Catalog, steps: readonly Step[]): Act {
  const recorder = new Recorder(catalog)
  for (const step of steps) {
    const refused = step(recorder)
    if (refused) return { refused }
  }
  return { edits: recorder.edits }
}

/** In the place of a node, in one thing that names it. */
function replaceIn(recorder: Recorder, where: Where, node: NodeId, by: readonly NodeId[]): Refusal | null {
  const { kind, slug } = where
  if (kind === 'item' || kind === 'criterion') {
    const [first] = by
    const now = recorder.catalog
    return recorder.make(first === undefined ? removal(now, where) : setting(now, where, 'node', first))
  }
  if (!isListing(kind)) return null
  const list = { kind, slug }
  let after = taking(recorder.catalog, list, node).after
  const refused = recorder.make(taking(recorder.catalog, list, node))
  if (refused) return refused
  for (const one of by) {
    if (one === slug || membersOf(recorder.catalog, list)?.includes(one)) continue
    const no = recorder.make(putting(recorder.catalog, list, one, after))
    if (no) return no
    after = one
  }
  return null
}

/** What needed a node that goes without an equivalent needs what that node needed: the order of learning is kept. */
function bridged(catalog: Catalog, node: NodeId): NodeId[] {
  const { competency, level } = splitNode(node)
  const below = level > 1 ? [nodeOf(competency, level - 1)] : []
  return [...new Set([...below, ...(membersOf(catalog, { kind: 'level', slug: node }) ?? [])])]
}

function replaceNode(recorder: Recorder, node: NodeId, { nodes, places = {} }: Replacement): Refusal | null {
  const equivalent = nodes[node] ?? []
  for (const where of usesOfNode(recorder.catalog, node)) {
    const inherited = where.kind === 'level' && equivalent.length === 0
    const by = inherited ? bridged(recorder.catalog, node) : equivalent
    const refused = replaceIn(recorder, where, node, places[`${where.kind} ${where.slug}`] ?? by)
    if (refused) return refused
  }
  const { competency, level } = splitNode(node)
  const last = level === 1 && findCompetency(recorder.catalog, competency)?.levels.length === 1
  const gone: Where = last ? { kind: 'competency', slug: competency } : { kind: 'level', slug: node }
  return (
    recorder.make(removal(recorder.catalog, gone)) ??
    recorder.make(addition(recorder.catalog, 'retirement', node, { node, equivalent }))
  )
}

const highestFirst = (a: NodeId, b: NodeId) => splitNode(b).level - splitNode(a).level

/** Retires nodes and puts others in their place everywhere; all that names them follows, and evidence with it. */
export function replaceNodes(catalog: Catalog, replacement: Replacement): Act {
  const { nodes, add = [] } = replacement
  const going = Object.keys(nodes).sort(highestFirst)
  const unknown =
    going.find((node) => !hasNode(catalog, node)) ??
    Object.values(nodes)
      .flat()
      .find(
        (node) =>
          node in nodes || !(hasNode(catalog, node) || add.some(({ slug }) => node.startsWith(`${slug}@`))),
      )
  if (unknown !== undefined) return { refused: { reason: 'unknown', kind: 'level', slug: unknown } }
  return act(catalog, [
    ...add.map(
      (competency): Step =>
        (recorder) =>
          recorder.make(addition(recorder.catalog, 'competency', competency.slug, competency)),
    ),
    ...going.map(
      (node): Step =>
        (recorder) =>
          replaceNode(recorder, node, replacement),
    ),
  ])
}

/** Divides a competency: its nodes go, those of the parts come; who could do it can do the parts named for each node. */
export function splitCompetency(
  catalog: Catalog,
  slug: string,
  { parts, nodes, places }: { parts: Competency[] } & Omit<Replacement, 'add'>,
): Act {
  const own = findCompetency(catalog, slug)?.levels.map((_, i) => nodeOf(slug, i + 1)) ?? []
  const stranger = Object.keys(nodes).find((node) => !own.includes(node))
  if (own.length === 0) return { refused: { reason: 'unknown', kind: 'competency', slug } }
  if (stranger !== undefined) return { refused: { reason: 'unknown', kind: 'level', slug: stranger } }
  const all = Object.fromEntries(own.map((node) => [node, nodes[node] ?? []]))
  return replaceNodes(catalog, { add: parts, nodes: all, ...(places && { places }) })
}

/** Makes one competency of several: evidence on each of their nodes counts for the node named for it. */
export function mergeCompetencies(
  catalog: Catalog,
  slugs: readonly string[],
  { into, nodes, places }: { into: Competency } & Omit<Replacement, 'add'>,
): Act {
  const missing = slugs.find((slug) => !findCompetency(catalog, slug))
  if (missing !== undefined) return { refused: { reason: 'unknown', kind: 'competency', slug: missing } }
  const own = slugs.flatMap((slug) =>
    (findCompetency(catalog, slug)?.levels ?? []).map((_, i) => nodeOf(slug, i + 1)),
  )
  const all = Object.fromEntries(own.map((node) => [node, nodes[node] ?? []]))
  return replaceNodes(catalog, { add: [into], nodes: all, ...(places && { places }) })
}

/** A level above those that a competency has. */
export function addLevel(catalog: Catalog, slug: string, level: Level): Act {
  const competency = findThing(catalog, { kind: 'competency', slug })
  if (!competency) return { refused: { reason: 'unknown', kind: 'competency', slug } }
  const node = nodeOf(slug, competency.levels.length + 1)
  return act(catalog, [(recorder) => recorder.make(addition(recorder.catalog, 'level', node, level))])
}
