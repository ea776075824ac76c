/**
 * How easy each item is, apart from who answered it: logit P(right) = practice terms + item + set of skills, with ridge penalties
 * (Best-LR with random item effects: Gervet et al. 2020, JEDM 12(3); De Boeck 2008, Psychometrika 73(4)). Fitted by Newton steps
 * in turn: all practice terms at once, then every set, then every item by itself.
 */
import { sigmoid } from '#engine/probability.ts'
import type { Log } from '#engine/response/log.ts'
import { practiceTerms } from '#engine/response/practice.ts'

export interface Easiness {
  /** Weights of the practice terms. */
  weights: Float64Array
  /** Logit of each item and of each set of skills; unseen ones count 0. */
  item: Float64Array
  set: Float64Array
  /** Answers seen of each item. */
  count: Float64Array
  /** Mean logit of the items answered just before or after each one in the same set: items of one exercise resemble each other. */
  near: Float64Array
}

/** 1 / variance of the terms: items and sets differ by about .7 of a logit. */
const termPenalty = 2
const weightPenalty = 1
const cycles = 6
/** A neighbour counts fully only with more answers than this; a mean of neighbours is shrunk by as many zeros. */
const nearPrior = 3

/** Which students a fit leaves out: those whose number leaves the remainder `fold` when divided by `folds`. */
export interface LeftOut {
  folds: number
  fold: number
}

/** Fits the terms on a log with its practice terms x, for as many items and sets as `sizes` says. */
export function* fittingEasiness(
  log: Log,
  x: Float64Array,
  sizes: { items: number; sets: number },
  leftOut?: LeftOut,
): Generator<undefined, Easiness> {
  const rows = rowsOf(log, leftOut)
  const weights = new Float64Array(practiceTerms.length)
  const item = new Float64Array(sizes.items)
  const set = new Float64Array(sizes.sets)
  const count = new Float64Array(sizes.items)
  for (const row of rows) count[log.item[row] ?? 0] = (count[log.item[row] ?? 0] ?? 0) + 1
  const logit = new Float64Array(rows.length)
  for (let cycle = 0; cycle < cycles; cycle++) {
    stepWeights(log, x, rows, logit, weights)
    stepTerms(log.set, log.correct, rows, logit, set)
    stepTerms(log.item, log.correct, rows, logit, item)
    yield
  }
  return { weights, item, set, count, near: neighbours(log, rows, item, count) }
}

function rowsOf(log: Log, leftOut?: LeftOut): Int32Array {
  const rows: number[] = []
  for (let s = 0; s + 1 < log.starts.length; s++) {
    if (leftOut && s % leftOut.folds === leftOut.fold) continue
    for (let row = log.starts[s] ?? 0; row < (log.starts[s + 1] ?? 0); row++) rows.push(row)
  }
  return Int32Array.from(rows)
}

function stepWeights(
  log: Log,
  x: Float64Array,
  rows: Int32Array,
  logit: Float64Array,
  weights: Float64Array,
): void {
  const k = weights.length
  const curvature = new Float64Array(k * k)
  const slope = new Float64Array(k)
  rows.forEach((row, r) => {
    const p = sigmoid(logit[r] ?? 0)
    const error = (log.correct[row] ?? 0) - p
    const at = row * k
    for (let a = 0; a < k; a++) {
      const value = x[at + a] ?? 0
      if (value === 0) continue
      slope[a] = (slope[a] ?? 0) + error * value
      const scaled = p * (1 - p) * value
      for (let b = 0; b <= a; b++)
        curvature[a * k + b] = (curvature[a * k + b] ?? 0) + scaled * (x[at + b] ?? 0)
    }
  })
  for (let a = 0; a < k; a++) {
    slope[a] = (slope[a] ?? 0) - weightPenalty * (weights[a] ?? 0)
    curvature[a * k + a] = (curvature[a * k + a] ?? 0) + weightPenalty
    for (let b = 0; b < a; b++) curvature[b * k + a] = curvature[a * k + b] ?? 0
  }
  const step = solve(curvature, slope)
  for (let a = 0; a < k; a++) weights[a] = (weights[a] ?? 0) + (step[a] ?? 0)
  rows.forEach((row, r) => {
    let sum = logit[r] ?? 0
    for (let a = 0; a < k; a++) sum += (step[a] ?? 0) * (x[row * k + a] ?? 0)
    logit[r] = sum
  })
}

/** One Newton step of every term by itself, at most 1 logit. */
function stepTerms(
  id: Int32Array,
  correct: Uint8Array,
  rows: Int32Array,
  logit: Float64Array,
  term: Float64Array,
): void {
  const slope = new Float64Array(term.length)
  const curvature = new Float64Array(term.length)
  rows.forEach((row, r) => {
    const p = sigmoid(logit[r] ?? 0)
    const at = id[row] ?? 0
    slope[at] = (slope[at] ?? 0) + (correct[row] ?? 0) - p
    curvature[at] = (curvature[at] ?? 0) + p * (1 - p)
  })
  const step = slope.map((sum, at) => {
    const newton = (sum - termPenalty * (term[at] ?? 0)) / ((curvature[at] ?? 0) + termPenalty)
    return Math.max(-1, Math.min(1, newton))
  })
  step.forEach((change, at) => {
    term[at] = (term[at] ?? 0) + change
  })
  rows.forEach((row, r) => {
    logit[r] = (logit[r] ?? 0) + (step[id[row] ?? 0] ?? 0)
  })
}

function neighbours(log: Log, rows: Int32Array, item: Float64Array, count: Float64Array): Float64Array {
  const sum = new Float64Array(item.length)
  const weight = new Float64Array(item.length)
  const meet = (at: number, other: number): void => {
    const known = (count[other] ?? 0) / ((count[other] ?? 0) + nearPrior)
    sum[at] = (sum[at] ?? 0) + known * (item[other] ?? 0)
    weight[at] = (weight[at] ?? 0) + known
  }
  const first = new Set(log.starts)
  for (const row of rows) {
    const [a, b] = [log.item[row - 1] ?? 0, log.item[row] ?? 0]
    if (first.has(row) || a === b || log.set[row - 1] !== log.set[row]) continue
    meet(a, b)
    meet(b, a)
  }
  return sum.map((total, at) => total / ((weight[at] ?? 0) + nearPrior))
}

/** Gaussian elimination along the diagonal: the matrix is positive definite. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const k = right.length
  const a = matrix.slice()
  const x = right.slice()
  for (let c = 0; c < k; c++) {
    for (let r = c + 1; r < k; r++) {
      const factor = (a[r * k + c] ?? 0) / (a[c * k + c] ?? 1)
      for (let j = c; j < k; j++) a[r * k + j] = (a[r * k + j] ?? 0) - factor * (a[c * k + j] ?? 0)
      x[r] = (x[r] ?? 0) - factor * (x[c] ?? 0)
    }
  }
  for (let c = k - 1; c >= 0; c--) {
    let sum = x[c] ?? 0
    for (let j = c + 1; j < k; j++) sum -= (a[c * k + j] ?? 0) * (x[j] ?? 0)
    x[c] = sum / (a[c * k + c] ?? 1)
  }
  return x
}
