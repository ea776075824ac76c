/**
 * Mastery of every node now. The state at entry is inferred jointly (entry.ts); what happened since is exact for each node
 * (tracing.ts): P(now) = Σ over the state at entry of P(entry | all evidence) · P(now | entry, her own answers) · retention.
 */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { entryModel, entryPosterior, noLikelihood, setLikelihood } from '#engine/entry.ts'
import type { LearnerState } from '#engine/learner.ts'
import { memoryOf } from '#engine/memory.ts'
import { entryLikelihood, masteredGivenEntry, masteredNow, retentionOf } from '#engine/tracing.ts'

/** From here on a node counts as mastered (Corbett & Anderson use .95 with practice; .8 keeps slips from holding her back). */
export const masteredFrom = 0.8
/** Below this it is to be learnt; between the two it is uncertain and shown so. */
export const notYetBelow = 0.25

export interface NodeEstimate {
  /** P(she masters it now). */
  p: number
  /** 80 % interval of p, see `intervalOf`. */
  low: number
  high: number
  answers: number
  right: number
  /** Right answers in a row, up to the latest. */
  streak: number
  /**
   * What p rests on: nothing of hers, answers on related nodes, a lesson read, her own answers, a person who saw it (as long as
   * her answers do not say otherwise).
   */
  basis: 'prior' | 'neighbours' | 'lesson' | 'answers' | 'validation'
  /** From p / retention: what her answers showed. Time alone changes no status; below a retention of .9 she may refresh it. */
  status: 'mastered' | 'uncertain' | 'not-yet'
  /** P(she mastered it on arrival), as seen from today. */
  entry: number
  /** Share of p left by time since the latest fact: p / retention is mastery without forgetting. */
  retention: number
}

export type Mastery = Record<NodeId, NodeEstimate>

/** 10 % and 90 % points of the standard normal law. */
const z = 1.2815515655446004
/** Worth of a prior guess, of an answer, of a validation, as a number of tries. */
const priorTries = 4
const triesPerAnswer = 4
const triesPerValidation = 30

/**
 * 80 % interval of a probability: Wilson's score interval (1927) for an effective number of tries n, where
 * 1/n = 1/(4 + 4 · answers + 30 · validations) + variance over abilities / (p (1 − p)). It holds p, stays in [0, 1] and narrows
 * with answers of her own, and with neighbours that settle her abilities.
 */
export function intervalOf(p: number, ownTries: number, variance: number): { low: number; high: number } {
  const spread = p > 0 && p < 1 ? Math.min(1, variance / (p * (1 - p))) : 0
  const perTry = 1 / (priorTries + ownTries) + spread
  const square = z * z * perTry
  const centre = (p + square / 2) / (1 + square)
  const half = (z * Math.sqrt(perTry * (p * (1 - p) + square / 4))) / (1 + square)
  return { low: Math.max(0, Math.min(p, centre - half)), high: Math.min(1, Math.max(p, centre + half)) }
}

/** Where a probability stands between the two thresholds. */
export function statusOf(p: number): NodeEstimate['status'] {
  return p >= masteredFrom ? 'mastered' : p < notYetBelow ? 'not-yet' : 'uncertain'
}

/** Likelihood of the state at entry, by node, from everything seen of her. */
export function entryEvidence(catalog: Catalog, state: LearnerState): Float64Array {
  const model = entryModel(catalog)
  const likelihood = noLikelihood(model)
  for (const [node, statistics] of Object.entries(state.nodes)) {
    const index = model.index.get(node)
    if (index !== undefined) setLikelihood(likelihood, index, ...entryLikelihood(statistics))
  }
  return likelihood
}

/** Mastery of every node of the catalogue at an instant (ISO). Deterministic; about a millisecond for 50 nodes. */
export function estimate(catalog: Catalog, state: LearnerState, at: string): Mastery {
  const model = entryModel(catalog)
  const graph = buildGraph(catalog)
  const memory = memoryOf(catalog)
  const posterior = entryPosterior(model, entryEvidence(catalog, state))
  const answered = new Set(Object.keys(state.nodes).filter((node) => (state.nodes[node]?.answers ?? 0) > 0))
  const related = new Set(
    [...answered].flatMap((node) => [...graph.ancestors(node), ...graph.dependants(node)]),
  )
  const mastery: Mastery = {}
  model.nodes.forEach((node, i) => {
    const entry = posterior.p[i] ?? 0
    const statistics = state.nodes[node]
    const [learnt, kept] = statistics ? masteredGivenEntry(statistics) : [0, 1]
    const retention = statistics ? retentionOf(memory, statistics, state.cards[node], at) : 1
    const p = statistics ? masteredNow(entry, statistics, retention) : entry
    const { answers = 0, right = 0, streak = 0, lessons = 0, validations = 0 } = statistics ?? {}
    const gain = (kept - learnt) * retention
    const tries = answers * triesPerAnswer + validations * triesPerValidation
    mastery[node] = {
      p,
      ...intervalOf(p, tries, (posterior.variance[i] ?? 0) * gain * gain),
      answers,
      right,
      streak,
      basis:
        validations > 0 && (answers === 0 || statusOf(p / retention) === 'mastered')
          ? 'validation'
          : answers > 0
            ? 'answers'
            : lessons > 0
              ? 'lesson'
              : related.has(node)
                ? 'neighbours'
                : 'prior',
      status: statusOf(p / retention),
      entry,
      retention,
    }
  })
  return mastery
}
