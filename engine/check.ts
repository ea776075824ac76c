/** The short check at the end of a module: how long it is, when to offer it, and when it is passed. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { LearnerState } from '#engine/learner.ts'
import { masteredFrom, type Mastery } from '#engine/mastery.ts'
import { ownMastery } from '#engine/tracing.ts'

/** Items of a check for each node; a module with one node asks one more, so that one slip does not decide. */
export const itemsPerNode = 3
/** Right answers over asked that pass a node which is at least more likely mastered than not. */
export const passShare = 0.75
export const passLikelihood = 0.5
/** Practice answers on each node before a check is proposed; she may take it earlier. */
export const practisedFrom = 2

/** Number of items of a check on these nodes. */
export function checkLength(nodes: readonly NodeId[]): number {
  return nodes.length === 1 ? itemsPerNode + 1 : nodes.length * itemsPerNode
}

/** Whether practice has shown enough to propose the check. `practised`: items answered in practice of the module. */
export function isReadyForCheck(
  catalog: Catalog,
  state: LearnerState,
  nodes: readonly NodeId[],
  practised: readonly string[],
): boolean {
  const graph = buildGraph(catalog)
  return nodes.every((node) => {
    const answers = practised.filter((item) => graph.findItem(item)?.node === node).length
    const statistics = state.nodes[node]
    return answers >= practisedFrom && statistics !== undefined && ownMastery(statistics) >= masteredFrom
  })
}

export interface CheckedNode {
  node: NodeId
  asked: number
  right: number
  passed: boolean
}

/**
 * What a check says of each node: passed when mastery crossed its threshold, or when at least three answers in four were right
 * and the node is more likely mastered than not. The check is passed when every node is.
 */
export function judgeCheck(
  mastery: Mastery,
  nodes: readonly NodeId[],
  answers: readonly { node: NodeId; correct: boolean }[],
): { passed: boolean; nodes: CheckedNode[] } {
  const checked = nodes.map((node): CheckedNode => {
    const own = answers.filter((answer) => answer.node === node)
    const right = own.filter(({ correct }) => correct).length
    const p = mastery[node]?.p ?? 0
    const mostlyRight = own.length > 0 && right / own.length >= passShare
    return {
      node,
      asked: own.length,
      right,
      passed: p >= masteredFrom || (mostlyRight && p >= passLikelihood),
    }
  })
  return { passed: checked.every(({ passed }) => passed), nodes: checked }
}
