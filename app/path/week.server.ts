/** This week of a learner's path: its days, what is fixed on them, its steps, and what is to be reviewed. */
import { clockText } from '#app/locales/format.ts'
import type { LearnerPath } from '#app/path/path.server.ts'
import { showStep, type ShownStep } from '#app/path/view.server.ts'
import type { NamedFixedPoint } from '#db/fixed-points.ts'
import { addDays, mondayOf, type PlainDate } from '#engine/calendar.ts'
import type { Language } from '#engine/catalog.ts'
import { declaredMinutes, freeMinutes, reviewMinutesOf } from '#engine/path/schedule.ts'
import { dueReviews } from '#engine/review.ts'
import { endOfDay } from '#engine/zone.ts'

/** A session or an event on its day; `time`: by her clock. */
export interface ShownFixedPoint extends Pick<NamedFixedPoint, 'kind' | 'id' | 'name' | 'date' | 'minutes'> {
  time: string
}

export interface WeekView {
  /** Seven days, the minutes to learn that they leave her, and whether something fixed takes all she has. */
  days: { date: PlainDate; minutes: number; taken: boolean }[]
  /** What she has agreed to this week, the first first. */
  fixed: ShownFixedPoint[]
  /** Declared for the whole week; of these, what fixed points leave; and of that, what is left from today on. */
  declared: number
  free: number
  left: number
  /** Free today, declared for today, and measured today. */
  today: { minutes: number; declared: number; done: number }
  /** The next day after today with minutes; null without any. */
  next: { date: PlainDate; minutes: number } | null
  steps: ShownStep[]
  /** Notions due until Sunday that fit the minutes kept for them. */
  reviews: { count: number; minutes: number; now: number }
}

/** Days after which a next day is no longer looked for. */
const lookAhead = 120

/** This week: its days, its steps, what is to be reviewed. */
export function showWeek(path: LearnerPath, language: Language, now: Date): WeekView {
  const { today, declared, timeZone, plan, input, catalog, learner, minutesToday } = path
  const monday = mondayOf(today)
  const sunday = addDays(monday, 6)
  const dates = Array.from({ length: 7 }, (_, i) => addDays(monday, i))
  const toCome = dates.filter((date) => date >= today)
  const coming = Array.from({ length: lookAhead }, (_, i) => addDays(today, i + 1))
  const next = coming.find((date) => freeMinutes(declared, date) > 0)
  const sum = (own: readonly PlainDate[], minutesOf: (date: PlainDate) => number) =>
    own.reduce((total, date) => total + minutesOf(date), 0)
  const kept = sum(toCome, (date) => reviewMinutesOf(freeMinutes(input.availability, date)))
  const endOf = (date: PlainDate) => endOfDay(date, timeZone).toISOString()
  const due = dueReviews(catalog, learner.state, endOf(sunday), kept, endOf(sunday))
  const dueNow = dueReviews(catalog, learner.state, now.toISOString(), kept, endOf(today))
  return {
    days: dates.map((date) => {
      const minutes = freeMinutes(declared, date)
      return { date, minutes, taken: minutes < Math.min(1, declaredMinutes(declared, date)) }
    }),
    fixed: declared.fixed
      .filter(({ date }) => monday <= date && date <= sunday)
      .map(({ kind, id, name, date, minutes, start }) => ({
        ...{ kind, id, name, date, minutes },
        time: clockText(start, language, timeZone),
      })),
    declared: sum(dates, (date) => declaredMinutes(declared, date)),
    free: sum(dates, (date) => freeMinutes(declared, date)),
    left: sum(toCome, (date) => freeMinutes(input.availability, date)),
    today: {
      minutes: freeMinutes(declared, today),
      declared: declaredMinutes(declared, today),
      done: Math.round(minutesToday),
    },
    next: next ? { date: next, minutes: freeMinutes(declared, next) } : null,
    steps: plan.steps
      .filter(({ slots }) => slots.some(({ date }) => date <= sunday))
      .flatMap((step) => showStep(path, step, language, today, sunday) ?? []),
    reviews: {
      count: due.length,
      minutes: due.reduce((total, { minutes }) => total + minutes, 0),
      now: dueNow.length,
    },
  }
}
