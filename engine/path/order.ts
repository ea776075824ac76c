/**
 * In which order: prerequisites first; then her own choices, what she put first last before all; then what is begun; then the order she knows from the previous plan;
 * then milestone by milestone, each prerequisite right before what needs it (a depth-first walk from the milestones).
 */
import type { Catalog, Module, NodeId, Track } from '#engine/catalog.ts'
import { moduleRequires } from '#engine/competency.ts'
import { executable } from '#engine/path/cover.ts'
import type { Needs } from '#engine/path/needs.ts'
import type { KnownPlan, Progress } from '#engine/path/plan.ts'

/** Larger than any place in a path. */
const far = 1e6

/** For each module those that must come before it, in an order that can be carried out. */
function precedence(catalog: Catalog, needs: Needs, modules: readonly Module[]): Map<Module, Module[]> {
  const has = (node: NodeId) => needs.held.has(node) || needs.assumed.has(node)
  const entries = modules.map((module) => ({
    module,
    gives: module.teaches,
    requires: moduleRequires(catalog, module),
  }))
  const giver = new Map<NodeId, Module>()
  const before = new Map<Module, Module[]>()
  // What she put first stands on itself where it can, not on a module of later that brings the same.
  const first = executable(
    entries.filter(({ module }) => needs.turns.has(module.slug)),
    has,
  ).order
  const given = new Set(first.flatMap(({ gives }) => gives))
  const others = entries.filter((entry) => !first.includes(entry))
  const { order } = executable(others, (node) => has(node) || given.has(node))
  for (const { module, gives, requires } of [...first, ...order]) {
    const givers = requires.filter((node) => !has(node)).flatMap((node) => giver.get(node) ?? [])
    before.set(module, [...new Set(givers)])
    for (const node of gives) if (!giver.has(node)) giver.set(node, module)
  }
  return before
}

/** Milestone by milestone, each module right after what it needs. */
function byMilestone(track: Track, modules: readonly Module[], before: Map<Module, Module[]>): Module[] {
  const placed = new Set<Module>()
  const place = (module: Module) => {
    if (placed.has(module)) return
    before.get(module)?.forEach(place)
    placed.add(module)
  }
  const goals = [...track.milestones.flatMap(({ nodes }) => nodes), ...track.targets]
  for (const node of goals) modules.filter(({ teaches }) => teaches.includes(node)).forEach(place)
  modules.forEach(place)
  return [...placed]
}

/**
 * Places by module: those of the previous plan, new modules right before what follows them otherwise, but never before what
 * they need: that would draw forward what has its place.
 */
function places(
  ordinary: readonly Module[],
  before: ReadonlyMap<Module, readonly Module[]>,
  previous: KnownPlan | undefined,
): Map<Module, number> {
  const known = new Map<string, number>()
  previous?.steps.forEach((step, i) => {
    if (!known.has(step.module)) known.set(step.module, i)
  })
  const result = new Map<Module, number>()
  let next = known.size > 0 ? known.size + ordinary.length : 0
  for (const module of [...ordinary].reverse()) {
    const place = known.get(module.slug)
    next = place ?? next - 1 / (1 + ordinary.length)
    result.set(module, next)
  }
  for (const module of ordinary) {
    if (known.has(module.slug)) continue
    const needs = (before.get(module) ?? []).map((needed) => result.get(needed) ?? 0)
    result.set(
      module,
      Math.max(result.get(module) ?? 0, ...needs.map((place) => place + 1 / (2 + ordinary.length))),
    )
  }
  return result
}

/** The modules in the order of the path. */
export function orderModules(
  input: { catalog: Catalog; track: Track; progress: Progress; previous?: KnownPlan },
  needs: Needs,
  modules: readonly Module[],
): Module[] {
  const before = precedence(input.catalog, needs, modules)
  const carriedOut = [...before.keys()]
  const ordinary = byMilestone(input.track, carriedOut, before)
  const key = places(ordinary, before, input.previous)
  const later = new Set<Module>()
  for (const module of carriedOut) {
    const choice = needs.choices.get(module.slug)
    const waits = before.get(module)?.some((needed) => later.has(needed)) ?? false
    if (choice === 'later' || waits) later.add(module)
    const started = (input.progress[module.slug]?.minutesSpent ?? 0) > 0
    const turn = needs.turns.get(module.slug)
    const shift =
      turn !== undefined ? -far * (2 + needs.turns.size - turn) : later.has(module) ? far : started ? -far : 0
    key.set(module, (key.get(module) ?? 0) + shift)
  }
  const urgency = new Map(key)
  for (const module of [...carriedOut].reverse()) {
    for (const needed of before.get(module) ?? []) {
      urgency.set(needed, Math.min(urgency.get(needed) ?? 0, urgency.get(module) ?? 0))
    }
  }
  const rank = new Map(ordinary.map((module, i) => [module, i]))
  const placeOf = (module: Module) => [urgency.get(module) ?? 0, key.get(module) ?? 0, rank.get(module) ?? 0]
  const left = new Set(ordinary)
  const result: Module[] = []
  while (left.size > 0) {
    const ready = [...left].filter((module) => !before.get(module)?.some((needed) => left.has(needed)))
    const [next] = ready.sort((a, b) => {
      const [x, y] = [placeOf(a), placeOf(b)]
      return x.map((value, i) => value - (y[i] ?? 0)).find((difference) => difference !== 0) ?? 0
    })
    if (!next) break
    result.push(next)
    left.delete(next)
  }
  return result
}
