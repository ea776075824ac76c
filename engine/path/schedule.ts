/**
 * Lays steps into her days: chunks that fit each sitting, a share kept for reviews, weeks off honoured, heavy steps kept for longer
 * sittings where she has them.
 */
import { dayNumber, mondayOf, plainDate, weekdayOf, type PlainDate } from '#engine/calendar.ts'

/** What she has agreed to on a day: it takes its minutes from those of the day. */
export interface FixedPoint {
  kind: 'session' | 'event'
  id: string
  /** ISO instant at which it begins. */
  start: string
  /** Her day. */
  date: PlainDate
  minutes: number
}

export interface Availability {
  /** Monday first. */
  minutesByWeekday: number[]
  /** In how many goes the minutes of a weekday come, Monday first; in one where absent. */
  sittingsByWeekday?: number[]
  /**
   * Days, both ends included, with so many minutes a day instead; 0 is a day off. The last one that holds a day counts. `of`: the
   * minutes are what is left of so many on a day that has begun.
   */
  exceptions: { from: PlainDate; to: PlainDate; minutes: number; of?: number }[]
  fixed?: readonly FixedPoint[]
}

export interface Slot {
  date: PlainDate
  minutes: number
  /** Which of the day's sittings still to come, from 1; absent where the weekday has one. */
  sitting?: number
}

/** A go at learning, without a break. */
export interface Sitting {
  /** Still to come. */
  minutes: number
  /** From its beginning. */
  length: number
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
  /** Minutes that fixed points take of those that she declared for modules; absent: none. */
  taken?: number
}

/** Shorter than this, opening a module costs more than it brings. */
export const shortestChunk = 10
/** Share of a day kept for reviews, and its cap in minutes. */
export const reviewShare = 0.15
export const mostReviewMinutes = 15
/** Ten years: beyond lies no plan. */
export const horizonDays = 3650
/** Goes that the minutes of one day may come in. */
export const mostSittings = 4
/** Up to this length a sitting is too short for a heavy step, while a longer one comes within so many days. */
export const shortSitting = 20
const daysToWait = 7

/** A day as she said it, and what is left of it. */
interface Day {
  date: PlainDate
  /** Minutes that she gave it, and those that fixed points leave. */
  declared: number
  free: number
  sittings: Sitting[]
  /** In more than one go. */
  split: boolean
}

const wholeMinutes = (minutes: number) =>
  Number.isFinite(minutes) ? Math.max(0, Math.min(1440, Math.floor(minutes))) : 0

function dayOf(availability: Availability, date: PlainDate, weekday = weekdayOf(date)): Day {
  const { minutesByWeekday, sittingsByWeekday, exceptions, fixed = [] } = availability
  const exception = exceptions.findLast(({ from, to }) => from <= date && date <= to)
  const declared = wholeMinutes(exception ? exception.minutes : (minutesByWeekday[weekday] ?? 0))
  const whole = Math.max(declared, wholeMinutes(exception?.of ?? 0))
  const taken = fixed.reduce((sum, point) => sum + (point.date === date ? point.minutes : 0), 0)
  const goes = sittingsByWeekday?.[weekday] ?? 1
  const sittings = cutInto(goes, whole, Math.max(0, whole - taken), whole - declared)
  return { date, declared, free: Math.max(0, declared - taken), sittings, split: goes > 1 }
}

/** Equal goes of a whole, none shorter than a chunk, as far as `left` minutes of it reach; without what is done, from the first on. */
function cutInto(goes: number, whole: number, left: number, done: number): Sitting[] {
  const length = Math.max(Math.min(shortestChunk, whole), Math.ceil(whole / goes))
  const sittings: Sitting[] = []
  for (let from = 0; from < left; from += length) {
    const own = Math.min(length, left - from)
    const minutes = own - Math.min(own, Math.max(0, done - from))
    if (minutes > 0) sittings.push({ minutes, length: own })
  }
  return sittings
}

