/** What the solvers work on, wherever it comes from: pairs that may be, what each is worth, and how many places there are. */

/** All pairs that may be, learner by learner (compressed rows): those of learner i stand at starts[i] .. starts[i + 1] - 1. */
export interface Pairs {
  starts: Int32Array
  mentors: Uint16Array
  /** 1..1000, both views together. */
  scores: Uint16Array
  /** 0..1000 each; only `matchOptimal` can do without them (empty). */
  learnerValues: Uint16Array
  mentorValues: Uint16Array
}

export interface MatchProblem {
  pairs: Pairs
  /** Places by mentor. */
  places: Int32Array
  /** Points a learner without a mentor costs. */
  unmatchedPenalty: number
}

/** Index of each learner's mentor, or `nobody`. */
export type Assignment = Int32Array

export const nobody = -1

/** By learner: the place of her pair among all pairs, or `nobody`. */
export function ownPairs({ starts, mentors }: Pairs, assigned: Assignment): Int32Array {
  return assigned.map((j, i) => {
    if (j === nobody) return nobody
    for (let k = starts[i]!; k < starts[i + 1]!; k++) if (mentors[k] === j) return k
    return nobody
  })
}

/** Places left by mentor. */
export function freePlaces({ places }: MatchProblem, assigned: Assignment): Int32Array {
  const free = places.slice()
  for (const j of assigned) if (j !== nobody) free[j]!--
  return free
}
