/** Small knowledge spaces from a seed, and their exact posterior by going through everything: for tests. */
import { sigmoid } from '#engine/probability.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { knowledgeSpace, type KnowledgeSpace } from './space.ts'

export function drawSpace(seed: number, count: number, domains = 2): KnowledgeSpace {
  const random = seededRandom(seed)
  const parents = Array.from({ length: count }, (_, i) =>
    Array.from({ length: i }, (_, j) => j).filter(() => random() < 1.2 / (i + 1)),
  )
  const difficulty = parents.map(() => -1.5 + 2 * random())
  const prior = { abilityMean: 0.2, abilitySd: 1.4, domains, domainSd: 0.7 }
  return knowledgeSpace(
    parents,
    parents.map((_, i) => i % domains),
    difficulty,
    prior,
  )
}

/** What was answered: P(answer | not mastered) and P(answer | mastered) of a competency. */
export interface Seen {
  competency: number
  not: number
  mastered: number
}

export const rightAnswer = (competency: number): Seen => ({ competency, not: 0.15, mastered: 0.92 })
export const wrongAnswer = (competency: number): Seen => ({ competency, not: 0.85, mastered: 0.08 })

/** P(mastered) by competency: all states, and abilities on a grid of their own. */
export function enumerate(space: KnowledgeSpace, seen: readonly Seen[]): Float64Array {
  const { count, domains, prior } = space
  const nodes = Array.from({ length: 25 }, (_, k) => -3.6 + 0.3 * k)
  const weightOf = nodes.map((x) => Math.exp(-x * x * 0.5))
  const states = Array.from({ length: 2 ** count }, (_, state) => state).filter((state) =>
    space.parents.every((needed, i) => !((state >> i) & 1) || needed.every((j) => (state >> j) & 1)),
  )
  const likelihood = states.map((state) =>
    seen.reduce(
      (product, { competency, not, mastered }) => product * ((state >> competency) & 1 ? mastered : not),
      1,
    ),
  )
  const p = new Float64Array(count)
  let total = 0
  nodes.forEach((overall, k) => {
    // Given the overall ability, the domains are independent, so each factor can be summed over its own deviation
    // only together with its state: go through all combinations.
    const combine = (domain: number, weight: number, abilities: number[]) => {
      if (domain === domains) {
        states.forEach((state, s) => {
          let probability = weight * likelihood[s]!
          for (let i = 0; i < count; i += 1) {
            const on = (state >> i) & 1
            if (!on && !space.parents[i]!.every((j) => (state >> j) & 1)) continue
            const chance = sigmoid(abilities[space.domainOf[i]!]! - space.difficulty[i]!)
            probability *= on ? chance : 1 - chance
          }
          total += probability
          for (let i = 0; i < count; i += 1) if ((state >> i) & 1) p[i]! += probability
        })
        return
      }
      nodes.forEach((deviation, d) =>
        combine(domain + 1, weight * weightOf[d]!, [
          ...abilities,
          prior.abilityMean + prior.abilitySd * overall + prior.domainSd * deviation,
        ]),
      )
    }
    combine(0, weightOf[k]!, [])
  })
  return p.map((one) => one / total)
}
