/**
 * Which question to ask: a look two questions ahead at how much of what matters will be known. For each candidate, either answer
 * and the best question after it, the expected weight of what a guess at the likelier value gets wrong; less, for what comes
 * later still, a share of the information that the answer gives.
 */
import type { Cloud } from './cloud.ts'
import { information } from './gain.ts'
import { Outlook } from './outlook.ts'

export interface Candidate {
  competency: number
  slip: number
  guess: number
  /** Questions left about it. */
  left: number
}

export interface Choice {
  competency: number
  /** P(mastered) before the answer. */
  p: number
  /** Expected information of the answer about what she masters, in bits. */
  information: number
  /** Expected weight of wrong guesses: now, after the answer, and after the next one. */
  doubt: { now: number; after: number; afterNext: number }
  /** What would be asked next after a right and after a wrong answer: competencies. */
  next: { right: number; wrong: number }
}

export interface Foresight {
  /** So many candidates, the most telling, are looked at; as first and as second question. */
  shortlist: number
  /** What a bit is worth, in wrong guesses avoided later. */
  bitWorth: number
  doubtWorth: number
  steps: number
}

export const foresight: Foresight = { shortlist: 12, bitWorth: 0.5, doubtWorth: 0, steps: 2 }

/** The best of the candidates; null when there is none. `weights`: what knowing each competency is worth. */
export function bestQuestion(
  cloud: Cloud,
  p: Float64Array,
  candidates: readonly Candidate[],
  weights: Float64Array,
  { shortlist, bitWorth, doubtWorth, steps } = foresight,
): Choice | null {
  const telling = candidates
    .map((candidate) => ({
      ...candidate,
      bits: information(p[candidate.competency]!, candidate.slip, candidate.guess),
    }))
    .sort((a, b) => b.bits - a.bits || a.competency - b.competency)
    .slice(0, shortlist)
  if (telling.length === 0) return null
  const outlook = new Outlook(cloud, p, telling, weights)
  const now = outlook.now()
  const size = telling.length
  const right = new Float64Array(size).fill(Infinity)
  const wrong = new Float64Array(size).fill(Infinity)
  const nextRight = new Int32Array(size)
  const nextWrong = new Int32Array(size)
  const offer = (first: number, second: number, [ifRight, ifWrong]: [number, number]) => {
    if (ifRight < right[first]!) {
      right[first] = ifRight
      nextRight[first] = second
    }
    if (ifWrong < wrong[first]!) {
      wrong[first] = ifWrong
      nextWrong[first] = second
    }
  }
  if (steps === 2)
    for (let k = 0; k < size; k += 1)
      for (let l = 0; l <= k; l += 1) {
        if (k === l && telling[k]!.left < 2) continue
        const [both, first, second, none] = outlook.afterTwo(k, l)
        offer(k, l, [both + first, second + none])
        offer(l, k, [both + second, first + none])
      }
  // The last question of all has none after it.
  for (let k = 0; k < size; k += 1) if (right[k] === Infinity) [right[k], wrong[k]] = [outlook.afterOne(k), 0]
  let best = 0
  const later = telling.map((_, k) => (doubtWorth > 0 ? doubtWorth * outlook.doubtAfter(k) : 0))
  const value = (k: number) => right[k]! + wrong[k]! - bitWorth * telling[k]!.bits + later[k]!
  for (let k = 1; k < size; k += 1) if (value(k) < value(best)) best = k
  const { competency, bits } = telling[best]!
  const next = { right: telling[nextRight[best]!]!.competency, wrong: telling[nextWrong[best]!]!.competency }
  const doubt = { now, after: outlook.afterOne(best), afterNext: right[best]! + wrong[best]! }
  return { competency, p: p[competency]!, information: bits, doubt, next }
}
