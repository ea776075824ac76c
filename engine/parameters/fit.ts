/**
 * Fits the parameters of the learner model to first answers: expectation–maximisation (A. Dempster, N. Laird & D. Rubin, JRSS B
 * 1977) with priors around the built-in values, so that little data moves little. Expectation: exact inference of each learner's
 * state at entry, over the ability profiles of entry.ts. Maximisation: a logistic regression by node (Newton's steps), the two
 * spreads likewise, and shares for slip and guess.
 */
import type { Catalog } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { junctionTree, marginals, withoutImplied } from '#engine/elimination.ts'
import { abilityProfiles, entryParameters, profileCount } from '#engine/entry.ts'
import { guessOf, guessRange, slipOf, slipRange } from '#engine/item.ts'
import type { ModelParameters } from '#engine/parameters.ts'
import type { FirstAnswer, FirstAnswers } from '#engine/parameters/first-answers.ts'
import { sigmoid } from '#engine/probability.ts'
import { answerLikelihood } from '#engine/tracing.ts'

const rounds = 20
const newtonSteps = 4
/** Standard deviation of a node's difficulty around the built-in one, in logits; and of a spread around its own. */
const difficultyDoubt = 1
const spreadDoubt = 0.4
const spreadRange = { least: 0.3, most: 3 }
/** Answers that the built-in slip and guess of an item are worth. */
const itemTries = 30

interface Rate {
  missed: number
  mastered: number
  guessed: number
  not: number
}

/** Expected counts by node and profile: able to take it up (all prerequisites mastered), and mastered. */
interface Counts {
  open: Float64Array
  mastered: Float64Array
  items: Map<string, Rate>
}

/**
 * The parameters that make the answers of these learners most likely, given the priors. A generator that rests after each
 * learner of each round, so that a server can do something else in between; its value is the result, null where prerequisites are
 * too entangled for exact inference. Deterministic.
 */
export function* fitting(
  catalog: Catalog,
  learners: readonly FirstAnswers[],
): Generator<undefined, ModelParameters | null> {
  const network = openNetwork(catalog)
  const prior = entryParameters(catalog)
  const asked = new Map(catalog.items.map((item) => [item.id, { slip: slipOf(item), guess: guessOf(item) }]))
  let current: ModelParameters = { ...prior, items: Object.fromEntries(asked) }
  for (let round = 0; round < rounds; round += 1) {
    const expect = network.expecting(current)
    if (!expect) return null
    const counts = network.noCounts()
    for (const { answers } of learners) {
      expect(answers, counts)
      yield
    }
    current = { ...network.maximised(counts, current, prior), items: itemRates(counts, asked) }
  }
  return current
}

type ItemRates = ReadonlyMap<string, { slip: number; guess: number }>

/** Slip and guess of the items that were asked: means of their Beta laws. */
function itemRates(counts: Counts, asked: ItemRates): ModelParameters['items'] {
  const items: ModelParameters['items'] = {}
  for (const [id, rate] of counts.items) {
    const own = asked.get(id)
    if (!own) continue
    const slip = (itemTries * own.slip + rate.missed) / (itemTries + rate.mastered)
    const guess = (itemTries * own.guess + rate.guessed) / (itemTries + rate.not)
    items[id] = { slip: within(slip, slipRange), guess: within(guess, guessRange) }
  }
  return items
}

const within = (value: number, { least, most }: { least: number; most: number }) =>
  Math.min(most, Math.max(least, value))

