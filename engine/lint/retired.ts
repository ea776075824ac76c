/** Nodes that are no more: whether they are gone, and whether what stands for them exists. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { listNodes } from '#engine/competency.ts'
import type { LintFinding, Report } from '#engine/lint.ts'

/** Retired nodes that are still there, whose equivalents are unknown, or that stand for each other. */
export function lintRetired({ retired = [] }: Catalog, nodes: Set<NodeId>, report: Report) {
  const equivalents = new Map(retired.map(({ node, equivalent }) => [node, equivalent]))
  const told = new Set<NodeId>()
  for (const { node, equivalent } of retired) {
    if (nodes.has(node)) report('retired-used', 'retirement', node, 'retired, and still in the catalogue')
    for (const one of equivalent)
      if (!nodes.has(one) && !equivalents.has(one))
        report('retired-unknown', 'retirement', node, `stands for ${one}, which does not exist`, {
          about: [one],
        })
    const reached = new Set(equivalent)
    for (const one of reached) for (const next of equivalents.get(one) ?? []) reached.add(next)
    if (reached.has(node) && !told.has(node))
      report('retired-circle', 'retirement', node, 'stands for itself')
    if (reached.has(node)) for (const one of reached) told.add(one)
  }
}

/**
 * What may not become of the nodes of a published revision: gone without being retired, so that what learners showed is lost
 * without a word; or back after they were retired.
 */
export function lintRevision(before: Catalog, after: Catalog): LintFinding[] {
  const now = new Set(listNodes(after))
  const retired = new Set((after.retired ?? []).map(({ node }) => node))
  const finding = (rule: LintFinding['rule'], slug: NodeId, detail: string): LintFinding => ({
    rule,
    where: { kind: 'node', slug },
    detail,
  })
  return [
    ...listNodes(before)
      .filter((node) => !now.has(node) && !retired.has(node))
      .map((node) => finding('vanished', node, 'gone without being retired')),
    ...(before.retired ?? [])
      .filter(({ node }) => now.has(node))
      .map(({ node }) => finding('comes-back', node, 'was retired: its name cannot mean something else')),
  ]
}
