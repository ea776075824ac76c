/**
 * Clock times of a zone as instants, milliseconds since 1970 UTC, with the rules of the IANA data in Intl. On a day when clocks
 * change, a time that does not exist is no instant at all, and one that occurs twice is both.
 */
import { dayNumber, type PlainDate } from '#engine/calendar.ts'

const minute = 60_000
const day = 86_400_000

/** From the one instant to the other, which is no longer in it. */
export interface Span {
  from: number
  to: number
}

/** One for each zone: making one takes longer than asking it a thousand times. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', era: 'short' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  })
  formats.set(zone, made)
  return made
}

/** Milliseconds that the clocks of a zone are ahead of UTC at an instant, to the minute. */
function offsetAt(instant: number, zone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0 } = parts
  return Date.UTC(year, month - 1, date, hour, minutes) - Math.floor(instant / minute) * minute
}

/** What clocks show at an instant: the date, and minutes from midnight. */
export function clockAt(instant: number, zone: string): { date: PlainDate; minutes: number } {
  const local = new Date(instant + offsetAt(instant, zone)).toISOString()
  return {
    date: local.slice(0, 10),
    minutes: Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)),
  }
}

/** All instants at which the clocks of a zone show this date and a time between two minutes from midnight (1440: the end). */
export function spansOf(date: PlainDate, from: number, to: number, zone: string): Span[] {
  const midnight = dayNumber(date) * day
  // Around any day, and further from UTC than any zone, lie the two offsets that can hold on it.
  const [early, late] = [midnight - day, midnight + 2 * day]
  const [before, after] = [offsetAt(early, zone), offsetAt(late, zone)]
  const under = (offset: number): Span => ({
    from: midnight + from * minute - offset,
    to: midnight + to * minute - offset,
  })
  if (before === after) return [under(before)]
  const change = changeBetween(early, late, zone)
  const [first, second] = [under(before), under(after)]
  const spans = [
    { from: first.from, to: Math.min(first.to, change) },
    { from: Math.max(second.from, change), to: second.to },
  ]
  return mergeSpans(spans)
}

/** The instant at which a date ends on the clocks of a zone. */
export function endOfDay(date: PlainDate, zone: string): Date {
  return new Date(spansOf(date, 0, 1440, zone).at(-1)?.to ?? NaN)
}

/** The first minute of the new offset, where there is one change between two instants. */
function changeBetween(early: number, late: number, zone: string): number {
  const before = offsetAt(early, zone)
  let [known, changed] = [early / minute, late / minute]
  while (changed - known > 1) {
    const middle = Math.floor((known + changed) / 2)
    if (offsetAt(middle * minute, zone) === before) known = middle
    else changed = middle
  }
  return changed * minute
}

/** The same instants, in order, without overlaps and without empty spans. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { from, to } of spans.filter((span) => span.from < span.to).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** What is in the spans and not in the others. */
export function withoutSpans(spans: readonly Span[], others: readonly Span[]): Span[] {
  const taken = mergeSpans(others)
  return mergeSpans(spans).flatMap(({ from, to }) => {
    const rest: Span[] = []
    let start = from
    for (const other of taken) {
      if (other.to <= start || other.from >= to) continue
      if (other.from > start) rest.push({ from: start, to: other.from })
      start = other.to
    }
    return start < to ? [...rest, { from: start, to }] : rest
  })
}

/** What is in both. */
export function commonSpans(some: readonly Span[], others: readonly Span[]): Span[] {
  return withoutSpans(some, withoutSpans(some, others))
}
