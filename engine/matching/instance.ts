/** Who is to be matched: mentors with places, learners, and the rules. The shape of a match instance (version 1) of the bench. */

export interface Mentor {
  id: string
  /** Learners this mentor can take. */
  capacity: number
  /** The first is the main one. */
  languages: readonly string[]
  /** The first is the main one. */
  domains: readonly string[]
  /** Hours east of UTC. */
  tz: number
  /** Free UTC hours of the week, 0..167. */
  slots: readonly number[]
  /** 1..5. */
  seniority: number
  /** 0..100. */
  rating: number
}

export interface Learner {
  id: string
  /** At least one; the first is the main one. */
  languages: readonly string[]
  domain: string
  /** Hours east of UTC. */
  tz: number
  /** Free UTC hours of the week, 0..167. */
  slots: readonly number[]
  /** 1..5. */
  level: number
  /** 0 or 1. */
  priority: number
}

export interface MatchRules {
  /** Common free hours a pair needs. */
  minOverlapHours: number
  /** Points a learner without a mentor costs. */
  unmatchedPenalty: number
}

export interface MatchInstance {
  rules: MatchRules
  mentors: readonly Mentor[]
  learners: readonly Learner[]
}

/** Languages an instance can name: one bit each of a 32-bit word, the sign left out. */
export const mostLanguages = 31
