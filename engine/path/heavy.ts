/** What is better done in one go, and what each step of a path waits for: so much of it as its days follow from. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { PathStep } from '#engine/path/plan.ts'
import type { StepToLay } from '#engine/path/schedule.ts'

/** Modules whose exercises ask for code. */
const coded = new WeakMap<Catalog, ReadonlySet<string>>()

function modulesWithCode(catalog: Catalog): ReadonlySet<string> {
  const known = coded.get(catalog)
  if (known) return known
  const nodes = new Set(catalog.items.filter(({ kind }) => kind === 'code').map(({ node }) => node))
  const modules = catalog.modules.filter(({ teaches }) => teaches.some((node) => nodes.has(node)))
  const slugs = new Set(modules.map(({ slug }) => slug))
  coded.set(catalog, slugs)
  return slugs
}

/** Hard to take up again after a few minutes: a project, or a module whose exercises ask for code. */
export function isHeavyStep(
  catalog: Catalog,
  { module, project }: Pick<PathStep, 'module' | 'project'>,
): boolean {
  return project || modulesWithCode(catalog).has(module)
}

/**
 * Steps in order as they are laid. A module waits for those before it that bring what it builds on; a project, for its module and
 * for those that bring what its criteria ask for.
 */
export function stepsToLay(
  catalog: Catalog,
  steps: readonly (Pick<PathStep, 'module' | 'project' | 'gives' | 'remaining'> & {
    reason: Pick<PathStep['reason'], 'started'>
  })[],
): StepToLay[] {
  const graph = buildGraph(catalog)
  const bySlug = new Map(catalog.modules.map((module) => [module.slug, module]))
  /** Places of the steps so far, by what they bring and by their module. */
  const givers = new Map<NodeId, number[]>()
  const places = new Map<string, number>()
  return steps.map((step, place) => {
    const { project, remaining, reason } = step
    const laid = {
      minutes: remaining,
      heavy: isHeavyStep(catalog, step),
      begun: !project && reason.started,
    }
    const module = bySlug.get(step.module)
    const asked = project
      ? (module?.project?.criteria ?? []).map(({ node }) => node)
      : (module?.teaches ?? []).flatMap((node) => graph.requires(node))
    const waitsFor = new Set(asked.flatMap((node) => givers.get(node) ?? []))
    const own = project ? places.get(step.module) : undefined
    if (own !== undefined) waitsFor.add(own)
    if (!project) {
      places.set(step.module, place)
      for (const node of step.gives) givers.set(node, [...(givers.get(node) ?? []), place])
    }
    return module ? { ...laid, waitsFor: [...waitsFor] } : laid
  })
}
