/**
 * Who says which module comes next: the academy (diagnosis, path, replan after each module), or one of three others with the same
 * modules, the same checks and the same minutes for reviews. The oracle is the academy's path with her true knowledge in the place of
 * what the academy believes: what no diagnosis can better. Claims: the academy's path where she also says what she knows before a module begins, and shows it in
 * the short check that this opens.
 */
import { holds } from './learner.ts'
import { answer, arrive, instantOf, type Student } from './study.ts'
import { addDays, type PlainDate } from '#engine/calendar.ts'
import type { Catalog, Module, NodeId, Track } from '#engine/catalog.ts'
import { buildGraph, moduleRequires, nodesOfTrack } from '#engine/competency.ts'
import { estimate, statusOf, type Mastery } from '#engine/mastery.ts'
import { planPath, type Plan, type Progress } from '#engine/path/plan.ts'
import type { Availability } from '#engine/path/schedule.ts'
import { nextPracticeItem } from '#engine/practice.ts'
import { dueReviews } from '#engine/review.ts'
import { chooseReviews } from '#engine/review-choice.ts'
import { shuffled } from '#engine/shuffle.ts'

export const policies = ['academy', 'fixed', 'map', 'random', 'oracle', 'claims'] as const
export type Policy = (typeof policies)[number]

export interface Guide {
  /** Minutes of the diagnosis, before anything else. */
  arrive(): number
  /** The module she is at, and whether she has done it before; null when there is none left. */
  next(day: number): { module: Module; refresh: boolean } | null
  /** Minutes that she gave to short checks since this was asked last. */
  owed(): number
  /** A round of a module ended. */
  ended(module: Module, passed: boolean, rounds: number, minutes: number, day: number): void
  reviews(day: number, minutes: number): NodeId[]
}

/** Rounds of a module after which a policy goes on all the same: a lock wants the check passed. */
const mostRounds = { fixed: 3, map: 8, random: 8 }
/** Rounds after which the academy plans anew without a check passed. */
const roundsToReplan = 3

export interface Setting {
  catalog: Catalog
  track: Track
  availability: Availability
}

/** The guide of a policy for a student. */
export function guideOf(policy: Policy, student: Student, setting: Setting): Guide {
  if (policy === 'fixed' || policy === 'map' || policy === 'random')
    return curriculum(policy, student, setting)
  return academy(student, setting, policy)
}

/** Mastery as it truly is on a day, in the engine's words. */
function trueEstimate(student: Student, day: number): Mastery {
  const mastery = estimate(student.self.catalog, student.state, instantOf(student, day))
  for (const [node, estimated] of Object.entries(mastery)) {
    const p = holds(student.self, node, day) ? 0.97 : 0.03
    mastery[node] = { ...estimated, p, retention: 1, status: statusOf(p) }
  }
  return mastery
}

/** Items of a short check after a claim; as in app/learning/claim.server.ts. */
const claimItems = 3
/** Chance that she says of a node that she can do it: when she can, and when she cannot. */
const claiming = { can: 0.8, cannot: 0.15 }

