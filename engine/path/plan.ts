/**
 * The learning path: the modules she still needs in the fewest minutes (cover.ts), in an order that respects prerequisites and
 * keeps the order she knows (order.ts), laid into her days (schedule.ts), each with its reasons as data (reasons.ts).
 */
import type { Catalog, Module, NodeId, Project, Track } from '#engine/catalog.ts'
import type { PlainDate } from '#engine/calendar.ts'
import { nodesOfTrack } from '#engine/competency.ts'
import type { Mastery } from '#engine/mastery.ts'
import { chooseModules } from '#engine/path/cover.ts'
import { forecastArrival, type Arrival } from '#engine/path/forecast.ts'
import { needsOf, type Needs } from '#engine/path/needs.ts'
import { orderModules } from '#engine/path/order.ts'
import { reasonFor, type StepReason } from '#engine/path/reasons.ts'
import { stepsToLay } from '#engine/path/heavy.ts'
import { laySteps, type Availability, type Slot, type Week } from '#engine/path/schedule.ts'
import type { StudiedWeek } from '#engine/path/studied.ts'

/** Hers, or proposed by a mentor and accepted. The latest one about a module holds. */
export interface PathChoice {
  module: string
  choice: 'skip' | 'later' | 'first' | 'prefer'
  /** ISO instant. */
  at: string
}

/**
 * By module slug. `done`: she finished it, its project apart; `minutesSpent`: measured, not guessed; `project`: a version
 * went to a reader (`sent`), who asked for another one (`again`); absent before the first.
 */
export type Progress = Record<
  string,
  { done: boolean; minutesSpent: number; project?: ProjectStanding | undefined }
>
export type ProjectStanding = 'sent' | 'again'

/** Share of a project's minutes that another version takes: most of the work stands. A guess of ours. */
export const newVersionShare = 1 / 3

export interface PathStep {
  module: string
  /** Minutes of the whole module, or of its project, at her pace. */
  minutes: number
  /** Of these, still to come. */
  remaining: number
  /** Nodes of her track that it brings and she does not have. */
  gives: NodeId[]
  /** The project of the module, a step of its own after it. */
  project: boolean
  reason: StepReason
  /** Add up to `remaining`, unless she has no minutes at all. */
  slots: Slot[]
  /** First and last day; null when she has no minutes. */
  from: PlainDate | null
  to: PlainDate | null
  /** Heavy, and in short sittings for want of longer ones. */
  short: boolean
}

export interface Plan {
  track: string
  steps: PathStep[]
  weeks: Week[]
  /** Sum of what remains. */
  minutes: number
  arrival: Arrival | null
  /** Needed, not mastered, and skipped by her choice: modules that build on them stay open to her. */
  skippedNeeded: NodeId[]
  /** Needed and taught by no module. */
  unreachable: NodeId[]
}

/** Of a plan that she knows, what the next one keeps to. */
export interface KnownPlan {
  track: string
  steps: readonly Pick<PathStep, 'module' | 'project'>[]
}

export interface PlanInput {
  catalog: Catalog
  track: Track
  mastery: Mastery
  progress: Progress
  choices: readonly PathChoice[]
  availability: Availability
  today: PlainDate
  /** The plan she knows: its modules and their order are kept where that costs little. */
  previous?: KnownPlan
  /** Her minutes over stated minutes; from her finished modules where absent. */
  pace?: number
  /** Her whole weeks until now, oldest first, from which the arrival is forecast. */
  studied?: readonly StudiedWeek[]
}

/** A stated pace never slows or speeds a plan beyond these. */
export const paceRange = { least: 0.5, most: 2.5 }
/** Minutes of stated pace 1 that her own finished modules are weighed against. */
const paceBelief = 120

