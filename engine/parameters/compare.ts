/**
 * Two sets of parameters on learners that neither was fitted on: each answer of a diagnosis is foretold from her earlier ones
 * (A. Dawid's prequential principle, JRSS A 1984), and what came is held against it.
 */
import type { Catalog } from '#engine/catalog.ts'
import { entryModel, entryPosterior, noLikelihood, setLikelihood } from '#engine/entry.ts'
import { guessOf, slipOf } from '#engine/item.ts'
import type { FirstAnswers } from '#engine/parameters/first-answers.ts'
import { answerLikelihood } from '#engine/tracing.ts'

/** How well answers were foretold. */
export interface Foresight {
  /** Mean of −ln P(what she answered). */
  logLoss: number
  /** P(a right answer was given a higher probability than a wrong one). */
  auc: number
  /** Mean distance between probability and share of right answers, in ten bins of equal width. */
  calibrationError: number
}

export interface Comparison {
  learners: number
  answers: number
  before: Foresight
  after: Foresight
  /** Log loss won by the new parameters, and its 95 % interval from draws of whole learners (B. Efron, 1979). */
  gain: { mean: number; low: number; high: number }
}

const draws = 400
/** Fewer learners kept aside say nothing. */
export const leastLearners = 40

/** New parameters are taken up when they foretell better beyond chance, on enough learners. */
export function isBetter({ learners, gain }: Comparison): boolean {
  return learners >= leastLearners && gain.low > 0
}

/** An answer that came, and the probability it was given to be right. */
export interface Foretold {
  p: number
  correct: boolean
}

/** A generator that rests after each learner; its value is the comparison. `random` draws the interval. */
export function* comparing(
  before: Catalog,
  after: Catalog,
  learners: readonly FirstAnswers[],
  random: () => number,
): Generator<undefined, Comparison> {
  const asked = learners.filter(({ answers }) => answers.length > 0)
  const [foretellBefore, foretellAfter] = [foreteller(before), foreteller(after)]
  const foretold: ForetoldOfLearner[] = []
  for (const { answers } of asked) {
    foretold.push({ before: foretellBefore(answers), after: foretellAfter(answers) })
    yield
  }
  return comparisonOf(foretold, random)
}

/** One learner's answers, foretold in two ways. */
export interface ForetoldOfLearner {
  before: readonly Foretold[]
  after: readonly Foretold[]
}

/** Two ways to foretell the same answers; the interval is drawn from whole learners by `random`. */
export function comparisonOf(learners: readonly ForetoldOfLearner[], random: () => number): Comparison {
  const byLearner = learners.map(({ before, after }) => ({
    count: after.length,
    won: lossOf(before) - lossOf(after),
  }))
  const counts = byLearner.map(({ count }) => count)
  const answers = counts.reduce((sum, n) => sum + n, 0)
  const means = Array.from({ length: draws }, () => {
    let [won, drawn] = [0, 0]
    for (let i = 0; i < byLearner.length; i += 1) {
      const at = Math.floor(random() * byLearner.length)
      won += byLearner[at]?.won ?? 0
      drawn += counts[at] ?? 0
    }
    return drawn > 0 ? won / drawn : 0
  }).sort((a, b) => a - b)
  const total = byLearner.reduce((sum, { won }) => sum + won, 0)
  return {
    learners: learners.length,
    answers,
    before: foresightOf(learners.flatMap(({ before }) => before)),
    after: foresightOf(learners.flatMap(({ after }) => after)),
    gain: {
      mean: answers > 0 ? total / answers : 0,
      low: means[Math.floor(0.025 * draws)] ?? 0,
      high: means[Math.ceil(0.975 * draws) - 1] ?? 0,
    },
  }
}

const least = 1e-6
const lossOf = (foretold: readonly Foretold[]) =>
  foretold.reduce((sum, { p, correct }) => sum - Math.log(Math.max(least, correct ? p : 1 - p)), 0)

function foreteller(catalog: Catalog): (answers: FirstAnswers['answers']) => Foretold[] {
  const model = entryModel(catalog)
  const rates = new Map(catalog.items.map((item) => [item.id, { slip: slipOf(item), guess: guessOf(item) }]))
  return (answers) => {
    const likelihood = noLikelihood(model)
    return answers.flatMap((answer) => {
      const node = model.index.get(answer.node)
      const rate = rates.get(answer.item)
      if (node === undefined || !rate) return []
      const mastered = entryPosterior(model, likelihood).p[node] ?? 0
      const [not, can] = answerLikelihood(answer, rate)
      setLikelihood(
        likelihood,
        node,
        not * (likelihood[2 * node] ?? 1),
        can * (likelihood[2 * node + 1] ?? 1),
      )
      return [{ p: mastered * (1 - rate.slip) + (1 - mastered) * rate.guess, correct: answer.correct }]
    })
  }
}

function foresightOf(foretold: readonly Foretold[]): Foresight {
  const sum = (list: readonly Foretold[], value: (one: Foretold) => number) =>
    list.reduce((total, one) => total + value(one), 0)
  const bins = Array.from({ length: 10 }, (_, bin) =>
    foretold.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === bin),
  )
  const off = bins.map((bin) => Math.abs(sum(bin, ({ p }) => p) - sum(bin, ({ correct }) => Number(correct))))
  const count = Math.max(1, foretold.length)
  return {
    logLoss: lossOf(foretold) / count,
    auc: aucOf(foretold),
    calibrationError: off.reduce((total, one) => total + one, 0) / count,
  }
}

/** By ranks, ties shared (Mann & Whitney, 1947); 1/2 where all answers are alike. */
function aucOf(foretold: readonly Foretold[]): number {
  const sorted = [...foretold].sort((a, b) => a.p - b.p)
  let [ranks, right] = [0, 0]
  for (let from = 0; from < sorted.length;) {
    let to = from
    while (to < sorted.length && sorted[to]?.p === sorted[from]?.p) to += 1
    for (let i = from; i < to; i += 1) {
      if (!sorted[i]?.correct) continue
      ranks += (from + to + 1) / 2
      right += 1
    }
    from = to
  }
  const wrong = sorted.length - right
  return right > 0 && wrong > 0 ? (ranks - (right * (right + 1)) / 2) / (right * wrong) : 0.5
}
