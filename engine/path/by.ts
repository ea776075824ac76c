/**
 * The most that she can have by a day: an interview, a start. Within the minutes that her days hold until then, the modules that bring
 * the most targets of her track (the value form of engine/selection), then with the minutes that are left the most other nodes on the
 * way. Each target counts one: a milestone groups nodes for reading, and being complete in one is worth nothing more at an interview.
 */
import { addDays, type PlainDate } from '#engine/calendar.ts'
import type { Module, NodeId } from '#engine/catalog.ts'
import { moduleRequires, nodesOfTrack } from '#engine/competency.ts'
import { candidates, coverOf } from '#engine/path/cover.ts'
import { paceOfWeeks } from '#engine/path/forecast.ts'
import { needsOf, type Needs } from '#engine/path/needs.ts'
import {
  moduleMinutes,
  paceOf,
  planPath,
  type PathStep,
  type Plan,
  type PlanInput,
} from '#engine/path/plan.ts'
import { freeMinutes, laySteps, reviewMinutesOf, type Availability } from '#engine/path/schedule.ts'
import { chooseFewest } from '#engine/selection/fewest.ts'
import { mostValuable } from '#engine/selection/value.ts'

/** Looks of each search at what is spent: the same on every machine. */
const searchLooks = 40
/** What does not fit into her days is chosen anew with other minutes, so often, and until they differ by less than this. */
const mostTries = 4
const leastFewer = 10

export interface ByDay {
  /** Minutes for modules from today to the eve of the day, and those of them that the modules take. */
  minutes: number
  used: number
  /** In the order of the path that begins with them; those that lie before the day anyway where no others bring more. */
  steps: PathStep[]
  /** Nodes of her track that they bring, in topological order, and the targets among these. */
  gives: NodeId[]
  targets: NodeId[]
  /** Steps that lie before the day even if she goes on studying as little as in her weeks so far; null before the first. */
  steady: number | null
  /** All that her path holds lies before the day, projects after its last module apart. */
  everything: boolean
  /** Her path if she began with these. */
  plan: Plan
}

/** Minutes for modules in her days from today until the eve of a day: reviews keep their share, days too short hold none. */
export function minutesBefore(availability: Availability, today: PlainDate, day: PlainDate): number {
  let free = 0
  for (let date = today; date < day; date = addDays(date, 1)) {
    const minutes = freeMinutes(availability, date)
    free += minutes - reviewMinutesOf(minutes)
  }
  return laySteps([{ minutes: free }], availability, today)
    .slots.flat()
    .filter(({ date }) => date < day)
    .reduce((sum, slot) => sum + slot.minutes, 0)
}

/** Nodes that some modules bring among those wanted, in the order of these. */
const broughtBy = (modules: readonly Module[], wanted: Iterable<NodeId>): NodeId[] => {
  const brought = new Set(modules.flatMap(({ teaches }) => teaches))
  return [...wanted].filter((node) => brought.has(node))
}

/**
 * Modules within so many minutes that bring the most targets, in as few minutes as that takes; then those that bring most of what
 * else is wanted. The modules of `known` are enough where others bring no target more: she knows that path. Counted by steps, so
 * deterministic; a search, so no proof that nothing better exists.
 */
export function mostWithin(
  input: PlanInput,
  needs: Needs,
  known: ReadonlySet<string>,
  minutes: number,
): Module[] {
  const { catalog, track, progress } = input
  const pace = paceOf(input)
  const all = candidates(catalog, needs)
  const ofPath = all.filter(({ slug }) => known.has(slug))
  const minutesOf = (module: Module) => Math.max(1, moduleMinutes(module, progress, pace).left)
  const sumOf = (modules: readonly Module[]) => modules.reduce((sum, module) => sum + minutesOf(module), 0)

  const mostOf = (
    among: readonly Module[],
    goals: readonly NodeId[],
    before: readonly Module[],
  ): Module[] => {
    const given = new Set(before.flatMap(({ teaches }) => teaches))
    const has = (node: NodeId) => needs.held.has(node) || needs.assumed.has(node) || given.has(node)
    const priced = among
      .filter((module) => !before.includes(module))
      .map((module) => ({ module, weight: minutesOf(module) }))
      .sort((a, b) => a.weight - b.weight || (a.module.slug < b.module.slug ? -1 : 1))
    const { problem, modulesOf } = coverOf(catalog, has, priced, goals)
    let looks = 0
    const values = new Float64Array(problem.goals.length).fill(1)
    const chosen = mostValuable(problem, values, minutes - sumOf(before), () => looks++ / searchLooks)
    // The same goals, without what they do not need.
    const fewest = coverOf(catalog, has, priced, broughtBy(modulesOf(chosen), goals))
    let further = 0
    const short = fewest.modulesOf(chooseFewest(fewest.problem, () => further++ / searchLooks))
    return sumOf(short) <= sumOf(modulesOf(chosen)) ? short : modulesOf(chosen)
  }

  const targets = track.targets.filter((node) => needs.wanted.has(node))
  const near = mostOf(ofPath, targets, [])
  const far = mostOf(all, targets, [])
  const first = broughtBy(far, targets).length > broughtBy(near, targets).length ? far : near
  return [...first, ...mostOf(ofPath, [...needs.wanted], first)]
}

/**
 * What she has by a day if she begins with the modules that bring most, checked by planning: each of them is laid before the day.
 * `plan` is her path as it stands; `at`, the instant at which she would put them first.
 */
