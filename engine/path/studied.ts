/** Her weeks as they went: what she had declared, and what she studied. */
import { addDays, daysBetween, mondayOf, type PlainDate } from '#engine/calendar.ts'
import { declaredMinutes, reviewMinutesOf, type Availability, type Week } from '#engine/path/schedule.ts'

/** A whole week. */
export interface StudiedWeek {
  /** Minutes for modules that she had declared, those kept for reviews left out. */
  available: number
  /** Measured in modules. */
  minutes: number
}

/** Older weeks say nothing more about the next ones. */
const mostWeeks = 104

/**
 * Her whole weeks (Monday to Sunday), oldest first: from the first that begins on `since` or later to the last that ended before
 * today. `declared` holds what she had for modules in weeks of which that is known, by Monday; for others it is read from the
 * availability of today. `spent`: minutes in modules, by day.
 */
export function studiedWeeks(
  since: PlainDate,
  today: PlainDate,
  spent: readonly { day: PlainDate; minutes: number }[],
  availability: Availability,
  declared: ReadonlyMap<PlainDate, number> = new Map(),
): StudiedWeek[] {
  const thisMonday = mondayOf(today)
  const begun = mondayOf(addDays(since, 6))
  const oldest = addDays(thisMonday, -7 * mostWeeks)
  const first = begun < oldest ? oldest : begun
  const weeks = Array.from({ length: Math.max(0, daysBetween(first, thisMonday) / 7) }, (_, i) => {
    const monday = addDays(first, 7 * i)
    return { available: declared.get(monday) ?? capacityOfWeek(availability, monday), minutes: 0 }
  })
  for (const { day, minutes } of spent) {
    const week = day < first ? undefined : weeks[Math.floor(daysBetween(first, day) / 7)]
    if (week) week.minutes += minutes
  }
  return weeks
}

/** Minutes for modules by Monday as plans had them, oldest plan first: of each, the whole weeks after the day it was made. */
export function declaredWeeks(
  plans: readonly { madeOn: PlainDate; weeks: readonly Week[] }[],
): Map<PlainDate, number> {
  const declared = new Map<PlainDate, number>()
  for (const { madeOn, weeks } of plans) {
    for (const { monday, free, reviewMinutes, taken = 0 } of weeks)
      if (monday > madeOn) declared.set(monday, free - reviewMinutes + taken)
  }
  return declared
}

function capacityOfWeek(availability: Availability, monday: PlainDate): number {
  let minutes = 0
  for (let day = 0; day < 7; day += 1) {
    const free = declaredMinutes(availability, addDays(monday, day))
    minutes += free - reviewMinutesOf(free)
  }
  return minutes
}
