/**
 * Knowledge tracing of one node: a two-state hidden Markov chain (A. Corbett & J. Anderson, 1995) with forgetting, kept as
 * exact sufficient statistics. The 2 × 2 matrix M[entry][now] = P(all answers, state now | state at entry) is multiplied by one
 * step per fact, so the state at entry can later be inferred jointly with other nodes without reading the answers again.
 */
import { elapsedDays } from '#engine/calendar.ts'
import type { AnswerEvidence, Purpose, ValidationEvidence } from '#engine/evidence.ts'
import { guessRange, slipRange } from '#engine/item.ts'
import { learningFrom, type Memory } from '#engine/memory.ts'
import { clamp } from '#engine/probability.ts'
import { firstStability, recallAfter, type ReviewCard } from '#engine/review.ts'

export interface NodeStatistics {
  /** M row by row: [00, 01, 10, 11]; the greatest is 1. */
  matrix: [number, number, number, number]
  /** Natural logarithm of the factor left out of the matrix. */
  scale: number
  /** ISO instant of the latest fact. */
  at: string
  answers: number
  right: number
  /** Right answers in a row, up to the latest. */
  streak: number
  lessons: number
  /** People who saw it; whoever saw it in her work counts as `workShare` of one. */
  validations: number
  /** She met it here before she could do it, so memory of it is young. */
  learntHere: boolean
}

/** "I don't know yet": nobody says it by mistake often, so it tells more than a wrong answer. */
export const unknownSlip = 0.03
/** Share of those who would fail whom a hint carries to the right answer. */
export const hintHelp = 0.4
/** A person who watched her do it is wrong in one case of fifty, at odds of fifty. */
export const validationLikelihood = { mastered: 1, not: 0.02 }
/**
 * Work made out of sight, at leisure and with every help at hand, reaches a criterion in one case of ten without the node being
 * mastered. A judgement of ours, between an answer that may be guessed (odds of four or so) and a person who watched.
 */
export const workLikelihood = { mastered: 1, not: 0.1 }
/** What somebody saw in work is worth so much of what somebody watched. */
export const workShare = 1 / 3

/** Statistics of a node about which nothing was seen. */
export function untouched(at: string): NodeStatistics {
  return {
    matrix: [1, 0, 0, 1],
    scale: 0,
    at,
    answers: 0,
    right: 0,
    streak: 0,
    lessons: 0,
    validations: 0,
    learntHere: false,
  }
}

type Pair = [not: number, mastered: number]

/** A state at entry is less probable than the other by this factor at most; beyond, numbers run out. */
const leastRow = 1e-200

/** P(this answer | does not master, masters), as recorded. A hint raises the guess; slip + guess stays below 1. */
export function likelihoodOf(answer: AnswerEvidence): Pair {
  const slip = clamp(answer.slip, slipRange)
  const guess = clamp(answer.guess, guessRange)
  const helped = answer.hinted ? guess + (1 - slip - guess) * hintHelp : guess
  return answerLikelihood(answer, { slip, guess: answer.correct ? helped : guess })
}

/** P(this answer | does not master, masters) of an item with such a slip and guess. */
export function answerLikelihood(
  { correct, unknown }: Pick<AnswerEvidence, 'correct' | 'unknown'>,
  { slip, guess }: { slip: number; guess: number },
): Pair {
  if (unknown) return [1 - guess, Math.min(slip, unknownSlip)]
  return correct ? [guess, 1 - slip] : [1 - guess, slip]
}

function normalised(statistics: NodeStatistics, matrix: NodeStatistics['matrix']): NodeStatistics {
  const greatest = Math.max(...matrix)
  const [a, b, c, d] = matrix
  return {
    ...statistics,
    matrix: [...floored(a / greatest, b / greatest), ...floored(c / greatest, d / greatest)],
    scale: statistics.scale + Math.log(greatest),
  }
}

/** A row whose sum is too small to count with is lifted; what it says of now stays. */
function floored(not: number, mastered: number): Pair {
  const by = leastRow / (not + mastered)
  return by > 1 ? [not * by, mastered * by] : [not, mastered]
}

/** M · diag(likelihood). */
function weigh(statistics: NodeStatistics, [not, mastered]: Pair): NodeStatistics {
  const [a, b, c, d] = statistics.matrix
  return normalised(statistics, [a * not, b * mastered, c * not, d * mastered])
}

