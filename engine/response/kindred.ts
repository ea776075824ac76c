/**
 * Kindred skills: how far a student who surprises on one set of skills surprises the same way on another. The surprise of an answer
 * is what is left after her rating and the item's easiness (Elo: Pelánek 2016, Computers & Education 98); kinship of two sets is the
 * mean product of students' surprises on them, shrunk (shrinkage of covariances: Ledoit & Wolf 2004, J. Multivariate Analysis 88(2)).
 */
import { sigmoid } from '#engine/probability.ts'
import type { Easiness, LeftOut } from '#engine/response/easiness.ts'
import type { Log } from '#engine/response/log.ts'

/** kinship[s · sets + t]. */
export type Kinship = Float64Array

/** Products of answers that count as a prior of no kinship. */
const kinshipPrior = 100
/** n answers on a set count as n / (1 + n/10): of ten each tells half of what a single one does. */
const repetition = 0.1
/** Keeps the share from swinging when little is known. */
const sharePrior = 0.02
/** Logit of a mean student on an item and set with terms 0, about what answer logs of practice show. */
export const meanLogit = 0.75
/** Elo step at first, its decline by answer, the step that is kept, and the step on a skill. */
const firstStep = 0.6
const decline = 0.1
const lastStep = 0.045
const skillStep = 0.35

export interface Rating {
  /** Logit of her level on the skills. */
  on(skills: readonly number[]): number
  /** Takes an answer on an item of this easiness; returns the surprise, right or wrong less what was expected. */
  learn(ease: number, skills: readonly number[], correct: number): number
}

export function openRating(): Rating {
  const bySkill = new Map<number, number>()
  let level = 0
  let answers = 0
  const on = (skills: readonly number[]): number => {
    let sum = 0
    for (const skill of skills) sum += bySkill.get(skill) ?? 0
    return level + sum / skills.length
  }
  return {
    on,
    learn(ease, skills, correct) {
      const surprise = correct - sigmoid(meanLogit + ease + level)
      const error = correct - sigmoid(meanLogit + ease + on(skills))
      level += (firstStep / (1 + decline * answers) + lastStep) * error
      for (const skill of skills)
        bySkill.set(skill, (bySkill.get(skill) ?? 0) + (skillStep * error) / skills.length)
      answers++
      return surprise
    },
  }
}

/** Kinship of all pairs of sets; surprises by row. */
export function kinshipOf(log: Log, surprise: Float64Array, sets: number, leftOut?: LeftOut): Kinship {
  const product = new Float64Array(sets * sets)
  const weight = new Float64Array(sets * sets)
  for (let s = 0; s + 1 < log.starts.length; s++) {
    if (leftOut && s % leftOut.folds === leftOut.fold) continue
    const own = new Map<number, Share>()
    for (let row = log.starts[s] ?? 0; row < (log.starts[s + 1] ?? 0); row++) {
      add(own, log.set[row] ?? 0, surprise[row] ?? 0)
    }
    for (const [a, one] of own) {
      for (const [b, other] of own) {
        const root = Math.sqrt(one.answers * other.answers)
        product[a * sets + b] = (product[a * sets + b] ?? 0) + (one.sum * other.sum) / root
        weight[a * sets + b] = (weight[a * sets + b] ?? 0) + root
      }
    }
  }
  return product.map((sum, at) => sum / ((weight[at] ?? 0) + kinshipPrior))
}

/** The surprise of every row of a log. */
export function surprisesOf(log: Log, easinessOf: (student: number) => Easiness): Float64Array {
  const surprise = new Float64Array(log.rows)
  for (let s = 0; s + 1 < log.starts.length; s++) {
    const rating = openRating()
    const { item, set } = easinessOf(s)
    for (let row = log.starts[s] ?? 0; row < (log.starts[s + 1] ?? 0); row++) {
      const ease = (item[log.item[row] ?? -1] ?? 0) + (set[log.set[row] ?? -1] ?? 0)
      surprise[row] = rating.learn(ease, log.skills[row] ?? [], log.correct[row] ?? 0)
    }
  }
  return surprise
}

export interface Kindred {
  /** What her surprises on other sets say of this one: their kinship-weighted sum, and the same as a share of all that could be. */
  of(set: number): [sum: number, share: number]
  learn(set: number, surprise: number): void
}

interface Share {
  sum: number
  answers: number
}

export function openKindred(kinship: Kinship, sets: number): Kindred {
  const own = new Map<number, Share>()
  return {
    of(set) {
      let sum = 0
      let most = 0
      if (set < 0) return [0, 0]
      for (const [other, share] of own) {
        if (other === set) continue
        const kin = (kinship[set * sets + other] ?? 0) / (1 + repetition * share.answers)
        sum += kin * share.sum
        most += Math.abs(kin) * share.answers
      }
      return [sum, sum / (most + sharePrior)]
    },
    learn(set, surprise) {
      if (set >= 0) add(own, set, surprise)
    },
  }
}

function add(own: Map<number, Share>, set: number, surprise: number): void {
  const share = own.get(set)
  if (share) {
    share.sum += surprise
    share.answers++
  } else own.set(set, { sum: surprise, answers: 1 })
}
