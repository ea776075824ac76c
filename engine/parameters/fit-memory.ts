/**
 * Fits learning and forgetting to what learners answered after they were taught: the greatest a posteriori values, by Fisher scoring
 * (R. Fisher, 1935) on the log loss of each answer foretold from those before it. Half-life regression (B. Settles & B. Meeder, ACL
 * 2016) and the optimiser of FSRS (J. Ye, J. Su & Y. Cao, KDD 2022) fit memory to recalls likewise; learning rates of knowledge
 * tracing stand in the same sum here, since a wrong answer may be either. Priors around the built-in values: little data moves little.
 */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { entryModel, entryPosterior } from '#engine/entry.ts'
import type { AnswerEvidence } from '#engine/evidence.ts'
import { rebuild, type LearnerState } from '#engine/learner.ts'
import { entryEvidence } from '#engine/mastery.ts'
import { builtMemory, memoryOf, type Memory } from '#engine/memory.ts'
import { withMemory } from '#engine/parameters.ts'
import type { Foretold } from '#engine/parameters/compare.ts'
import { firstTaught } from '#engine/parameters/first-answers.ts'
import { foretellEach, laterAnswers, type LearnerEvidence } from '#engine/parameters/later-answers.ts'
import { clamp, sigmoid } from '#engine/probability.ts'
import { entryLikelihood, masteredNow, retentionOf } from '#engine/tracing.ts'

/** At most so many passes over the learners; fewer where nothing moves any more. */
const rounds = 6
const settled = 0.02
/** Step of the differences that stand for derivatives; and the longest step of a round. In the units below. */
const step = 0.1
const longestStep = 1
/** Standard deviation around the built-in values: of learning rates in logits, of forgetting in natural logarithms. */
const doubt = 0.5
const rateRange = { least: 0.01, most: 0.8 }
const multipleRange = { least: 0.25, most: 4 }

const learnings = ['lesson', 'practice', 'check', 'review'] as const
const forgettings = ['learnt', 'brought', 'growth'] as const

const logit = (p: number) => Math.log(p / (1 - p))

/** Values as points of a space without bounds: logits of rates, logarithms of multiples. */
function pointOf({ learning, forgetting }: Memory): number[] {
  return [
    ...learnings.map((name) => logit(learning[name])),
    ...forgettings.map((name) => Math.log(forgetting[name])),
  ]
}

function memoryAt(point: readonly number[]): Memory {
  const rate = (i: number) => clamp(sigmoid(point[i] ?? 0), rateRange)
  const multiple = (i: number) => clamp(Math.exp(point[learnings.length + i] ?? 0), multipleRange)
  return {
    learning: { lesson: rate(0), practice: rate(1), check: rate(2), review: rate(3) },
    forgetting: { learnt: multiple(0), brought: multiple(1), growth: multiple(2) },
  }
}

/** What a pass over the learners gives: penalised loss, its slope downwards, and Fisher's information. */
interface Pass {
  loss: number
  slope: number[]
  information: number[][]
}

/**
 * The values that make the later answers of these learners most likely, given the prior. Rests after each reading of a learner.
 * What answers on other nodes told after her first lesson is left out here, for speed: a node's own chain starts from what the whole
 * diagnosis said. The comparison (memory-trial.ts) leaves nothing out. Deterministic.
 */
export function* fittingMemory(
  catalog: Catalog,
  learners: readonly LearnerEvidence[],
): Generator<undefined, Memory> {
  const prior = pointOf(builtMemory)
  const asked: Asked[] = []
  for (const { evidence } of learners) {
    asked.push({ evidence, answers: laterAnswers(catalog, evidence), atEntry: entryOf(catalog, evidence) })
    yield
  }
  let best = { point: prior, pass: yield* passing(catalog, asked, prior, prior) }
  let move = stepFrom(best.pass)
  // Where a card begins or a memory counts as young the loss jumps a little: a step that does not lower it is halved.
  for (let round = 1; round < rounds; round += 1) {
    if (Math.max(...move.map(Math.abs)) < settled) break
    const point = best.point.map((value, i) => value + (move[i] ?? 0))
    const pass = yield* passing(catalog, asked, point, prior)
    if (pass.loss < best.pass.loss) {
      best = { point, pass }
      move = stepFrom(pass)
    } else move = move.map((one) => one / 2)
  }
  return memoryAt(best.point)
}

