/** Hours that she tries in the address of the page, before anything is kept. */
import type { AvailabilityException } from '#db/enrolments.ts'
import { addDays, isPlainDate, type PlainDate } from '#engine/calendar.ts'

/** A day has no more minutes of learning than this. */
const mostMinutes = 720
/** A week apart ends within this many days. */
const longestException = 366
const mostExceptions = 40

export interface HoursForm {
  /** As typed, Monday first. */
  days: string[]
  /** Weeks apart that she has; `gone`: to be removed. */
  kept: (AvailabilityException & { gone: boolean })[]
  /** A new one, as typed. */
  added: { from: string; to: string; minutes: string }
  /** By name of the field. */
  problems: Record<string, 'minutes' | 'from' | 'to'>
}

export interface TriedHours {
  minutesByWeekday: number[]
  exceptions: AvailabilityException[]
}

function readMinutes(text: string): number | null {
  const minutes = text === '' ? 0 : Number(text)
  return /^\d{0,4}$/.test(text) && minutes <= mostMinutes ? minutes : null
}

/** An hour more a week, in steps of five minutes on the days she has; on Monday when she has none. */
function withMore(days: readonly number[], more: number): number[] {
  const used = days.filter((minutes) => minutes > 0).length
  if (used === 0) return days.map((minutes, day) => (day === 0 ? minutes + more : minutes))
  const share = Math.floor(more / used / 5) * 5
  let rest = more - share * used
  return days.map((minutes) => {
    if (minutes === 0) return 0
    const extra = Math.min(rest, 5)
    rest -= extra
    return minutes + share + extra
  })
}

/**
 * What the fields of an address or of a form say: `day0` to `day6`, `remove` (ids), `from`, `to`, `off`, or `plus` (minutes more
 * a week). Fields that are absent stand as she has them. `tried` is null while something is to be mended.
 */
export function readHours(
  fields: URLSearchParams,
  current: TriedHours,
  today: PlainDate,
  newId: string,
): { form: HoursForm; tried: TriedHours | null; changed: boolean } {
  const plus = /^\d{1,3}$/.test(fields.get('plus') ?? '') ? Number(fields.get('plus')) : 0
  const base = plus > 0 ? withMore(current.minutesByWeekday, plus) : current.minutesByWeekday
  const days = base.map((minutes, day) => (fields.get(`day${day}`) ?? String(minutes)).trim().slice(0, 8))
  const removed = new Set(fields.getAll('remove'))
  const text = (name: string) => (fields.get(name) ?? '').trim().slice(0, 10)
  const added = { from: text('from'), to: text('to'), minutes: text('off') }
  const problems: HoursForm['problems'] = {}
  const minutes = days.map(readMinutes)
  minutes.forEach((value, day) => {
    if (value === null) problems[`day${day}`] = 'minutes'
  })
  const off = readMinutes(added.minutes)
  if (off === null) problems.off = 'minutes'
  const isNew = added.from !== '' || added.to !== ''
  const to = added.to === '' ? added.from : added.to
  if (isNew && !isPlainDate(added.from)) problems.from = 'from'
  else if (
    isNew &&
    (!isPlainDate(to) || to < added.from || to < today || to > addDays(added.from, longestException))
  )
    problems.to = 'to'
  const kept = current.exceptions.map((exception) => ({ ...exception, gone: removed.has(exception.id) }))
  const form = { days, kept, added, problems }
  if (Object.keys(problems).length > 0) return { form, tried: null, changed: true }
  const id = fields.get('id') ?? newId
  const fresh = isNew ? [{ id, from: added.from, to, minutes: off ?? 0 }] : []
  const tried = {
    minutesByWeekday: minutes.map((value) => value ?? 0),
    exceptions: [
      ...current.exceptions.filter((exception) => !removed.has(exception.id) && exception.id !== id),
      ...fresh,
    ].slice(-mostExceptions),
  }
  const changed =
    fresh.length > 0 ||
    kept.some(({ gone }) => gone) ||
    tried.minutesByWeekday.some((value, day) => value !== current.minutesByWeekday[day])
  return { form, tried, changed }
}
