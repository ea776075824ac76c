/** A learner's path as its pages show it: words of the catalogue in her language. */
import type { LearnerPath } from '#app/path/path.server.ts'
import type { Standing } from '#app/path/standing.server.ts'
import { typeset } from '#app/locales/format.ts'
import type { ModuleStage } from '#db/learning/modules.ts'
import { addDays, mondayOf, type PlainDate } from '#engine/calendar.ts'
import type { Catalog, Language, Module, NodeId, Text } from '#engine/catalog.ts'
import { buildGraph, nodesOfTrack } from '#engine/competency.ts'
import { latestChoices, heldNodes } from '#engine/path/needs.ts'
import type { PathChoice, PathStep } from '#engine/path/plan.ts'
import type { NodeFact, StepReason } from '#engine/path/reasons.ts'

/** A level of a competency in words; `level` is null where there is only one. */
export interface NodeWords {
  node: NodeId
  name: string
  level: number | null
}

export interface FactWords extends NodeWords {
  basis: NodeFact['basis']
  answers: number
  right: number
  /** Right answers in a row, up to the latest. */
  streak: number
}

/** Why a step is there, in what her page needs to say it in 80 words. */
export interface ReasonWords {
  /** Set for a project: the module it belongs to, whether she finished that one, and how many criteria it is read by. */
  project: { module: string; finished: boolean; criteria: number } | null
  /** What it brings, the best known first. */
  brings: FactWords[]
  /** The one prerequisite of which most is known. */
  builtOn: (FactWords & { from: StepReason['prerequisites'][number]['from'] }) | null
  opens: { steps: number; target: boolean; milestone: string | null }
  certainty: StepReason['certainty']
  wouldChange: StepReason['wouldChange']
  choice: PathChoice['choice'] | null
  refresh: boolean
}

export interface ShownStep {
  module: string
  project: boolean
  title: string
  summary: string
  /** Still to come, in all and in the week where it is shown. */
  minutes: number
  minutesInWeek: number
  /** Where it goes on. */
  href: string
  started: boolean
  /** Better done in one go, and laid into short sittings for want of a longer one. */
  short: boolean
  /** What a short check could take off the path. */
  checks: NodeWords[]
  /** What she chose about it. */
  choice: PathChoice['choice'] | null
  alternative: { module: string; title: string; minutes: number } | null
  reason: ReasonWords
}

const stagePlaces: Record<ModuleStage, string> = {
  lesson: '',
  practice: '/practice',
  check: '/check',
  done: '',
}

/** The page of a module where she stopped. */
export function modulePlace(slug: string, stage: ModuleStage | undefined): string {
  return `/modules/${slug}${stage ? stagePlaces[stage] : ''}`
}

const sayIn = (language: Language) => (text: Text) => typeset(text[language], language)

/** A node in words. An unknown one is named by its slug. */
export function nodeWords(catalog: Catalog, node: NodeId, language: Language): NodeWords {
  const found = buildGraph(catalog).find(node)
  if (!found) return { node, name: node, level: null }
  const { competency, level } = found
  return {
    node,
    name: sayIn(language)(competency.name),
    level: competency.levels.length > 1 ? level : null,
  }
}

function factWords(catalog: Catalog, fact: NodeFact, language: Language): FactWords {
  const { basis, answers, right, streak } = fact
  return { ...nodeWords(catalog, fact.node, language), basis, answers, right, streak }
}

const mostAnswered = (a: NodeFact, b: NodeFact) => b.answers - a.answers

function reasonWords(
  { catalog, track, input }: Standing,
  step: PathStep,
  module: Module,
  language: Language,
): ReasonWords {
  const say = sayIn(language)
  const { reason, project } = step
  const [builtOn] = [...reason.prerequisites].sort(mostAnswered)
  const milestone = track.milestones.find(({ slug }) => slug === reason.opens.milestone)
  return {
    project:
      project && module.project
        ? {
            module: say(module.title),
            finished: input.progress[module.slug]?.done ?? false,
            criteria: module.project.criteria.length,
          }
        : null,
    brings: [...reason.brings]
      .sort(mostAnswered)
      .slice(0, 2)
      .map((fact) => factWords(catalog, fact, language)),
    builtOn: builtOn ? { ...factWords(catalog, builtOn, language), from: builtOn.from } : null,
    opens: {
      steps: reason.opens.steps,
      target: step.gives.some((node) => track.targets.includes(node)),
      milestone: milestone ? say(milestone.name) : null,
    },
    certainty: reason.certainty,
    wouldChange: reason.wouldChange,
    choice: latestChoices(input.choices).get(module.slug) ?? null,
    refresh: reason.refresh,
  }
}

/** One step in words; minutes of the week are those from `from` to `to`. */
export function showStep(
  standing: Standing,
  step: PathStep,
  language: Language,
  from: PlainDate,
  to: PlainDate,
): ShownStep | null {
  const { catalog } = standing
  const say = sayIn(language)
  const module = catalog.modules.find(({ slug }) => slug === step.module)
  if (!module) return null
  const other = catalog.modules.find(({ slug }) => slug === step.reason.alternative)
  const own = standing.modules.find((progress) => progress.module === module.slug)
  const place = step.reason.refresh
    ? modulePlace(module.slug, undefined)
    : modulePlace(module.slug, own?.stage)
  const reason = reasonWords(standing, step, module, language)
  return {
    module: module.slug,
    project: step.project,
    title: say(step.project && module.project ? module.project.title : module.title),
    summary: say(module.summary),
    minutes: step.remaining,
    minutesInWeek: step.slots
      .filter(({ date }) => from <= date && date <= to)
      .reduce((sum, { minutes }) => sum + minutes, 0),
    href: step.project ? `/modules/${module.slug}/project` : place,
    started: step.project ? false : step.reason.started,
    short: step.short,
    checks: step.project ? [] : step.gives.map((node) => nodeWords(catalog, node, language)),
    choice: reason.choice,
    alternative:
      other && !step.project ? { module: other.slug, title: say(other.title), minutes: other.minutes } : null,
    reason,
  }
}