interface Asked extends Pick<LearnerEvidence, 'evidence'> {
  answers: ReadonlySet<AnswerEvidence>
  /** P(mastered at entry) by node from all of the diagnosis but the node's own answers. */
  atEntry: ReadonlyMap<NodeId, number>
}

function entryOf(catalog: Catalog, evidence: LearnerEvidence['evidence']): Map<NodeId, number> {
  const taught = firstTaught(evidence)
  const model = entryModel(catalog)
  const likelihood = entryEvidence(
    catalog,
    rebuild(catalog, taught < 0 ? evidence : evidence.slice(0, taught)),
  )
  const { p } = entryPosterior(model, likelihood)
  return new Map(
    model.nodes.map((node, i) => {
      const [not, mastered] = [likelihood[2 * i] ?? 1, likelihood[2 * i + 1] ?? 1]
      const entry = p[i] ?? 0
      return [node, (entry * not) / (entry * not + (1 - entry) * mastered)]
    }),
  )
}

/** Mastery of the node as of now, from its own chain. */
function believing(memory: Memory, { atEntry }: Asked) {
  return ({ nodes, cards }: LearnerState, { node, at }: AnswerEvidence): number => {
    const before = atEntry.get(node) ?? 0
    const statistics = nodes[node]
    if (!statistics) return before
    const [not, mastered] = entryLikelihood(statistics)
    const entry = (before * mastered) / (before * mastered + (1 - before) * not)
    return masteredNow(entry, statistics, retentionOf(memory, statistics, cards[node], at))
  }
}

function* passing(
  catalog: Catalog,
  learners: readonly Asked[],
  point: readonly number[],
  prior: readonly number[],
): Generator<undefined, Pass> {
  const variants = [point, ...point.map((_, i) => point.map((value, j) => (i === j ? value + step : value)))]
  const catalogs = variants.map((variant) => withMemory(catalog, memoryAt(variant)))
  const off = point.map((value, i) => value - (prior[i] ?? 0))
  const pass: Pass = {
    loss: off.reduce((sum, one) => sum + (one / doubt) ** 2 / 2, 0),
    slope: off.map((one) => -one / doubt ** 2),
    information: point.map((_, i) => point.map((_, j) => (i === j ? 1 / doubt ** 2 : 0))),
  }
  for (const learner of learners) {
    const foretellings: Foretold[][] = []
    for (const one of catalogs) {
      const believe = believing(memoryOf(one), learner)
      foretellings.push([...foretellEach(one, learner.evidence, learner.answers, believe)])
      yield
    }
    const [foretold = [], ...others] = foretellings
    foretold.forEach(({ p, correct }, at) => {
      const right = clamp(p, probable)
      const slopes = others.map((other) => ((other[at]?.p ?? right) - p) / step)
      pass.loss -= Math.log(correct ? right : 1 - right)
      const weight = 1 / (right * (1 - right))
      slopes.forEach((one, i) => {
        pass.slope[i]! += (Number(correct) - right) * weight * one
        slopes.forEach((other, j) => (pass.information[i]![j]! += weight * one * other))
      })
    })
  }
  return pass
}

const probable = { least: 1e-6, most: 1 - 1e-6 }

/** The scoring step: information⁻¹ · slope, no longer than allowed. The prior keeps the information positive definite. */
function stepFrom({ slope, information }: Pass): number[] {
  const rows = information.map((row, i) => [...row, slope[i] ?? 0])
  const size = rows.length
  for (let i = 0; i < size; i += 1) {
    for (let k = i + 1; k < size; k += 1) {
      const by = rows[k]![i]! / rows[i]![i]!
      for (let j = i; j <= size; j += 1) rows[k]![j]! -= by * rows[i]![j]!
    }
  }
  const move = new Array<number>(size).fill(0)
  for (let i = size - 1; i >= 0; i -= 1) {
    const rest = move.reduce((sum, one, j) => sum + (j > i ? one * rows[i]![j]! : 0), 0)
    move[i] = (rows[i]![size]! - rest) / rows[i]![i]!
  }
  return move.map((one) => clamp(one, { least: -longestStep, most: longestStep }))
}
