/**
 * What she could do on arrival: a probability over the sets of nodes closed under prerequisites (a knowledge space, Falmagne &
 * Doignon) whose members depend on her abilities (J. Rost's and Rasch's logistic form):
 *
 *   P(node | all its prerequisites, abilities) = 1 / (1 + exp(difficulty − overall ability − ability in its area)), else 0.
 *
 * Abilities are one of `profileCount` fixed profiles, spread over a normal law by the additive recurrence of M. Roberts (2018);
 * given a profile, inference is exact (elimination.ts), so the whole is exact Bayes for this model: no chance, no drift, smooth.
 * Where prerequisites are too entangled for that, a cloud of possible learners stands in (diagnosis/imagined.ts), drawn from one
 * seed: the same likelihoods give the same probabilities, a few points from exact ones.
 */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph, type CompetencyNode } from '#engine/competency.ts'
import type { Cloud } from '#engine/diagnosis/cloud.ts'
import { exactJoint } from '#engine/diagnosis/exact.ts'
import { imagine, imaginePrior, readCloud } from '#engine/diagnosis/imagined.ts'
import type { Joint } from '#engine/diagnosis/outlook.ts'
import { knowledgeSpace } from '#engine/diagnosis/space.ts'
import { junctionTree, marginals, withoutImplied, type JunctionTree } from '#engine/elimination.ts'
import type { ModelParameters } from '#engine/parameters.ts'
import { normalQuantile } from '#engine/probability.ts'

export const profileCount = 48
/** Spread of overall ability and of its variation by area, in logits; as in published Rasch scales, roughly. */
export const abilitySpread = 1.4
export const areaSpread = 0.8
/** Difficulty in logits: of what needs nothing, per step of prerequisites, per level above the first. */
export const difficultyOfFirst = -1
export const difficultyPerLayer = 0.3
export const difficultyPerLevel = 0.2
/** Answers about one node move its odds at entry by this factor at most; beyond lies only rounding. */
const leastLikelihood = 1e-6

export interface EntryModel {
  nodes: NodeId[]
  index: Map<NodeId, number>
  /** Exact inference, or possible learners where prerequisites are too entangled for it. */
  inference: { tree: JunctionTree } | { imagined: Cloud }
}

export interface EntryPosterior {
  /** P(mastered at entry), by node. */
  p: Float64Array
  /** Variance of that probability over the profiles: what her unknown abilities leave open. */
  variance: Float64Array
}

/**
 * Profiles as points of a standard normal law in so many dimensions, evenly spread and always the same; each stands with its mirror
 * image (antithetic points, J. Hammersley & K. Morton 1956), so that no ability is over- or underrated on the whole.
 */
export function abilityProfiles(dimensions: number, count: number): number[][] {
  let ratio = 1.5
  for (let step = 0; step < 60; step += 1) ratio = (1 + ratio) ** (1 / (dimensions + 1))
  const half = Array.from({ length: count / 2 }, (_, k) =>
    Array.from({ length: dimensions }, (_, d) => {
      const along = (0.5 + (k + 1) * (1 / ratio) ** (d + 1)) % 1
      return normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, along)))
    }),
  )
  return half.flatMap((profile) => [profile, profile.map((ability) => -ability)])
}

/** Difficulty of a node in logits, by how much it builds on; what stands until answers say better. */
export function difficultyOf({ layer, level }: Pick<CompetencyNode, 'layer' | 'level'>): number {
  return difficultyOfFirst + difficultyPerLayer * layer + difficultyPerLevel * (level - 1)
}

/** The parameters of the model at entry for every node of a catalogue: fitted where they are, else built in. */
export function entryParameters(catalog: Catalog): Omit<ModelParameters, 'items'> {
  const { parameters } = catalog
  return {
    abilitySpread: parameters?.abilitySpread ?? abilitySpread,
    areaSpread: parameters?.areaSpread ?? areaSpread,
    difficulty: Object.fromEntries(
      buildGraph(catalog).nodes.map((node) => [
        node.id,
        parameters?.difficulty[node.id] ?? difficultyOf(node),
      ]),
    ),
  }
}

