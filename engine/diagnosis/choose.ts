/**
 * Which question to ask: the one after which least doubt is expected about all competencies together. The doubt about one
 * that is mastered with probability p is p (1 − p), times its weight.
 */
import type { Cloud } from './cloud.ts'
import { information } from './gain.ts'

export interface Candidate {
  competency: number
  slip: number
  guess: number
}

export interface Choice {
  competency: number
  /** P(mastered) before the answer. */
  p: number
  /** Expected fall of the doubt. */
  gain: number
}

/** Only so many candidates, the most telling about their own competency, are weighed. */
const shortlist = 64

/** The best of the candidates; null when there is none. */
export function bestQuestion(cloud: Cloud, p: Float64Array, candidates: readonly Candidate[]): Choice | null {
  const telling = candidates
    .map((candidate) => ({
      ...candidate,
      own: information(p[candidate.competency]!, candidate.slip, candidate.guess),
    }))
    .sort((a, b) => b.own - a.own)
    .slice(0, shortlist)
  let best: Choice | null = null
  for (const { competency, slip, guess } of telling) {
    const right = p[competency]! * (1 - slip) + (1 - p[competency]!) * guess
    let covariances = 0
    for (let i = 0; i < p.length; i += 1) {
      const both = i === competency ? p[i]! : cloud.countOfBoth(i, competency) / cloud.size
      covariances += (both - p[i]! * p[competency]!) ** 2
    }
    const gain = (covariances * (1 - slip - guess) ** 2) / (right * (1 - right))
    if (!best || gain > best.gain) best = { competency, p: p[competency]!, gain }
  }
  return best
}
