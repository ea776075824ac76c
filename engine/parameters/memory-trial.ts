/**
 * Learning and forgetting as found on some learners, held against the values in force on others that no fit ever sees. What is found
 * is taken up only when it foretells their answers better beyond chance; with too few of them nothing is even looked for.
 */
import type { Catalog } from '#engine/catalog.ts'
import { memoryOf, type Memory } from '#engine/memory.ts'
import { withMemory } from '#engine/parameters.ts'
import {
  comparisonOf,
  isBetter,
  leastLearners,
  type Comparison,
  type ForetoldOfLearner,
} from '#engine/parameters/compare.ts'
import { fittingMemory } from '#engine/parameters/fit-memory.ts'
import { foretelling, laterAnswers, type LearnerEvidence } from '#engine/parameters/later-answers.ts'

export interface MemoryTrial {
  /** Whom and what there was to fit on: those taught something, their answers since; and how many of these were reviews. */
  learners: number
  answers: number
  reviews: number
  inForce: Memory
  /** Null where there are too few learners kept aside. */
  result: { found: Memory; comparison: Comparison } | null
}

/** What of a trial is taken up, or null. */
export function takenFrom({ result }: MemoryTrial): Memory | null {
  return result && isBetter(result.comparison) ? result.found : null
}

/**
 * Fits and compares; rests after each learner and after each answer foretold. `catalog` holds the values in force. `random` draws
 * the interval.
 */
export function* tryingMemory(
  catalog: Catalog,
  fitted: readonly LearnerEvidence[],
  aside: readonly LearnerEvidence[],
  random: () => number,
): Generator<undefined, MemoryTrial> {
  const withLater = (all: readonly LearnerEvidence[]) =>
    all
      .map(({ learner, evidence }) => ({ learner, evidence, later: laterAnswers(catalog, evidence) }))
      .filter(({ later }) => later.size > 0)
  const [taught, kept] = [withLater(fitted), withLater(aside)]
  const answers = taught.flatMap(({ later }) => [...later])
  const trial: MemoryTrial = {
    learners: taught.length,
    answers: answers.length,
    reviews: answers.filter(({ purpose }) => purpose === 'review').length,
    inForce: memoryOf(catalog),
    result: null,
  }
  if (taught.length === 0 || kept.length < leastLearners) return trial
  const found = yield* fittingMemory(catalog, taught)
  const after = withMemory(catalog, found)
  const learners: ForetoldOfLearner[] = []
  for (const { evidence, later } of kept)
    learners.push({
      before: yield* foretelling(catalog, evidence, later),
      after: yield* foretelling(after, evidence, later),
    })
  return { ...trial, result: { found, comparison: comparisonOf(learners, random) } }
}
