/**
 * The model of responses: P(right) of a student's next answer, fitted on an answer log, each probability a sum of named parts.
 * logit P = practice terms + item + skills (easiness.ts) + learned shapes of what her answers so far say (history.ts, shapes.ts).
 * Measures are taken with terms fitted without her fifth of the students (cross-fitting, Chernozhukov et al. 2018, Econometrics J.
 * 21(1)), so that the shapes learn from items as new students will meet them.
 *
 * Beside mastery.ts: that one tells what she masters and plans with it, this one how an answer will turn out, and nothing more. In the
 * academy it is an instrument (trial.ts): fitted on the academy's own answers, it says how much there is in them that mastery.ts does
 * not use yet.
 */
import { sigmoid } from '#engine/probability.ts'
import { fittingEasiness, type Easiness, type LeftOut } from '#engine/response/easiness.ts'
import {
  baseLogit,
  measures,
  openHistory,
  type Fact,
  type History,
  type Known,
} from '#engine/response/history.ts'
import { kinshipOf, surprisesOf } from '#engine/response/kindred.ts'
import { logOf, namesOf, type Log, type Names, type ResponseRow } from '#engine/response/log.ts'
import { practiceOf, practiceTerms } from '#engine/response/practice.ts'
import { growingShapes, leafOf, type Tree } from '#engine/response/shapes.ts'
import { finish } from '#engine/steps.ts'

export interface ResponseModel {
  names: Names
  known: Known
  trees: Tree[]
}

/** One part of a probability, in logits. */
export interface Part {
  fact: Fact
  logit: number
}

const folds = 5

/** Fits on the rows of training students. The same rows in the same order give the same model; no rows give P = 1/2. */
export function fitResponses(rows: readonly ResponseRow[]): ResponseModel {
  return finish(fittingResponses(rows))
}

/** The same, resting between its pieces, so that a server can do something else. */
export function* fittingResponses(rows: readonly ResponseRow[]): Generator<undefined, ResponseModel> {
  const names = namesOf(rows)
  const log = logOf(rows, names)
  const practice = practiceOf(log)
  const fit = (leftOut?: LeftOut): Generator<undefined, Easiness> =>
    fittingEasiness(log, practice, { items: names.items.size, sets: names.sets.size }, leftOut)
  const easiness = yield* fit()
  const without: Easiness[] = []
  for (let fold = 0; fold < folds; fold++) without.push(yield* fit({ folds, fold }))
  const surprise = surprisesOf(log, (student) => without[student % folds] ?? easiness)
  const sets = names.sets.size
  const parts: Known[] = without.map((part, fold) => ({
    easiness: part,
    kinship: kinshipOf(log, surprise, sets, { folds, fold }),
    sets,
  }))
  const known = { easiness, kinship: kinshipOf(log, surprise, sets), sets }
  yield

  const columns = measures.map(() => new Float64Array(log.rows))
  const start = new Float64Array(log.rows)
  const student = new Int32Array(log.rows)
  eachAnswer(
    log,
    (s) => parts[s % folds] ?? known,
    (row, s, measured, base) => {
      columns.forEach((column, m) => {
        column[row] = measured[m] ?? 0
      })
      start[row] = base
      student[row] = Math.floor(s / folds)
    },
  )
  yield
  return { names, known, trees: yield* growingShapes(columns, log.correct, start, student) }
}

/** P(right) of every row, from the student's earlier rows alone. Rows of one student stand together, in time order. */
export function predictResponses(model: ResponseModel, rows: readonly ResponseRow[]): Float64Array {
  const probability = new Float64Array(rows.length)
  eachAnswer(
    logOf(rows, model.names),
    () => model.known,
    (row, _, measured, base) => {
      let logit = base
      for (const tree of model.trees) logit += leafOf(tree, measured)
      probability[row] = sigmoid(logit)
    },
  )
  return probability
}

export interface Explanation {
  p: number
  /** The one that moves most first. */
  parts: Part[]
}

/**
 * The P(right) of every row, taken apart: its logit is the sum of the parts. A tree's value is shared along its questions by how much
 * each one moves the mean over training (Palczewska et al. 2014, Advances in Intelligent Systems 263).
 */
export function explainResponses(model: ResponseModel, rows: readonly ResponseRow[]): Explanation[] {
  const explanations: Explanation[] = []
  const log = logOf(rows, model.names)
  const { easiness } = model.known
  eachAnswer(
    log,
    () => model.known,
    (row, _, measured, __, terms) => {
      const sums = new Map<Fact, number>()
      const add = (fact: Fact, logit: number): void => void sums.set(fact, (sums.get(fact) ?? 0) + logit)
      practiceTerms.forEach((fact, k) => {
        add(fact, (easiness.weights[k] ?? 0) * (terms[k] ?? 0))
      })
      add('item', easiness.item[log.item[row] ?? -1] ?? 0)
      add('skills in general', easiness.set[log.set[row] ?? -1] ?? 0)
      for (const tree of model.trees) {
        const first = (measured[tree.measure[0]] ?? 0) >= tree.threshold[0] ? 2 : 1
        const between = tree.mean[first] ?? 0
        add('start', tree.mean[0])
        add(factOf(tree.measure[0]), between - tree.mean[0])
        add(factOf(tree.measure[first] ?? 0), leafOf(tree, measured) - between)
      }
      const parts = [...sums].map(([fact, logit]) => ({ fact, logit }))
      parts.sort((a, b) => Math.abs(b.logit) - Math.abs(a.logit))
      explanations.push({ p: sigmoid(parts.reduce((sum, part) => sum + part.logit, 0)), parts })
    },
  )
  return explanations
}

function factOf(measure: number): Fact {
  return measures[measure]?.[1] ?? 'start'
}

/** Walks each student's answers in order; the numbers handed over are those before the answer, and are overwritten by the next. */
function eachAnswer(
  log: Log,
  knownOf: (student: number) => Known,
  visit: (row: number, student: number, measured: Float64Array, base: number, terms: Float64Array) => void,
): void {
  const measured = new Float64Array(measures.length)
  const terms = new Float64Array(practiceTerms.length)
  for (let s = 0; s + 1 < log.starts.length; s++) {
    const known = knownOf(s)
    const history: History = openHistory(known)
    for (let row = log.starts[s] ?? 0; row < (log.starts[s + 1] ?? 0); row++) {
      const item = log.item[row] ?? -1
      const set = log.set[row] ?? -1
      const skills = log.skills[row] ?? []
      history.write(measured, terms, item, set, skills)
      visit(row, s, measured, baseLogit(known.easiness, terms, item, set), terms)
      history.learn(item, set, skills, log.correct[row] ?? 0)
    }
  }
}
