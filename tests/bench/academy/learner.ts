/**
 * A learner whose truth is not the engine's: what she can do is a strength of memory by node, which fades by a power law
 * (J. Wixted & S. Carpenter, 2007) and grows with each retrieval, the more so the more had faded; a node rests on memories of
 * what it needs, so that a prerequisite which broke pulls down what stands on it; answers follow a logistic law in that ability, the
 * difficulty of the item and the mood of the day, with guessing and slips (A. Birnbaum, 1968).
 */
import { between, lognormal, normal } from './chance.ts'
import { buildGraph } from '#engine/competency.ts'
import type { Catalog, Module, NodeId } from '#engine/catalog.ts'
import type { AnswerEvidence, Purpose } from '#engine/evidence.ts'
import { guessOf, secondsFor, slipOf, type Item } from '#engine/item.ts'
import { sigmoid } from '#engine/probability.ts'
import type { Random } from '#engine/shuffle.ts'

interface Memory {
  /** Days on which the power law turns: what grows with practice. */
  strength: number
  /** The day, with its fraction, of the latest exercise. */
  day: number
}

export interface TrueLearner {
  catalog: Catalog
  memories: Map<NodeId, Memory>
  /** Overall ability in logits. */
  ability: number
  /** Exponent of forgetting, hers. */
  forgetting: number
  /** Share of what she would not know that she guesses rather than saying so. */
  guesses: number
  pace: number
  mood: number
  random: Random
}

/** What she knows on arrival: nothing, scattered things, whole fields, or most of it. */
export const entries = ['none', 'scattered', 'fields', 'most'] as const
export type EntryKind = (typeof entries)[number]

const youngStrength = 5
const oldStrength = 150
/** What is exercised on a node is exercised on what it directly needs, in this share. */
const implicit = 0.3
/** A node counts as truly held from this strength of recall on, its ground included. */
export const heldFrom = 0.65
/** Share of a node that does not rest on each thing it needs. */
const ownGround = 0.7

/** What is likely known although something it needs is missing, over what is likely where nothing is missing. */
const onGap = 0.25

/**
 * A learner on her first day. What she brings is not closed under prerequisites: some of it stands on gaps. Scattered: half of
 * everything, about, in every area; fields: most of half of the areas, little of the others; most: nine in ten.
 */
export function drawTrueLearner(catalog: Catalog, entry: EntryKind, random: Random): TrueLearner {
  const graph = buildGraph(catalog)
  const ability = normal(random)
  const memories = new Map<NodeId, Memory>()
  const areas = new Map(catalog.areas.map(({ slug }) => [slug, random() < 0.5 ? 0.92 : 0.2]))
  const share = between(random, 0.6, 0.9)
  for (const { id, competency } of graph.nodes) {
    const onGround = graph.requires(id).every((needed) => memories.has(needed))
    const knows = {
      none: 0,
      scattered: share,
      fields: areas.get(competency.area) ?? 0,
      most: 0.93,
    }[entry]
    if (random() < knows * (onGround ? 1 : onGap))
      memories.set(id, { strength: lognormal(random, oldStrength, 0.8), day: -between(random, 5, 120) })
  }
  return {
    catalog,
    memories,
    ability,
    forgetting: Math.min(0.9, lognormal(random, 0.3, 0.3)),
    guesses: between(random, 0.2, 0.8),
    pace: Math.min(2.2, lognormal(random, 1, 0.25)),
    mood: 0,
    random,
  }
}

/** Strength of her own memory of a node on a day, from 0 to 1. */
function recall({ memories, forgetting }: TrueLearner, node: NodeId, day: number): number {
  const memory = memories.get(node)
  return memory ? (1 + Math.max(0, day - memory.day) / memory.strength) ** -forgetting : 0
}

/** What she can truly do with a node on a day, from 0 to 1: her memory of it, less what its ground lacks. */
export function trueMastery(learner: TrueLearner, node: NodeId, day: number): number {
  const needed = buildGraph(learner.catalog).requires(node)
  const ground = needed.reduce((least, one) => Math.min(least, recall(learner, one, day)), 1)
  return recall(learner, node, day) * (ownGround + (1 - ownGround) * ground)
}

/** Whether she truly holds a node on a day. */
export const holds = (learner: TrueLearner, node: NodeId, day: number) =>
  trueMastery(learner, node, day) >= heldFrom

