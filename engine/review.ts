/**
 * Reviews: what she would otherwise forget, by FSRS-6 with its published default parameters, of which memory.ts scales the initial
 * stabilities and the growth at a recall. The shape of the curve stays: a card says by itself how much is left.
 * J. Ye, J. Su & Y. Cao, KDD 2022; open-spaced-repetition/ts-fsrs. The only file that imports ts-fsrs.
 */
import {
  createEmptyCard,
  forgetting_curve,
  fsrs,
  generatorParameters,
  Rating,
  State,
  type Card,
  type FSRS,
  type Grade,
} from 'ts-fsrs'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { addDays, elapsedDays } from '#engine/calendar.ts'
import { buildGraph } from '#engine/competency.ts'
import type { AnswerEvidence } from '#engine/evidence.ts'
import type { LearnerState } from '#engine/learner.ts'
import type { Memory } from '#engine/memory.ts'

/** The FSRS state of a node she masters, as plain data. */
export interface ReviewCard {
  /** ISO instant. */
  due: string
  /** Days until the probability of recall falls to 90 %. */
  stability: number
  /** 1 to 10. */
  difficulty: number
  reps: number
  lapses: number
  /** 2 once reviewed; ts-fsrs' State. */
  state: number
  /** ISO instant. */
  lastReview: string
}

/** A review is due when the probability of recall falls to this. */
export const wantedRetention = 0.9
export const longestIntervalDays = 365
/** What she brought along was kept for months without us; days to 90 %, our choice. */
export const broughtStability = 90
/** A right answer, sure and given within this share of the usual seconds, is easy. */
export const easyWithin = 0.5
/** One review: read, answer, feedback. */
export const minutesPerReview = 1
/** Below this mastery a node is to be learnt again, not reviewed: its card goes. Two failed reviews in a row, about. */
export const reviewableFrom = 0.2

const parameters = generatorParameters({
  request_retention: wantedRetention,
  maximum_interval: longestIntervalDays,
  enable_fuzz: false,
  enable_short_term: false,
})

/** Of FSRS's weights w, those before this one are initial stabilities by grade; exp(w[8]) multiplies what a recall adds. */
const initialStabilities = 4
const growthWeight = 8

const schedulers = new WeakMap<Memory, FSRS>()

function schedulerOf(memory: Memory): FSRS {
  const known = schedulers.get(memory)
  if (known) return known
  const { learnt, growth } = memory.forgetting
  const w = parameters.w.map((weight, i) =>
    i < initialStabilities ? weight * learnt : i === growthWeight ? weight + Math.log(growth) : weight,
  )
  const scheduler = fsrs({ ...parameters, w })
  schedulers.set(memory, scheduler)
  return scheduler
}

/** Stability in days before there is a card: of something met here and not yet mastered, or of what she brought along. */
export function firstStability(memory: Memory, learntHere: boolean): number {
  return learntHere
    ? schedulerOf(memory).init_stability(Rating.Good)
    : broughtStability * memory.forgetting.brought
}

/** Probability of recall after so many days, by the FSRS forgetting curve. */
export function recallAfter(days: number, stability: number): number {
  return forgetting_curve(parameters.w, days, stability)
}

/** Probability that she would recall the card's node at an instant. */
export function retrievability(card: ReviewCard, at: string): number {
  return recallAfter(elapsedDays(card.lastReview, at), card.stability)
}

/** Wrong: again; right after a hint: hard; right, sure and quick: easy; else good. Doubt never lowers a right answer. */
export function gradeOf(answer: AnswerEvidence, usualSeconds: number): Grade {
  if (!answer.correct) return Rating.Again
  if (answer.hinted) return Rating.Hard
  const quick = answer.seconds !== undefined && answer.seconds <= usualSeconds * easyWithin
  return quick && answer.confidence === 'sure' ? Rating.Easy : Rating.Good
}

/** The card after one more answer. A right answer never shortens memory. */
export function reviewed(
  memory: Memory,
  card: ReviewCard,
  answer: AnswerEvidence,
  usualSeconds: number,
): ReviewCard {
  const before = {
    ...createEmptyCard<Card>(answer.at),
    due: card.due,
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    last_review: card.lastReview,
  }
  const at = answer.at < card.lastReview ? card.lastReview : answer.at
  return plainCard(schedulerOf(memory).next(before, at, gradeOf(answer, usualSeconds)).card, at)
}

/** Stability in days that a review at an instant would leave: when she recalls it, and when she does not. */
export function stabilityAfter(
  memory: Memory,
  card: ReviewCard,
  at: string,
): { recalled: number; forgotten: number } {
  const before = { stability: card.stability, difficulty: card.difficulty }
  const scheduler = schedulerOf(memory)
  const days = elapsedDays(card.lastReview, at)
  const after = (grade: Grade) => scheduler.next_state(before, days, grade).stability
  return { recalled: Math.max(card.stability, after(Rating.Good)), forgotten: after(Rating.Again) }
}

function plainCard(card: Card, at: string): ReviewCard {
  return {
    due: card.due.toISOString(),
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    lastReview: at,
  }
}

/**
 * The first card of a node. Learnt here, it begins as FSRS begins an easy card (good after a hint): a module, its practice and
 * several right answers stand behind it. Brought along, it begins with a long stability.
 */
export function firstCard(memory: Memory, answer: AnswerEvidence, learntHere: boolean): ReviewCard {
  const scheduler = schedulerOf(memory)
  if (learntHere) {
    const grade = answer.hinted ? Rating.Good : Rating.Easy
    return plainCard(scheduler.next(createEmptyCard<Card>(answer.at), answer.at, grade).card, answer.at)
  }
  const stability = firstStability(memory, false)
  const intervalDays = scheduler.next_interval(stability, 0)
  return {
    due: new Date(Date.parse(answer.at) + intervalDays * 86_400_000).toISOString(),
    stability,
    difficulty: scheduler.init_difficulty(Rating.Good),
    reps: 1,
    lapses: 0,
    state: State.Review,
    lastReview: answer.at,
  }
}

/** The end of the UTC day of an instant. */
export const endOfUtcDay = (at: string): string => `${addDays(at.slice(0, 10), 1)}T00:00:00.000Z`

export interface DueReview {
  node: NodeId
  due: string
  retrievability: number
  minutes: number
}

/**
 * What is due before an instant, the end of her day, and would fit so many minutes, most at risk first; review-choice.ts says which
 * of it to do. A card is due on its whole day; what does not fit today waits without growing into a debt. Nodes that the catalogue
 * no longer has are left out.
 */
export function dueReviews(
  catalog: Catalog,
  state: LearnerState,
  at: string,
  minutes = Infinity,
  until = endOfUtcDay(at),
): DueReview[] {
  const graph = buildGraph(catalog)
  return Object.entries(state.cards)
    .filter(([node, card]) => Date.parse(card.due) < Date.parse(until) && graph.find(node))
    .map(([node, card]) => ({
      node,
      due: card.due,
      retrievability: retrievability(card, at),
      minutes: minutesPerReview,
    }))
    .sort((a, b) => a.retrievability - b.retrievability || (a.node < b.node ? -1 : 1))
    .slice(0, Math.max(0, Math.floor(minutes / minutesPerReview)))
}
