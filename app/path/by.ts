/** The day that she aims at, as the address of the page says it. */
import { addDays, daysBetween, isPlainDate, type PlainDate } from '#engine/calendar.ts'

/** A day farther than this is no plan. */
export const mostDaysAhead = 5 * 366

export interface DayForm {
  /** As typed. */
  day: string
  problem: 'date' | 'past' | 'far' | null
}

/** `day`, or `weeks` from today; nothing while she has said neither. */
export function readDay(fields: URLSearchParams, today: PlainDate): { form: DayForm; day: PlainDate | null } {
  const weeks = fields.get('weeks') ?? ''
  const typed = (fields.get('day') ?? '').trim().slice(0, 20)
  const text = typed === '' && /^\d{1,3}$/.test(weeks) ? addDays(today, 7 * Number(weeks)) : typed
  const asked = fields.has('day') || fields.has('weeks')
  const told = (problem: DayForm['problem']) => ({
    form: { day: text, problem },
    day: problem === null && asked ? text : null,
  })
  if (!asked) return told(null)
  if (!isPlainDate(text)) return told('date')
  if (text <= today) return told('past')
  return told(daysBetween(today, text) > mostDaysAhead ? 'far' : null)
}