/** One exercise of a node: what had faded most and came back gains most; what did not come back is weaker and stays faded. */
function exercise(learner: TrueLearner, node: NodeId, day: number, success: boolean, share = 1): void {
  const memory = learner.memories.get(node)
  if (!memory) return
  const faded = 1 - recall(learner, node, day)
  memory.strength *= success ? 1 + share * (0.15 + 3 * faded) : 1 - share * 0.25
  // An exercise in passing brings back part of what had faded.
  if (success) memory.day = share === 1 ? day : memory.day + (day - memory.day) * share
}

/** A new day, a new mood. */
export function wakeUp(learner: TrueLearner): void {
  learner.mood = 0.5 * learner.mood + 0.45 * normal(learner.random)
}

/** Share of failed answers after which the feedback brings back what she had. */
const feedbackHelps = 0.35

/** Her answer to an item as evidence; outside a diagnosis she reads the feedback, and memory follows. */
export function answerItem(
  learner: TrueLearner,
  item: Item,
  purpose: Purpose,
  day: number,
  fact: { id: string; at: string },
): AnswerEvidence {
  const { random, guesses, ability, mood, pace } = learner
  const mastery = trueMastery(learner, item.node, day)
  const logit = 7 * (mastery - 0.5) + 0.4 * ability + mood - 0.45 * (item.difficulty - 1)
  const able = random() < sigmoid(logit) * 0.97
  const unknown = !able && random() > guesses
  const correct = able || (!unknown && random() < guessOf(item) * 1.2)
  if (purpose !== 'diagnosis') {
    exercise(learner, item.node, day, able)
    if (able)
      for (const needed of buildGraph(learner.catalog).requires(item.node))
        exercise(learner, needed, day, true, implicit)
    if (!able && random() < feedbackHelps) meet(learner, item.node, day)
  }
  return {
    kind: 'answer',
    ...fact,
    purpose,
    item: item.id,
    node: item.node,
    correct,
    unknown,
    hinted: false,
    ...(!unknown && { confidence: able ? (random() < 0.6 ? 'sure' : 'fairly') : 'guess' }),
    seconds: Math.max(3, Math.round(secondsFor(item) * pace * lognormal(random, 0.9, 0.3))),
    slip: slipOf(item),
    guess: guessOf(item),
  }
}

/** She meets a node again: what she had comes back; what she never had takes a module. */
function meet(learner: TrueLearner, node: NodeId, day: number): void {
  const memory = learner.memories.get(node)
  if (memory) memory.day = day
}

/** How well the ground of a module holds on a day, from 0 to 1. */
function groundOf(learner: TrueLearner, module: Module, day: number): number {
  const graph = buildGraph(learner.catalog)
  const needed = module.teaches
    .flatMap((node) => graph.requires(node))
    .filter((node) => !module.teaches.includes(node))
  return needed.reduce((least, node) => Math.min(least, recall(learner, node, day)), 1)
}

/** Minutes that a module takes her: longer on broken ground, shorter where she knows it already. */
export function minutesOfModule(learner: TrueLearner, module: Module, day: number, share = 1): number {
  const { pace, random } = learner
  const known =
    module.teaches.filter((node) => holds(learner, node, day)).length / Math.max(1, module.teaches.length)
  const hard = 1 + 0.6 * (1 - groundOf(learner, module, day))
  return module.minutes * share * pace * hard * (1 - 0.4 * known) * lognormal(random, 1, 0.2)
}

/** Lesson and exercises of a module: each node is learnt by chance, less likely on broken ground. */
export function learnModule(learner: TrueLearner, module: Module, day: number): void {
  const chance = 0.25 + 0.67 * groundOf(learner, module, day)
  const graph = buildGraph(learner.catalog)
  for (const node of graph.nodes.map(({ id }) => id).filter((id) => module.teaches.includes(id))) {
    const memory = learner.memories.get(node)
    if (memory) {
      exercise(learner, node, day, true)
    } else if (learner.random() < Math.min(0.96, chance + 0.03 * learner.ability)) {
      learner.memories.set(node, { strength: lognormal(learner.random, youngStrength, 0.5), day })
    }
    for (const needed of graph.requires(node)) exercise(learner, needed, day, true, implicit)
  }
}
