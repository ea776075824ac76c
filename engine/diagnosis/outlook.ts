/**
 * What will be known after one question, and after two. After questions about a and b the weight of a possible learner depends
 * only on which of the two it masters, so for every other competency three counts in the cloud give all that is needed:
 * with a, with b, with both.
 */
import { countBoth, type Cloud } from './cloud.ts'

export interface Asked {
  competency: number
  slip: number
  guess: number
}

interface Likelihood {
  mastered: number
  not: number
}

/** P(answer | mastered) and P(answer | not), of a right and of a wrong one. */
const likelihoods = ({ slip, guess }: Asked): [Likelihood, Likelihood] => [
  { mastered: 1 - slip, not: guess },
  { mastered: slip, not: 1 - guess },
]

/** Competencies surer than this are left out of the sums. */
const settled = 0.002

/** All figures are expected weights of competencies that a guess at the likelier value gets wrong. */
export class Outlook {
  private readonly cloud: Cloud
  private readonly asked: readonly Asked[]
  /** Competencies in doubt, their probabilities and their weights. */
  private readonly doubted: Int32Array
  private readonly p: Float64Array
  private readonly weights: Float64Array
  /** P(mastered) of what the questions are about; P(it and the doubted one), question by question. */
  private readonly known: Float64Array
  private readonly with: Float64Array
  private readonly triple: Float64Array
  private readonly mask: Int32Array

  constructor(cloud: Cloud, p: Float64Array, asked: readonly Asked[], weights: Float64Array) {
    this.cloud = cloud
    this.asked = asked
    this.mask = new Int32Array(cloud.words)
    const doubted: number[] = []
    p.forEach((one, i) => {
      if (one > settled && one < 1 - settled && weights[i]! > 0) doubted.push(i)
    })
    this.doubted = Int32Array.from(doubted)
    this.p = Float64Array.from(doubted, (i) => p[i]!)
    this.weights = Float64Array.from(doubted, (i) => weights[i]!)
    this.known = Float64Array.from(asked, ({ competency }) => p[competency]!)
    this.triple = new Float64Array(doubted.length)
    this.with = new Float64Array(asked.length * doubted.length)
    asked.forEach(({ competency }, k) => {
      const shares = this.with.subarray(k * doubted.length, (k + 1) * doubted.length)
      this.shareInto(cloud.on, competency * cloud.words, shares)
    })
  }

  /** P(mastered, and in the row of words), by doubted competency. */
  private shareInto(row: Int32Array, from: number, shares: Float64Array): void {
    const { on, words, size } = this.cloud
    for (let u = 0; u < shares.length; u += 1)
      shares[u] = countBoth(row, from, on, this.doubted[u]! * words, words) / size
  }

  now(): number {
    return this.p.reduce((sum, p, u) => sum + this.weights[u]! * Math.min(p, 1 - p), 0)
  }

  /** After the k-th question. */
  afterOne(k: number): number {
    const { p, weights, known } = this
    const from = k * p.length
    let sum = 0
    for (const { mastered, not } of likelihoods(this.asked[k]!)) {
      const all = mastered * known[k]! + not * (1 - known[k]!)
      for (let u = 0; u < p.length; u += 1) {
        const both = this.with[from + u]!
        const one = mastered * both + not * (p[u]! - both)
        sum += weights[u]! * Math.min(one, all - one)
      }
    }
    return sum
  }

  /** The expected weight of p (1 − p) after the k-th question. */
  doubtAfter(k: number): number {
    const { p, weights, known } = this
    const from = k * p.length
    let sum = 0
    for (const { mastered, not } of likelihoods(this.asked[k]!)) {
      const all = mastered * known[k]! + not * (1 - known[k]!)
      for (let u = 0; u < p.length; u += 1) {
        const both = this.with[from + u]!
        const one = mastered * both + not * (p[u]! - both)
        sum += (weights[u]! * one * (all - one)) / all
      }
    }
    return sum
  }

  /** After the k-th and the l-th question, by answers: both right, only the k-th, only the l-th, none (each times its probability). */
  afterTwo(k: number, l: number): [both: number, first: number, second: number, none: number] {
    const { p, weights, known, triple } = this
    const count = p.length
    const both = this.shareBoth(k, l)
    const neither = 1 - known[k]! - known[l]! + both
    const f = this.with.subarray(k * count, (k + 1) * count)
    const g = this.with.subarray(l * count, (l + 1) * count)
    const [a, b] = [likelihoods(this.asked[k]!), likelihoods(this.asked[l]!)]
    const after = (x: Likelihood, y: Likelihood) => {
      // The weight of a possible learner, by which of the two it masters …
      const w11 = x.mastered * y.mastered
      const w10 = x.mastered * y.not
      const w01 = x.not * y.mastered
      const w00 = x.not * y.not
      const all = w11 * both + w10 * (known[k]! - both) + w01 * (known[l]! - both) + w00 * neither
      // … and of those among them that master the doubted one: w11 t + w10 (f − t) + w01 (g − t) + w00 (p − f − g + t).
      const wt = w11 - w10 - w01 + w00
      const wf = w10 - w00
      const wg = w01 - w00
      let sum = 0
      for (let u = 0; u < count; u += 1) {
        const one = wt * triple[u]! + wf * f[u]! + wg * g[u]! + w00 * p[u]!
        const other = all - one
        sum += weights[u]! * (one < other ? one : other)
      }
      return sum
    }
    return [after(a[0], b[0]), after(a[0], b[1]), after(a[1], b[0]), after(a[1], b[1])]
  }

  /** P(k-th and l-th mastered); with each doubted competency, in `triple`. */
  private shareBoth(k: number, l: number): number {
    const { on, words, size } = this.cloud
    const a = this.asked[k]!.competency * words
    const b = this.asked[l]!.competency * words
    for (let w = 0; w < words; w += 1) this.mask[w] = on[a + w]! & on[b + w]!
    this.shareInto(this.mask, 0, this.triple)
    return countBoth(this.mask, 0, this.mask, 0, words) / size
  }
}
