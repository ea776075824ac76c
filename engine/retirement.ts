/** What became of retired nodes: see docs/decisions/0013-edits-and-retired-nodes.md. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { AnswerEvidence } from '#engine/evidence.ts'

function resolve(catalog: Catalog): Map<NodeId, NodeId[]> {
  const declared = new Map((catalog.retired ?? []).map(({ node, equivalent }) => [node, equivalent]))
  const standIns = (node: NodeId, trail: readonly NodeId[]): NodeId[] => {
    if (trail.includes(node)) return []
    const equivalent = declared.get(node)
    return equivalent ? equivalent.flatMap((next) => standIns(next, [...trail, node])) : [node]
  }
  return new Map([...declared.keys()].map((node) => [node, [...new Set(standIns(node, []))]]))
}

const resolved = new WeakMap<Catalog, Map<NodeId, NodeId[]>>()

/** For which nodes each retired one stands today, through whole chains of retirements; made once for each catalogue value. */
function standInsOf(catalog: Catalog): Map<NodeId, NodeId[]> {
  const known = resolved.get(catalog)
  if (known) return known
  const made = resolve(catalog)
  resolved.set(catalog, made)
  return made
}

/**
 * The nodes for which what is known of these counts today, each once. A retired node without equivalents stands for itself: what
 * was seen is kept, and counts for nothing that the catalogue has.
 */
export function currentNodes(catalog: Catalog, nodes: readonly NodeId[]): NodeId[] {
  if (!catalog.retired) return [...nodes]
  const standIns = standInsOf(catalog)
  const today = nodes.flatMap((node) => {
    const found = standIns.get(node) ?? [node]
    return found.length > 0 ? found : [node]
  })
  return [...new Set(today)]
}

/**
 * The nodes for which an answer counts: those that its node stands for; only one of these, where the item now assesses that one. An
 * item that went with a part of what was split says something of that part alone.
 */
export function nodesCredited(
  catalog: Catalog,
  { node, item }: Pick<AnswerEvidence, 'node' | 'item'>,
): NodeId[] {
  const nodes = currentNodes(catalog, [node])
  const assessed = nodes.length > 1 ? buildGraph(catalog).findItem(item)?.node : undefined
  return assessed !== undefined && nodes.includes(assessed) ? [assessed] : nodes
}
