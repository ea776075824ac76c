/** Plain dates, 'YYYY-MM-DD', without clock or time zone: a day is a number of days since 1970-01-01. */

/** A calendar day written 'YYYY-MM-DD'. */
export type PlainDate = string

const millisecondsPerDay = 86_400_000

/** Whether a text is a day that there is: not the 30th of February, which a Date would make the 2nd of March. */
export function isPlainDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
}

/** Days since 1970-01-01 of a plain date or of an ISO instant (its UTC day). Throws on what is not a date. */
export function dayNumber(date: string): number {
  const milliseconds = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(milliseconds)) throw new Error(`not a date: ${date}`)
  return milliseconds / millisecondsPerDay
}

/** Dates written once, up to the year 2070: plans write some hundreds of them each. */
const written: PlainDate[] = []
const mostWritten = 36_525

/** The plain date of a day number. */
export function plainDate(day: number): PlainDate {
  const date = written[day] ?? new Date(day * millisecondsPerDay).toISOString().slice(0, 10)
  if (Number.isInteger(day) && day >= 0 && day < mostWritten) written[day] = date
  return date
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

/** When somebody can meet, week by week, in her own zone: Monday is 0, minutes from midnight. */
export interface WeeklySlot {
  weekday: number
  fromMinute: number
  toMinute: number
}

/** Minutes of the week, Monday 0:00 first; never across its end. */
export interface WeekRange {
  from: number
  to: number
}

const minutesPerDay = 1_440
const minutesPerWeek = 7 * minutesPerDay
/**
 * An hour of the week counts as free when its first half is: two people who are both free in an hour then share these minutes, and
 * a short meeting fits.
 */
const leastMinutesOfHour = 30

/** One for each time zone: making one takes long. */
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Minutes by which the clocks of a time zone are ahead of UTC at an instant; summer time included. */
export function zoneOffset(timeZone: string, at: Date): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    })
  clocks.set(timeZone, clock)
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part
  const shown = Date.UTC(year, month - 1, day, hour, minute)
  return Math.round((shown - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000)
}

/** Ranges moved by so many minutes, in a week that begins again at its end. In order, none touching another. */
export function shiftWeek(ranges: readonly WeekRange[], minutes: number): WeekRange[] {
  const moved = ranges.flatMap(({ from, to }) => {
    const begin = (((from + minutes) % minutesPerWeek) + minutesPerWeek) % minutesPerWeek
    const end = begin + (to - from)
    return end <= minutesPerWeek
      ? [{ from: begin, to: end }]
      : [
          { from: begin, to: minutesPerWeek },
          { from: 0, to: end - minutesPerWeek },
        ]
  })
  const joined: WeekRange[] = []
  for (const range of moved.sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else joined.push({ ...range })
  }
  return joined
}

/** Weekly slots of a zone that is so many minutes ahead of UTC, in minutes of the week in UTC. */
export function slotsInUtc(slots: readonly WeeklySlot[], offset: number): WeekRange[] {
  const local = slots.map(({ weekday, fromMinute, toMinute }) => ({
    from: weekday * minutesPerDay + fromMinute,
    to: weekday * minutesPerDay + toMinute,
  }))
  return shiftWeek(local, -offset)
}

/** The hours of the week, 0 to 167, in which a meeting fits. */
export function hoursOfWeek(ranges: readonly WeekRange[]): number[] {
  const free = new Set<number>()
  for (const { from, to } of ranges)
    for (let hour = Math.ceil(from / 60); hour * 60 + leastMinutesOfHour <= to; hour += 1) free.add(hour)
  return [...free].sort((one, other) => one - other)
}

/** What two weeks have in common. */
export function commonRanges(one: readonly WeekRange[], other: readonly WeekRange[]): WeekRange[] {
  return one.flatMap((a) =>
    other.flatMap((b) => {
      const range = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }
      return range.from < range.to ? [range] : []
    }),
  )
}