/** Minutes she took over minutes stated, over all finished modules; near 1 until enough is measured. */
export function observedPace(catalog: Catalog, progress: Progress): number {
  let stated = paceBelief
  let spent = paceBelief
  for (const module of catalog.modules) {
    const own = progress[module.slug]
    if (!own?.done || own.minutesSpent <= 0) continue
    stated += module.minutes
    spent += Math.min(own.minutesSpent, module.minutes * paceRange.most)
  }
  return spent / stated
}

/** A module done once and forgotten is gone through again in this share of its minutes. */
export const refreshShare = 0.4
/** What is left of a started module: at least this. */
const leastRemaining = 10

function minutesOf(stated: number, pace: number): number {
  return Math.max(5, Math.round((stated * pace) / 5) * 5)
}

/** Minutes of a module still to come, at her pace, and of the whole. */
export function moduleMinutes(
  module: Module,
  progress: Progress,
  pace: number,
): { whole: number; left: number } {
  const own = progress[module.slug]
  if (own?.done) {
    const again = minutesOf(module.minutes * refreshShare, pace)
    return { whole: again, left: again }
  }
  const whole = minutesOf(module.minutes, pace)
  return {
    whole,
    left: Math.max(Math.min(whole, leastRemaining), whole - Math.round(own?.minutesSpent ?? 0)),
  }
}

type Days = Pick<PathStep, 'slots' | 'from' | 'to' | 'short'>
/** A step before its days. */
type Unlaid = Omit<PathStep, keyof Days | 'reason'> & { reason: Pick<StepReason, 'started'> }

/** A step of a path in order, before its reasons and its days; with the module it belongs to. */
export interface Line extends Omit<Unlaid, 'module' | 'reason'> {
  module: Module
}

function projectLine(module: Module, project: Project, pace: number, again: boolean): Line {
  const minutes = minutesOf(project.minutes * (again ? newVersionShare : 1), pace)
  return { module, minutes, remaining: minutes, gives: [], project: true }
}

function moduleLine(module: Module, progress: Progress, needs: Needs, pace: number): Line {
  const { whole, left } = moduleMinutes(module, progress, pace)
  const gives = module.teaches.filter((node) => needs.wanted.has(node))
  return { module, minutes: whole, remaining: left, gives, project: false }
}

/** Modules whose project is still to be sent: those of the path, those of the track that she has finished, and those asked for again. */
function ownersOfProjects(input: PlanInput, needs: Needs, path: readonly Module[]): Module[] {
  const { catalog, track, progress } = input
  const ofTrack = new Set(nodesOfTrack(catalog, track))
  const onPath = new Set(path)
  return catalog.modules.filter((module) => {
    const { done = false, project } = progress[module.slug] ?? {}
    if (!module.project || project === 'sent' || needs.choices.get(module.slug) === 'skip') return false
    const worked = done || project === 'again'
    return worked ? module.teaches.some((node) => ofTrack.has(node)) : onPath.has(module)
  })
}

/**
 * Lines in order. A project waits for its module, for the modules of the path that bring what its criteria ask for and, unless it is
 * what she put first, for those she put first; it comes last where she put it off.
 */
function linesOf(input: PlanInput, needs: Needs, path: readonly Module[], pace: number): Line[] {
  const places = new Map<number, Line[]>()
  const lastFirst = path.findLastIndex(({ slug }) => needs.turns.has(slug))
  for (const owner of ownersOfProjects(input, needs, path)) {
    if (!owner.project) continue
    const asked = new Set(owner.project.criteria.map(({ node }) => node))
    const waitsFor = (module: Module) =>
      module === owner || module.teaches.some((node) => asked.has(node) && needs.wanted.has(node))
    const putOff = needs.choices.get(owner.slug) === 'later' && !path.includes(owner)
    const isFirst = needs.turns.has(owner.slug) && !path.includes(owner)
    const due = Math.max(path.findLastIndex(waitsFor), isFirst ? -1 : lastFirst)
    const place = putOff ? path.length - 1 : due
    const again = input.progress[owner.slug]?.project === 'again'
    const line = projectLine(owner, owner.project, pace, again)
    places.set(place, [...(places.get(place) ?? []), line])
  }
  const lines = path.flatMap((module, i) => [
    moduleLine(module, input.progress, needs, pace),
    ...(places.get(i) ?? []),
  ])
  return [...(places.get(-1) ?? []), ...lines]
}

