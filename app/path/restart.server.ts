/** Easing back in after an absence: a few questions on what the next step builds on, and on nothing else. */
import type { LearnerPath } from '#app/path/path.server.ts'
import type { NodeId } from '#engine/catalog.ts'
import { moduleRequires } from '#engine/competency.ts'
import { heldNodes } from '#engine/path/needs.ts'

/** Questions on one node, and in all. */
const itemsPerNode = 2
const mostItems = 5

/** What the next step builds on and she has, the most faded first. */
export function restartNodes({ catalog, plan, input }: LearnerPath): NodeId[] {
  const module = catalog.modules.find(({ slug }) => slug === plan.steps[0]?.module)
  if (!module) return []
  const held = heldNodes(catalog, input.mastery, input.progress)
  const retention = (node: NodeId) => input.mastery[node]?.retention ?? 1
  return moduleRequires(catalog, module)
    .filter((node) => held.has(node))
    .sort((a, b) => retention(a) - retention(b))
}

/** How many questions a restart asks; 0 when the next step asks for nothing that she has. */
export function restartItems(path: LearnerPath): number {
  return Math.min(mostItems, restartNodes(path).length * itemsPerNode)
}
