/** A year and more of a student: the days of her life filled with what her guide says. */
import { drawLife, type KindOfLife, type Life } from './lives.ts'
import { drawTrueLearner, holds, minutesOfModule, type EntryKind } from './learner.ts'
import { guideOf, type Guide, type Policy } from './policies.ts'
import { againShare, beginDay, enrol, review, studyRound, type Student } from './study.ts'
import type { Catalog, Module, Track } from '#engine/catalog.ts'
import { refreshShare } from '#engine/path/plan.ts'
import { reviewMinutesOf } from '#engine/path/schedule.ts'
import { minutesPerReview } from '#engine/review.ts'
import { seededRandom } from '#engine/shuffle.ts'

export interface Outcome {
  /** Minutes of study, diagnosis and reviews included, until the target was truly reached; null when it was not within the days. */
  minutes: number | null
  /** All minutes until her guide had nothing left, or the days ended, and of these what the diagnosis took. */
  spent: number
  diagnosis: number
  /** Share of targets truly held on the day the guide had nothing left (or the last day), and 30 and 90 days later. */
  held: { end: number; after30: number; after90: number }
  /** Days to the target; null as above. */
  days: number | null
  finished: boolean
}

interface Round {
  module: Module
  left: number
  whole: number
  round: number
}

/** Days in which she may reach the target, and days after. */
const within = 365
const after = 90
/** The target is reached when this share of its nodes is truly held at once. */
export const reachedFrom = 0.8

/** One learner through one policy; the same seed gives every policy the same learner and the same life. */
export function liveYear(
  setting: { catalog: Catalog; track: Track },
  policy: Policy,
  entry: EntryKind,
  kind: KindOfLife,
  seed: number,
): Outcome {
  const life = drawLife(kind, seededRandom(seed), within + after + 2)
  const student = enrol(drawTrueLearner(setting.catalog, entry, seededRandom(seed + 500_009)), life.start)
  return follow(
    guideOf(policy, student, { ...setting, availability: life.availability }),
    student,
    life,
    setting.track,
  )
}

/**
 * What comes of her days with a guide. When it has nothing left, or after a year, modules end; reviews go on, whichever guide it is.
 * These count in the minutes until the target is reached, not in all minutes.
 */
export function follow(guide: Guide, student: Student, life: Pick<Life, 'minutes'>, track: Track): Outcome {
  const share = (day: number) =>
    track.targets.filter((node) => holds(student.self, node, day)).length / track.targets.length
  const outcome: Outcome = {
    minutes: null,
    spent: 0,
    diagnosis: 0,
    held: { end: 0, after30: 0, after90: 0 },
    days: null,
    finished: false,
  }
  /** She ends a round of a module; another one of the same begins when its check was not passed and her guide stays with it. */
  const endRound = ({ module, whole, round }: Round, day: number): Round | null => {
    const passed = studyRound(student, module, day)
    guide.ended(module, passed, round + 1, whole, day)
    if (passed || guide.next(day)?.module !== module) return null
    const again = minutesOfModule(student.self, module, day, againShare)
    return { module, left: again, whole: again, round: round + 1 }
  }
  const diagnosis = guide.arrive()
  let debt = diagnosis
  let current: Round | null = null
  let end: number | null = null
  let spent = 0
  for (let day = 0; day <= within + after; day += 1) {
    beginDay(student)
    let today = life.minutes[day] ?? 0
    const pay = () => {
      const given = Math.min(today, debt)
      debt -= given
      today -= given
      spent += given
    }
    pay()
    const forReviews = reviewMinutesOf(Math.floor(today))
    for (const node of forReviews > 0 ? guide.reviews(day, forReviews) : []) {
      if (!review(student, node, day)) continue
      today -= minutesPerReview
      spent += minutesPerReview
    }
    while (today > 0 && end === null) {
      if (!current) {
        const next = guide.next(day)
        debt += guide.owed()
        pay()
        if (!next) break
        const { module, refresh } = next
        const whole = minutesOfModule(student.self, module, day, refresh ? refreshShare : 1)
        current = { module, left: whole, whole, round: 0 }
      }
      const given = Math.min(today, current.left)
      current.left -= given
      today -= given
      spent += given
      if (current.left > 0.01) break
      current = endRound(current, day)
    }
    if (outcome.minutes === null && day <= within && share(day) >= reachedFrom) {
      outcome.minutes = spent
      outcome.days = day
    }
    if (end === null) {
      const nothingLeft = !current && debt <= 0 && guide.next(day) === null
      debt += guide.owed()
      const finished = nothingLeft && debt <= 0
      if (finished || day === within) {
        end = day
        outcome.finished = finished
        outcome.spent = spent
        outcome.held.end = share(day)
      }
    }
    if (end !== null && day === end + 30) outcome.held.after30 = share(day)
    if (end !== null && day === end + after) {
      outcome.held.after90 = share(day)
      break
    }
  }
  outcome.diagnosis = diagnosis
  return outcome
}
