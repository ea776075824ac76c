/** What a track asks of somebody who starts from nothing: its steps, their modules, their minutes and weeks. */
import type { Catalog, Milestone, Module, NodeId, Project, Track } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { planPath } from '#engine/path/plan.ts'

export interface OutlineStep {
  milestone: Milestone
  modules: Module[]
  /** Modules and projects together. */
  minutes: number
}

export interface TrackOutline {
  steps: OutlineStep[]
  modules: Module[]
  projects: Project[]
  minutes: number
  /** Part of the minutes that serves in every digital job. */
  commonMinutes: number
  /** For each of `offeredHours`, how many weeks, reviews included. */
  lengths: { hours: number; weeks: number }[]
}

/** Hours a week for which the length of a track is told. */
const offeredHours = [4, 8, 12]
/** The days they are spread over, Monday first; any Monday will do to count weeks from. */
const daysOfWeek = [0, 1, 1, 0, 1, 1, 0]
const someMonday = '2026-01-05'
/** Areas that are not particular to a job. */
const commonAreas = new Set(['base', 'work'])

const outlines = new WeakMap<Catalog, Map<Track, TrackOutline>>()

/** The path of somebody who knows nothing yet, told by milestone; made once for each track of a catalogue value. */
export function outlineTrack(catalog: Catalog, track: Track): TrackOutline {
  const ofCatalog = outlines.get(catalog) ?? new Map<Track, TrackOutline>()
  outlines.set(catalog, ofCatalog)
  const outline = ofCatalog.get(track) ?? makeOutline(catalog, track)
  ofCatalog.set(track, outline)
  return outline
}

function makeOutline(catalog: Catalog, track: Track): TrackOutline {
  const plans = offeredHours.map((hours) => ({ hours, plan: planFromNothing(catalog, track, hours) }))
  const taken = new Set(plans[0]?.plan.steps.map(({ module }) => module))
  const bySlug = new Map(catalog.modules.map((module) => [module.slug, module]))
  const modules = [...taken].flatMap((slug) => bySlug.get(slug) ?? [])
  return {
    steps: stepsOf(catalog, track, modules),
    modules,
    projects: modules.flatMap(({ project }) => project ?? []),
    minutes: minutesOf(modules),
    commonMinutes: minutesOf(
      modules.filter((module) => module.teaches.every((node) => isCommon(catalog, node))),
    ),
    lengths: plans.map(({ hours, plan }) => ({ hours, weeks: plan.weeks.length })),
  }
}

function planFromNothing(catalog: Catalog, track: Track, hours: number) {
  const minutes = (hours * 60) / daysOfWeek.filter(Boolean).length
  const availability = { minutesByWeekday: daysOfWeek.map((chosen) => chosen * minutes), exceptions: [] }
  return planPath({
    catalog,
    track,
    mastery: {},
    progress: {},
    choices: [],
    availability,
    today: someMonday,
    pace: 1,
  })
}

/** Each module stands with the first milestone that needs what it teaches; what none needs, with the last. */
function stepsOf(catalog: Catalog, track: Track, modules: Module[]): OutlineStep[] {
  const graph = buildGraph(catalog)
  const placed = new Set<Module>()
  return track.milestones.map((milestone, index) => {
    const isLast = index === track.milestones.length - 1
    const reached = new Set(milestone.nodes.flatMap((node) => [node, ...graph.ancestors(node)]))
    const own = modules.filter(
      (module) => !placed.has(module) && (isLast || module.teaches.some((node) => reached.has(node))),
    )
    for (const module of own) placed.add(module)
    return { milestone, modules: own, minutes: minutesOf(own) }
  })
}

function minutesOf(modules: Module[]): number {
  return modules.reduce((total, { minutes, project }) => total + minutes + (project?.minutes ?? 0), 0)
}

function isCommon(catalog: Catalog, node: NodeId): boolean {
  return commonAreas.has(buildGraph(catalog).find(node)?.competency.area ?? '')
}
