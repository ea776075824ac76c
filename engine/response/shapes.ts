/**
 * Learned shapes: a sum of trees with two questions each, fitted by Newton boosting of the log loss (Friedman 2001, Annals of
 * Statistics 29(5); Chen & Guestrin 2016, KDD) on stripes of students (Friedman 2002, stochastic gradient boosting). With two
 * questions a tree joins at most two measures on any way down, so the whole is an additive model with pairwise interactions
 * (Lou et al. 2013, KDD). Nothing is drawn: stripes and measures take turns.
 */
import { sigmoid } from '#engine/probability.ts'

export interface Tree {
  /** Measure asked first, then after no, then after yes. Yes = at least the threshold; Infinity asks nothing. */
  measure: [number, number, number]
  threshold: [number, number, number]
  /** Logit after no-no, no-yes, yes-no, yes-yes. */
  leaf: [number, number, number, number]
  /** Mean logit over training at the root, after no, after yes: what explains a single answer. */
  mean: [number, number, number]
}

const bins = 64
const rounds = 320
const learningRate = 0.25
/** Ridge on a leaf, and the least curvature, Σ p (1 − p), of the training answers on either side of a threshold. */
const leafPenalty = 5
const leastCurvature = 20
/** Rows of a stripe, about: trees take turns on the stripes, so that a round costs the same on any log. */
const stripeRows = 300_000

/**
 * Boosts from the logits `start`; the columns hold one measure each, `student` the number of each row's student. Rests after each
 * tree; its value are the trees.
 */
export function* growingShapes(
  columns: readonly Float64Array[],
  correct: Uint8Array,
  start: Float64Array,
  student: Int32Array,
): Generator<undefined, Tree[]> {
  const edges: Float64Array[] = []
  const binned: Uint8Array[] = []
  for (const column of columns) {
    const own = edgesOf(column)
    edges.push(own)
    binned.push(Uint8Array.from(column, (value) => binOf(own, value)))
    yield
  }
  const stripes = Math.max(1, Math.round(correct.length / stripeRows))
  const parts: { rows: Int32Array; binned: Uint8Array[] }[] = []
  for (let s = 0; s < stripes; s++) {
    const rows = Int32Array.from(correct.keys()).filter((row) => (student[row] ?? 0) % stripes === s)
    parts.push({ rows, binned: binned.map((bin) => Uint8Array.from(rows, (row) => bin[row] ?? 0)) })
    yield
  }
  const logit = start.slice()
  const trees: Tree[] = []
  for (let round = 0; round < rounds; round++) {
    const part = parts[round % stripes]
    if (!part) continue
    const slope = new Float64Array(part.rows.length)
    const curvature = new Float64Array(part.rows.length)
    part.rows.forEach((row, r) => {
      const p = sigmoid(logit[row] ?? 0)
      slope[r] = (correct[row] ?? 0) - p
      curvature[r] = p * (1 - p)
    })
    const grower = {
      binned: part.binned,
      edges,
      asked: askedIn(Math.floor(round / stripes), columns.length),
      slope,
      curvature,
    }
    const tree = growTree(grower)
    trees.push(tree)
    addTree(tree, columns, logit)
    yield
  }
  return trees
}

/** What a tree adds to the logit of an answer with these measures. */
export function leafOf(tree: Tree, measures: Float64Array): number {
  const first = (measures[tree.measure[0]] ?? 0) >= tree.threshold[0] ? 1 : 0
  const next = first === 0 ? 1 : 2
  const second = (measures[tree.measure[next]] ?? 0) >= tree.threshold[next] ? 1 : 0
  return tree.leaf[first * 2 + second] ?? 0
}

/** Half of the measures, another half from round to round. Measures five apart, modulo ten, never meet in one tree. */
function askedIn(round: number, measures: number): number[] {
  return Array.from({ length: measures }, (_, m) => m).filter((m) => (m * 7 + round * 3) % 10 < 5)
}

interface Grower {
  binned: readonly Uint8Array[]
  edges: readonly Float64Array[]
  asked: readonly number[]
  slope: Float64Array
  curvature: Float64Array
}

interface Cut {
  measure: number
  bin: number
  threshold: number
}

/** Asks nothing: everyone answers no. */
const noCut: Cut = { measure: 0, bin: bins, threshold: Infinity }

