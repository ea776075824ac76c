/**
 * Which modules: the fewest minutes that bring all wanted nodes, with the prerequisites of whatever is taught. The search is that of
 * engine/selection, with steps instead of a clock; small problems are proved.
 */
import type { Catalog, Module, NodeId } from '#engine/catalog.ts'
import { buildGraph, moduleRequires } from '#engine/competency.ts'
import type { Needs } from '#engine/path/needs.ts'
import type { KnownPlan } from '#engine/path/plan.ts'
import { chooseAgain } from '#engine/selection/again.ts'
import { chooseFewest, proveFewest } from '#engine/selection/fewest.ts'
import { listsOf, problemOf, type Stated } from '#engine/selection/problem.ts'

/** Looks of the search at what is spent, not seconds: the same on every machine. */
const searchLooks = 20
/** The same for a plan that is chosen again where no proof is to be had. */
const againLooks = 60
/** Of choices with equal minutes, the one of shorter modules: what a minute more in one module adds, in shares of its minutes. */
const shorterFirst = 1e-6
/** A module she knows from the previous plan is kept if another choice saves less than this share of its minutes. */
export const keepTolerance = 0.04

/** The candidates that can be done one after another, in rounds; each once all it requires is there. */
export function executable<T extends { gives: readonly NodeId[]; requires: readonly NodeId[] }>(
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

/** Modules and nodes as numbers of a statement, and the problem that it comes down to. */
export interface Cover extends Stated {
  /** Chosen modules of the problem, as modules. */
  modulesOf(chosen: Uint8Array): Module[]
  /** The node of a fact of the problem; undefined for what stands for a wish. */
  nodeOf(fact: number): NodeId | undefined
}

/** The problem of bringing nodes by some modules. `wished`: modules that are to be among them. */
export function coverOf(
  catalog: Catalog,
  has: (node: NodeId) => boolean,
  modules: readonly { module: Module; weight: number }[],
  goals: readonly NodeId[],
  wished: readonly Module[] = [],
): Cover {
  const nodes = buildGraph(catalog).nodes.map(({ id }) => id)
  const factOf = new Map(nodes.map((node, fact) => [node, fact]))
  const factsOf = (of: readonly NodeId[]) => of.map((node) => factOf.get(node)!)
  // A module that is wished for brings a fact of its own that is a goal.
  const own = new Map(wished.map((module, i) => [module, nodes.length + i]))
  const facts = nodes.length + wished.length
  const stated = problemOf({
    facts,
    minutes: Float64Array.from(modules, ({ weight }) => weight),
    teaches: listsOf(
      modules.map(({ module }) => [
        ...factsOf(module.teaches),
        ...(own.has(module) ? [own.get(module)!] : []),
      ]),
    ),
    requires: listsOf(modules.map(({ module }) => factsOf(moduleRequires(catalog, module)))),
    held: Uint8Array.from({ length: facts }, (_, fact) => (fact < nodes.length && has(nodes[fact]!) ? 1 : 0)),
    goals: [...factsOf(goals), ...own.values()],
  })
  const { moduleOf, factOf: statedFact } = stated.problem
  return {
    ...stated,
    modulesOf: (chosen) => [...moduleOf].filter((_, m) => chosen[m]).map((m) => modules[m]!.module),
    nodeOf: (fact) => nodes[statedFact[fact]!],
  }
}

/** Modules that may be on her path: not skipped, and bringing something that she lacks. */
export function candidates(catalog: Catalog, { held, assumed, choices }: Needs): Module[] {
  const has = (node: NodeId) => held.has(node) || assumed.has(node)
  return catalog.modules.filter(
    ({ slug, teaches }) => choices.get(slug) !== 'skip' && teaches.some((node) => !has(node)),
  )
}

/** She put it first or took it instead of another: it is on the path as long as it brings something wanted. */
const isWished = (needs: Needs, { slug, teaches }: Module) =>
  ['first', 'prefer'].includes(needs.choices.get(slug) ?? '') &&
  teaches.some((node) => needs.wanted.has(node))

/**
 * Modules that bring everything wanted, in no particular order. Skipped modules are left out; what she put first or prefers is in, if
 * it brings something wanted. Modules of the previous plan are kept within `keepTolerance`; where that cannot be proved for there are
 * too many modules, the search that gives up little of a plan (engine/selection/again.ts) has the first word. `cost`: minutes still to
 * come. Throws when the prerequisites of modules go round in a circle that no module breaks: bad content.
 */
export function chooseModules(
  input: { catalog: Catalog; previous?: KnownPlan },
  needs: Needs,
  cost: (module: Module) => number,
): Module[] {
  if (needs.wanted.size === 0) return []
  const { catalog, previous } = input
  const known = placesIn(previous)
  const has = (node: NodeId) => needs.held.has(node) || needs.assumed.has(node)
  const modules = candidates(catalog, needs)
    .map((module) => {
      const minutes = Math.max(1, cost(module))
      return { module, minutes, kept: known.has(module.slug) ? minutes * (1 - keepTolerance) : minutes }
    })
    .sort((a, b) => a.kept - b.kept || (a.module.slug < b.module.slug ? -1 : 1))
  const wished = modules.map(({ module }) => module).filter((module) => isWished(needs, module))
  const coverBy = (weightOf: (one: (typeof modules)[number]) => number) =>
    coverOf(
      catalog,
      has,
      modules.map((one) => ({ module: one.module, weight: weightOf(one) })),
      [...needs.wanted],
      wished,
    )
  const near = coverBy(({ kept }) => kept * (1 + shorterFirst * kept))
  if (near.unreachable.length > 0) throw new Error('no set of modules brings what this track needs')
  let looks = 0
  const spent = () => looks++ / searchLooks
  const proof = proveFewest(near.problem, spent)
  if (proof.proved || known.size === 0) return near.modulesOf(chooseFewest(near.problem, spent, proof))
  const plain = coverBy(({ minutes }) => minutes)
  const places = Float64Array.from(
    plain.problem.moduleOf,
    (m) => known.get(modules[m]!.module.slug) ?? Infinity,
  )
  let further = 0
  const again = plain.modulesOf(chooseAgain(plain.problem, places, () => further++ / againLooks))
  if (again.every(({ slug }) => known.has(slug))) return again
  // It keeps the order too, which may cost more than the modules it saves: then as if there were a proof.
  const keptOf = new Map(modules.map(({ module, kept }) => [module, kept]))
  const sumOf = (chosen: readonly Module[]) => chosen.reduce((sum, one) => sum + (keptOf.get(one) ?? 0), 0)
  const anew = near.modulesOf(chooseFewest(near.problem, spent, proof))
  return sumOf(again) <= sumOf(anew) ? again : anew
}

/** By module of a plan, its place among the modules. */
function placesIn(plan: KnownPlan | undefined): Map<string, number> {
  const modules = plan?.steps.filter(({ project }) => !project) ?? []
  return new Map(modules.map(({ module }, place) => [module, place]))
}
