/**
 * What answers alone would foretell, held against the learner model: the model of responses is fitted on some learners, and each
 * answer that others gave after they were taught is foretold by both from what came before it. Where the answers alone do better,
 * there is something in them that the learner model does not use yet.
 */
import type { Catalog } from '#engine/catalog.ts'
import { splitNode } from '#engine/competency.ts'
import type { AnswerEvidence } from '#engine/evidence.ts'
import {
  comparisonOf,
  leastLearners,
  type Comparison,
  type Foretold,
  type ForetoldOfLearner,
} from '#engine/parameters/compare.ts'
import {
  foretelling,
  laterAnswers,
  ownAnswers,
  type LearnerEvidence,
} from '#engine/parameters/later-answers.ts'
import type { Fact } from '#engine/response/history.ts'
import type { ResponseRow } from '#engine/response/log.ts'
import { explainResponses, fittingResponses, type Explanation } from '#engine/response/model.ts'

export interface ResponseTrial {
  /** Whom and what the model of responses was fitted on. */
  learners: number
  answers: number
  /** Before: the learner model; after: the answers alone. Null where there are too few for either. */
  comparison: Comparison | null
  /** What carries the foretelling of the answers alone: shares of its movement that belong to each fact, the largest first. */
  parts: { fact: Fact; share: number }[]
}

/** Fewer answers to fit on say nothing: an item would have been met some ten times. */
export const leastAnswers = 3_000

/** Rests after each answer foretold; its value is the trial. `aside`: learners that no fit ever sees. `random` draws the interval. */
export function* tryingResponses(
  catalog: Catalog,
  fitted: readonly LearnerEvidence[],
  aside: readonly LearnerEvidence[],
  random: () => number,
): Generator<undefined, ResponseTrial> {
  const rows = fitted.flatMap(({ learner, evidence }) =>
    ownAnswers(evidence).map((one) => rowOf(learner, one)),
  )
  const trial = { learners: fitted.length, answers: rows.length, comparison: null, parts: [] }
  const later = aside.filter(({ evidence }) => laterAnswers(catalog, evidence).size > 0)
  if (rows.length < leastAnswers || later.length < leastLearners) return trial
  const model = yield* fittingResponses(rows)
  const learners: ForetoldOfLearner[] = []
  const moved = new Map<Fact, number>()
  for (const { learner, evidence } of later) {
    const compared = laterAnswers(catalog, evidence)
    const answers = ownAnswers(evidence)
    const explained = explainResponses(
      model,
      answers.map((one) => rowOf(learner, one)),
    )
    const after: Foretold[] = []
    answers.forEach((answer, i) => {
      const { p, parts } = explained[i] as Explanation
      if (!compared.has(answer)) return
      after.push({ p, correct: answer.correct })
      for (const { fact, logit } of parts)
        if (fact !== 'start') moved.set(fact, (moved.get(fact) ?? 0) + Math.abs(logit))
    })
    learners.push({ before: yield* foretelling(catalog, evidence, compared), after })
  }
  const all = [...moved.values()].reduce((sum, one) => sum + one, 0)
  return {
    ...trial,
    comparison: comparisonOf(learners, random),
    parts: [...moved]
      .map(([fact, sum]) => ({ fact, share: all > 0 ? sum / all : 0 }))
      .sort((a, b) => b.share - a.share),
  }
}

/** The skills of an item: its node, and the competency that the node is a level of. */
const rowOf = (user: string, { item, node, correct }: AnswerEvidence): ResponseRow => ({
  user,
  item,
  skills: [splitNode(node).competency, node],
  correct,
})
