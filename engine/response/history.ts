/**
 * What a student's answers so far say before her next one, as named numbers. An answer counts by how far it was better or worse
 * than the item let expect, so that a row of easy items is no merit; older answers fade by order (Galyardt & Goldin 2015, JEDM 7(2)).
 */
import { sigmoid } from '#engine/probability.ts'
import type { Easiness } from '#engine/response/easiness.ts'
import { meanLogit, openKindred, openRating, type Kinship } from '#engine/response/kindred.ts'
import { openPractice, practiceTerms } from '#engine/response/practice.ts'

/** The numbers in order, each with the fact about the learner or the item that it belongs to. */
export const measures = [
  ['first estimate', 'all together'],
  ['easiness of the item', 'item'],
  ['answers others gave to it', 'item'],
  ['easiness of the items next to it', 'item'],
  ['easiness of the skills', 'skills in general'],
  ['number of skills of the item', 'skills in general'],
  ['her answers', 'answers'],
  ['better or worse, all answers', 'answers'],
  ['better or worse, last 3', 'recent'],
  ['better or worse, last 10', 'recent'],
  ['better or worse, last 40', 'recent'],
  ['right or wrong, last 3', 'recent'],
  ['easiness of the item before', 'recent'],
  ['answers on the skill', 'skill'],
  ['least answers on a skill', 'skill'],
  ['share of skills met', 'skill'],
  ['better or worse on the skill', 'skill'],
  ['better or worse on the skill, last 2', 'skill'],
  ['better or worse on the skill, last 6', 'skill'],
  ['right or wrong in a row on the skill', 'skill'],
  ['answers since the skill was last asked', 'rhythm'],
  ['answers on these skills in a row', 'rhythm'],
  ['share right in this row', 'rhythm'],
  ['tries of the same item', 'same item'],
  ['last try of the same item', 'same item'],
  ['skills begun', 'first contacts'],
  ['better or worse on the first answer to a skill', 'first contacts'],
  ['level', 'answers'],
  ['surprises on kindred skills', 'kindred skills'],
  ['surprises on kindred skills, as a share', 'kindred skills'],
] as const

export type Fact = (typeof measures)[number][1] | 'start'

export interface Known {
  easiness: Easiness
  kinship: Kinship
  sets: number
}

export interface History {
  /** Writes the measures of her next answer into x, and the practice terms into `terms`. */
  write(x: Float64Array, terms: Float64Array, item: number, set: number, skills: readonly number[]): void
  learn(item: number, set: number, skills: readonly number[], correct: number): void
}

/** Sums that fade: [share left after one more answer, answers of a prior of 0]. */
const fadingAll = [
  [1, 4],
  [0.72, 0.7],
  [0.9, 1.5],
  [0.975, 3],
] as const
const fadingSkill = [
  [1, 2],
  [0.6, 0.5],
  [0.87, 1],
] as const
const longestStreak = 8
/** Stands for "never asked before" in answers since the last one. */
const neverAsked = 99
const firstContactPrior = 2

interface SkillRecord {
  answers: number
  sums: number[]
  weights: number[]
  streak: number
  last: number
}

/** An empty history of one student, seen with what is known of items and skills. */
export function openHistory({ easiness, kinship, sets }: Known): History {
  const practice = openPractice()
  const rating = openRating()
  const kindred = openKindred(kinship, sets)
  const records = new Map<number, SkillRecord>()
  const tries = new Map<number, { count: number; last: number }>()
  const all = recordOf(fadingAll)
  const first = { answers: 0, sum: 0 }
  const run = { set: Number.NaN, answers: 0, right: 0 }
  let lastThree = 1
  let easeBefore = 0

  return {
    write(x, terms, item, set, skills) {
      practice.write(terms, 0, item, skills)
      const own = skills.flatMap((skill) => records.get(skill) ?? [])
      const mean = (value: (record: SkillRecord) => number): number =>
        own.reduce((sum, r) => sum + value(r), 0) / skills.length
      const tried = tries.get(item)
      let at = 0
      const put = (...values: number[]): void => {
        for (const value of values) x[at++] = value
      }
      put(baseLogit(easiness, terms, item, set))
      put(easiness.item[item] ?? 0, Math.log1p(easiness.count[item] ?? 0), easiness.near[item] ?? 0)
      put(easiness.set[set] ?? 0, skills.length, Math.log1p(all.answers))
      fadingAll.forEach(([, prior], k) => put((all.sums[k] ?? 0) / ((all.weights[k] ?? 0) + prior)))
      put(lastThree, easeBefore)
      put(mean((r) => Math.log1p(r.answers)))
      put(own.length < skills.length ? 0 : Math.min(...own.map((r) => r.answers)), own.length / skills.length)
      fadingSkill.forEach(([, prior], k) =>
        put(mean((r) => (r.sums[k] ?? 0) / ((r.weights[k] ?? 0) + prior))),
      )
      put(mean((r) => r.streak))
      put(
        own.length ? (mean((r) => Math.log(all.answers - r.last)) * skills.length) / own.length : neverAsked,
      )
      put(set === run.set ? Math.log1p(run.answers) : 0, set === run.set ? run.right / (run.answers + 1) : -1)
      put(tried?.count ?? 0, tried?.last ?? -1)
      put(Math.log1p(first.answers), first.sum / (first.answers + firstContactPrior))
      put(rating.on(skills), ...kindred.of(set))
    },
    learn(item, set, skills, correct) {
      const ease = (easiness.item[item] ?? 0) + (easiness.set[set] ?? 0)
      const better = correct - sigmoid(meanLogit + ease)
      practice.learn(item, skills, correct)
      kindred.learn(set, rating.learn(ease, skills, correct))
      if (!skills.some((skill) => records.has(skill))) {
        first.answers++
        first.sum += better
      }
      for (const skill of skills) {
        let record = records.get(skill)
        if (!record) records.set(skill, (record = recordOf(fadingSkill)))
        note(record, fadingSkill, better, correct, all.answers)
      }
      note(all, fadingAll, better, correct, all.answers)
      tries.set(item, { count: (tries.get(item)?.count ?? 0) + 1, last: correct })
      if (set !== run.set) Object.assign(run, { set, answers: 0, right: 0 })
      run.answers++
      run.right += correct
      lastThree = lastThree < 8 ? lastThree * 2 + correct : 8 + ((lastThree * 2 + correct) & 7)
      easeBefore = ease
    },
  }
}

/** The logit of the practice terms, the item and the skills, before the learned shapes. */
export function baseLogit(
  { weights, item, set }: Easiness,
  terms: Float64Array,
  itemId: number,
  setId: number,
): number {
  let logit = (item[itemId] ?? 0) + (set[setId] ?? 0)
  for (let k = 0; k < practiceTerms.length; k++) logit += (weights[k] ?? 0) * (terms[k] ?? 0)
  return logit
}

function recordOf(fading: readonly unknown[]): SkillRecord {
  return { answers: 0, sums: fading.map(() => 0), weights: fading.map(() => 0), streak: 0, last: 0 }
}

function note(
  record: SkillRecord,
  fading: readonly (readonly [number, number])[],
  better: number,
  correct: number,
  at: number,
): void {
  record.answers++
  fading.forEach(([left], k) => {
    record.sums[k] = left * (record.sums[k] ?? 0) + better
    record.weights[k] = left * (record.weights[k] ?? 0) + 1
  })
  record.streak = correct
    ? Math.min(longestStreak, Math.max(0, record.streak) + 1)
    : Math.max(-longestStreak, Math.min(0, record.streak) - 1)
  record.last = at
}
