/**
 * The learning path: the modules she still needs in the fewest minutes (cover.ts), in an order that respects prerequisites and
 * keeps the order she knows (order.ts), laid into her days (schedule.ts), each with its reasons as data (reasons.ts).
 */
import type { Catalog, Module, NodeId, Project, Track } from '#engine/catalog.ts'
import type { PlainDate } from '#engine/calendar.ts'
import { nodesOfTrack } from '#engine/competency.ts'
import type { Mastery } from '#engine/mastery.ts'
import { arrivalOf, type Arrival } from '#engine/path/arrival.ts'
import { chooseModules } from '#engine/path/cover.ts'
import { needsOf, type Needs } from '#engine/path/needs.ts'
import { orderModules } from '#engine/path/order.ts'
import { reasonFor, type StepReason } from '#engine/path/reasons.ts'
import { laySteps, type Availability, type Slot, type Week } from '#engine/path/schedule.ts'

/** Hers, or proposed by a mentor and accepted. The latest one about a module holds. */
export interface PathChoice {
  module: string
  choice: 'skip' | 'later' | 'first' | 'prefer'
  /** ISO instant. */
  at: string
}

/**
 * By module slug. `done`: she finished it, its project apart; `minutesSpent`: measured, not guessed; `projectSent`: a version
 * of its project went to a reader.
 */
export type Progress = Record<string, { done: boolean; minutesSpent: number; projectSent?: boolean }>

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

export interface PlanInput {
  catalog: Catalog
  track: Track
  mastery: Mastery
  progress: Progress
  choices: readonly PathChoice[]
  availability: Availability
  today: PlainDate
  /** The plan she knows: its modules and their order are kept where that costs little. */
  previous?: Plan
  /** Her minutes over stated minutes; from her finished modules where absent. */
  pace?: number
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

type Unlaid = Omit<PathStep, 'slots' | 'from' | 'to'>

function stepsOf(input: PlanInput, needs: Needs, modules: Module[], pace: number): Unlaid[] {
  return modules.flatMap((module): Unlaid[] => {
    const gives = module.teaches.filter((node) => needs.wanted.has(node))
    const { whole, left } = moduleMinutes(module, input.progress, pace)
    const reason = reasonFor(input, needs, module, modules)
    const step: Unlaid = {
      module: module.slug,
      minutes: whole,
      remaining: left,
      gives,
      project: false,
      reason,
    }
    const { done = false, projectSent = false } = input.progress[module.slug] ?? {}
    return module.project && !done && !projectSent ? [step, projectStep(step, module.project, pace)] : [step]
  })
}

function projectStep(step: Unlaid, project: Project, pace: number): Unlaid {
  const minutes = minutesOf(project.minutes, pace)
  return { ...step, minutes, remaining: minutes, gives: [], project: true }
}

/** Projects of the track's finished modules that she has not sent: they come first, or last where she put them off. */
function openProjects(
  input: PlanInput,
  needs: Needs,
  path: Module[],
  pace: number,
): { first: Unlaid[]; last: Unlaid[] } {
  const ofTrack = new Set(nodesOfTrack(input.catalog, input.track))
  const open = input.catalog.modules.flatMap((module) => {
    const { done, projectSent } = input.progress[module.slug] ?? {}
    const choice = needs.choices.get(module.slug)
    if (!module.project || !done || projectSent || choice === 'skip') return []
    if (!module.teaches.some((node) => ofTrack.has(node))) return []
    const reason = reasonFor(input, needs, module, path)
    const step = { module: module.slug, minutes: 0, remaining: 0, gives: [], project: false, reason }
    return [{ later: choice === 'later', step: projectStep(step, module.project, pace) }]
  })
  return {
    first: open.filter(({ later }) => !later).map(({ step }) => step),
    last: open.filter(({ later }) => later).map(({ step }) => step),
  }
}

/** Her pace within its bounds: given, or observed. */
export function paceOf(input: Pick<PlanInput, 'catalog' | 'progress' | 'pace'>): number {
  const pace = input.pace ?? observedPace(input.catalog, input.progress)
  return Math.min(paceRange.most, Math.max(paceRange.least, pace))
}

/**
 * The plan from today on. Pure and deterministic: the same input gives the same plan. Steps hold only what is still to be
 * done; nothing is ever overdue.
 */
export function planPath(input: PlanInput): Plan {
  const { catalog, track, progress, availability, today } = input
  const pace = paceOf(input)
  const needs = needsOf(input, nodesOfTrack(catalog, track))
  const cost = (module: Module) => moduleMinutes(module, progress, pace).left
  const chosen = chooseModules(input, needs, cost)
  const modules = orderModules(input, needs, chosen)
  const projects = openProjects(input, needs, modules, pace)
  const unlaid = [...projects.first, ...stepsOf(input, needs, modules, pace), ...projects.last]
  const { slots, weeks } = laySteps(
    unlaid.map((step) => step.remaining),
    availability,
    today,
  )
  const steps = unlaid.map((step, i): PathStep => {
    const own = slots[i] ?? []
    return { ...step, slots: own, from: own[0]?.date ?? null, to: own.at(-1)?.date ?? null }
  })
  const minutes = steps.reduce((sum, step) => sum + step.remaining, 0)
  const finished = Object.values(progress).filter((own) => own.done).length
  return {
    track: track.slug,
    steps,
    weeks,
    minutes,
    arrival: arrivalOf(minutes, finished, availability, today),
    skippedNeeded: needs.skipped,
    unreachable: needs.unreachable,
  }
}
