/** When two people can meet: weekly slots minus absences minus what is booked, in instants. */
import { addDays, daysBetween, weekdayOf, type PlainDate } from '#engine/calendar.ts'
import { clockAt, commonSpans, mergeSpans, spansOf, withoutSpans, type Span } from '#engine/zone.ts'

/** Minutes between two starts that are offered, and the grain of a slot. */
export const slotStep = 15
/** Minutes that a session may last. */
export const sessionLengths = [20, 30, 45] as const
export type SessionLength = (typeof sessionLengths)[number]

/** A part of every week on somebody's clock; Monday is 0, minutes are from midnight. */
export interface WeeklySlot {
  weekday: number
  fromMinute: number
  toMinute: number
}

/** Days away, both included, on her clock. */
export interface Absence {
  from: PlainDate
  to: PlainDate
}

/** When somebody can meet, as she told it. */
export interface MeetingTimes {
  zone: string
  slots: readonly WeeklySlot[]
  absences: readonly Absence[]
}

/** Slots in the order of the week, overlapping and touching ones made one. */
export function mergeSlots(slots: readonly WeeklySlot[]): WeeklySlot[] {
  return [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) => {
    const own = slots.filter((slot) => slot.weekday === weekday)
    const spans = mergeSpans(own.map(({ fromMinute, toMinute }) => ({ from: fromMinute, to: toMinute })))
    return spans.map(({ from, to }) => ({ weekday, fromMinute: from, toMinute: to }))
  })
}

/** The instants of somebody's slots between two instants, without her days away. */
export function openSpans({ zone, slots, absences }: MeetingTimes, within: Span): Span[] {
  const [first, last] = [clockAt(within.from, zone).date, clockAt(within.to, zone).date]
  const days = Array.from({ length: Math.max(0, daysBetween(first, last)) + 1 }, (_, i) => addDays(first, i))
  const away = (date: PlainDate) => absences.some(({ from, to }) => from <= date && date <= to)
  const spans = days
    .filter((date) => !away(date))
    .flatMap((date) =>
      slots
        .filter(({ weekday }) => weekday === weekdayOf(date))
        .flatMap(({ fromMinute, toMinute }) => spansOf(date, fromMinute, toMinute, zone)),
    )
  return commonSpans(spans, [within])
}

/** Whether somebody is away on every day, on her clock, from the beginning of a span to its end. */
export function awayThroughout(zone: string, absences: readonly Absence[], { from, to }: Span): boolean {
  const [first, last] = [clockAt(from, zone).date, clockAt(to - 1, zone).date]
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i))
  return days.every((day) => absences.some((absence) => absence.from <= day && day <= absence.to))
}

/**
 * Every start, a quarter of an hour after another, at which a session of so many minutes fits: inside what is open to all of
 * them, away from everything booked, and not before `within` begins.
 */
export function freeStarts(meeting: {
  people: readonly MeetingTimes[]
  booked: readonly Span[]
  within: Span
  minutes: number
}): number[] {
  const { people, booked, within, minutes } = meeting
  const open = people.reduce<Span[]>((spans, one) => commonSpans(spans, openSpans(one, within)), [within])
  const step = slotStep * 60_000
  return withoutSpans(open, booked).flatMap(({ from, to }) => {
    const starts: number[] = []
    for (let start = Math.ceil(from / step) * step; start + minutes * 60_000 <= to; start += step)
      starts.push(start)
    return starts
  })
}

/** Minutes from midnight between which nobody is written to of her own accord, on her clock: from the evening to the morning. */
const quiet = { from: 21 * 60, to: 7 * 60 + 30 }

/** Whether it is night for somebody in a zone. */
export function isQuiet(instant: number, zone: string): boolean {
  const { minutes } = clockAt(instant, zone)
  return minutes >= quiet.from || minutes < quiet.to
}
