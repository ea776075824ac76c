/** Inputs and oracles for the tests of the path. */
import type { Catalog, Module, NodeId } from '#engine/catalog.ts'
import { buildGraph, moduleRequires } from '#engine/competency.ts'
import { initialState } from '#engine/learner.ts'
import { estimate, statusOf, type Mastery } from '#engine/mastery.ts'
import type { PathChoice, Plan, PlanInput } from '#engine/path/plan.ts'

export const today = '2026-11-23'
export const at = `${today}T10:00:00.000Z`
export const hours = { minutesByWeekday: [40, 0, 40, 0, 40, 60, 0], exceptions: [] }

/** Mastery of someone who certainly has some nodes and certainly lacks the others. */
function having(catalog: Catalog, known: Iterable<NodeId>): Mastery {
  const held = new Set(known)
  const mastery = estimate(catalog, initialState(), at)
  for (const [node, estimated] of Object.entries(mastery)) {
    const p = held.has(node) ? 0.97 : 0.05
    mastery[node] = {
      ...estimated,
      p,
      low: p - 0.03,
      high: p + 0.03,
      entry: p,
      answers: 2,
      right: 1,
      basis: 'answers',
      status: statusOf(p),
    }
  }
  return mastery
}

/** What `planPath` needs, for someone who has some nodes; 180 minutes a week. */
export function inputFor(
  catalog: Catalog,
  known: Iterable<NodeId> = [],
  more: Partial<PlanInput> = {},
): PlanInput {
  const mastery = having(catalog, known)
  const track = catalog.tracks[0]!
  return { catalog, track, mastery, progress: {}, choices: [], availability: hours, today, ...more }
}

/** The steps of a plan in short: a project has a star. */
export const slugs = (plan: Plan) =>
  plan.steps.map(({ module, project }) => (project ? `${module}*` : module))
/** A choice of hers. */
export const choose = (module: string, choice: PathChoice['choice'], when = at): PathChoice => ({
  module,
  choice,
  at: when,
})

/** A set of nodes closed under prerequisites. */
export function closedSet(catalog: Catalog, random: () => number, share: number): NodeId[] {
  const graph = buildGraph(catalog)
  const known = new Set<NodeId>()
  for (const { id } of graph.nodes) {
    if (random() < share && graph.requires(id).every((needed) => known.has(needed))) known.add(id)
  }
  return [...known]
}

/** Whether the modules in this order bring the targets, each with what it asks for. */
export function bringsTargets(
  catalog: Catalog,
  known: readonly NodeId[],
  modules: readonly Module[],
): boolean {
  const has = new Set(known)
  for (const module of modules) {
    if (!moduleRequires(catalog, module).every((node) => has.has(node))) return false
    for (const node of module.teaches) has.add(node)
  }
  return catalog.tracks[0]!.targets.every((target) => has.has(target))
}