/** Her pace within its bounds: given, or observed. */
export function paceOf(input: Pick<PlanInput, 'catalog' | 'progress' | 'pace'>): number {
  const pace = input.pace ?? observedPace(input.catalog, input.progress)
  return Math.min(paceRange.most, Math.max(paceRange.least, pace))
}

/** Steps laid into her days from today on, with the weeks and the arrival that follow. */
export function laidSteps<Step extends Unlaid>(
  unlaid: readonly Step[],
  {
    catalog,
    progress,
    availability,
    today,
    studied = [],
  }: Pick<PlanInput, 'catalog' | 'progress' | 'availability' | 'today' | 'studied'>,
): Pick<Plan, 'weeks' | 'minutes' | 'arrival'> & { steps: (Step & Days)[] } {
  const { slots, short, weeks } = laySteps(stepsToLay(catalog, unlaid), availability, today)
  const steps = unlaid.map((step, i): Step & Days => {
    const own = slots[i] ?? []
    const days = { from: own[0]?.date ?? null, to: own.at(-1)?.date ?? null }
    return { ...step, slots: own, ...days, short: short[i] ?? false }
  })
  const minutes = steps.reduce((sum, { remaining }) => sum + remaining, 0)
  const lastDay = steps.reduce<PlainDate>((last, { to }) => (to && to > last ? to : last), today)
  const finished = Object.values(progress).filter(({ done }) => done).length
  const ahead = { minutes, steps: steps.length, finished, studied, lastDay }
  return { steps, weeks, minutes, arrival: forecastArrival(ahead, availability, today) }
}

/** A path without its days. */
export interface Outline {
  /** Modules that bring everything wanted, in no particular order. */
  chosen: Module[]
  /** The same in order. */
  path: Module[]
  lines: Line[]
}

/** The modules of the path, in order, with the projects. `chosen`: what `chooseModules` gives, where it is known already. */
export function outlinePath(input: PlanInput, needs: Needs, chosen?: Module[]): Outline {
  const { progress } = input
  const pace = paceOf(input)
  const cost = (module: Module) => moduleMinutes(module, progress, pace).left
  const modules = chosen ?? chooseModules(input, needs, cost)
  const path = orderModules(input, needs, modules)
  return { chosen: modules, path, lines: linesOf(input, needs, path, pace) }
}

/** The steps of an outline with what their days follow from, and without other reasons. */
export function bareSteps({ progress }: Pick<PlanInput, 'progress'>, { lines }: Pick<Outline, 'lines'>) {
  return lines.map(({ module: { slug: module }, ...line }) => {
    const { done = false, minutesSpent = 0 } = progress[module] ?? {}
    return { ...line, module, reason: { started: !done && minutesSpent > 0 } }
  })
}

/** The plan of an outline: its steps with their reasons, laid into her days. */
export function layOutline(input: PlanInput, needs: Needs, { path, lines }: Outline): Plan {
  const steps = lines.map(({ module, ...line }) => ({
    ...line,
    module: module.slug,
    reason: reasonFor(input, needs, module, path),
  }))
  const { skipped, unreachable } = needs
  return { track: input.track.slug, ...laidSteps(steps, input), skippedNeeded: skipped, unreachable }
}

/**
 * The plan from today on. Pure and deterministic: the same input gives the same plan. Steps hold only what is still to be
 * done; nothing is ever overdue.
 */
export function planPath(input: PlanInput): Plan {
  const needs = needsOf(input, nodesOfTrack(input.catalog, input.track))
  return layOutline(input, needs, outlinePath(input, needs))
}
