/** What is better done in one go, and what each step of a path waits for: so much of it as its days follow from. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { moduleRequires } from '#engine/competency.ts'
import type { PathStep } from '#engine/path/plan.ts'
import type { StepToLay } from '#engine/path/schedule.ts'

/** Nodes with exercises of code. */
const coded = new WeakMap<Catalog, ReadonlySet<NodeId>>()

function nodesWithCode(catalog: Catalog): ReadonlySet<NodeId> {
  const known =
    coded.get(catalog) ?? new Set(catalog.items.filter(({ kind }) => kind === 'code').map(({ node }) => node))
  coded.set(catalog, known)
  return known
}

/** Hard to take up again after a few minutes: a project, or a module whose exercises ask for code. */
export function isHeavyStep(
  catalog: Catalog,
  { module: slug, project }: Pick<PathStep, 'module' | 'project'>,
): boolean {
  if (project) return true
  const module = catalog.modules.find((one) => one.slug === slug)
  return module?.teaches.some((node) => nodesWithCode(catalog).has(node)) ?? false
}

/**
 * Steps in order as they are laid. A module waits for those before it that bring what it builds on; a project, for its module and
 * for those that bring what its criteria ask for.
 */
export function stepsToLay(
  catalog: Catalog,
  steps: readonly Pick<PathStep, 'module' | 'project' | 'gives' | 'remaining' | 'reason'>[],
): StepToLay[] {
  const bySlug = new Map(catalog.modules.map((module) => [module.slug, module]))
  return steps.map((step, place) => {
    const { project, remaining, reason } = step
    const laid = {
      minutes: remaining,
      heavy: isHeavyStep(catalog, step),
      begun: !project && reason.started,
    }
    const module = bySlug.get(step.module)
    if (!module) return laid
    const asked = project
      ? (module.project?.criteria ?? []).map(({ node }) => node)
      : moduleRequires(catalog, module)
    const needed = new Set(asked)
    const waitsFor = steps.flatMap((other, i) =>
      i < place &&
      !other.project &&
      (other.gives.some((node) => needed.has(node)) || (project && other.module === step.module))
        ? [i]
        : [],
    )
    return { ...laid, waitsFor }
  })
}
