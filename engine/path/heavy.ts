/** What is better done in one go, and what each step of a path waits for: so much of it as its days follow from. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { PathStep } from '#engine/path/plan.ts'
import type { StepToLay } from '#engine/path/schedule.ts'

/** What the days of a module's steps follow from. */
interface Weight {
  /** Its exercises ask for code. */
  coded: boolean
  /** Direct prerequisites of what it teaches. */
  buildsOn: readonly NodeId[]
  /** What the criteria of its project ask for. */
  asked: readonly NodeId[]
}
const weights = new WeakMap<Catalog, ReadonlyMap<string, Weight>>()

function weightsOf(catalog: Catalog): ReadonlyMap<string, Weight> {
  const known = weights.get(catalog)
  if (known) return known
  const graph = buildGraph(catalog)
  const nodes = new Set(catalog.items.filter(({ kind }) => kind === 'code').map(({ node }) => node))
  const made = new Map(
    catalog.modules.map(({ slug, teaches, project }) => [
      slug,
      {
        coded: teaches.some((node) => nodes.has(node)),
        buildsOn: teaches.flatMap((node) => graph.requires(node)),
        asked: (project?.criteria ?? []).map(({ node }) => node),
      },
    ]),
  )
  weights.set(catalog, made)
  return made
}

/** Hard to take up again after a few minutes: a project, or a module whose exercises ask for code. */
export function isHeavyStep(
  catalog: Catalog,
  { module, project }: Pick<PathStep, 'module' | 'project'>,
): boolean {
  return project || (weightsOf(catalog).get(module)?.coded ?? false)
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
  const weights = weightsOf(catalog)
  /** Places of the steps so far, by what they bring and by their module. */
  const givers = new Map<NodeId, number[]>()
  const places = new Map<string, number>()
  return steps.map(({ module, project, gives, remaining, reason }, place) => {
    const weight = weights.get(module)
    const laid = {
      minutes: remaining,
      heavy: project || (weight?.coded ?? false),
      begun: !project && reason.started,
    }
    const waitsFor = new Set<number>()
    for (const node of (project ? weight?.asked : weight?.buildsOn) ?? [])
      for (const giver of givers.get(node) ?? []) waitsFor.add(giver)
    const own = project ? places.get(module) : undefined
    if (own !== undefined) waitsFor.add(own)
    if (!project) {
      places.set(module, place)
      for (const node of gives) {
        const others = givers.get(node)
        if (others) others.push(place)
        else givers.set(node, [place])
      }
    }
    return weight ? { ...laid, waitsFor: [...waitsFor] } : laid
  })
}
