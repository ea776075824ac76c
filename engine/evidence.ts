/** Evidence: one fact about a learner, append-only, unique by attempt id. Everything known about her follows from it. */
import type { NodeId } from '#engine/catalog.ts'

export const purposes = ['diagnosis', 'practice', 'check', 'review'] as const
/** Why an item was put to her. A check is the short test at the end of a module, or after "I know this". */
export type Purpose = (typeof purposes)[number]

export const confidences = ['guess', 'fairly', 'sure'] as const
export type Confidence = (typeof confidences)[number]

interface EvidenceBase {
  /** Attempt id: the same fact recorded twice is one fact. */
  id: string
  /** ISO 8601 instant, UTC. */
  at: string
}

export interface AnswerEvidence extends EvidenceBase {
  kind: 'answer'
  purpose: Purpose
  item: string
  node: NodeId
  correct: boolean
  /** She said "I don't know yet". */
  unknown: boolean
  /** She looked at the hint first. */
  hinted: boolean
  confidence?: Confidence
  /** From the item shown to the answer sent; absent when it could not be measured. */
  seconds?: number
  /** Slip and guess as they were when she answered, so that later changes of an item change no past. */
  slip: number
  guess: number
}

export interface LessonEvidence extends EvidenceBase {
  kind: 'lesson'
  module: string
  nodes: NodeId[]
}

/** What she says she can do. It removes nothing by itself; it opens a short check. */
export interface ClaimEvidence extends EvidenceBase {
  kind: 'claim'
  node: NodeId
  can: boolean
}

/** A version of a project that somebody read. */
export interface ReadWork {
  module: string
  version: number
  /** Id of what she sent. */
  submission: string
}

/** A human saw her do it, or its result in her work. `at` is the day it was seen. */
export interface ValidationEvidence extends EvidenceBase {
  kind: 'validation'
  node: NodeId
  /** As whom: mentor, coach, trainer. */
  by: string
  /** What was seen, in the words of whoever saw it. */
  seen?: string
  /** Id of that person. */
  author?: string
  /** Seen in this work, which was made out of sight: it weighs less than what was watched. */
  work?: ReadWork
}

/** She says of a validation that it is not so: from then on it weighs nothing, as if it had never been. */
export interface ContestEvidence extends EvidenceBase {
  kind: 'contest'
  node: NodeId
  /** Id of the validation. */
  validation: string
}

export type Evidence = AnswerEvidence | LessonEvidence | ClaimEvidence | ValidationEvidence | ContestEvidence