/** M · transition, with the chance to learn and the chance to keep. */
function move(statistics: NodeStatistics, learn: number, keep: number): NodeStatistics {
  const [a, b, c, d] = statistics.matrix
  const to = (not: number, mastered: number): Pair => [
    not * (1 - learn) + mastered * (1 - keep),
    not * learn + mastered * keep,
  ]
  return normalised(statistics, [...to(a, b), ...to(c, d)])
}

/**
 * Probability that what was mastered at the latest fact is still there at an instant: the FSRS curve of the card where there is
 * one (so that review and mastery tell one story), else of a young memory or of one she brought along.
 */
export function retentionOf(
  memory: Memory,
  statistics: NodeStatistics,
  card: ReviewCard | undefined,
  at: string,
): number {
  if (!card) return recallAfter(elapsedDays(statistics.at, at), firstStability(memory, statistics.learntHere))
  const then = recallAfter(elapsedDays(card.lastReview, statistics.at), card.stability)
  const later = statistics.at > at ? statistics.at : at
  return Math.min(1, recallAfter(elapsedDays(card.lastReview, later), card.stability) / then)
}

/** Mastery as her own answers alone say, from even odds at entry. */
export function ownMastery({ matrix: [a, b, c, d] }: NodeStatistics): number {
  return (b + d) / (a + b + c + d)
}

/** P(mastered now): what P(mastered at entry) has become since. */
export function masteredNow(entry: number, statistics: NodeStatistics, retention: number): number {
  const [learnt, kept] = masteredGivenEntry(statistics)
  return Math.min(1, (entry * kept + (1 - entry) * learnt) * retention)
}

/** P(all that was seen | state at entry), up to a common factor. */
export function entryLikelihood({ matrix: [a, b, c, d] }: NodeStatistics): Pair {
  return [a + b, c + d]
}

/** P(mastered at the latest fact | state at entry and all that was seen). */
export function masteredGivenEntry({ matrix: [a, b, c, d] }: NodeStatistics): Pair {
  return [b / (a + b), d / (c + d)]
}

function arrive(
  memory: Memory,
  statistics: NodeStatistics,
  card: ReviewCard | undefined,
  at: string,
): NodeStatistics {
  const kept = move(statistics, 0, retentionOf(memory, statistics, card, at))
  return { ...kept, at: at > statistics.at ? at : statistics.at }
}

const meets = (statistics: NodeStatistics) => statistics.learntHere || ownMastery(statistics) <= 0.5

/**
 * Practice, like a lesson, is given to who cannot do it yet: even odds count as not able. A check comes after these, which have said
 * so already, or after "I know this", where only what speaks against her makes learnt here what she shows.
 */
function learntAfter(arrived: NodeStatistics, purpose: Purpose): boolean {
  if (purpose === 'diagnosis') return arrived.learntHere
  return meets(arrived) && (purpose !== 'check' || arrived.learntHere || ownMastery(arrived) < 0.5)
}

/** The statistics after an answer: time passes, the answer weighs, and unless in a diagnosis she may learn from its feedback. */
export function traceAnswer(
  memory: Memory,
  before: NodeStatistics,
  card: ReviewCard | undefined,
  answer: AnswerEvidence,
): NodeStatistics {
  const arrived = arrive(memory, before, card, answer.at)
  const learnt = move(weigh(arrived, likelihoodOf(answer)), learningFrom(memory, answer.purpose), 1)
  return {
    ...learnt,
    answers: before.answers + 1,
    right: before.right + (answer.correct ? 1 : 0),
    streak: answer.correct ? before.streak + 1 : 0,
    learntHere: learntAfter(arrived, answer.purpose),
  }
}

/** The statistics after a lesson that teaches the node was read. */
export function traceLesson(
  memory: Memory,
  before: NodeStatistics,
  card: ReviewCard | undefined,
  at: string,
): NodeStatistics {
  const arrived = arrive(memory, before, card, at)
  return {
    ...move(arrived, memory.learning.lesson, 1),
    lessons: before.lessons + 1,
    learntHere: meets(arrived),
  }
}

/** The statistics after a person saw her do it, or saw it in her work. */
export function traceValidation(
  memory: Memory,
  before: NodeStatistics,
  card: ReviewCard | undefined,
  { at, work }: Pick<ValidationEvidence, 'at' | 'work'>,
): NodeStatistics {
  const { not, mastered } = work ? workLikelihood : validationLikelihood
  const validations = before.validations + (work ? workShare : 1)
  return { ...weigh(arrive(memory, before, card, at), [not, mastered]), validations }
}
