/** What the next steps stand on, weakest first: where a talk with somebody helps most. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph, moduleRequires } from '#engine/competency.ts'
import type { Mastery, NodeEstimate } from '#engine/mastery.ts'
import type { PathStep } from '#engine/path/plan.ts'

/** Steps that count as what comes next. */
const stepsAhead = 3

export interface Footing {
  node: NodeId
  /** P(she masters it now). */
  p: number
  status: NodeEstimate['status']
  basis: NodeEstimate['basis']
  /** The first of the next steps that stands on it. */
  module: string
}

/**
 * The `most` weakest prerequisites of the next steps: of what they need directly, and no step of the path brings before, those
 * of the lowest mastery; where these are too few, of what those need in turn. Equal ones in the order in which they are needed.
 */
export function weakestFooting(
  catalog: Catalog,
  mastery: Mastery,
  steps: readonly Pick<PathStep, 'module' | 'project' | 'gives'>[],
  most: number,
): Footing[] {
  const graph = buildGraph(catalog)
  const brought = new Set(steps.flatMap(({ gives }) => gives))
  const next = steps.filter(({ project }) => !project).slice(0, stepsAhead)
  const found = new Map<NodeId, string>()
  let layer = next.flatMap(({ module: slug }) => {
    const module = catalog.modules.find((one) => one.slug === slug)
    return module ? moduleRequires(catalog, module).map((node) => ({ node, slug })) : []
  })
  const footings: Footing[] = []
  while (layer.length > 0 && footings.length < most) {
    const fresh = layer.filter(({ node }) => !found.has(node))
    const own = new Map<NodeId, string>()
    for (const { node, slug } of fresh) if (!own.has(node)) own.set(node, slug)
    for (const [node, slug] of own) found.set(node, slug)
    const weakest = [...own]
      .filter(([node]) => !brought.has(node))
      .map(([node, module]): Footing => {
        const known = mastery[node]
        return {
          ...{ node, module, p: known?.p ?? 0 },
          status: known?.status ?? 'not-yet',
          basis: known?.basis ?? 'prior',
        }
      })
      .sort((a, b) => a.p - b.p)
    footings.push(...weakest)
    layer = [...own].flatMap(([node, slug]) => graph.requires(node).map((needed) => ({ node: needed, slug })))
  }
  return footings.slice(0, most)
}
