/**
 * Learners who exist only as numbers, for demonstration data and for measuring the engine: what they master is known, so what the
 * engine believes can be compared with it. Chance is passed in.
 */
import type { Catalog, Module, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { entryParameters } from '#engine/entry.ts'
import type { AnswerEvidence, Confidence } from '#engine/evidence.ts'
import { guessOf, keysOf, secondsFor, slipOf, type Answer, type Item } from '#engine/item.ts'
import { mark } from '#engine/mark.ts'
import { sigmoid } from '#engine/probability.ts'
import { normal, type Random } from '#engine/shuffle.ts'

export interface SimulatedLearner {
  /** Truly mastered, now. */
  masters: NodeId[]
  /** Probability that she says "I don't know yet" where she would otherwise guess. */
  frankness: number
  /** Probability that she doubts an answer that she masters. */
  doubt: number
  /** Seconds she takes over the usual ones. */
  slowness: number
}

/** A learner drawn from the model of entry.ts, with the catalogue's parameters. `ability` shifts her overall ability, in logits. */
export function drawLearner(catalog: Catalog, random: Random, ability = 0): SimulatedLearner {
  const graph = buildGraph(catalog)
  const { abilitySpread, areaSpread, difficulty } = entryParameters(catalog)
  const overall = ability + abilitySpread * normal(random)
  const local = new Map<string, number>()
  for (const { competency } of graph.nodes) {
    if (!local.has(competency.area)) local.set(competency.area, areaSpread * normal(random))
  }
  const masters = new Set<NodeId>()
  for (const node of graph.nodes) {
    const logit = overall + (local.get(node.competency.area) ?? 0) - (difficulty[node.id] ?? 0)
    const drawn = random() < sigmoid(logit)
    if (drawn && graph.requires(node.id).every((needed) => masters.has(needed))) masters.add(node.id)
  }
  return {
    masters: [...masters],
    frankness: 0.3 + 0.5 * random(),
    doubt: 0.1 + 0.5 * random(),
    slowness: 0.7 + 0.9 * random(),
  }
}

/** An answer to the item, right or wrong as asked for. */
export function answerTo(item: Item, correct: boolean, random: Random): Answer {
  switch (item.kind) {
    case 'choice': {
      const keys = keysOf(item, 'options').filter((_, i) => item.options[i]?.correct === correct)
      return { kind: 'choice', key: keys[Math.floor(random() * keys.length)] ?? '' }
    }
    case 'choices': {
      const keys = keysOf(item, 'options')
      const right = keys.filter((_, i) => item.options[i]?.correct)
      const dropped = Math.floor(random() * right.length)
      const taken = correct ? right : right.length > 1 ? right.filter((_, i) => i !== dropped) : keys
      return { kind: 'choices', keys: [...taken].sort() }
    }
    case 'order': {
      const keys = keysOf(item, 'steps')
      const at = Math.floor(random() * (keys.length - 1))
      if (!correct) keys.splice(at, 2, ...keys.slice(at, at + 2).reverse())
      return { kind: 'order', keys }
    }
    case 'match': {
      const right = keysOf(item, 'right')
      if (!correct) right.reverse()
      return {
        kind: 'match',
        pairs: Object.fromEntries(keysOf(item, 'left').map((key, i) => [key, right[i] ?? ''])),
      }
    }
    case 'text': {
      const mistake = item.mistakes[0]?.forms.fr[0] ?? '?'
      return { kind: 'text', text: correct ? (item.accept.fr[0] ?? '') : mistake }
    }
    case 'number': {
      const mistake = item.mistakes[0]?.value ?? item.value + item.tolerance + 1
      return { kind: 'number', text: String(correct ? item.value : mistake) }
    }
    case 'code': {
      const passed = item.checks.map((_, i) => correct || i > 0)
      return { kind: 'code', source: correct ? item.solution.fr : item.starter.fr, passed }
    }
  }
}

/** Her answer with the facts around it, ready to become evidence once id, time and purpose are known. */
export function respond(
  learner: SimulatedLearner,
  item: Item,
  random: Random,
): { answer: Answer } & Omit<AnswerEvidence, 'id' | 'at' | 'purpose'> {
  const masters = learner.masters.includes(item.node)
  const slip = slipOf(item)
  const guess = guessOf(item)
  const succeeds = random() < (masters ? 1 - slip : guess)
  const gives = masters ? random() < 0.02 : random() < learner.frankness
  const answer: Answer = gives ? { kind: 'unknown' } : answerTo(item, succeeds, random)
  const feeling = random()
  const confidence: Confidence = masters
    ? feeling < learner.doubt
      ? 'guess'
      : feeling < 0.6
        ? 'fairly'
        : 'sure'
    : feeling < 0.6
      ? 'guess'
      : 'fairly'
  const seconds = Math.round(secondsFor(item) * learner.slowness * (0.6 + 0.8 * random()))
  return {
    answer,
    kind: 'answer',
    item: item.id,
    node: item.node,
    correct: mark(item, answer).correct,
    unknown: gives,
    hinted: false,
    ...(!gives && { confidence }),
    seconds,
    slip,
    guess,
  }
}

/** Chance that a module teaches a node to someone who has, or lacks, what the node needs. */
export const teaches = { prepared: 0.9, unprepared: 0.35 }

/** The learner after a module: lesson, practice and all. */
export function study(
  catalog: Catalog,
  learner: SimulatedLearner,
  module: Module,
  random: Random,
): SimulatedLearner {
  const graph = buildGraph(catalog)
  const masters = new Set(learner.masters)
  for (const { id } of graph.nodes.filter((node) => module.teaches.includes(node.id))) {
    const prepared = graph.requires(id).every((needed) => masters.has(needed))
    if (random() < (prepared ? teaches.prepared : teaches.unprepared)) masters.add(id)
  }
  return { ...learner, masters: [...masters] }
}

/** The learner after a time away: each node is lost with the given chance. */
export function forget(learner: SimulatedLearner, chance: number, random: Random): SimulatedLearner {
  return { ...learner, masters: learner.masters.filter(() => random() >= chance) }
}
