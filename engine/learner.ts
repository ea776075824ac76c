/** The learner's state: what follows from her evidence, kept so as not to read it all again. Rebuilding gives the same value. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { confidences, type AnswerEvidence, type Confidence, type Evidence } from '#engine/evidence.ts'
import { masteredFrom } from '#engine/mastery.ts'
import { secondsFor } from '#engine/item.ts'
import { builtMemory, isSameMemory, memoryOf, type Memory } from '#engine/memory.ts'
import { currentNodes, nodesCredited } from '#engine/retirement.ts'
import { firstCard, reviewableFrom, reviewed, type ReviewCard } from '#engine/review.ts'
import {
  ownMastery,
  traceAnswer,
  traceLesson,
  traceValidation,
  untouched,
  type NodeStatistics,
} from '#engine/tracing.ts'

/** How often she was that sure, and how often right. */
export interface Tally {
  asked: number
  correct: number
}

export type Calibration = Record<Confidence, Tally>

export interface ItemHistory {
  seen: number
  lastAt: string
  lastCorrect: boolean
}

/** Plain data: survives JSON unchanged. */
export interface LearnerState {
  nodes: Record<NodeId, NodeStatistics>
  cards: Record<NodeId, ReviewCard>
  items: Record<string, ItemHistory>
  /** All answers for which she said how sure she was. */
  calibration: Calibration
  /** The same, of diagnosis alone. */
  diagnosisCalibration: Calibration
  /** What she says of herself, by node. It changes no mastery. */
  claims: Record<NodeId, boolean>
  /** Number of facts observed. */
  evidence: number
  /** What of learning and forgetting it was drawn with; the built-in values where absent. */
  memory?: Memory
}

function noTally(): Calibration {
  return { guess: { asked: 0, correct: 0 }, fairly: { asked: 0, correct: 0 }, sure: { asked: 0, correct: 0 } }
}

/** The state of a learner of whom nothing is known yet. */
export function initialState(): LearnerState {
  return {
    nodes: {},
    cards: {},
    items: {},
    calibration: noTally(),
    diagnosisCalibration: noTally(),
    claims: {},
    evidence: 0,
  }
}

function counted(calibration: Calibration, { confidence, correct, unknown }: AnswerEvidence): Calibration {
  if (!confidence || unknown || !confidences.includes(confidence)) return calibration
  const { asked, correct: right } = calibration[confidence]
  return { ...calibration, [confidence]: { asked: asked + 1, correct: right + (correct ? 1 : 0) } }
}

/** A card begins when her own answers show mastery, and goes when they show that it is lost. */
function nextCard(
  memory: Memory,
  card: ReviewCard | undefined,
  statistics: NodeStatistics,
  answer: AnswerEvidence,
  usualSeconds: number,
): ReviewCard | undefined {
  const mastery = ownMastery(statistics)
  if (card) return mastery >= reviewableFrom ? reviewed(memory, card, answer, usualSeconds) : undefined
  const starts = answer.correct && mastery >= masteredFrom
  return starts ? firstCard(memory, answer, statistics.learntHere) : undefined
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  if (!Object.hasOwn(record, key)) return record
  const { [key]: _removed, ...others } = record
  return others
}

function observeAnswer(catalog: Catalog, state: LearnerState, answer: AnswerEvidence): LearnerState {
  const { item, purpose } = answer
  const memory = memoryOf(catalog)
  const asked = buildGraph(catalog).findItem(item)
  const nodes = { ...state.nodes }
  let { cards } = state
  for (const node of nodesCredited(catalog, answer)) {
    const statistics = traceAnswer(memory, nodes[node] ?? untouched(answer.at), cards[node], answer)
    const next = nextCard(memory, cards[node], statistics, answer, asked ? secondsFor(asked) : 0)
    nodes[node] = statistics
    cards = next ? { ...cards, [node]: next } : without(cards, node)
  }
  return {
    ...state,
    nodes,
    cards,
    items: {
      ...state.items,
      [item]: { seen: (state.items[item]?.seen ?? 0) + 1, lastAt: answer.at, lastCorrect: answer.correct },
    },
    calibration: counted(state.calibration, answer),
    diagnosisCalibration:
      purpose === 'diagnosis' ? counted(state.diagnosisCalibration, answer) : state.diagnosisCalibration,
  }
}

function observeFact(catalog: Catalog, state: LearnerState, fact: Evidence): LearnerState {
  switch (fact.kind) {
    case 'answer':
      return observeAnswer(catalog, state, fact)
    case 'lesson': {
      const nodes = { ...state.nodes }
      for (const node of currentNodes(catalog, fact.nodes)) {
        nodes[node] = traceLesson(
          memoryOf(catalog),
          nodes[node] ?? untouched(fact.at),
          state.cards[node],
          fact.at,
        )
      }
      return { ...state, nodes }
    }
    case 'validation': {
      const nodes = { ...state.nodes }
      for (const node of currentNodes(catalog, [fact.node])) {
        nodes[node] = traceValidation(
          memoryOf(catalog),
          nodes[node] ?? untouched(fact.at),
          state.cards[node],
          fact,
        )
      }
      return { ...state, nodes }
    }
    case 'claim': {
      const claims = { ...state.claims }
      for (const node of currentNodes(catalog, [fact.node])) claims[node] = fact.can
      return { ...state, claims }
    }
    case 'contest':
      return state
  }
}

/**
 * The state after one more fact. A new value; the old one stays. Facts about nodes that the catalogue lacks are kept too. After a
 * contest the state has to be rebuilt: what it takes away lies in the past.
 */
export function observe(catalog: Catalog, state: LearnerState, evidence: Evidence): LearnerState {
  return told(catalog, observeFact(catalog, state, evidence))
}

/** One more fact, whatever it said. */
function told(catalog: Catalog, state: LearnerState): LearnerState {
  const memory = catalog.parameters?.memory
  return { ...state, evidence: state.evidence + 1, ...(memory && { memory }) }
}

/**
 * Whether the state is drawn with the learning and forgetting that the catalogue holds. Where it is not, it has to be rebuilt: it is
 * neither what her evidence gives nor what the next fact may be added to.
 */
export function isDrawnWith(catalog: Catalog, state: LearnerState): boolean {
  return isSameMemory(state.memory ?? builtMemory, memoryOf(catalog))
}

/**
 * The state that follows from all facts, in the order of time, then of id; a fact told twice counts once, and a validation that
 * she contested is a fact without weight.
 */
export function rebuild(catalog: Catalog, evidence: readonly Evidence[]): LearnerState {
  const byId = new Map(evidence.map((fact) => [fact.id, fact]))
  const inOrder = [...byId.values()].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
  const contested = contestedValidations(inOrder)
  return inOrder.reduce(
    (state, fact) => (contested.has(fact.id) ? told(catalog, state) : observe(catalog, state, fact)),
    initialState(),
  )
}

/** Ids of the validations that she contested. */
export function contestedValidations(evidence: readonly Evidence[]): Set<string> {
  const asked = new Set(evidence.flatMap((fact) => (fact.kind === 'contest' ? [fact.validation] : [])))
  return new Set(evidence.flatMap(({ kind, id }) => (kind === 'validation' && asked.has(id) ? [id] : [])))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
