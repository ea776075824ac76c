/** What the exact posterior of entry.ts says of pairs of nodes: the same question is asked of it as of a cloud of possible learners. */
import { entryPosterior, type EntryModel } from '#engine/entry.ts'
import type { Joint } from './outlook.ts'

/**
 * P(mastered at entry) of any two nodes together, given that of each alone under the same likelihoods; each second node of a pair
 * costs one inference.
 */
export function exactJoint(model: EntryModel, likelihood: Float64Array, p: Float64Array): Joint {
  const given = new Map<number, Float64Array>()
  const whereMastered = (node: number) => {
    const known = given.get(node)
    if (known) return known
    const supposed = likelihood.slice()
    supposed[2 * node] = 0
    const posterior = entryPosterior(model, supposed).p
    given.set(node, posterior)
    return posterior
  }
  return { both: (i, j) => (i === j || p[j] === 0 ? p[j]! : p[j]! * whereMastered(j)[i]!) }
}
