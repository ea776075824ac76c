/**
 * Which modules: the fewest minutes that bring all wanted nodes, with the prerequisites of whatever is taught. The search is that of
 * engine/selection, with steps instead of a clock; small problems are proved.
 */
import type { Catalog, Module, NodeId } from '#engine/catalog.ts'
import { buildGraph, moduleRequires } from '#engine/competency.ts'
import type { Needs } from '#engine/path/needs.ts'
import type { Plan } from '#engine/path/plan.ts'
import { chooseFewest } from '#engine/selection/fewest.ts'
import { listsOf, problemOf } from '#engine/selection/problem.ts'

/** Looks of the search at what is spent, not seconds: the same on every machine. */
const searchLooks = 20
/** Of choices with equal minutes, the one of shorter modules: what a minute more in one module adds, in shares of its minutes. */
const shorterFirst = 1e-6
/** A module she knows from the previous plan is kept if another choice saves less than this share of its minutes. */
export const keepTolerance = 0.04

/** The candidates that can be done one after another, in rounds; each once all it requires is there. */
export function executable<T extends { gives: NodeId[]; requires: NodeId[] }>(
  selected: readonly T[],
  has: (node: NodeId) => boolean,
): { order: T[]; stuck: T[] } {
  const given = new Set<NodeId>()
  const order: T[] = []
  let stuck = [...selected]
  for (;;) {
    const ready = stuck.filter(({ requires }) => requires.every((node) => has(node) || given.has(node)))
    if (ready.length === 0) return { order, stuck }
    order.push(...ready)
    for (const { gives } of ready) for (const node of gives) given.add(node)
    stuck = stuck.filter((one) => !ready.includes(one))
  }
}

/**
 * Modules that bring everything wanted, in no particular order. Skipped modules are left out, preferred ones that bring something
 * wanted are in; modules of the previous plan are kept within `keepTolerance`. `cost`: minutes still to come. Throws when the
 * prerequisites of modules go round in a circle that no module breaks: bad content.
 */
export function chooseModules(
  input: { catalog: Catalog; previous?: Plan },
  needs: Needs,
  cost: (module: Module) => number,
): Module[] {
  if (needs.wanted.size === 0) return []
  const { catalog, previous } = input
  const known = new Set(previous?.steps.map((step) => step.module))
  const has = (node: NodeId) => needs.held.has(node) || needs.assumed.has(node)
  const modules = catalog.modules
    .filter(({ slug, teaches }) => needs.choices.get(slug) !== 'skip' && teaches.some((node) => !has(node)))
    .map((module) => {
      const minutes = Math.max(1, cost(module))
      return { module, weight: known.has(module.slug) ? minutes * (1 - keepTolerance) : minutes }
    })
    .sort((a, b) => a.weight - b.weight || (a.module.slug < b.module.slug ? -1 : 1))
  const nodes = buildGraph(catalog).nodes.map(({ id }) => id)
  const factOf = new Map(nodes.map((node, fact) => [node, fact]))
  const factsOf = (of: readonly NodeId[]) => of.map((node) => factOf.get(node)!)
  const preferred = modules.filter(
    ({ module }) =>
      needs.choices.get(module.slug) === 'prefer' && module.teaches.some((node) => needs.wanted.has(node)),
  )
  // A preferred module brings a fact of its own that is a goal.
  const own = new Map(preferred.map(({ module }, i) => [module, nodes.length + i]))
  const facts = nodes.length + preferred.length
  const { problem, unreachable } = problemOf({
    facts,
    minutes: Float64Array.from(modules, ({ weight }) => weight * (1 + shorterFirst * weight)),
    teaches: listsOf(
      modules.map(({ module }) => [
        ...factsOf(module.teaches),
        ...(own.has(module) ? [own.get(module)!] : []),
      ]),
    ),
    requires: listsOf(modules.map(({ module }) => factsOf(moduleRequires(catalog, module)))),
    held: Uint8Array.from({ length: facts }, (_, fact) => (fact < nodes.length && has(nodes[fact]!) ? 1 : 0)),
    goals: [...factsOf([...needs.wanted]), ...own.values()],
  })
  if (unreachable.length > 0) throw new Error('no set of modules brings what this track needs')
  let looks = 0
  const chosen = chooseFewest(problem, () => looks++ / searchLooks)
  return [...problem.moduleOf].filter((_, m) => chosen[m]).map((m) => modules[m]!.module)
}
