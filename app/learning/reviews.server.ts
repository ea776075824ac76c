/** Reviews: what is due, what is most worth doing in the minutes of today, and why each comes back. */
import { issueAttempt, type ShownAttempt } from '#app/learning/attempt.server.ts'
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { dayOf, typeset } from '#app/locales/format.ts'
import { nodeWords, type NodeWords } from '#app/path/view.server.ts'
import { findEnrolment, findProfile, listExceptions } from '#db/enrolments.ts'
import { closeAttempt, findOpenAttempt, listAnsweredSince } from '#db/learning/answers.ts'
import { listModuleProgress, type ModuleProgress } from '#db/learning/modules.ts'
import { findPath } from '#db/learning/path.ts'
import type { Learner } from '#db/learning/state.ts'
import { daysBetween, type PlainDate } from '#engine/calendar.ts'
import type { Catalog, Language, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { freeMinutes, reviewMinutesOf } from '#engine/path/schedule.ts'
import { nextPracticeItem } from '#engine/practice.ts'
import { minutesPerReview, retrievability, type DueReview, type ReviewCard } from '#engine/review.ts'
import { chooseReviews, type ChosenReview, type ReviewGoals } from '#engine/review-choice.ts'
import { endOfDay } from '#engine/zone.ts'

/** Where attempts of reviews are put to her. */
export const reviewContext = 'reviews'
/** Minutes she can choose instead of those of her day. */
export const offeredMinutes = [5, 10, 20]
/** More than this in one day helps nobody; the others wait. */
const mostMinutes = 20
/** Recall below which a notion is called fading, and far: words for her, no decision rests on them. */
const fadingBelow = 0.85
const farBelow = 0.6
/** A day of hers began less than this ago, also when the clocks go back. */
const longestDayHours = 26

export type Fading = 'near' | 'fading' | 'far'

/** Why a notion comes back: where she learnt it, when it was last there, how it fades. */
export interface ReviewWords extends NodeWords {
  canDo: string
  /** The module of her path that soon builds on it. */
  soon: string | null
  /** The module where she learnt it, and when it was done; null for what she brought along. */
  learnt: { title: string; day: PlainDate } | null
  /** Days since her last answer on it. */
  since: number
  fading: Fading
}

/** What there is to review on her day. */
export interface ReviewDay {
  catalog: Catalog
  learner: Learner
  today: PlainDate
  timeZone: string
  at: string
  /** Most worth first, without what she has reviewed today; at most what one day may hold. */
  due: ChosenReview[]
  /** Answered today, and right among them. */
  done: number
  right: number
  /** Minutes that her day keeps for reviews, at least the smallest choice. */
  minutes: number
  /** The day when the next notion comes back; null when none is known yet. */
  next: PlainDate | null
  modules: ModuleProgress[]
}

/** Reads what she has to review today. */
export async function readReviews(
  context: RequestContext,
  person: Pick<Person, 'id' | 'timeZone'>,
): Promise<ReviewDay> {
  const now = context.now()
  const at = now.toISOString()
  const today = dayOf(now, person.timeZone)
  const until = endOfDay(today, person.timeZone).toISOString()
  const learner = await readLearner(context, person.id)
  const { catalog } = learner
  const [enrolment, path, profile, exceptions, modules, latest] = await Promise.all([
    findEnrolment(context.db, person.id),
    findPath(context.db, person.id),
    findProfile(context.db, person.id),
    listExceptions(context.db, person.id),
    listModuleProgress(context.db, person.id),
    listAnsweredSince(
      context.db,
      person.id,
      'review',
      reviewContext,
      new Date(now.getTime() - longestDayHours * 3_600_000),
    ),
  ])
  const graph = buildGraph(catalog)
  const answered = latest.filter(
    ({ answeredAt }) => answeredAt && dayOf(answeredAt, person.timeZone) === today,
  )
  const nodes = new Set(answered.flatMap(({ item }) => graph.findItem(item)?.node ?? []))
  const free = freeMinutes({ minutesByWeekday: profile?.minutesByWeekday ?? [], exceptions }, today)
  const finished = new Set(modules.filter(({ stage }) => stage === 'done').map(({ module }) => module))
  const goals: ReviewGoals = {
    track: catalog.tracks.find(({ slug }) => slug === enrolment?.track),
    coming: (path?.plan.steps ?? []).filter(
      ({ module, project, reason }) => !project && (reason.refresh || !finished.has(module)),
    ),
  }
  const coming = Object.entries(learner.state.cards)
    .filter(([node]) => graph.find(node))
    .map(([, card]) => dayOf(card.due, person.timeZone))
    .filter((day) => day > today)
    .sort()
  return {
    catalog,
    learner,
    today,
    timeZone: person.timeZone,
    at,
    due: chooseReviews(catalog, learner.state, goals, at, mostMinutes + answered.length, until)
      .filter(({ node }) => !nodes.has(node))
      .slice(0, mostMinutes),
    done: answered.length,
    right: answered.filter(({ item }) => learner.state.items[item]?.lastCorrect).length,
    minutes: Math.max(offeredMinutes[0] ?? 0, reviewMinutesOf(free)),
    next: coming[0] ?? null,
    modules,
  }
}

/** How many notions fit so many minutes. */
export function fitting(due: readonly DueReview[], minutes: number): number {
  return Math.min(due.length, Math.floor(minutes / minutesPerReview))
}

/** The next question among what is due: the one that is open, or the notion most worth it. Null when there is none. */
export async function issueReview(
  context: RequestContext,
  person: Pick<Person, 'id' | 'language'>,
  { catalog, due }: Pick<ReviewDay, 'catalog' | 'due'>,
): Promise<ShownAttempt | null> {
  const open = await findOpenAttempt(context.db, person.id, 'review', reviewContext)
  const node = open && buildGraph(catalog).findItem(open.item)?.node
  // Practised elsewhere meanwhile: what was put to her before is due no more.
  if (node && !due.some((review) => review.node === node))
    await closeAttempt(context.db, person.id, 'review', reviewContext, context.now())
  return issueAttempt(context, person, {
    purpose: 'review',
    context: reviewContext,
    choose: ({ state }) => {
      for (const review of due) {
        const item = nextPracticeItem(catalog, state, [review.node], 'review', [])
        if (item) return item
      }
      return null
    },
  })
}

/** How far a notion has faded. */
export function fadingOf(card: ReviewCard, at: string): Fading {
  const recall = retrievability(card, at)
  return recall < farBelow ? 'far' : recall < fadingBelow ? 'fading' : 'near'
}

/** Why a notion comes back, in words of the catalogue. */
export function reviewWords(day: ReviewDay, node: NodeId, language: Language): ReviewWords {
  const { catalog, learner, today, timeZone, at, modules, due } = day
  const reason = due.find((review) => review.node === node)?.reason
  const next = catalog.modules.find(({ slug }) => reason?.kind === 'next' && slug === reason.module)
  const found = buildGraph(catalog).find(node)
  const card = learner.state.cards[node]
  const module = catalog.modules.find(
    ({ slug, teaches }) => teaches.includes(node) && modules.some((one) => one.module === slug && one.doneAt),
  )
  const doneAt = modules.find((one) => one.module === module?.slug)?.doneAt
  return {
    ...nodeWords(catalog, node, language),
    canDo: typeset(found?.canDo[language] ?? node, language),
    soon: next ? typeset(next.title[language], language) : null,
    learnt:
      module && doneAt
        ? { title: typeset(module.title[language], language), day: dayOf(doneAt, timeZone) }
        : null,
    since: card ? Math.max(0, daysBetween(dayOf(card.lastReview, timeZone), today)) : 0,
    fading: card ? fadingOf(card, at) : 'far',
  }
}

/** When a notion that she has just answered comes back; null when it is to be learnt again instead, in which module. */
export function comesBack(
  { catalog, learner, today, timeZone }: ReviewDay,
  node: NodeId,
  language: Language,
): { days: number } | { module: string | null; title: string | null } {
  const card = learner.state.cards[node]
  if (card) return { days: Math.max(1, daysBetween(today, dayOf(card.due, timeZone))) }
  const [module] = buildGraph(catalog).modulesFor(node)
  return { module: module?.slug ?? null, title: module ? typeset(module.title[language], language) : null }
}
