/** The short test at the end of a module, or after "I know this": when it ends, and whether it shows what it asks about. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import type { LearnerState } from '#engine/learner.ts'
import { estimate, masteredFrom } from '#engine/mastery.ts'

/** Items on each node: at least, so that one lucky answer is not enough; at most, so that it stays short. */
export const itemsPerNode = { least: 2, most: 4 }

export interface CheckVerdict {
  done: boolean
  /** Every node is mastered: only then is the check passed. */
  passed: boolean
  /** Nodes shown, in the order given. */
  shown: NodeId[]
  /** Nodes to ask about still; hand them to `nextPracticeItem`. */
  open: NodeId[]
}

/**
 * Where a check stands after the answers of its sitting, all of them already observed in `state`. A node is shown when she masters
 * it as far as everything known of her says, after at least two answers.
 */
export function judgeCheck(
  catalog: Catalog,
  state: LearnerState,
  nodes: readonly NodeId[],
  sitting: readonly { node: NodeId }[],
  at: string,
): CheckVerdict {
  const mastery = estimate(catalog, state, at)
  const asked = (node: NodeId) => sitting.filter((answer) => answer.node === node).length
  const shown = nodes.filter(
    (node) => asked(node) >= itemsPerNode.least && (mastery[node]?.p ?? 0) >= masteredFrom,
  )
  const open = nodes.filter((node) => !shown.includes(node) && asked(node) < itemsPerNode.most)
  const done = open.length === 0
  return { done, passed: done && shown.length === nodes.length, shown, open }
}
