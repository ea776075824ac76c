/** Which item comes next in practice, in a check, in a review: fresh ones first, near her level. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { Purpose } from '#engine/evidence.ts'
import type { Item } from '#engine/item.ts'
import type { LearnerState } from '#engine/learner.ts'
import { ownMastery } from '#engine/tracing.ts'

/** From these masteries on (her own answers on the node), medium and hard items suit her. */
export const mediumFrom = 0.5
export const hardFrom = 0.75

function suitedDifficulty(state: LearnerState, node: NodeId): number {
  const statistics = state.nodes[node]
  if (!statistics) return 1
  const p = ownMastery(statistics)
  return p >= hardFrom ? 3 : p >= mediumFrom ? 2 : 1
}

/**
 * The item to put next on some nodes, or null when all are excluded. The node with the fewest answers in this sitting comes first
 * (`exclude` holds the items of the sitting), then the item least seen, then nearest to her level, then longest ago. Checks and
 * reviews leave code to practice, unless nothing else is left.
 */
export function nextPracticeItem(
  catalog: Catalog,
  state: LearnerState,
  nodes: readonly NodeId[],
  purpose: Exclude<Purpose, 'diagnosis'>,
  exclude: readonly string[],
): Item | null {
  const graph = buildGraph(catalog)
  const excluded = new Set(exclude)
  const askedOn = (node: NodeId) => exclude.filter((id) => graph.findItem(id)?.node === node).length
  const rankOf = (item: Item) => {
    const history = state.items[item.id]
    const turn = askedOn(item.node)
    const setAside = purpose !== 'practice' && item.kind === 'code' ? 1 : 0
    const off = Math.abs(item.difficulty - (purpose === 'check' ? 2 : suitedDifficulty(state, item.node)))
    return { turn, setAside, seen: history?.seen ?? 0, off, lastAt: history?.lastAt ?? '', id: item.id }
  }
  const ranked = nodes
    .flatMap((node) => graph.itemsOf(node))
    .filter((item) => !excluded.has(item.id))
    .map((item) => ({ item, rank: rankOf(item) }))
    .sort(
      ({ rank: a }, { rank: b }) =>
        a.setAside - b.setAside ||
        a.turn - b.turn ||
        a.seen - b.seen ||
        a.off - b.off ||
        (a.lastAt < b.lastAt ? -1 : a.lastAt > b.lastAt ? 1 : 0) ||
        (a.id < b.id ? -1 : 1),
    )
  return ranked[0]?.item ?? null
}
