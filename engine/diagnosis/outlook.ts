/**
 * What will be known after a question. The weight of a possible learner after the answer depends only on whether it masters what
 * was asked, so for every other competency one count in the cloud gives all that is needed: how many master both.
 */
import { countBoth, type Cloud } from './cloud.ts'

export interface Asked {
  competency: number
  slip: number
  guess: number
}

/** By competency mastered with probability p, times its weight, added up. */
export interface Doubt {
  /** What a guess at the likelier value is expected to get wrong: the lesser of p and 1 − p. */
  wrong: number
  /** p (1 − p): falls also where the likelier value stays the same. */
  variance: number
}

/** Competencies surer than this are left out of the sums. */
const settled = 0.002

export class Outlook {
  private readonly cloud: Cloud
  /** Competencies in doubt that matter, their probabilities and their weights. */
  private readonly doubted: Int32Array
  private readonly p: Float64Array
  private readonly weights: Float64Array

  constructor(cloud: Cloud, p: Float64Array, weights: Float64Array) {
    this.cloud = cloud
    const doubted: number[] = []
    p.forEach((one, i) => {
      if (one > settled && one < 1 - settled && weights[i]! > 0) doubted.push(i)
    })
    this.doubted = Int32Array.from(doubted)
    this.p = Float64Array.from(doubted, (i) => p[i]!)
    this.weights = Float64Array.from(doubted, (i) => weights[i]!)
  }

  now(): Doubt {
    const doubt = { wrong: 0, variance: 0 }
    this.p.forEach((p, u) => {
      doubt.wrong += this.weights[u]! * Math.min(p, 1 - p)
      doubt.variance += this.weights[u]! * p * (1 - p)
    })
    return doubt
  }

  /** What is to be expected after an answer to the question. */
  after({ competency, slip, guess }: Asked): Doubt {
    const { p, weights, doubted, cloud } = this
    const { on, words, size } = cloud
    const known = cloud.countOf(competency) / size
    const right = known * (1 - slip) + (1 - known) * guess
    const byRight = 1 / right
    const byWrong = 1 / (1 - right)
    let wrong = 0
    let variance = 0
    for (let u = 0; u < p.length; u += 1) {
      const both = countBoth(on, competency * words, on, doubted[u]! * words, words) / size
      // P(mastered and right answer), P(mastered and wrong answer)
      const masteredRight = both * (1 - slip) + (p[u]! - both) * guess
      const masteredWrong = p[u]! - masteredRight
      const notRight = right - masteredRight
      const notWrong = 1 - right - masteredWrong
      wrong +=
        weights[u]! *
        ((masteredRight < notRight ? masteredRight : notRight) +
          (masteredWrong < notWrong ? masteredWrong : notWrong))
      variance += weights[u]! * (masteredRight * notRight * byRight + masteredWrong * notWrong * byWrong)
    }
    return { wrong, variance }
  }
}
