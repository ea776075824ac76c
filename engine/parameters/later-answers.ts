/**
 * What she answered after something was taught to her here, foretold by the learner model: each answer from all facts before it
 * (A. Dawid's prequential principle, JRSS A 1984), over the very states that the academy draws.
 */
import type { Catalog } from '#engine/catalog.ts'
import type { AnswerEvidence, Evidence } from '#engine/evidence.ts'
import { guessOf, slipOf } from '#engine/item.ts'
import { contestedValidations, initialState, observe, type LearnerState } from '#engine/learner.ts'
import { estimate } from '#engine/mastery.ts'
import type { Foretold } from '#engine/parameters/compare.ts'
import { firstTaught } from '#engine/parameters/first-answers.ts'

/** A learner's evidence in the order of time. */
export interface LearnerEvidence {
  learner: string
  evidence: readonly Evidence[]
}

/** Answers that say something of her alone: not those helped by a hint. */
export const ownAnswers = (evidence: readonly Evidence[]): AnswerEvidence[] =>
  evidence.flatMap((fact) => (fact.kind === 'answer' && !fact.hinted ? [fact] : []))

/** Of her answers those that came after something was taught, to items that the catalogue still has. */
export function laterAnswers(catalog: Catalog, evidence: readonly Evidence[]): Set<AnswerEvidence> {
  const nodeOf = new Map(catalog.items.map(({ id, node }) => [id, node]))
  const taught = firstTaught(evidence)
  return new Set(
    taught < 0
      ? []
      : ownAnswers(evidence.slice(taught)).filter(({ item, node }) => nodeOf.get(item) === node),
  )
}

/** The probability of each of these answers, one after the other. `believe`: P(mastered) of its node, from the state before it. */
export function* foretellEach(
  catalog: Catalog,
  evidence: readonly Evidence[],
  asked: ReadonlySet<Evidence>,
  believe: (state: LearnerState, answer: AnswerEvidence) => number,
): Generator<Foretold, void> {
  const items = new Map(catalog.items.map((item) => [item.id, item]))
  const contested = contestedValidations(evidence)
  let state = initialState()
  for (const fact of evidence) {
    const item = fact.kind === 'answer' && asked.has(fact) ? items.get(fact.item) : undefined
    if (fact.kind === 'answer' && item) {
      const mastered = believe(state, fact)
      yield { p: mastered * (1 - slipOf(item)) + (1 - mastered) * guessOf(item), correct: fact.correct }
    }
    if (!contested.has(fact.id)) state = observe(catalog, state, fact)
  }
}

/** The learner model's probability of each of these answers, from all facts before it. Rests after each. */
export function* foretelling(
  catalog: Catalog,
  evidence: readonly Evidence[],
  asked: ReadonlySet<Evidence>,
): Generator<undefined, Foretold[]> {
  const foretold: Foretold[] = []
  const believe = (state: LearnerState, { node, at }: AnswerEvidence) =>
    estimate(catalog, state, at)[node]?.p ?? 0
  for (const one of foretellEach(catalog, evidence, asked, believe)) {
    foretold.push(one)
    yield
  }
  return foretold
}