/** Minutes that she gave a date, whatever she has agreed to on it. */
export function declaredMinutes(availability: Availability, date: PlainDate): number {
  return dayOf(availability, date).declared
}

/** Minutes she has to learn on a date: those she gave it, without those that fixed points take. */
export function freeMinutes(availability: Availability, date: PlainDate): number {
  return dayOf(availability, date).free
}

/**
 * The goes of a date: its minutes in equal parts, none shorter than a chunk; what fixed points take shortens the last ones, what is
 * done already the first ones. Their minutes add up to the free ones of the date.
 */
export function sittingsOf(availability: Availability, date: PlainDate): Sitting[] {
  return dayOf(availability, date).sittings
}

/** Of a day's minutes, those kept for reviews: none when they would leave less than a chunk to learn. */
export function reviewMinutesOf(free: number): number {
  if (free < shortestChunk) return 0
  return Math.min(mostReviewMinutes, Math.floor(free * reviewShare), free - shortestChunk)
}

/** Sittings without the minutes for reviews: from the last one back, leaving a chunk in each where that can be helped. */
function withoutReviews(sittings: readonly Sitting[], reviews: number): Sitting[] {
  let toTake = reviews
  const rest = sittings.map((sitting) => ({ ...sitting }))
  for (const least of [shortestChunk, 0]) {
    for (const sitting of [...rest].reverse()) {
      const taken = Math.min(toTake, Math.max(0, sitting.minutes - least))
      sitting.minutes -= taken
      toTake -= taken
    }
  }
  return rest
}

/** The chunk of a step laid into a sitting: as much as fits, leaving no rest shorter than a chunk where that can be helped. */
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

/** A step as far as its days follow from it. */
export interface StepToLay {
  minutes: number
  heavy?: boolean
  /** She began it before today. */
  begun?: boolean
  /** Places of the steps that must have ended before; all that come before it where absent. */
  waitsFor?: readonly number[]
}

/** Steps laid so far: which one comes next, and what is left of each. */
class Laying {
  readonly slots: Slot[][]
  readonly short: boolean[]
  private readonly left: number[]
  /** The first step that is not finished; -1 when all are. */
  front: number
  private readonly steps: readonly StepToLay[]

  constructor(steps: readonly StepToLay[]) {
    this.steps = steps
    this.slots = steps.map(() => [])
    this.short = steps.map(() => false)
    this.left = steps.map(({ minutes }) => minutes)
    this.front = this.left.findIndex((minutes) => minutes > 0)
  }

  leftOf(step: number): number {
    return this.left[step] ?? 0
  }

  private isReady(step: number): boolean {
    const waitsFor = this.steps[step]?.waitsFor
    return waitsFor !== undefined && waitsFor.every((other) => this.leftOf(other) <= 0)
  }

  private isOpen(step: number): boolean {
    return this.leftOf(step) > 0 && (this.steps[step]?.begun === true || (this.slots[step] ?? []).length > 0)
  }

  /** True when a step must wait for a sitting longer than this one. */
  private mustWait(step: number, minutes: number, waits: () => boolean): boolean {
    return this.steps[step]?.heavy === true && this.leftOf(step) > minutes && waits()
  }

  /**
   * The step that so many minutes go to: the first one, or while that one waits for a longer sitting the next that can be done
   * without it; then that one is the only open one besides. Where nothing can, the first one after all: no minutes of hers stay empty
   * for it. -1: none.
   */
  next(minutes: number, shortest: number, waits: () => boolean): number {
    const fits = (step: number) => minutes >= shortest || this.leftOf(step) <= minutes
    const { front } = this
    if (front < 0 || minutes <= 0 || !fits(front)) return -1
    if (!this.mustWait(front, minutes, waits)) return front
    const others = this.steps.map((_, step) => step).filter((step) => step > front && this.leftOf(step) > 0)
    const open = others.filter((step) => this.isOpen(step))
    return (
      (open.length > 0 ? open : others).find(
        (step) => this.isReady(step) && fits(step) && !this.mustWait(step, minutes, waits),
      ) ?? front
    )
  }

