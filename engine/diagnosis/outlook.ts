/**
 * What will be known after a question. What an answer says depends only on whether what was asked is mastered, so for every other
 * competency one probability gives all that is needed: that both are mastered.
 */

/** Where the probability comes from that a learner masters both of two competencies: a cloud, or exact inference. */
export interface Joint {
  both(i: number, j: number): number
}

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
export const settled = 0.002

export class Outlook {
  private readonly joint: Joint
  /** Competencies in doubt that matter, their probabilities and their weights. */
  private readonly doubted: Int32Array
  private readonly p: Float64Array
  private readonly weights: Float64Array

  constructor(joint: Joint, p: Float64Array, weights: Float64Array) {
    this.joint = joint
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
    const { p, weights, doubted, joint } = this
    const known = joint.both(competency, competency)
    const right = known * (1 - slip) + (1 - known) * guess
    const byRight = 1 / right
    const byWrong = 1 / (1 - right)
    let wrong = 0
    let variance = 0
    for (let u = 0; u < p.length; u += 1) {
      const both = joint.both(doubted[u]!, competency)
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