function growTree(grower: Grower): Tree {
  const { binned, slope, curvature } = grower
  const node = new Uint8Array(slope.length)
  const [root = noCut] = bestCuts(grower, node, 1)
  const rootBins = binned[root.measure] ?? node
  for (let r = 0; r < node.length; r++) node[r] = (rootBins[r] ?? 0) > root.bin ? 1 : 0
  const [no = noCut, yes = noCut] = bestCuts(grower, node, 2)
  const noBins = binned[no.measure] ?? node
  const yesBins = binned[yes.measure] ?? node
  const g = [0, 0, 0, 0]
  const h = [0, 0, 0, 0]
  for (let r = 0; r < node.length; r++) {
    const leaf = node[r] === 1 ? ((yesBins[r] ?? 0) > yes.bin ? 3 : 2) : (noBins[r] ?? 0) > no.bin ? 1 : 0
    g[leaf] = (g[leaf] ?? 0) + (slope[r] ?? 0)
    h[leaf] = (h[leaf] ?? 0) + (curvature[r] ?? 0)
  }
  const value = (leaf: number): number => (learningRate * (g[leaf] ?? 0)) / ((h[leaf] ?? 0) + leafPenalty)
  const mean = (...among: number[]): number => {
    const weight = among.reduce((sum, leaf) => sum + (h[leaf] ?? 0), 0)
    return weight > 0 ? among.reduce((sum, leaf) => sum + (h[leaf] ?? 0) * value(leaf), 0) / weight : 0
  }
  return {
    measure: [root.measure, no.measure, yes.measure],
    threshold: [root.threshold, no.threshold, yes.threshold],
    leaf: [value(0), value(1), value(2), value(3)],
    mean: [mean(0, 1, 2, 3), mean(0, 1), mean(2, 3)],
  }
}

/** The cut of each node that lowers the loss most, by its second-order estimate. */
function bestCuts(
  { binned, edges, asked, slope, curvature }: Grower,
  node: Uint8Array,
  nodes: number,
): Cut[] {
  const best = Array.from({ length: nodes }, () => ({ cut: noCut, gain: 1e-9 }))
  const g = new Float64Array(nodes * bins)
  const h = new Float64Array(nodes * bins)
  for (const measure of asked) {
    const bin = binned[measure] ?? node
    g.fill(0)
    h.fill(0)
    for (let r = 0; r < node.length; r++) {
      const at = (node[r] ?? 0) * bins + (bin[r] ?? 0)
      g[at] = (g[at] ?? 0) + (slope[r] ?? 0)
      h[at] = (h[at] ?? 0) + (curvature[r] ?? 0)
    }
    best.forEach((candidate, n) => {
      const from = n * bins
      const gAll = g.subarray(from, from + bins).reduce((sum, value) => sum + value, 0)
      const hAll = h.subarray(from, from + bins).reduce((sum, value) => sum + value, 0)
      let gNo = 0
      let hNo = 0
      edges[measure]?.forEach((threshold, b) => {
        gNo += g[from + b] ?? 0
        hNo += h[from + b] ?? 0
        if (hNo < leastCurvature || hAll - hNo < leastCurvature) return
        const gain = worth(gNo, hNo) + worth(gAll - gNo, hAll - hNo) - worth(gAll, hAll)
        if (gain > candidate.gain) best[n] = candidate = { cut: { measure, bin: b, threshold }, gain }
      })
    })
  }
  return best.map(({ cut }) => cut)
}

function worth(g: number, h: number): number {
  return (g * g) / (h + leafPenalty)
}

function addTree(
  { measure, threshold, leaf }: Tree,
  columns: readonly Float64Array[],
  logit: Float64Array,
): void {
  const [root, no, yes] = measure.map((m) => columns[m] ?? logit)
  if (!root || !no || !yes) return
  for (let row = 0; row < logit.length; row++) {
    const value =
      (root[row] ?? 0) >= threshold[0]
        ? leaf[(yes[row] ?? 0) >= threshold[2] ? 3 : 2]
        : leaf[(no[row] ?? 0) >= threshold[1] ? 1 : 0]
    logit[row] = (logit[row] ?? 0) + (value ?? 0)
  }
}

/** Thresholds at equal shares of the answers: at most bins - 1, ascending, each once. */
function edgesOf(column: Float64Array): Float64Array {
  const sorted = column.slice().sort()
  const edges = new Set<number>()
  for (let b = 1; b < bins; b++) edges.add(sorted[Math.floor((b * sorted.length) / bins)] ?? 0)
  return Float64Array.from(edges)
}

/** Number of thresholds that the value reaches. */
function binOf(edges: Float64Array, value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}
