/** What mentors offer and what learners ask for, as the academy knows it. */

export interface MentorOffer {
  id: string
  minutesPerWeek: number
  /** Minutes a week that her mentees take now, without those who are asked about again in this round. */
  minutesTaken: number
  /** The first is the main one. */
  languages: readonly string[]
  /** The first is the main one. */
  trades: readonly string[]
  /** What she likes to help with. */
  topics: readonly string[]
  /** Hours east of UTC. */
  tz: number
  /** Free UTC hours of the coming weeks, 0..167 from Monday 0:00. */
  slots: readonly number[]
  /** At ease with learners of this level most, 1..5. */
  level: number
  /** Paused, or not there in the coming weeks: no new mentee. */
  away: boolean
  /** Requests that wait for her answer; none when absent. */
  waiting?: number
}

export interface LearnerRequest {
  id: string
  /** At least one; the first is the main one. */
  languages: readonly string[]
  /** Of her track. */
  trade: string
  /** What she would like help with. */
  topics: readonly string[]
  /** Hours east of UTC. */
  tz: number
  /** Free UTC hours of the coming weeks, 0..167 from Monday 0:00. */
  slots: readonly number[]
  /** How far she is, 1..5. */
  level: number
  /** Mentors she asked for. */
  wishes: readonly string[]
  /** Mentors with whom she has, or had, a relation worth keeping. */
  kept: readonly string[]
}

/** A pair that must never be, whoever of the two said so, and why is nobody's business. */
export interface Refusal {
  learner: string
  mentor: string
}

export interface MatchingRound {
  offers: readonly MentorOffer[]
  requests: readonly LearnerRequest[]
  refusals: readonly Refusal[]
}

/** A mentor gives 30 to 120 minutes a week to 1 to 8 mentees (product page): half an hour together every second week, and five
 * minutes a week to read and write. */
export const minutesPerMentee = 20

/** New mentees a mentor has minutes for; none while she is away. */
export function placesOf({ minutesPerWeek, minutesTaken, away }: MentorOffer): number {
  return away ? 0 : Math.max(0, Math.floor((minutesPerWeek - minutesTaken) / minutesPerMentee))
}
