/**
 * One state of the sampler of entry-states.ts, and new numbers given what is known of everybody: easiness of nodes, factors of
 * prerequisites, what items let through, by Metropolis steps on counts (N. Metropolis et al., J. Chem. Phys. 21, 1953, 1087).
 */
import { sigmoid } from '#engine/probability.ts'
import { normal, type Random } from '#engine/shuffle.ts'

/** Abilities, each as likely: means of the ninths of the standard normal law. */
export const abilities = [-1.701, -0.999, -0.616, -0.298, 0, 0.298, 0.616, 0.999, 1.701]
/** Prior of easiness, in logits. */
const easinessSpread = 2
const startSlope = 1.2
const leastFactor = 1e-3
/** Slip and guess are held near the stated ones as if that many answers had said so. */
const statedAnswers = 40
/** Steps of the numbers for each sweep over the learners: cheap beside it, since they see counts only. */
const steps = 4

export interface AskedItem {
  node: number
  slip: number
  guess: number
}

/** An edge `i` says that `node` needs `parent`; those of a node stand together from `from[node]` on. */
export interface Chain {
  from: number[]
  parents: number[]
  /** By node: edges that lead to what needs it. */
  needing: { node: number; edge: number }[][]
  factors: Float64Array
  easiness: Float64Array
  slope: number
  /** By node and ability: the chance of who lacks nothing. */
  base: Float64Array
  items: AskedItem[]
  stated: readonly AskedItem[]
}

/** How many know a node and do not, by ability and by what they lack (a bit for each of its edges). */
export interface Cells {
  known: Float64Array
  not: Float64Array
  masks: number
}

/** Where the sampler starts. `requires`: by node, what it needs; `start`: all factors. */
export function startChain(
  requires: readonly (readonly number[])[],
  items: readonly AskedItem[],
  start: number,
): Chain {
  const from = [0]
  for (const own of requires) from.push((from.at(-1) ?? 0) + own.length)
  const needing: Chain['needing'] = requires.map(() => [])
  requires.forEach((own, node) =>
    own.forEach((parent, i) => needing[parent]?.push({ node, edge: (from[node] ?? 0) + i })),
  )
  const chain: Chain = {
    ...{ from, parents: requires.flat(), needing, slope: startSlope, stated: items },
    factors: new Float64Array(from.at(-1) ?? 0).fill(start),
    easiness: new Float64Array(requires.length),
    base: new Float64Array(requires.length * abilities.length),
    items: items.map((item) => ({ ...item })),
  }
  for (let node = 0; node < requires.length; node += 1)
    chain.base.set(chances(0, startSlope), node * abilities.length)
  return chain
}

const chances = (easiness: number, slope: number) => abilities.map((one) => sigmoid(easiness + slope * one))
const baseOf = ({ base }: Chain, node: number) =>
  base.subarray(node * abilities.length, (node + 1) * abilities.length)
const factorsOf = ({ factors, from }: Chain, node: number) => factors.subarray(from[node], from[node + 1])

function logLikelihood({ known, not, masks }: Cells, base: ArrayLike<number>, factors: Float64Array): number {
  let sum = 0
  for (let mask = 0; mask < masks; mask += 1) {
    const product = factors.reduce((so, one, i) => (mask & (1 << i) ? so * one : so), 1)
    for (let i = 0; i < abilities.length; i += 1) {
      const [yes, no] = [known[mask * abilities.length + i] ?? 0, not[mask * abilities.length + i] ?? 0]
      const chance = (base[i] ?? 0) * product
      if (yes > 0) sum += yes * Math.log(chance)
      if (no > 0) sum += no * Math.log(1 - chance)
    }
  }
  return sum
}

