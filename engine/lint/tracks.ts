/** What tracks need and whether it can be reached; what no track needs; prerequisites that say nothing new. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { nodeOf } from '#engine/competency.ts'
import type { Report } from '#engine/lint.ts'

/** These nodes and all that they need. Ends in a circle too. */
function withNeeds(nodes: readonly NodeId[], requires: Map<NodeId, NodeId[]>): Set<NodeId> {
  const needed = new Set(nodes)
  for (const node of needed) for (const before of requires.get(node) ?? []) needed.add(before)
  return needed
}

/** Tracks whose targets need what nothing teaches, or whose milestones lead elsewhere; competencies in no track. */
export function lintTracks(
  { competencies, modules, tracks }: Catalog,
  nodes: Set<NodeId>,
  requires: Map<NodeId, NodeId[]>,
  report: Report,
) {
  const taught = new Set(modules.flatMap(({ teaches }) => teaches))
  const inTracks = new Set<NodeId>()
  for (const { slug, targets, milestones } of tracks) {
    const needed = withNeeds(targets, requires)
    for (const node of needed) {
      inTracks.add(node)
      if (nodes.has(node) && !taught.has(node))
        report('unreachable-target', 'track', slug, `needs ${node}, which no module teaches`, {
          about: [node],
        })
    }
    for (const milestone of milestones) {
      for (const node of milestone.nodes)
        if (nodes.has(node) && !needed.has(node))
          report(
            'milestone-outside',
            'track',
            slug,
            `milestone ${milestone.slug} has ${node}, which no target needs`,
            { about: [node] },
          )
    }
  }
  for (const { slug, levels } of competencies) {
    if (levels.length > 0 && !levels.some((_, i) => inTracks.has(nodeOf(slug, i + 1))))
      report('no-track', 'competency', slug, 'no track needs it')
  }
}

/** Prerequisites that follow from others of the same level; only where there is no circle. */
export function lintRedundant(
  { competencies }: Catalog,
  nodes: Set<NodeId>,
  requires: Map<NodeId, NodeId[]>,
  report: Report,
) {
  for (const { slug, levels } of competencies) {
    levels.forEach((level, i) => {
      const node = nodeOf(slug, i + 1)
      const all = requires.get(node) ?? []
      for (const needed of new Set(level.requires)) {
        const by = all.find((other) => other !== needed && withNeeds([other], requires).has(needed))
        const below = i > 0 && needed === nodeOf(slug, i)
        if (nodes.has(needed) && (by !== undefined || below))
          report(
            'redundant-prerequisite',
            'node',
            node,
            `requires ${needed}, which ${by ?? 'its place'} implies`,
            { about: [needed] },
          )
      }
    })
  }
}
