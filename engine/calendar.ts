/** Plain dates, 'YYYY-MM-DD', without clock or time zone: a day is a number of days since 1970-01-01. */

/** A calendar day written 'YYYY-MM-DD'. */
export type PlainDate = string

const millisecondsPerDay = 86_400_000

/** Days since 1970-01-01 of a plain date or of an ISO instant (its UTC day). Throws on what is not a date. */
export function dayNumber(date: string): number {
  const milliseconds = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(milliseconds)) throw new Error(`not a date: ${date}`)
  return milliseconds / millisecondsPerDay
}

/** The plain date of a day number. */
export function plainDate(day: number): PlainDate {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10)
}

/** The date so many days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return plainDate(dayNumber(date) + days)
}

/** Whole days from one date to another; negative when `to` comes first. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 for Monday … 6 for Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(date: PlainDate): number {
  return (((dayNumber(date) + 3) % 7) + 7) % 7
}

/** The Monday of the week of a date. */
export function mondayOf(date: PlainDate): PlainDate {
  return addDays(date, -weekdayOf(date))
}

/** Days, with their fraction, from one ISO instant to another; never negative. */
export function elapsedDays(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / millisecondsPerDay)
}
