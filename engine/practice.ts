/** Which item comes next in practice, in a check, in a review: fresh ones first, near her level. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { informationOf } from '#engine/diagnosis.ts'
import type { Purpose } from '#engine/evidence.ts'
import type { Item } from '#engine/item.ts'
import type { LearnerState } from '#engine/learner.ts'
import { ownMastery } from '#engine/tracing.ts'

/** In a check, differences of information below this many bits count as none. */
const sameInformation = 0.05

/** From these masteries on (her own answers on the node), medium and hard items suit her. */
export const mediumFrom = 0.5
export const hardFrom = 0.75

function offLevel(state: LearnerState, item: Item): number {
  const statistics = state.nodes[item.node]
  const p = statistics ? ownMastery(statistics) : 0
  return Math.abs(item.difficulty - (p >= hardFrom ? 3 : p >= mediumFrom ? 2 : 1))
}

/** How little the item would tell about a node of which she is thought to know little: what a lucky guess hides. */
function uninformative(item: Item): number {
  return -Math.round(informationOf(item, 0.3) / sameInformation)
}

/**
 * The item to put next on some nodes, or null when all are excluded. The node with the fewest answers in this sitting comes first
 * (`exclude` holds the items of the sitting), then the item least seen, then nearest to her level (in a check: the one that tells
 * most, so that a few are enough), then longest ago. Checks and reviews leave code to practice, unless nothing else is left.
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
    const off = purpose === 'check' ? uninformative(item) : offLevel(state, item)
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