function academy(
  student: Student,
  { catalog, track, availability }: Setting,
  policy: 'academy' | 'oracle' | 'claims',
): Guide {
  const oracle = policy === 'oracle'
  const progress: Progress = {}
  const today = (day: number): PlainDate => addDays(student.start, day)
  let plan: Plan | undefined
  const replan = (day: number) => {
    plan = planPath({
      catalog,
      track,
      mastery: oracle
        ? trueEstimate(student, day)
        : estimate(catalog, student.state, instantOf(student, day)),
      progress,
      choices: [],
      availability,
      today: today(day),
      ...(plan && { previous: plan }),
    })
  }
  const coming = () => (plan?.steps ?? []).filter(({ project }) => !project)
  const askedAbout = new Set<NodeId>()
  let owed = 0
  /** Whether she claimed something of the next step, so that the path was planned anew. */
  const claims = (day: number): boolean => {
    const nodes = coming()[0]?.gives.filter((node) => !askedAbout.has(node)) ?? []
    const claimed = nodes.filter((node) => {
      askedAbout.add(node)
      const can = holds(student.self, node, day)
      return student.self.random() < (can ? claiming.can : claiming.cannot)
    })
    for (const node of claimed) {
      const items: string[] = []
      while (items.length < claimItems) {
        const item = nextPracticeItem(catalog, student.state, [node], 'check', items)
        if (!item) break
        items.push(item.id)
        answer(student, item, 'check', day)
        owed += minutesOfAnswer(student)
      }
    }
    if (claimed.length > 0) replan(day)
    return claimed.length > 0
  }
  return {
    owed() {
      const minutes = owed
      owed = 0
      return minutes
    },
    arrive() {
      const questions = oracle ? 0 : arrive(student, track)
      replan(0)
      return questions * minutesOfAnswer(student)
    },
    next(day) {
      while (policy === 'claims' && claims(day)) continue
      if (coming().length === 0) replan(day)
      const [step] = coming()
      const module = catalog.modules.find(({ slug }) => slug === step?.module)
      return module && step ? { module, refresh: step.reason.refresh } : null
    },
    ended(module, passed, rounds, minutes, day) {
      const spent = (progress[module.slug]?.minutesSpent ?? 0) + minutes
      progress[module.slug] = { done: passed || progress[module.slug]?.done === true, minutesSpent: spent }
      if (passed || rounds >= roundsToReplan) replan(day)
    },
    reviews: (day, minutes) =>
      chooseReviews(
        catalog,
        student.state,
        { track, coming: coming() },
        instantOf(student, day),
        minutes,
      ).map(({ node }) => node),
  }
}

/** About the minutes of an answer: 25 seconds at the usual pace, and 15 to read what it was worth. */
const minutesOfAnswer = ({ self }: Student) => (15 + 25 * self.pace) / 60

/** The modules that bring the whole track to somebody who knows nothing, in an order that respects prerequisites. */
export function modulesOf(catalog: Catalog, track: Track): Module[] {
  const nobody = { mastery: {}, progress: {}, choices: [], pace: 1 }
  const availability = { minutesByWeekday: Array<number>(7).fill(60), exceptions: [] }
  const { steps } = planPath({ catalog, track, ...nobody, availability, today: '2026-01-05' })
  const chosen = new Set(steps.filter(({ project }) => !project).map(({ module }) => module))
  const order = new Map(nodesOfTrack(catalog, track).map((node, i) => [node, i]))
  const placeOf = ({ teaches }: Module) => Math.min(...teaches.map((node) => order.get(node) ?? Infinity))
  return catalog.modules.filter(({ slug }) => chosen.has(slug)).sort((a, b) => placeOf(a) - placeOf(b))
}

/** Fixed: one order for all. Map: what is unlocked, nearest to what she has just done. Random: anything that is unlocked. */
function curriculum(policy: 'fixed' | 'map' | 'random', student: Student, setting: Setting): Guide {
  const { catalog, track } = setting
  const graph = buildGraph(catalog)
  const areasOf = ({ teaches }: Module) => teaches.map((node) => graph.find(node)?.competency.area)
  let left = modulesOf(catalog, track)
  const taught = new Set<NodeId>()
  let last: Module | null = null
  let current: Module | null = null
  const choose = (): Module | null => {
    const open = left.filter((module) => moduleRequires(catalog, module).every((node) => taught.has(node)))
    const [first] = open.length > 0 ? open : left
    if (policy === 'fixed') return first ?? null
    if (policy === 'random') return shuffled(open, student.self.random)[0] ?? first ?? null
    const near =
      last && open.find((module) => areasOf(module).some((area) => last && areasOf(last).includes(area)))
    return near ?? first ?? null
  }
  return {
    arrive: () => 0,
    owed: () => 0,
    next() {
      current ??= choose()
      return current && { module: current, refresh: false }
    },
    ended(module, passed, rounds) {
      if (!passed && rounds < mostRounds[policy]) return
      for (const node of module.teaches) taught.add(node)
      left = left.filter((one) => one !== module)
      last = module
      current = null
    },
    reviews: (day, minutes) =>
      dueReviews(catalog, student.state, instantOf(student, day))
        .sort((a, b) => (a.due < b.due ? -1 : 1))
        .slice(0, Math.max(0, minutes))
        .map(({ node }) => node),
  }
}
