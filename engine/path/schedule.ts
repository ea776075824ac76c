/** Lays minutes into her days: chunks that fit each day, a share kept for reviews, weeks off honoured. */
import { addDays, mondayOf, weekdayOf, type PlainDate } from '#engine/calendar.ts'

export interface Availability {
  /** Monday first. */
  minutesByWeekday: number[]
  /** Days, both ends included, with so many minutes a day instead; 0 is a day off. The last one that holds a day counts. */
  exceptions: { from: PlainDate; to: PlainDate; minutes: number }[]
}

export interface Slot {
  date: PlainDate
  minutes: number
}

export interface Week {
  monday: PlainDate
  /** Minutes she has, from today on in the first week. */
  free: number
  /** Minutes laid into it, reviews left out. */
  used: number
  reviewMinutes: number
  /** No minutes at all. */
  off: boolean
}

/** Shorter than this, opening a module costs more than it brings. */
export const shortestChunk = 10
/** Share of a day kept for reviews, and its cap in minutes. */
export const reviewShare = 0.15
export const mostReviewMinutes = 15
/** Ten years: beyond lies no plan. */
export const horizonDays = 3650

/** Minutes she has on a date. */
export function freeMinutes({ minutesByWeekday, exceptions }: Availability, date: PlainDate): number {
  const exception = exceptions.findLast(({ from, to }) => from <= date && date <= to)
  const minutes = exception ? exception.minutes : (minutesByWeekday[weekdayOf(date)] ?? 0)
  return Number.isFinite(minutes) ? Math.max(0, Math.min(1440, Math.floor(minutes))) : 0
}

/** Of a day's minutes, those kept for reviews: none when they would leave less than a chunk to learn. */
export function reviewMinutesOf(free: number): number {
  if (free < shortestChunk) return 0
  return Math.min(mostReviewMinutes, Math.floor(free * reviewShare), free - shortestChunk)
}

/** The chunk of a step laid into a day: as much as fits, leaving no rest shorter than a chunk where that can be helped. */
function chunkOf(left: number, budget: number): number {
  if (left <= budget) return left
  const rest = left - budget
  const shorter = budget - (shortestChunk - rest)
  return rest < shortestChunk && shorter >= shortestChunk ? shorter : budget
}

/** True when no day ever has a minute. */
export function hasNoMinutes(availability: Availability): boolean {
  const { minutesByWeekday, exceptions } = availability
  return ![...minutesByWeekday, ...exceptions.map(({ minutes }) => minutes)].some((minutes) => minutes >= 1)
}

/**
 * Slots for each step, in order, and the weeks up to the last of them (at least this week). A step begins when the one before it
 * is finished, on the same day if a chunk still fits: so the plan itself never holds more than one module open.
 */
export function laySteps(
  minutes: readonly number[],
  availability: Availability,
  today: PlainDate,
): { slots: Slot[][]; weeks: Week[] } {
  const slots: Slot[][] = minutes.map(() => [])
  const left = [...minutes]
  const weeks: Week[] = []
  if (hasNoMinutes(availability)) {
    return { slots, weeks: [{ monday: mondayOf(today), free: 0, used: 0, reviewMinutes: 0, off: true }] }
  }
  const shortest = Math.min(shortestChunk, Math.max(...availability.minutesByWeekday, 1))
  let current = left.findIndex((one) => one > 0)
  for (let day = 0; day < horizonDays; day += 1) {
    const date = addDays(today, day)
    if (day === 0 || weekdayOf(date) === 0) {
      if (current < 0 && day > 0) break
      weeks.push({ monday: mondayOf(date), free: 0, used: 0, reviewMinutes: 0, off: true })
    }
    const week = weeks.at(-1)
    if (!week) break
    const free = freeMinutes(availability, date)
    const reviews = reviewMinutesOf(free)
    let budget = free - reviews
    week.free += free
    week.reviewMinutes += reviews
    week.off &&= free === 0
    while (current >= 0 && (budget >= shortest || (left[current] ?? 0) <= budget) && budget > 0) {
      const chunk = chunkOf(left[current] ?? 0, budget)
      slots[current]?.push({ date, minutes: chunk })
      left[current] = (left[current] ?? 0) - chunk
      week.used += chunk
      budget -= chunk
      if ((left[current] ?? 0) > 0) break
      current = left.findIndex((one) => one > 0)
    }
  }
  return { slots, weeks }
}
