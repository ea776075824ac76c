/**
 * What earlier learners teach about difficulties, spreads of ability, slips and guesses that were stated before anybody came:
 * empirical Bayes (B. Efron & C. Morris, JASA 1973) by a running expectation-maximisation (O. Cappé & E. Moulines, JRSS B 2009).
 * How far difficulties may leave what was stated is itself learnt: as long as they agree with it, nothing changes.
 */
import type { Cloud } from './cloud.ts'
import { levelCount, revised, type KnowledgeSpace } from './space.ts'

/** What is kept of the past when a learner is added: the first were understood less well than those who came later. */
const kept = 0.985
/** What was stated weighs like so many learners for spreads, and like so many slips or guesses. */
const statedLearners = 10
const statedErrors = 6
/** A factor on slips or guesses stays within these. */
const factors = { least: 0.2, most: 4 }

/** An answer that was given, with the noise stated for its question. */
export interface Given {
  competency: number
  slip: number
  guess: number
  correct: boolean
}

export interface Noise {
  slip: number
  guess: number
}

export class Experience {
  private readonly stated: KnowledgeSpace
  /** Learners, and those of them with all prerequisites of a competency, by competency and level of ability; who also master it. */
  private learners = 0
  private readonly ready: Float64Array
  private readonly mastered: Float64Array
  /** Sums of squared deviations: of overall ability, of ability in a domain from it. */
  private overall = 0
  private deviation = 0
  /** Slips and guesses that happened, and that were to be expected. */
  private readonly happened: Noise = { slip: 0, guess: 0 }
  private readonly expected: Noise = { slip: 0, guess: 0 }

  constructor(stated: KnowledgeSpace) {
    this.stated = stated
    this.ready = new Float64Array(stated.count * levelCount)
    this.mastered = new Float64Array(stated.count * levelCount)
  }

  /** Takes in a learner: who she may be after all her answers. */
  add(cloud: Cloud, given: readonly Given[]): void {
    const share = 1 / cloud.size
    for (const sums of [this.ready, this.mastered]) for (let k = 0; k < sums.length; k += 1) sums[k]! *= kept
    cloud.tally((i, level, on) => {
      this.ready[i * levelCount + level]! += share
      if (on) this.mastered[i * levelCount + level]! += share
    })
    const { abilities, prior, domains } = this.stated
    let overall = 0
    let deviation = 0
    for (let s = 0; s < cloud.size; s += 1) {
      overall += (cloud.overall[s]! - prior.abilityMean) ** 2
      for (let d = 0; d < domains; d += 1)
        deviation += (abilities[cloud.level[d * cloud.size + s]!]! - cloud.overall[s]!) ** 2
    }
    this.learners = this.learners * kept + 1
    this.overall = this.overall * kept + overall * share
    this.deviation = this.deviation * kept + (deviation * share) / domains
    for (const noise of [this.happened, this.expected]) {
      noise.slip *= kept
      noise.guess *= kept
    }
    for (const { competency, slip, guess, correct } of given) {
      const p = cloud.countOf(competency) * share
      this.expected.slip += p * slip
      this.expected.guess += (1 - p) * guess
      if (correct) this.happened.guess += 1 - p
      else this.happened.slip += p
    }
  }

  /** The space as it seems now. */
  space(): KnowledgeSpace {
    const { stated, learners } = this
    const { abilitySd, domainSd } = stated.prior
    const spread = (sum: number, sd: number) =>
      Math.sqrt((statedLearners * sd ** 2 + sum) / (statedLearners + learners))
    const prior = {
      ...stated.prior,
      abilitySd: spread(this.overall, abilitySd),
      domainSd: spread(this.deviation, domainSd),
    }
    return revised(stated, this.difficulties(), prior)
  }

  /** By what the stated slips and guesses are to be multiplied. */
  factors(): Noise {
    const factor = (kind: keyof Noise) => {
      const ratio = (this.happened[kind] + statedErrors) / (this.expected[kind] + statedErrors)
      return Math.min(factors.most, Math.max(factors.least, ratio))
    }
    return { slip: factor('slip'), guess: factor('guess') }
  }

  /** Gradient and curvature of the log-likelihood of a difficulty. */
  private slope(i: number, difficulty: number): { gradient: number; curvature: number } {
    const { abilities } = this.stated
    let gradient = 0
    let curvature = 0
    for (let level = 0; level < levelCount; level += 1) {
      const ready = this.ready[i * levelCount + level]!
      if (ready === 0) continue
      const p = 1 / (1 + Math.exp(difficulty - abilities[level]!))
      gradient += ready * p - this.mastered[i * levelCount + level]!
      curvature += ready * p * (1 - p)
    }
    return { gradient, curvature }
  }

  /**
   * Variance of true difficulties around the stated ones: what the deviations show beyond chance. Under the stated ones the
   * squared gradients over the curvatures add up to about one a competency (a score test).
   */
  private variance(): number {
    const { count, difficulty } = this.stated
    let statistic = 0
    let information = 0
    for (let i = 0; i < count; i += 1) {
      const { gradient, curvature } = this.slope(i, difficulty[i]!)
      if (curvature < 1e-6) continue
      statistic += gradient ** 2 / curvature
      information += curvature
    }
    return information === 0 ? 0 : Math.max(0, (statistic - count) / information)
  }

  /** Most probable difficulties, by Newton steps from the stated ones. */
  private difficulties(): Float64Array {
    const { difficulty: stated } = this.stated
    const variance = this.variance()
    if (variance < 1e-4) return stated
    return stated.map((start, i) => {
      let difficulty = start
      for (let step = 0; step < 6; step += 1) {
        const { gradient, curvature } = this.slope(i, difficulty)
        const rise = gradient - (difficulty - start) / variance
        difficulty += Math.min(1, Math.max(-1, rise / (curvature + 1 / variance)))
      }
      return difficulty
    })
  }
}
