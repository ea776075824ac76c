/**
 * Who would rather swap: a pair blocks when the learner values the mentor above what she has (-1 when unmatched) and the mentor
 * has a free place or values her above the worst it holds; strongly when both gain at least `strongGain` (a free place counts
 * as a gain). D. Gale & L. Shapley, College admissions and the stability of marriage, 1962.
 */
import { nobody, ownPairs, type Assignment, type MatchProblem, type Pairs } from '#engine/matching/problem.ts'

/** Points of value, of 1000. */
export const strongGain = 50

/** What a mentor with a free place holds at worst: less than any value less any gain. */
export const freePlace = -1000

export interface Blocking {
  pairs: number
  strongPairs: number
  /** Learners in at least one strong blocking pair. */
  learnersInStrong: number
}

export function countBlocking(problem: MatchProblem, assigned: Assignment): Blocking {
  const { pairs } = problem
  const { has, worst } = holdings(problem, assigned, ownPairs(pairs, assigned))
  const found = { pairs: 0, strongPairs: 0, learnersInStrong: 0 }
  for (let i = 0; i < assigned.length; i++) {
    const before = found.strongPairs
    for (let k = pairs.starts[i]!; k < pairs.starts[i + 1]!; k++) {
      const j = pairs.mentors[k]!
      const gain = pairs.learnerValues[k]! - has[i]!
      const mentorGain = pairs.mentorValues[k]! - worst[j]!
      if (j === assigned[i] || gain <= 0 || mentorGain <= 0) continue
      found.pairs++
      if (gain >= strongGain && mentorGain >= strongGain) found.strongPairs++
    }
    if (found.strongPairs > before) found.learnersInStrong++
  }
  return found
}

/** With how many mentors each learner is in a strong blocking pair. */
export function strongBlockers(pairs: Pairs, assigned: Assignment, { has, worst }: Holdings): Int32Array {
  const { starts, mentors, learnerValues, mentorValues } = pairs
  const blockers = new Int32Array(assigned.length)
  for (let i = 0; i < assigned.length; i++) {
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const j = mentors[k]!
      if (j === assigned[i]) continue
      if (learnerValues[k]! >= has[i]! + strongGain && mentorValues[k]! >= worst[j]! + strongGain)
        blockers[i]!++
    }
  }
  return blockers
}

/** What each learner has (-1 when unmatched) and the worst that each mentor holds, in the eyes of each. */
export interface Holdings {
  has: Int32Array
  worst: Int32Array
}

export function holdings({ pairs, places }: MatchProblem, assigned: Assignment, own: Int32Array): Holdings {
  const has = new Int32Array(assigned.length).fill(-1)
  const worst = new Int32Array(places.length).fill(0x7fff)
  const load = new Int32Array(places.length)
  for (let i = 0; i < assigned.length; i++) {
    const j = assigned[i]!
    if (j === nobody) continue
    has[i] = pairs.learnerValues[own[i]!]!
    worst[j] = Math.min(worst[j]!, pairs.mentorValues[own[i]!]!)
    load[j]!++
  }
  places.forEach((count, j) => {
    if (load[j]! < count) worst[j] = freePlace
  })
  return { has, worst }
}
