/**
 * Which reviews to do in the minutes of today: those that keep most of what her next modules and her target need.
 *
 *   value of a review = weight of its node · mean over the horizons h of [R(h | reviewed now) − R(h | left)]
 *   R(h | reviewed now) = R · r(h, stability after recall) + (1 − R) · r(h, stability after a lapse)
 *
 * R is the probability of recall now, r the FSRS forgetting curve. Greedy by value per minute, the knapsack rule of G. Dantzig
 * (1957): exact as long as all reviews take as long and none stands on another. A review also exercises what its node stands on, so
 * the weight of that falls once the review is chosen (fractional implicit repetition); from there on it is a rule of thumb.
 */
import { elapsedDays, type PlainDate } from '#engine/calendar.ts'
import type { Catalog, NodeId, Track } from '#engine/catalog.ts'
import { buildGraph, moduleRequires, nodesOfTrack } from '#engine/competency.ts'
import type { LearnerState } from '#engine/learner.ts'
import { memoryOf, type Memory } from '#engine/memory.ts'
import {
  dueReviews,
  endOfUtcDay,
  recallAfter,
  retrievability,
  stabilityAfter,
  type DueReview,
  type ReviewCard,
} from '#engine/review.ts'

/** What the reviews are for. */
export interface ReviewGoals {
  track: Track | undefined
  /** Modules to come, the next first, and the day each is planned to begin. */
  coming: readonly { module: string; from: PlainDate | null }[]
}

/** Why a node is kept: a module to come builds on it, a target of her track is it or builds on it, or only for herself. */
export type ReviewReason =
  { kind: 'next'; module: string } | { kind: 'target'; targets: NodeId[] } | { kind: 'own' }

export interface ChosenReview extends DueReview {
  /** Weighted gain in probability of recall, averaged over the horizons. */
  gain: number
  reason: ReviewReason
}

/** Days after which what was kept is counted. */
export const horizons = [30, 90]
/** Modules to come whose ground is wanted firm. */
export const nextModules = 2
/** Weights of a target, of what a target stands on, of anything else; and what the ground of a next module adds. */
export const weights = { target: 1, ground: 0.5, own: 0.1, next: 0.3 }
/** What is left of the weight of a node that a module planned within a week exercises while it is still well known. */
export const exercisedSoon = 0.6
const soonDays = 7
const wellKnown = 0.85
/** What is left of the weight of a node once something that stands on it is reviewed. */
export const exercisedAbove = 0.7

/** Gain in probability of recall over the horizons by a review now rather than never. */
export function gainOfReview(memory: Memory, card: ReviewCard, at: string): number {
  const now = retrievability(card, at)
  const passed = elapsedDays(card.lastReview, at)
  const { recalled, forgotten } = stabilityAfter(memory, card, at)
  const gains = horizons.map((days) => {
    const reviewed = now * recallAfter(days, recalled) + (1 - now) * recallAfter(days, forgotten)
    return reviewed - recallAfter(passed + days, card.stability)
  })
  return Math.max(0, gains.reduce((sum, gain) => sum + gain, 0) / gains.length)
}

interface Ground {
  weightOf(node: NodeId, recall: number): number
  reasonFor(node: NodeId): ReviewReason
}

function groundOf(catalog: Catalog, { track, coming }: ReviewGoals, at: string): Ground {
  const graph = buildGraph(catalog)
  const targets = new Set(track?.targets)
  const ofTrack = new Set(track ? nodesOfTrack(catalog, track) : [])
  const needed = new Set<NodeId>()
  const builtOn = new Map<NodeId, string>()
  const exercised = new Set<NodeId>()
  coming.slice(0, nextModules).forEach(({ module: slug, from }) => {
    const module = catalog.modules.find((one) => one.slug === slug)
    if (!module) return
    const soon = from !== null && elapsedDays(at, `${from}T00:00:00Z`) <= soonDays
    const requires = moduleRequires(catalog, module)
    for (const node of [...requires, ...module.teaches]) {
      needed.add(node)
      if (soon) exercised.add(node)
    }
    if (soon) for (const node of requires) if (!builtOn.has(node)) builtOn.set(node, slug)
  })
  return {
    weightOf(node, recall) {
      const base = targets.has(node) ? weights.target : ofTrack.has(node) ? weights.ground : weights.own
      const next = needed.has(node) ? weights.next : 0
      return (base + next) * (exercised.has(node) && recall >= wellKnown ? exercisedSoon : 1)
    },
    reasonFor(node) {
      const module = builtOn.get(node)
      if (module !== undefined) return { kind: 'next', module }
      const above = [node, ...graph.dependants(node)].filter((one) => targets.has(one))
      return above.length > 0 ? { kind: 'target', targets: above } : { kind: 'own' }
    },
  }
}

/** What to review within so many minutes of what is due before the end of her day, the most worth first, each with its gain and its reason. */
export function chooseReviews(
  catalog: Catalog,
  state: LearnerState,
  goals: ReviewGoals,
  at: string,
  minutes: number,
  until = endOfUtcDay(at),
): ChosenReview[] {
  const graph = buildGraph(catalog)
  const { weightOf, reasonFor } = groundOf(catalog, goals, at)
  const open = dueReviews(catalog, state, at, Infinity, until).flatMap((review): ChosenReview[] => {
    const card = state.cards[review.node]
    if (!card) return []
    const gain = gainOfReview(memoryOf(catalog), card, at) * weightOf(review.node, review.retrievability)
    return [{ ...review, gain, reason: reasonFor(review.node) }]
  })
  const chosen: ChosenReview[] = []
  let left = minutes
  for (;;) {
    const next = open
      .filter((review) => review.minutes <= left)
      .sort((a, b) => b.gain / b.minutes - a.gain / a.minutes || (a.node < b.node ? -1 : 1))[0]
    if (!next) return chosen
    open.splice(open.indexOf(next), 1)
    chosen.push(next)
    left -= next.minutes
    for (const below of graph.requires(next.node)) {
      const review = open.find(({ node }) => node === below)
      if (review) review.gain *= exercisedAbove
    }
  }
}
