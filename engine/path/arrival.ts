/**
 * When she may arrive: a window, never a date. The day on which her study minutes add up to the plan's minutes times a factor:
 *
 *   earliest  1 − u/2            a little faster than planned, no day missed
 *   likely    1 / 0.9            planned pace, one day in ten missed
 *   latest    (1 + u) / 0.75     slower by u, one day in four missed
 *
 * and never before the last day the plan uses, from `likely` on. u is what is not known of her pace: 0.3 at first, shrinking with the root of the number of finished modules. The factors are
 * ours, to be replaced by observed ones.
 */
import { addDays, type PlainDate } from '#engine/calendar.ts'
import {
  freeMinutes,
  hasNoMinutes,
  horizonDays,
  reviewMinutesOf,
  type Availability,
} from '#engine/path/schedule.ts'

export interface Arrival {
  earliest: PlainDate
  likely: PlainDate
  latest: PlainDate
}

export const paceDoubt = 0.3
export const likelyPresence = 0.9
export const leastPresence = 0.75
/** Finished modules after which the doubt is halved: 1 / √(1 + n/4) = ½ at n = 12. */
const modulesPerDoubt = 4

/** The window for so many minutes from today; null when she has no minutes, or not enough for ten years. */
export function arrivalOf(
  minutes: number,
  finishedModules: number,
  availability: Availability,
  today: PlainDate,
  lastDay: PlainDate,
): Arrival | null {
  if (minutes <= 0) return { earliest: today, likely: today, latest: today }
  if (hasNoMinutes(availability)) return null
  const doubt = paceDoubt / Math.sqrt(1 + finishedModules / modulesPerDoubt)
  const goals = [1 - doubt / 2, 1 / likelyPresence, (1 + doubt) / leastPresence].map(
    (factor) => minutes * factor,
  )
  const dates: PlainDate[] = []
  let studied = 0
  for (let day = 0; day < horizonDays && dates.length < goals.length; day += 1) {
    const date = addDays(today, day)
    const free = freeMinutes(availability, date)
    studied += free - reviewMinutesOf(free)
    while (dates.length < goals.length && studied >= (goals[dates.length] ?? 0)) {
      dates.push(dates.length > 0 && date < lastDay ? lastDay : date)
    }
  }
  const [earliest, likely, latest] = dates
  return earliest && likely && latest ? { earliest, likely, latest } : null
}
