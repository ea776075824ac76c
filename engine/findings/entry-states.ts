/**
 * What learners knew before they were taught, drawn from its posterior: for each learner the state of all nodes and an ability, for
 * each written prerequisite the factor by which lacking it lowers the chance to know what needs it.
 *
 * Model: a node is known with the chance sigmoid(easiness + slope × ability) times the factor of each prerequisite she lacks (the
 * reduced reparameterized unified model of S. Hartz, 2002, with nodes in the place of items). A factor of 0: nobody knows without;
 * 1: what is written says nothing. An answer is right with 1 − slip where the node is known, else with the guess. The next question is
 * chosen by the answers before it, all of which are read, so the choice drops out of the likelihood (D. Rubin, Biometrika 63, 1976, 581).
 *
 * Gibbs sampling with what she knows as missing data (M. Tanner & W. Wong, J. Am. Statist. Assoc. 82, 1987, 528).
 */
import {
  abilities,
  moveItems,
  moveNumbers,
  shareWithout,
  startChain,
  type AskedItem,
  type Cells,
  type Chain,
} from '#engine/findings/entry-chain.ts'
import type { Random } from '#engine/shuffle.ts'

/** Of one learner: twice the place of each item she answered, one more where she was right. */
export type Answers = Uint32Array

/** One draw, by edge: the factor, and of those who lack what is needed the share who would know the node if they had it. */
export type Draw = { factor: number; share: number }[]

interface Learner {
  answers: Answers
  state: Uint8Array
  ability: number
}

/**
 * `keep` draws after `skip` that are thrown away; rests after each. `requires`: by node, what it needs; edges are counted node by
 * node in that order; `start`: where all factors begin.
 */
export function* drawingStates(
  { requires, items }: { requires: readonly (readonly number[])[]; items: readonly AskedItem[] },
  answers: readonly Answers[],
  { random, start, skip, keep }: { random: Random; start: number; skip: number; keep: number },
): Generator<undefined, Draw[]> {
  const chain = startChain(requires, items, start)
  const learners = answers.map((own): Learner => {
    const state = Uint8Array.from(requires, () => (random() < 0.5 ? 1 : 0))
    return { answers: own, state, ability: (abilities.length - 1) / 2 }
  })
  const odds = new Float64Array(requires.length)
  const draws: Draw[] = []
  for (let sweep = 0; sweep < skip + keep; sweep += 1) {
    for (const [i, learner] of learners.entries()) {
      setOdds(chain, learner, odds)
      for (let node = 0; node < odds.length; node += 1)
        drawNode(chain, learner, node, odds[node] ?? 1, random)
      drawAbility(chain, learner, random)
      if (i % 200 === 199) yield
    }
    const cells = requires.map((own, node) => countCells(chain, learners, node, own.length))
    moveNumbers(chain, cells, learners.length, random)
    moveItems(chain, countAnswers(chain, learners), random)
    if (sweep >= skip) draws.push(drawOf(chain, cells))
    yield
  }
  return draws
}

/** How much likelier her answers are, by node, for somebody who knows it. */
function setOdds({ items }: Chain, { answers }: Learner, odds: Float64Array): void {
  odds.fill(1)
  for (const answer of answers) {
    const item = items[answer >> 1]
    if (!item) continue
    const ratio = answer & 1 ? (1 - item.slip) / item.guess : item.slip / (1 - item.guess)
    odds[item.node] = (odds[item.node] ?? 1) * ratio
  }
}

/** Chance to know a node, given what she lacks of what it needs; the edge `except` counts as held. */
function chanceOf(
  { from, parents, factors, base }: Chain,
  { state, ability }: Learner,
  node: number,
  except: number,
) {
  let chance = base[node * abilities.length + ability] ?? 0
  const end = from[node + 1] ?? 0
  for (let edge = from[node] ?? 0; edge < end; edge += 1)
    if (edge !== except && state[parents[edge] ?? 0] === 0) chance *= factors[edge] ?? 1
  return chance
}

function drawNode(chain: Chain, learner: Learner, node: number, told: number, random: Random): void {
  const own = chanceOf(chain, learner, node, -1)
  let odds = (own / (1 - own)) * told
  for (const { node: child, edge } of chain.needing[node] ?? []) {
    const factor = chain.factors[edge] ?? 1
    const chance = chanceOf(chain, learner, child, edge)
    odds *= learner.state[child] === 1 ? 1 / factor : (1 - chance) / (1 - factor * chance)
  }
  learner.state[node] = random() * (1 + odds) < odds ? 1 : 0
}

/** One step up or down, taken as Metropolis and Hastings say. */
function drawAbility(chain: Chain, learner: Learner, random: Random): void {
  const now = learner.ability
  const next = now + (random() < 0.5 ? 1 : -1)
  if (next < 0 || next >= abilities.length) return
  let ratio = 1
  for (let node = 0; node < learner.state.length; node += 1) {
    const before = chanceOf(chain, learner, node, -1)
    const at = node * abilities.length
    const after = (before * (chain.base[at + next] ?? 0)) / (chain.base[at + now] ?? 1)
    ratio *= learner.state[node] === 1 ? after / before : (1 - after) / (1 - before)
  }
  if (random() < ratio) learner.ability = next
}

function countCells(
  { from, parents }: Chain,
  learners: readonly Learner[],
  node: number,
  edges: number,
): Cells {
  const masks = 1 << edges
  const [known, not] = [
    new Float64Array(masks * abilities.length),
    new Float64Array(masks * abilities.length),
  ]
  const first = from[node] ?? 0
  for (const { state, ability } of learners) {
    let mask = 0
    for (let i = 0; i < edges; i += 1) if (state[parents[first + i] ?? 0] === 0) mask |= 1 << i
    const side = state[node] === 1 ? known : not
    const at = mask * abilities.length + ability
    side[at] = (side[at] ?? 0) + 1
  }
  return { known, not, masks }
}

function countAnswers({ items }: Chain, learners: readonly Learner[]): [number, number, number, number][] {
  const counts = items.map((): [number, number, number, number] => [0, 0, 0, 0])
  for (const { answers, state } of learners)
    for (const answer of answers) {
      const own = counts[answer >> 1]
      const cell = (state[items[answer >> 1]?.node ?? 0] === 1 ? 2 : 0) + (answer & 1 ? 0 : 1)
      if (own) own[cell as 0] += 1
    }
  return counts
}

function drawOf(chain: Chain, cells: readonly Cells[]): Draw {
  return cells.flatMap((own, node) => {
    const [first = 0, end = 0] = [chain.from[node], chain.from[node + 1]]
    return Array.from({ length: end - first }, (_, place) => ({
      factor: chain.factors[first + place] ?? 1,
      share: shareWithout(chain, own, node, place),
    }))
  })
}
