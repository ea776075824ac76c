/**
 * A student's successes and failures before each answer, as a regression sees them: counts by their logarithm in total, on the item and
 * on the skills (Best-LR, Gervet et al. 2020, JEDM 12(3)), and shares that fade with every further answer (recency, Galyardt & Goldin
 * 2015, JEDM 7(2)). Fading is by order, because answer logs need not have times.
 */
import type { Log } from '#engine/response/log.ts'

/** What each term speaks of, in the words of `Fact`; the order is that of the numbers. */
export const practiceTerms = [
  'start',
  'answers',
  'answers',
  'recent',
  'recent',
  'same item',
  'same item',
  'skill',
  'skill',
  'skill',
  'skill',
  'answers',
] as const

/** Share of an answer's weight that is left after one more answer: about the last 20, the last 3, the last 4 on a skill. */
const slowFading = 0.95
const fastFading = 0.7
const skillFading = 0.75

export interface Practice {
  /** Writes the terms of her next answer into x from `at` on. */
  write(x: Float64Array, at: number, item: number, skills: readonly number[]): void
  learn(item: number, skills: readonly number[], correct: number): void
}

interface Tally {
  wins: number
  fails: number
  recent: number
  weight: number
}

export function openPractice(): Practice {
  const all = { wins: 0, fails: 0, slow: 0, slowWeight: 0, fast: 0, fastWeight: 0 }
  const bySkill = new Map<number, Tally>()
  const byItem = new Map<number, Tally>()
  return {
    write(x, at, item, skills) {
      const tries = byItem.get(item)
      x[at] = 1
      x[at + 1] = Math.log1p(all.wins)
      x[at + 2] = Math.log1p(all.fails)
      x[at + 3] = all.slow / (all.slowWeight + 2)
      x[at + 4] = all.fast / (all.fastWeight + 1)
      x[at + 5] = Math.log1p(tries?.wins ?? 0)
      x[at + 6] = Math.log1p(tries?.fails ?? 0)
      let wins = 0
      let fails = 0
      let recent = 0
      let met = 0
      for (const skill of skills) {
        const tally = bySkill.get(skill)
        if (!tally) continue
        met = 1
        wins += Math.log1p(tally.wins)
        fails += Math.log1p(tally.fails)
        recent += tally.recent / (tally.weight + 0.5)
      }
      x[at + 7] = wins / skills.length
      x[at + 8] = fails / skills.length
      x[at + 9] = recent / skills.length
      x[at + 10] = met
      x[at + 11] = (all.wins - all.fails) / (all.wins + all.fails + 5)
    },
    learn(item, skills, correct) {
      const sign = correct ? 1 : -1
      for (const skill of skills) count(bySkill, skill, sign)
      count(byItem, item, sign)
      if (correct) all.wins++
      else all.fails++
      all.slow = slowFading * all.slow + sign
      all.slowWeight = slowFading * all.slowWeight + 1
      all.fast = fastFading * all.fast + sign
      all.fastWeight = fastFading * all.fastWeight + 1
    },
  }
}

/** The terms of every row of a log, one after the other. */
export function practiceOf(log: Log): Float64Array {
  const x = new Float64Array(log.rows * practiceTerms.length)
  for (let s = 0; s + 1 < log.starts.length; s++) {
    const practice = openPractice()
    for (let row = log.starts[s] ?? 0; row < (log.starts[s + 1] ?? 0); row++) {
      const item = log.item[row] ?? -1
      const skills = log.skills[row] ?? []
      practice.write(x, row * practiceTerms.length, item, skills)
      practice.learn(item, skills, log.correct[row] ?? 0)
    }
  }
  return x
}

function count(tallies: Map<number, Tally>, id: number, sign: number): void {
  let tally = tallies.get(id)
  if (!tally) tallies.set(id, (tally = { wins: 0, fails: 0, recent: 0, weight: 0 }))
  if (sign > 0) tally.wins++
  else tally.fails++
  tally.recent = skillFading * tally.recent + sign
  tally.weight = skillFading * tally.weight + 1
}
