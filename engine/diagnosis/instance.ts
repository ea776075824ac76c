/** A diagnosis as data: what can be known, what can be asked, and how learners are distributed. */
import { knowledgeSpace, type AbilityPrior, type KnowledgeSpace } from './space.ts'

export interface DiagnosisInstance {
  competencies: { id: string; domain: number; difficulty: number; prerequisites: string[] }[]
  questions: DiagnosisQuestion[]
  prior: AbilityPrior
  learners: string[]
}

export interface DiagnosisQuestion {
  id: string
  competency: string
  /** P(wrong | mastered). */
  slip: number
  /** P(right | not mastered). */
  guess: number
}

/** The knowledge space of an instance, its competencies in the instance's order. */
export function spaceOf({ competencies, prior }: DiagnosisInstance): KnowledgeSpace {
  const index = new Map(competencies.map(({ id }, i) => [id, i]))
  return knowledgeSpace(
    competencies.map(({ prerequisites }) => prerequisites.map((id) => index.get(id)!)),
    competencies.map(({ domain }) => domain),
    competencies.map(({ difficulty }) => difficulty),
    prior,
  )
}