  /** Lays a chunk of a step, as much as fits; how many minutes. */
  lay(step: number, minutes: number, slot: Omit<Slot, 'minutes'>, isShort: boolean): number {
    const chunk = chunkOf(this.leftOf(step), minutes)
    const { date, ...rest } = slot
    this.slots[step]?.push({ date, minutes: chunk, ...rest })
    this.left[step] = this.leftOf(step) - chunk
    if (step === this.front && this.leftOf(step) <= 0) this.front = this.left.findIndex((left) => left > 0)
    if (isShort && this.steps[step]?.heavy && this.leftOf(step) > 0) this.short[step] = true
    return chunk
  }
}

/**
 * Slots for each step, in order, and the weeks up to the last of them (at least this week). A step begins when the one before it is
 * finished, on the same day if a chunk still fits. A heavy one waits for a longer sitting while one comes soon and another step can
 * be done meanwhile, unless what is left of it fits; then that one is open as well: two at most. `short`: a heavy step lies in short
 * sittings too.
 */
export function laySteps(
  steps: readonly StepToLay[],
  availability: Availability,
  today: PlainDate,
): { slots: Slot[][]; short: boolean[]; weeks: Week[] } {
  const laying = new Laying(steps)
  const { slots, short } = laying
  const weeks: Week[] = []
  if (hasNoMinutes(availability)) {
    return {
      slots,
      short,
      weeks: [{ monday: mondayOf(today), free: 0, used: 0, reviewMinutes: 0, off: true }],
    }
  }
  const shortest = Math.min(shortestChunk, Math.max(...availability.minutesByWeekday, 1))
  const isLong = ({ length }: Sitting) => length > shortSitting
  const weekday = weekdayOf(today)
  const first = dayNumber(today)
  const days: Day[] = []
  const dayAt = (day: number) =>
    (days[day] ??= dayOf(availability, plainDate(first + day), (weekday + day) % 7))
  for (let day = 0; day < horizonDays; day += 1) {
    const own = dayAt(day)
    if (day === 0 || (weekday + day) % 7 === 0) {
      if (laying.front < 0 && day > 0) break
      weeks.push({ monday: mondayOf(own.date), free: 0, used: 0, reviewMinutes: 0, off: true })
    }
    const week = weeks.at(-1)
    if (!week) break
    addDay(week, own)
    if (laying.front < 0) continue
    const sittings = withoutReviews(own.sittings, reviewMinutesOf(own.free))
    let soon: boolean | undefined
    const longerSoon = () =>
      (soon ??= Array.from({ length: daysToWait }, (_, i) => dayAt(day + 1 + i)).some((one) =>
        one.sittings.some(isLong),
      ))
    sittings.forEach((sitting, i) => {
      const waits = () => !isLong(sitting) && (sittings.slice(i + 1).some(isLong) || longerSoon())
      const slot = { date: own.date, ...(own.split && { sitting: i + 1 }) }
      let budget = sitting.minutes
      let step = laying.next(budget, shortest, waits)
      while (step >= 0) {
        const chunk = laying.lay(step, budget, slot, !isLong(sitting))
        week.used += chunk
        budget -= chunk
        step = laying.leftOf(step) > 0 ? -1 : laying.next(budget, shortest, waits)
      }
    })
  }
  return { slots, short, weeks }
}

/** A day's minutes added to its week. */
function addDay(week: Week, { declared, free }: Day): void {
  const reviews = reviewMinutesOf(free)
  week.free += free
  week.reviewMinutes += reviews
  week.off &&= declared === 0
  const taken = declared - reviewMinutesOf(declared) - (free - reviews)
  if (taken > 0) week.taken = (week.taken ?? 0) + taken
}
