/** Prerequisites that go round in a circle, found the same way on the server and while an edge is drawn. */
import type { NodeId } from '#engine/catalog.ts'

/** What each node needs directly. */
export type Requires = ReadonlyMap<NodeId, readonly NodeId[]>

/** The nodes of one cycle of prerequisites, each needed by the next; null when there is none. */
export function findLoop(requires: Requires): NodeId[] | null {
  const finished = new Set<NodeId>()
  const trail: NodeId[] = []
  const visit = (id: NodeId): NodeId[] | null => {
    if (finished.has(id)) return null
    const start = trail.indexOf(id)
    if (start >= 0) return trail.slice(start).reverse()
    trail.push(id)
    for (const needed of requires.get(id) ?? []) {
      const cycle = visit(needed)
      if (cycle) return cycle
    }
    trail.pop()
    finished.add(id)
    return null
  }
  for (const id of requires.keys()) {
    const cycle = visit(id)
    if (cycle) return cycle
  }
  return null
}

/** The cycle that one prerequisite more would close; null when it closes none. */
export function loopWith(requires: Requires, node: NodeId, needed: NodeId): NodeId[] | null {
  return findLoop(new Map([...requires, [node, [...(requires.get(node) ?? []), needed]]]))
}
