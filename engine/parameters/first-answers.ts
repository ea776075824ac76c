/** What she answered before anything was taught to her here: it tells about her state at entry, and about the items. */
import type { AnswerEvidence, Evidence } from '#engine/evidence.ts'

export type FirstAnswer = Pick<AnswerEvidence, 'item' | 'node' | 'correct' | 'unknown'>

export interface FirstAnswers {
  learner: string
  /** In the order of time. */
  answers: FirstAnswer[]
}

/** Where the first fact stands that may have taught her something; -1 without one. */
export function firstTaught(evidence: readonly Evidence[]): number {
  return evidence.findIndex(
    (fact) => fact.kind === 'lesson' || (fact.kind === 'answer' && fact.purpose !== 'diagnosis'),
  )
}

/** The answers of her diagnosis up to the first fact that may have taught her something, without those helped by a hint. */
export function firstAnswers(evidence: readonly Evidence[]): FirstAnswer[] {
  const taught = firstTaught(evidence)
  return (taught < 0 ? evidence : evidence.slice(0, taught)).flatMap((fact) =>
    fact.kind === 'answer' && !fact.hinted ? [fact] : [],
  )
}
