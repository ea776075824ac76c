/** What exact inference says of pairs of nodes, at entry and now: the same question is asked of it as of a cloud of possible learners. */
import type { Joint } from './outlook.ts'

/**
 * P(mastered at entry) of any two nodes together, given that of each alone under the same likelihoods; each second node of a pair
 * costs one inference by `posterior`, which gives P(mastered) by node.
 */
export function exactJoint(
  likelihood: Float64Array,
  p: Float64Array,
  posterior: (likelihood: Float64Array) => Float64Array,
): Joint {
  const given = new Map<number, Float64Array>()
  const whereMastered = (node: number) => {
    const known = given.get(node)
    if (known) return known
    const supposed = likelihood.slice()
    supposed[2 * node] = 0
    const found = posterior(supposed)
    given.set(node, found)
    return found
  }
  return { both: (i, j) => (i === j || p[j] === 0 ? p[j]! : p[j]! * whereMastered(j)[i]!) }
}

/** P(mastered now | state at entry) of each node. */
export interface SinceEntry {
  /** Where it was not mastered at entry, and what more where it was. */
  learnt: Float64Array
  gain: Float64Array
}

/**
 * P(mastered now) of any two nodes together. Given the state at entry, what became of one node says nothing of another, so this is
 * the mean of (learnt + gain · entry) of the one times that of the other. `entry`: P(mastered at entry) of each alone.
 */
export function jointNow(joint: Joint, entry: Float64Array, { learnt, gain }: SinceEntry): Joint {
  const alone = (i: number) => learnt[i]! + gain[i]! * entry[i]!
  return {
    both: (i, j) =>
      i === j
        ? alone(i)
        : learnt[i]! * alone(j) + gain[i]! * (learnt[j]! * entry[i]! + gain[j]! * joint.both(i, j)),
  }
}
