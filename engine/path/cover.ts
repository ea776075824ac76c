/**
 * Which modules: the fewest minutes that bring all wanted nodes, with the prerequisites of whatever is taught. This is set cover
 * with prerequisites (delete-free planning, NP-hard): a greedy start (V. Chvátal, 1979) with what is superfluous pruned, then
 * branch and bound. Exact within `searchBudget` steps, which catalogues of some 60 modules stay far below.
 */
import type { Catalog, Module, NodeId } from '#engine/catalog.ts'
import { moduleRequires } from '#engine/competency.ts'
import type { Needs } from '#engine/path/needs.ts'
import type { Plan } from '#engine/path/plan.ts'

/** Steps of the search, not seconds: the same on every machine. */
export const searchBudget = 20_000
/** A module she knows from the previous plan is kept if another choice saves less than this share of its minutes. */
export const keepTolerance = 0.04

interface Candidate {
  module: Module
  slug: string
  gives: NodeId[]
  requires: NodeId[]
  cost: number
}

interface Problem {
  candidates: Candidate[]
  byNode: Map<NodeId, Candidate[]>
  wanted: NodeId[]
  has: (node: NodeId) => boolean
}

const byCost = (a: Candidate, b: Candidate) => a.cost - b.cost || (a.slug < b.slug ? -1 : 1)

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

/** Nodes that are wanted or required by what is selected, and given by nothing selected. */
function unmet(problem: Problem, selected: readonly Candidate[]): NodeId[] {
  const given = new Set(selected.flatMap(({ gives }) => gives))
  const needed = new Set([...problem.wanted, ...selected.flatMap(({ requires }) => requires)])
  return [...needed].filter((node) => !problem.has(node) && !given.has(node))
}

const isSound = (problem: Problem, selected: readonly Candidate[]) =>
  unmet(problem, selected).length === 0 && executable(selected, problem.has).stuck.length === 0

const costOf = (selected: readonly Candidate[]) => selected.reduce((sum, { cost }) => sum + cost, 0)

/** Modules outside the selection that could free what is stuck in a circle of requirements. */
function freeing(problem: Problem, selected: readonly Candidate[], stuck: readonly Candidate[]): Candidate[] {
  const done = new Set(executable(selected, problem.has).order.flatMap(({ gives }) => gives))
  const missing = new Set(
    stuck.flatMap(({ requires }) => requires).filter((node) => !problem.has(node) && !done.has(node)),
  )
  return [...new Set([...missing].flatMap((node) => problem.byNode.get(node) ?? []))].filter(
    (candidate) => !selected.includes(candidate),
  )
}

/** With every module that is the only one to give something needed: in any solution, so never in question. */
function withIndispensable(problem: Problem, forced: readonly Candidate[]): Candidate[] {
  const selected = new Set(forced)
  for (;;) {
    const only = unmet(problem, [...selected]).flatMap((node) => {
      const [one, another] = problem.byNode.get(node) ?? []
      return one && !another ? [one] : []
    })
    if (only.length === 0) return [...selected]
    for (const one of only) selected.add(one)
  }
}

function greedy(problem: Problem, forced: readonly Candidate[]): Candidate[] | null {
  let selected = [...forced]
  for (;;) {
    const open = new Set(unmet(problem, selected))
    const { stuck } = executable(selected, problem.has)
    if (open.size === 0 && stuck.length === 0) break
    const options =
      open.size > 0
        ? problem.candidates.filter(
            (one) => !selected.includes(one) && one.gives.some((node) => open.has(node)),
          )
        : freeing(problem, selected, stuck)
    const share = (one: Candidate) =>
      one.cost / Math.max(1, one.gives.filter((node) => open.has(node)).length)
    const [best] = options.sort((a, b) => share(a) - share(b) || byCost(a, b))
    if (!best) return null
    selected.push(best)
  }
  for (const one of [...selected].sort((a, b) => byCost(b, a))) {
    if (forced.includes(one)) continue
    const without = selected.filter((other) => other !== one)
    if (isSound(problem, without)) selected = without
  }
  return selected
}

/** Least cost of what is unmet: each node pays the cheapest share of a module that gives it. Never above the true cost. */
function lowerBound(problem: Problem, open: readonly NodeId[], barred: ReadonlySet<Candidate>): number {
  const isOpen = new Set(open)
  let bound = 0
  for (const node of open) {
    let least = Infinity
    for (const one of problem.byNode.get(node) ?? []) {
      if (barred.has(one)) continue
      least = Math.min(least, one.cost / one.gives.filter((other) => isOpen.has(other)).length)
    }
    bound += least
  }
  return bound
}

function branchAndBound(
  problem: Problem,
  forced: readonly Candidate[],
  start: Candidate[] | null,
): Candidate[] | null {
  let best = start
  let bestCost = start ? costOf(start) : Infinity
  let steps = 0
  const search = (selected: Candidate[], cost: number, barred: Set<Candidate>) => {
    steps += 1
    if (steps > searchBudget) return
    const open = unmet(problem, selected)
    if (cost + lowerBound(problem, open, barred) > bestCost - 1e-6) return
    let options: Candidate[]
    if (open.length > 0) {
      const allowed = (node: NodeId) => (problem.byNode.get(node) ?? []).filter((one) => !barred.has(one))
      options = open.map(allowed).reduce((fewest, list) => (list.length < fewest.length ? list : fewest))
    } else {
      const { stuck } = executable(selected, problem.has)
      if (stuck.length === 0) {
        best = selected
        bestCost = cost
        return
      }
      options = freeing(problem, selected, stuck).filter((one) => !barred.has(one))
    }
    const barredNow = new Set(barred)
    for (const one of [...options].sort(byCost)) {
      search([...selected, one], cost + one.cost, barredNow)
      barredNow.add(one)
    }
  }
  search([...forced], costOf(forced), new Set())
  return best
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
  const candidates = catalog.modules
    .filter(({ slug }) => needs.choices.get(slug) !== 'skip')
    .map((module): Candidate => {
      const minutes = Math.max(1, cost(module))
      return {
        module,
        slug: module.slug,
        gives: module.teaches.filter((node) => !has(node)),
        requires: moduleRequires(catalog, module).filter((node) => !has(node)),
        cost: known.has(module.slug) ? minutes * (1 - keepTolerance) : minutes,
      }
    })
    .filter(({ gives }) => gives.length > 0)
    .sort(byCost)
  const byNode = new Map<NodeId, Candidate[]>()
  for (const one of candidates)
    for (const node of one.gives) byNode.set(node, [...(byNode.get(node) ?? []), one])
  const problem: Problem = { candidates, byNode, wanted: [...needs.wanted], has }
  const forced = candidates.filter(
    ({ slug, gives }) => needs.choices.get(slug) === 'prefer' && gives.some((node) => needs.wanted.has(node)),
  )
  const sure = withIndispensable(problem, forced)
  const chosen = branchAndBound(problem, sure, greedy(problem, sure))
  if (!chosen) throw new Error('no set of modules brings what this track needs')
  return chosen.map(({ module }) => module)
}