/** The prior over states at entry; exact inference where its tables stay under so many entries. */
export function makeModel(catalog: Catalog, mostEntries?: number): EntryModel {
  const graph = buildGraph(catalog)
  const nodes = graph.nodes.map(({ id }) => id)
  const parents = withoutImplied(nodes.map((id) => graph.requires(id).map((needed) => graph.indexOf(needed))))
  const areas = [...new Set(graph.nodes.map(({ competency }) => competency.area))]
  const areaOf = graph.nodes.map(({ competency }) => areas.indexOf(competency.area))
  const profiles = abilityProfiles(1 + areas.length, profileCount)
  const conditional = new Float64Array(nodes.length * profileCount)
  const parameters = entryParameters(catalog)
  const difficulties = nodes.map((id) => parameters.difficulty[id] ?? 0)
  difficulties.forEach((difficulty, node) => {
    profiles.forEach((profile, k) => {
      const overall = parameters.abilitySpread * (profile[0] ?? 0)
      const local = parameters.areaSpread * (profile[1 + (areaOf[node] ?? 0)] ?? 0)
      conditional[node * profileCount + k] = 1 / (1 + Math.exp(difficulty - overall - local))
    })
  })
  const tree = junctionTree(parents, profileCount, conditional, mostEntries)
  const prior = {
    abilityMean: 0,
    abilitySd: parameters.abilitySpread,
    domains: areas.length,
    domainSd: parameters.areaSpread,
  }
  return {
    nodes,
    index: new Map(nodes.map((id, i) => [id, i])),
    inference: tree
      ? { tree }
      : { imagined: imaginePrior(knowledgeSpace(parents, areaOf, difficulties, prior)) },
  }
}

const models = new WeakMap<Catalog, EntryModel>()

/** The prior over states at entry of a catalogue, made once for each catalogue value. */
export function entryModel(catalog: Catalog): EntryModel {
  const known = models.get(catalog)
  if (known) return known
  const model = makeModel(catalog)
  models.set(catalog, model)
  return model
}

/** Likelihoods that say nothing. */
export function noLikelihood(model: EntryModel): Float64Array {
  return new Float64Array(2 * model.nodes.length).fill(1)
}

/** Sets P(what was seen | not mastered, mastered at entry) of a node, scaled so that the greater is 1. */
export function setLikelihood(likelihood: Float64Array, node: number, not: number, mastered: number): void {
  const greatest = Math.max(not, mastered)
  likelihood[2 * node] = Math.max(leastLikelihood, not / greatest)
  likelihood[2 * node + 1] = Math.max(leastLikelihood, mastered / greatest)
}

/** P(mastered at entry) of every node given all likelihoods together. */
export function entryPosterior(model: EntryModel, likelihood: Float64Array): EntryPosterior {
  if ('imagined' in model.inference) return readCloud(imagine(model.inference.imagined, likelihood))
  const { given, evidence } = marginals(model.inference.tree, likelihood)
  const total = evidence.reduce((sum, one) => sum + one, 0)
  const p = new Float64Array(model.nodes.length)
  const variance = new Float64Array(model.nodes.length)
  for (let node = 0; node < p.length; node += 1) {
    let mean = 0
    let square = 0
    for (let k = 0; k < profileCount; k += 1) {
      const one = given[node * profileCount + k] ?? 0
      const weight = (evidence[k] ?? 0) / total
      mean += weight * one
      square += weight * one * one
    }
    p[node] = Math.min(1, Math.max(0, mean))
    variance[node] = Math.max(0, square - mean * mean)
  }
  return { p, variance }
}

/** P(mastered at entry) of any two nodes together, given all likelihoods and the probability of each alone under them. */
export function entryJoint(model: EntryModel, likelihood: Float64Array, p: Float64Array): Joint {
  if ('imagined' in model.inference) return imagine(model.inference.imagined, likelihood)
  return exactJoint(likelihood, p, (supposed) => entryPosterior(model, supposed).p)
}
