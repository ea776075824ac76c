/**
 * The knowledge space of a diagnosis: which competencies need which, and how probable each is. A learner masters a set that is
 * closed under prerequisites (J.-P. Doignon & J.-C. Falmagne, Knowledge Spaces, 1985); given her abilities,
 *
 *   P(competency | all its prerequisites) = 1 / (1 + exp(difficulty − ability in its domain)), else 0,
 *   ability in a domain = overall ability + deviation, both normal (G. Rasch's logistic form, one level above).
 *
 * Abilities are kept on a grid, so that all logarithms needed are looked up.
 */

export interface AbilityPrior {
  abilityMean: number
  abilitySd: number
  domains: number
  domainSd: number
}

export interface KnowledgeSpace {
  count: number
  domains: number
  prior: AbilityPrior
  /** Competencies, each after all that it needs. */
  order: Int32Array
  parents: readonly Int32Array[]
  children: readonly Int32Array[]
  domainOf: Int32Array
  /** Competencies by domain. */
  members: readonly Int32Array[]
  difficulty: Float64Array
  /** Ability by level of the grid, in logits. */
  abilities: Float64Array
  /** By competency and level: ability − difficulty, and log P(not mastered | all prerequisites). */
  logit: Float32Array
  logOff: Float32Array
}

/** Levels of the grid of abilities. */
export const levelCount = 64
/** The grid reaches so many standard deviations from the mean. */
const reach = 3.4

/** The space of these competencies. Throws where prerequisites go in a circle. */
export function knowledgeSpace(
  parents: readonly (readonly number[])[],
  domainOf: readonly number[],
  difficulty: ArrayLike<number>,
  prior: AbilityPrior,
): KnowledgeSpace {
  const count = parents.length
  const children = parents.map((): number[] => [])
  parents.forEach((needed, child) => needed.forEach((parent) => children[parent]!.push(child)))
  const members = Array.from({ length: prior.domains }, (): number[] => [])
  domainOf.forEach((domain, i) => members[domain]!.push(i))
  const spread = Math.sqrt(prior.abilitySd ** 2 + prior.domainSd ** 2)
  const abilities = Float64Array.from(
    { length: levelCount },
    (_, level) => prior.abilityMean + spread * reach * ((2 * level) / (levelCount - 1) - 1),
  )
  return {
    count,
    domains: prior.domains,
    prior: shownBy(abilities, prior),
    order: topologicalOrder(parents, children),
    parents: parents.map((needed) => Int32Array.from(needed)),
    children: children.map((list) => Int32Array.from(list)),
    domainOf: Int32Array.from(domainOf),
    members: members.map((list) => Int32Array.from(list)),
    abilities,
    ...chances(Float64Array.from(difficulty), abilities),
  }
}

/** The same space with other difficulties and spreads, on the same grid. */
export function revised(
  space: KnowledgeSpace,
  difficulty: Float64Array,
  prior: AbilityPrior,
): KnowledgeSpace {
  return { ...space, prior: shownBy(space.abilities, prior), ...chances(difficulty, space.abilities) }
}

/** Domains differ by half a step of the grid at least: with less, no ability could move to the next level. */
function shownBy(abilities: Float64Array, prior: AbilityPrior): AbilityPrior {
  return { ...prior, domainSd: Math.max(prior.domainSd, (abilities[1]! - abilities[0]!) / 2) }
}

function chances(difficulty: Float64Array, abilities: Float64Array) {
  const logit = new Float32Array(difficulty.length * levelCount)
  const logOff = new Float32Array(difficulty.length * levelCount)
  difficulty.forEach((hard, i) =>
    abilities.forEach((ability, level) => {
      const x = ability - hard
      logit[i * levelCount + level] = x
      logOff[i * levelCount + level] = x > 0 ? -x - Math.log1p(Math.exp(-x)) : -Math.log1p(Math.exp(x))
    }),
  )
  return { difficulty, logit, logOff }
}

function topologicalOrder(parents: readonly (readonly number[])[], children: number[][]): Int32Array {
  const missing = parents.map((needed) => needed.length)
  const order = missing.flatMap((left, i) => (left === 0 ? [i] : []))
  for (let at = 0; at < order.length; at += 1)
    for (const child of children[order[at]!]!) {
      missing[child]! -= 1
      if (missing[child] === 0) order.push(child)
    }
  if (order.length < parents.length) throw new Error('prerequisites go in a circle')
  return Int32Array.from(order)
}

/** The level of the grid nearest to an ability. */
export function levelOf(space: KnowledgeSpace, ability: number): number {
  const least = space.abilities[0]!
  const step = (space.abilities[levelCount - 1]! - least) / (levelCount - 1)
  return Math.min(levelCount - 1, Math.max(0, Math.round((ability - least) / step)))
}