/** The first step of all, whenever it is; null when nothing is left. */
export function showFirst(path: LearnerPath, language: Language): ShownStep | null {
  const [step] = path.plan.steps
  const monday = mondayOf(path.today)
  return step ? showStep(path, step, language, monday, addDays(monday, 6)) : null
}

/** One step of the path by its module, or null. */
export function showStepOf(
  path: LearnerPath,
  module: string,
  project: boolean,
  language: Language,
): (ShownStep & { from: PlainDate | null; place: number }) | null {
  const place = path.plan.steps.findIndex((step) => step.module === module && step.project === project)
  const step = path.plan.steps[place]
  const shown = step && showStep(path, step, language, step.from ?? path.today, step.to ?? path.today)
  return shown ? { ...shown, from: step.from, place } : null
}

export interface ComingWeek {
  monday: PlainDate
  minutes: number
  off: boolean
  steps: { module: string; project: boolean; title: string; minutes: number }[]
}

/** Weeks after this one, as many as asked for, up to the last that holds a step. */
export function showComingWeeks(path: LearnerPath, language: Language, most: number): ComingWeek[] {
  const say = sayIn(language)
  const title = ({ module, project }: PathStep) => {
    const found = path.catalog.modules.find(({ slug }) => slug === module)
    return found ? say(project && found.project ? found.project.title : found.title) : module
  }
  return path.plan.weeks.slice(1, 1 + most).map(({ monday, free, off }) => {
    const sunday = addDays(monday, 6)
    const minutesOf = ({ slots }: PathStep) =>
      slots
        .filter(({ date }) => monday <= date && date <= sunday)
        .reduce((sum, { minutes }) => sum + minutes, 0)
    return {
      monday,
      minutes: free,
      off,
      steps: path.plan.steps
        .map((step) => ({
          module: step.module,
          project: step.project,
          title: title(step),
          minutes: minutesOf(step),
        }))
        .filter(({ minutes }) => minutes > 0),
    }
  })
}

export interface Stretch {
  /** Null for what leads to the targets beyond the last milestone. */
  name: string | null
  /** What she holds without a module of ours: brought along, or shown in a check. */
  known: NodeWords[]
  done: { module: string; title: string }[]
  coming: { module: string; project: boolean; title: string; minutes: number; now: boolean }[]
}

/** The whole thread to the targets, milestone by milestone. */
export function showThread(path: LearnerPath, language: Language): Stretch[] {
  const { catalog, track, input, plan } = path
  const say = sayIn(language)
  const graph = buildGraph(catalog)
  const ofTrack = nodesOfTrack(catalog, track)
  const held = heldNodes(catalog, input.mastery, input.progress)
  const first = new Map<NodeId, number>()
  track.milestones.forEach(({ nodes }, i) => {
    for (const node of nodes.flatMap((goal) => [...graph.ancestors(goal), goal]))
      if (!first.has(node)) first.set(node, i)
  })
  const last = track.milestones.length
  const stretchOf = (nodes: readonly NodeId[]) =>
    Math.min(last, ...nodes.filter((node) => ofTrack.includes(node)).map((node) => first.get(node) ?? last))
  const again = new Set(plan.steps.filter(({ project }) => !project).map(({ module }) => module))
  const finished = catalog.modules.filter(
    ({ slug, teaches }) =>
      input.progress[slug]?.done && !again.has(slug) && teaches.some((node) => ofTrack.includes(node)),
  )
  const taught = new Set(finished.flatMap(({ teaches }) => teaches))
  const stretches = [...track.milestones.map(({ name }) => say(name)), null].map((name): Stretch => ({
    name,
    known: [],
    done: [],
    coming: [],
  }))
  for (const node of ofTrack) {
    if (held.has(node) && !taught.has(node))
      stretches[first.get(node) ?? last]?.known.push(nodeWords(catalog, node, language))
  }
  for (const { slug, title, teaches } of finished)
    stretches[stretchOf(teaches)]?.done.push({ module: slug, title: say(title) })
  plan.steps.forEach((step, i) => {
    const module = catalog.modules.find(({ slug }) => slug === step.module)
    if (!module) return
    stretches[stretchOf(step.gives.length > 0 ? step.gives : module.teaches)]?.coming.push({
      module: step.module,
      project: step.project,
      title: say(step.project && module.project ? module.project.title : module.title),
      minutes: step.remaining,
      now: i === 0,
    })
  })
  for (const stretch of stretches) stretch.known = highest(stretch.known)
  return stretches.filter(({ known, done, coming }) => known.length + done.length + coming.length > 0)
}

/** Of several levels of a competency, the highest says it all. */
function highest(nodes: NodeWords[]): NodeWords[] {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  return [...byName.values()]
}

/** Her standing choices that took a step away, so that she can take it up again. */
export function showPassed(path: LearnerPath, language: Language): { module: string; title: string }[] {
  const choices = latestChoices(path.input.choices)
  return path.catalog.modules
    .filter(({ slug }) => choices.get(slug) === 'skip')
    .map(({ slug, title }) => ({ module: slug, title: sayIn(language)(title) }))
}
