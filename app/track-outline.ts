/** What a track asks of somebody who starts from nothing: its steps, their modules, their minutes. */
import { buildGraph } from '#engine/competency.ts'
import type { Catalog, Milestone, Module, NodeId, Track } from '#engine/catalog.ts'

export interface OutlineStep {
  milestone: Milestone
  modules: Module[]
  /** Modules and projects together. */
  minutes: number
}

export interface TrackOutline {
  steps: OutlineStep[]
  modules: Module[]
  projects: number
  minutes: number
  /** Part of the minutes that serves in every digital job. */
  commonMinutes: number
}

/** Areas that are not particular to a job. */
const commonAreas = new Set(['base', 'work'])

/** Minutes of a module with its project, for someone who does both. */
export function wholeMinutes(module: Module): number {
  return module.minutes + (module.project?.minutes ?? 0)
}

/** Every step of a track for somebody who knows nothing yet, with the modules that take the fewest minutes. */
export function outlineTrack(catalog: Catalog, track: Track): TrackOutline {
  const needed = withRequirements(catalog, [...track.targets, ...track.milestones.flatMap((m) => m.nodes)])
  const chosen = inLearningOrder(catalog, fewestMinutes(catalog.modules, needed))
  const placed = new Set<string>()
  const steps = track.milestones.map((milestone, index) => {
    const isLast = index === track.milestones.length - 1
    const reached = withRequirements(catalog, milestone.nodes)
    const modules = chosen.filter(
      (module) => !placed.has(module.slug) && (isLast || module.teaches.some((node) => reached.has(node))),
    )
    for (const module of modules) placed.add(module.slug)
    return { milestone, modules, minutes: sum(modules) }
  })
  return {
    steps,
    modules: chosen,
    projects: chosen.filter((module) => module.project).length,
    minutes: sum(chosen),
    commonMinutes: sum(chosen.filter((module) => module.teaches.every((node) => isCommon(catalog, node)))),
  }
}

function isCommon(catalog: Catalog, node: NodeId): boolean {
  return commonAreas.has(buildGraph(catalog).find(node)?.competency.area ?? '')
}

function sum(modules: Module[]): number {
  return modules.reduce((total, module) => total + wholeMinutes(module), 0)
}

/** The nodes with everything they need first, levels below included. */
function withRequirements(catalog: Catalog, nodes: NodeId[]): Set<NodeId> {
  const graph = buildGraph(catalog)
  return new Set(nodes.flatMap((node) => [node, ...graph.ancestors(node)]))
}

/** Modules that teach all these nodes: a broader module replaces the single ones it is shorter than. */
function fewestMinutes(modules: Module[], needed: Set<NodeId>): Module[] {
  const useful = modules.filter((module) => module.teaches.some((node) => needed.has(node)))
  const single = new Map<NodeId, Module>()
  for (const module of useful) {
    const [only] = module.teaches
    if (module.teaches.length !== 1 || only === undefined) continue
    const known = single.get(only)
    if (!known || module.minutes < known.minutes) single.set(only, module)
  }
  for (const module of useful.filter((candidate) => candidate.teaches.length > 1)) {
    const replaced = new Set(module.teaches.filter((node) => needed.has(node)).map((node) => single.get(node)))
    const before = [...replaced].reduce((total, other) => total + (other?.minutes ?? Infinity), 0)
    const losesProject = [...replaced].some((other) => other?.project && other !== module)
    if (module.minutes < before && !losesProject) for (const node of module.teaches) single.set(node, module)
  }
  const chosen = new Set([...needed].map((node) => single.get(node)))
  return modules.filter((module) => chosen.has(module))
}

/** Modules by the place of what they teach in the graph: what is needed first comes first. */
function inLearningOrder(catalog: Catalog, modules: Module[]): Module[] {
  const graph = buildGraph(catalog)
  const place = (module: Module) => Math.max(...module.teaches.map((node) => graph.indexOf(node)))
  return [...modules].sort((a, b) => place(a) - place(b))
}

/** Weeks that these minutes take at some hours a week, reviews left aside; rounded up. */
export function weeksAt(minutes: number, hoursAWeek: number): number {
  return Math.ceil(minutes / (hoursAWeek * 60))
}