/** Moves all numbers but those of items. */
export function moveNumbers(chain: Chain, cells: readonly Cells[], people: number, random: Random): void {
  const step = 2.4 / Math.sqrt(1 + 0.15 * people)
  cells.forEach((own, node) => {
    for (let i = 0; i < steps; i += 1) {
      moveEasiness(chain, own, node, { step, random })
      moveFactors(chain, own, node, { step, random })
    }
  })
  const slope = Math.abs(chain.slope + (step / 2) * normal(random))
  const moved = cells.map((_, node) => chances(chain.easiness[node] ?? 0, slope))
  const gain = cells.reduce(
    (sum, own, node) =>
      sum +
      logLikelihood(own, moved[node] ?? [], factorsOf(chain, node)) -
      logLikelihood(own, baseOf(chain, node), factorsOf(chain, node)),
    0,
  )
  if (Math.log(random()) >= gain) return
  chain.slope = slope
  chain.base.set(moved.flat())
}

interface Step {
  step: number
  random: Random
}

function moveEasiness(chain: Chain, own: Cells, node: number, { step, random }: Step): void {
  const [base, factors] = [baseOf(chain, node), factorsOf(chain, node)]
  const before = chain.easiness[node] ?? 0
  const after = before + step * normal(random)
  const moved = chances(after, chain.slope)
  const prior = (before ** 2 - after ** 2) / (2 * easinessSpread ** 2)
  const gain = logLikelihood(own, moved, factors) - logLikelihood(own, base, factors) + prior
  if (Math.log(random()) >= gain) return
  chain.easiness[node] = after
  base.set(moved)
}

/** Every factor from 0 to 1 is as likely beforehand; a step over an end comes back from it. */
function moveFactors(chain: Chain, own: Cells, node: number, { step, random }: Step): void {
  const [base, factors] = [baseOf(chain, node), factorsOf(chain, node)]
  for (let i = 0; i < factors.length; i += 1) {
    const before = factors[i] ?? 1
    const now = logLikelihood(own, base, factors)
    const tried = Math.abs(before + 2 * step * normal(random))
    const after = tried > 1 ? 2 - tried : tried
    if (after < leastFactor) continue
    factors[i] = after
    if (Math.log(random()) >= logLikelihood(own, base, factors) - now) factors[i] = before
  }
}

/** By item: right and wrong answers of those who do not know, then of those who do. */
export type Answered = readonly [number, number, number, number]

/** Moves what items let through, with the stated ones as prior. */
export function moveItems(chain: Chain, answered: readonly Answered[], random: Random): void {
  chain.items.forEach((item, i) => {
    const [guessed, missed, knew, slipped] = answered[i] ?? [0, 0, 0, 0]
    const stated = chain.stated[i] ?? item
    item.guess = moveShare(item.guess, [guessed, missed], stated.guess, random)
    item.slip = moveShare(item.slip, [slipped, knew], stated.slip, random)
  })
}

function moveShare(
  now: number,
  [yes, no]: readonly [number, number],
  stated: number,
  random: Random,
): number {
  if (stated <= 0) return now
  const [a, b] = [yes + statedAnswers * stated, no + statedAnswers * (1 - stated)]
  const after = now + (1.7 * Math.sqrt((a * b) / (a + b + 1)) * normal(random)) / (a + b)
  if (after <= leastFactor || after >= 1 - leastFactor) return now
  // Beta law, whose ends the exponents less one leave out.
  const gain = (a - 1) * Math.log(after / now) + (b - 1) * Math.log((1 - after) / (1 - now))
  return Math.log(random()) < gain ? after : now
}

/** Of those who lack what an edge names, the share who would know what needs it if they had it. */
export function shareWithout(
  chain: Chain,
  { known, not, masks }: Cells,
  node: number,
  place: number,
): number {
  const [base, factors] = [baseOf(chain, node), factorsOf(chain, node)]
  let [people, would] = [0, 0]
  for (let mask = 0; mask < masks; mask += 1) {
    if (!(mask & (1 << place))) continue
    const product = factors.reduce((so, one, i) => (i !== place && mask & (1 << i) ? so * one : so), 1)
    for (let i = 0; i < abilities.length; i += 1) {
      const here = (known[mask * abilities.length + i] ?? 0) + (not[mask * abilities.length + i] ?? 0)
      people += here
      would += here * (base[i] ?? 0) * product
    }
  }
  return people > 0 ? would / people : 0
}