export function planBy(input: PlanInput, plan: Plan, day: PlainDate, at: string): ByDay {
  const { catalog, track, today, availability } = input
  const needs = needsOf(input, nodesOfTrack(catalog, track))
  const known = new Set(plan.steps.flatMap(({ module, project }) => (project ? [] : [module])))
  const minutes = minutesBefore(availability, today, day)
  const told = (after: Plan, steps: PathStep[], everything: boolean): ByDay => {
    const slugs = new Set(steps.map(({ module }) => module))
    const gives = broughtBy(
      catalog.modules.filter(({ slug }) => slugs.has(slug)),
      needs.wanted,
    )
    return {
      minutes,
      used: steps.reduce((sum, { remaining }) => sum + remaining, 0),
      steps,
      gives,
      steady: steadySteps(steps, after.steps, input, minutes),
      targets: gives.filter((node) => track.targets.includes(node)),
      everything,
      plan: after,
    }
  }
  const ofPath = plan.steps.filter(({ project }) => !project)
  const liesBefore = ({ to }: PathStep) => to !== null && to < day
  if (ofPath.every(liesBefore)) return told(plan, ofPath, true)

  const beginWith = (slugs: readonly string[]) => {
    const choices = [
      ...input.choices.filter(({ module }) => !slugs.includes(module)),
      ...slugs.map((module) => ({ module, choice: 'first' as const, at })),
    ]
    const after =
      slugs.length === 0 ? plan : planPath({ ...input, choices, previous: input.previous ?? plan })
    const chosen = after.steps.filter(({ module, project }) => !project && slugs.includes(module))
    const slots = chosen.flatMap((step) => step.slots)
    return {
      after,
      fitting: chosen.filter(liesBefore),
      before: slots.filter(({ date }) => date < day).reduce((sum, slot) => sum + slot.minutes, 0),
    }
  }
  /** What fits of some modules, planned again until all of it does: fewer each time, so it comes to an end. */
  const settled = (tried: ReturnType<typeof beginWith>, many: number): ByDay =>
    tried.fitting.length === many
      ? told(tried.after, tried.fitting, false)
      : settled(beginWith(tried.fitting.map(({ module }) => module)), tried.fitting.length)

  // A day's last minutes may hold no chunk, so what adds up need not fit: the budget for which it does is closed in upon.
  // Her path as it stands is changed only for more.
  let best = told(plan, ofPath.filter(liesBefore), false)
  if (minutes === 0) return best
  let [fits, budget, tooMuch] = [0, minutes, Infinity]
  for (let tries = 0; tries < mostTries && tooMuch - fits > leastFewer; tries += 1) {
    const modules = mostWithin(input, needs, known, budget)
    const tried = beginWith(modules.map(({ slug }) => slug))
    const found = settled(tried, modules.length)
    if (isMore(found, best, best.plan !== plan)) best = found
    if (tried.fitting.length === modules.length) {
      if (budget === minutes) break
      fits = budget
    } else {
      tooMuch = budget
      if (tries === 0) fits = tried.before - leastFewer
    }
    budget = (fits + tooMuch) / 2
  }
  for (let tries = 0; tries < mostTries; tries += 1) {
    const begun = best.steps.map(({ module }) => module)
    const next = shortestNext(input, needs, known, best)
    const tried = next && beginWith([...begun, next.slug])
    if (!tried || tried.fitting.length <= begun.length) break
    best = told(tried.after, tried.fitting, false)
  }
  return best
}

/** How many of the steps fit, in the order of a path and with what lies between them, into the share of the minutes that she studied of late. */
function steadySteps(
  steps: readonly PathStep[],
  path: readonly PathStep[],
  { studied = [], progress }: PlanInput,
  minutes: number,
): number | null {
  if (!studied.some(({ available }) => available >= 1)) return null
  const finished = Object.values(progress).filter(({ done }) => done).length
  let left = minutes * Math.min(1, paceOfWeeks(studied, { finished, steps: steps.length }).rate)
  const beyond = path.findIndex(({ remaining }) => (left -= remaining) < 0)
  const within = new Set(beyond < 0 ? path : path.slice(0, beyond))
  return steps.filter((step) => within.has(step)).length
}

/** The shortest module of her path that can follow these, brings something more and takes no more than is left. */
function shortestNext(
  input: PlanInput,
  needs: Needs,
  known: ReadonlySet<string>,
  { steps, gives, minutes, used }: ByDay,
): Module | undefined {
  const { catalog, progress } = input
  const pace = paceOf(input)
  const has = (node: NodeId) => needs.held.has(node) || needs.assumed.has(node) || gives.includes(node)
  return candidates(catalog, needs)
    .filter(
      (module) =>
        known.has(module.slug) &&
        !steps.some((step) => step.module === module.slug) &&
        module.teaches.some((node) => needs.wanted.has(node) && !has(node)) &&
        moduleRequires(catalog, module).every(has),
    )
    .map((module) => ({ module, left: moduleMinutes(module, progress, pace).left }))
    .filter(({ left }) => left <= minutes - used)
    .sort((a, b) => a.left - b.left)[0]?.module
}

/** More targets, or as many and more nodes; `orShorter`: or as many of both in fewer minutes. */
const isMore = (one: ByDay, other: ByDay, orShorter: boolean): boolean =>
  (one.targets.length - other.targets.length ||
    one.gives.length - other.gives.length ||
    (orShorter ? other.used - one.used : 0)) > 0
