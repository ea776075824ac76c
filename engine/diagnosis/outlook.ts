/**
 * What will be known after one question, and after two. After questions about a and b the weight of a possible learner depends
 * only on which of the two it masters, so for every other competency three counts in the cloud give all that is needed:
 * with a, with b, with both.
 */
import { popcount, type Cloud } from './cloud.ts'

export interface Asked {
  competency: number
  slip: number
  guess: number
}

/** P(answer | mastered) and P(answer | not), for a right and a wrong one. */
const likelihoods = ({ slip, guess }: Asked) => [
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

  constructor(cloud: Cloud, p: Float64Array, asked: readonly Asked[], weights?: Float64Array) {
    this.cloud = cloud
    this.asked = asked
    this.mask = new Int32Array(cloud.words)
    const doubted: number[] = []
    p.forEach((one, i) => {
      if (one > settled && one < 1 - settled && (weights?.[i] ?? 1) > 0) doubted.push(i)
    })
    this.doubted = Int32Array.from(doubted)
    this.p = Float64Array.from(doubted, (i) => p[i]!)
    this.weights = Float64Array.from(doubted, (i) => weights?.[i] ?? 1)
    this.known = Float64Array.from(asked, ({ competency }) => p[competency]!)
    this.triple = new Float64Array(doubted.length)
    this.with = new Float64Array(asked.length * doubted.length)
    asked.forEach(({ competency }, k) => {
      const from = competency * cloud.words
      this.countInto(
        cloud.on.subarray(from, from + cloud.words),
        this.with.subarray(k * doubted.length, (k + 1) * doubted.length),
      )
    })
  }

  /** P(mask and mastered), by doubted competency. */
  private countInto(mask: Int32Array, shares: Float64Array): void {
    const { on, words, size } = this.cloud
    for (let u = 0; u < shares.length; u += 1) {
      let sum = 0
      for (let w = 0, at = this.doubted[u]! * words; w < words; w += 1, at += 1)
        sum += popcount(mask[w]! & on[at]!)
      shares[u] = sum / size
    }
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

  /** After the k-th question and then the l-th: for a right and for a wrong first answer (each times its probability). */
  afterTwo(k: number, l: number): [right: number, wrong: number] {
    const { p, weights, known, cloud } = this
    const count = p.length
    const same = this.asked[k]!.competency === this.asked[l]!.competency
    let both = known[k]!
    const { triple } = this
    if (same) triple.set(this.with.subarray(k * count, (k + 1) * count))
    else {
      const { on, words, size } = cloud
      const a = this.asked[k]!.competency * words
      const b = this.asked[l]!.competency * words
      let sum = 0
      for (let w = 0; w < words; w += 1) {
        this.mask[w] = on[a + w]! & on[b + w]!
        sum += popcount(this.mask[w]!)
      }
      both = sum / size
      this.countInto(this.mask, triple)
    }
    const result: [number, number] = [0, 0]
    likelihoods(this.asked[k]!).forEach((first, answer) => {
      for (const second of likelihoods(this.asked[l]!)) {
        const w11 = first.mastered * second.mastered
        const w10 = first.mastered * second.not
        const w01 = first.not * second.mastered
        const w00 = first.not * second.not
        const all =
          w11 * both +
          w10 * (known[k]! - both) +
          w01 * (known[l]! - both) +
          w00 * (1 - known[k]! - known[l]! + both)
        // w11·t + w10·(f − t) + w01·(g − t) + w00·(p − f − g + t), gathered by term
        const wt = w11 - w10 - w01 + w00
        const wf = w10 - w00
        const wg = w01 - w00
        let sum = 0
        for (let u = 0; u < count; u += 1) {
          const one =
            wt * triple[u]! + wf * this.with[k * count + u]! + wg * this.with[l * count + u]! + w00 * p[u]!
          sum += weights[u]! * Math.min(one, all - one)
        }
        result[answer]! += sum
      }
    })
    return result
  }
}