function openNetwork(catalog: Catalog) {
  const graph = buildGraph(catalog)
  const requires = withoutImplied(
    graph.nodes.map(({ id }) => graph.requires(id).map((needed) => graph.indexOf(needed))),
  )
  /** Where a node needs several others, a variable stands for "all of them": it is 1 whenever it can be. */
  const parents: number[][] = []
  const gate: number[] = []
  const place: number[] = []
  for (const needed of requires) {
    const direct = needed.map((node) => place[node] ?? 0)
    if (direct.length > 1) parents.push(direct)
    gate.push(direct.length > 1 ? parents.length - 1 : (direct[0] ?? -1))
    parents.push(direct.length > 1 ? [parents.length - 1] : direct)
    place.push(parents.length - 1)
  }
  const areas = [...new Set(graph.nodes.map(({ competency }) => competency.area))]
  const profiles = abilityProfiles(1 + areas.length, profileCount)
  const overall = profiles.map((profile) => profile[0] ?? 0)
  const local = graph.nodes.map(({ competency }) =>
    profiles.map((profile) => profile[1 + areas.indexOf(competency.area)] ?? 0),
  )
  const size = graph.nodes.length * profileCount

  const noCounts = (): Counts => ({
    open: new Float64Array(size),
    mastered: new Float64Array(size),
    items: new Map(),
  })

  /** Adds one learner's expected counts under the parameters; null where there is no exact inference. */
  function expecting(
    parameters: ModelParameters,
  ): ((answers: readonly FirstAnswer[], into: Counts) => void) | null {
    const conditional = new Float64Array(parents.length * profileCount).fill(1)
    graph.nodes.forEach(({ id }, node) => {
      for (let k = 0; k < profileCount; k += 1) {
        const ability = logitOf(parameters, node, k)
        conditional[(place[node] ?? 0) * profileCount + k] = sigmoid(
          ability - (parameters.difficulty[id] ?? 0),
        )
      }
    })
    const tree = junctionTree(parents, profileCount, conditional)
    if (!tree) return null
    return (answers, into) => {
      const likelihood = new Float64Array(2 * parents.length).fill(1)
      const known = answers.flatMap((answer) => {
        const rate = parameters.items[answer.item]
        return rate && graph.find(answer.node) ? [{ answer, rate, node: graph.indexOf(answer.node) }] : []
      })
      for (const { answer, rate, node } of known) {
        const [not, mastered] = answerLikelihood(answer, rate)
        const at = 2 * (place[node] ?? 0)
        likelihood[at]! *= not
        likelihood[at + 1]! *= mastered
      }
      const { given, evidence } = marginals(tree, likelihood)
      const total = evidence.reduce((sum, one) => sum + one, 0)
      const p = new Float64Array(graph.nodes.length)
      graph.nodes.forEach((_, node) => {
        const above = gate[node] ?? -1
        for (let k = 0; k < profileCount; k += 1) {
          const weight = (evidence[k] ?? 0) / total
          const mastered = weight * (given[(place[node] ?? 0) * profileCount + k] ?? 0)
          const open = above < 0 ? weight : weight * (given[above * profileCount + k] ?? 0)
          into.open[node * profileCount + k]! += open
          into.mastered[node * profileCount + k]! += mastered
          p[node]! += mastered
        }
      })
      for (const { answer, node } of known) count(into.items, answer, p[node] ?? 0)
    }
  }

  function logitOf({ abilitySpread, areaSpread }: Spreads, node: number, k: number): number {
    return abilitySpread * (overall[k] ?? 0) + areaSpread * (local[node]?.[k] ?? 0)
  }

  /** Newton's steps on the expected log likelihood with its priors: each difficulty, then both spreads. */
  function maximised(
    { open, mastered }: Counts,
    current: ModelParameters,
    prior: Omit<ModelParameters, 'items'>,
  ): Omit<ModelParameters, 'items'> {
    const difficulty = { ...current.difficulty }
    const spreads: Spreads = { abilitySpread: current.abilitySpread, areaSpread: current.areaSpread }
    for (let step = 0; step < newtonSteps; step += 1) {
      graph.nodes.forEach(({ id }, node) => {
        const own = difficulty[id] ?? 0
        let slope = ((prior.difficulty[id] ?? 0) - own) / difficultyDoubt ** 2
        let curvature = 1 / difficultyDoubt ** 2
        for (let k = 0; k < profileCount; k += 1) {
          const at = node * profileCount + k
          const p = sigmoid(logitOf(spreads, node, k) - own)
          slope += (open[at] ?? 0) * p - (mastered[at] ?? 0)
          curvature += (open[at] ?? 0) * p * (1 - p)
        }
        difficulty[id] = own + slope / curvature
      })
      for (const spread of ['abilitySpread', 'areaSpread'] as const) {
        let slope = (prior[spread] - spreads[spread]) / spreadDoubt ** 2
        let curvature = 1 / spreadDoubt ** 2
        graph.nodes.forEach(({ id }, node) => {
          for (let k = 0; k < profileCount; k += 1) {
            const at = node * profileCount + k
            const z = (spread === 'abilitySpread' ? overall[k] : local[node]?.[k]) ?? 0
            const p = sigmoid(logitOf(spreads, node, k) - (difficulty[id] ?? 0))
            slope += z * ((mastered[at] ?? 0) - (open[at] ?? 0) * p)
            curvature += z * z * (open[at] ?? 0) * p * (1 - p)
          }
        })
        spreads[spread] = within(spreads[spread] + slope / curvature, spreadRange)
      }
    }
    return { ...spreads, difficulty }
  }

  return { noCounts, expecting, maximised }
}

type Spreads = Pick<ModelParameters, 'abilitySpread' | 'areaSpread'>

/** "I don't know yet" says nothing of a slip: those who master the node hardly ever say it. */
function count(items: Counts['items'], { item, correct, unknown }: FirstAnswer, p: number): void {
  const rate = items.get(item) ?? { missed: 0, mastered: 0, guessed: 0, not: 0 }
  if (!unknown) {
    rate.mastered += p
    if (!correct) rate.missed += p
  }
  rate.not += 1 - p
  if (correct) rate.guessed += 1 - p
  items.set(item, rate)
}
