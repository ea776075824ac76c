/**
 * When she may arrive: a window that is meant to hold the day in eight cases of ten, and never a date.
 *
 * Her weeks say what share of the minutes she declared she really studies: a mean in which recent weeks weigh more, held near
 * what others do while little is known. Day by day the declared minutes add up to capacity C; a date is reached with
 * probability q when C · rate ≥ work · exp(z_q · s). The doubt s of the logarithm of rate and work has five parts:
 *
 *   s² = persistence · variation · (1 / known weeks + 1 / weeks ahead) + drift · weeks ahead + turn · ln(recent / usual)²
 *      + doubt of her pace / (1 + finished / 4) + doubt of one step / steps ahead
 *
 * Shrunk exponential means: E. Gardner, Exponential smoothing, 2006. The numbers of `paceModel` minimise the quantile loss
 * (R. Koenker & G. Bassett, 1978) at 10, 50 and 90 % over simulated lives: `npm run bench -- forecast --fit`.
 */
import { addDays, daysBetween, weekdayOf, type PlainDate } from '#engine/calendar.ts'
import {
  declaredMinutes,
  hasNoMinutes,
  horizonDays,
  reviewMinutesOf,
  type Availability,
} from '#engine/path/schedule.ts'
import type { StudiedWeek } from '#engine/path/studied.ts'

export interface Arrival {
  /** One woman in ten arrives before. */
  earliest: PlainDate
  /** Half arrive before. */
  likely: PlainDate
  /** One in ten arrives after. */
  latest: PlainDate
}

/** Days; a window wider than this says little more than its beginning. */
const widestWindow = 365

/** Whether only the beginning of a window is worth saying: her weeks varied too much, or the end lies too far. */
export function isVague({ earliest, latest }: Arrival): boolean {
  return daysBetween(earliest, latest) > widestWindow
}

export interface PaceModel {
  /** Share of declared minutes that are studied, before anything is known of her, and the weeks this is worth. */
  usual: number
  usualWeeks: number
  /** Weight that a week keeps for every week that follows, in the slow and in the recent mean; and the weight of the latter. */
  slowMemory: number
  recentMemory: number
  recentWeight: number
  /** Square of the coefficient of variation of a week, before anything is known of her, and the weeks this is worth. */
  variation: number
  variationWeeks: number
  /** How much a run of weeks varies over what independent weeks would. */
  persistence: number
  /** Variance added for each week ahead. */
  drift: number
  turn: number
  /** Variance of the logarithm of her pace while no module is finished, and of one step against its stated minutes. */
  paceDoubt: number
  stepDoubt: number
  /** Standard deviations at which one, five and nine women in ten have arrived. */
  quantiles: readonly [earliest: number, likely: number, latest: number]
}

/** Fitted on simulated lives (tests/bench/academy/weekly-lives.ts, seed 1). */
export const paceModel: PaceModel = {
  usual: 0.61,
  usualWeeks: 4,
  slowMemory: 0.934,
  recentMemory: 0.825,
  recentWeight: 0.33,
  variation: 0.3,
  variationWeeks: 4.8,
  persistence: 0.67,
  drift: 0.00098,
  turn: 0.67,
  paceDoubt: 0.022,
  stepDoubt: 0.19,
  quantiles: [-1.33, 0.13, 1.93],
}

/** More of a week than this over what was declared counts no further. */
const mostShare = 3
/** Finished modules that halve the variance of her pace, as a number of them. */
const modulesPerDoubt = 4

interface Pace {
  /** Share of declared minutes that she will study. */
  rate: number
  /** Standard deviation of ln(work / rate) when the end lies so many weeks ahead. */
  doubt(weeksAhead: number): number
}

/** What her whole weeks, oldest first, say of the weeks to come. */
export function paceOfWeeks(
  studied: readonly StudiedWeek[],
  work: { finished: number; steps: number },
  model: PaceModel = paceModel,
): Pace {
  const shares = studied.flatMap(({ available, minutes }) =>
    available >= 1 ? [Math.min(mostShare, minutes / available)] : [],
  )
  let weight = 0
  let sum = 0
  let squares = 0
  let recentWeight = 0
  let recentSum = 0
  for (const share of shares) {
    weight = weight * model.slowMemory + 1
    sum = sum * model.slowMemory + share
    squares = squares * model.slowMemory + share * share
    recentWeight = recentWeight * model.recentMemory + 1
    recentSum = recentSum * model.recentMemory + share
  }
  const known = model.usualWeeks + weight
  const slow = (model.usualWeeks * model.usual + sum) / known
  const recent = (slow + recentSum) / (1 + recentWeight)
  const turned = Math.log(recent / slow)
  const own = weight > 0 ? Math.max(0, squares - (sum * sum) / weight) / (slow * slow) : 0
  const variation =
    model.persistence * ((model.variationWeeks * model.variation + own) / (model.variationWeeks + weight))
  const fixed =
    variation / known +
    model.turn * turned * turned +
    model.paceDoubt / (1 + work.finished / modulesPerDoubt) +
    model.stepDoubt / Math.max(1, work.steps)
  return {
    rate: slow * Math.exp(model.recentWeight * turned),
    doubt: (weeksAhead) => Math.sqrt(fixed + variation / Math.max(1, weeksAhead) + model.drift * weeksAhead),
  }
}

/**
 * The days, counted from 0, on which one, five and nine women in ten have arrived; null beyond `days`. `capacityOf`: minutes for
 * modules on a day.
 */
export function arrivalDays(
  work: number,
  { rate, doubt }: Pace,
  capacityOf: (day: number) => number,
  days: number,
  { quantiles }: Pick<PaceModel, 'quantiles'> = paceModel,
): [number | null, number | null, number | null] {
  const found: [number | null, number | null, number | null] = [null, null, null]
  let reached = 0
  let capacity = 0
  for (let day = 0; day < days && reached < quantiles.length; day += 1) {
    capacity += capacityOf(day)
    const spread = doubt((day + 1) / 7)
    while (reached < quantiles.length) {
      if (capacity * rate < work * Math.exp((quantiles[reached] ?? 0) * spread)) break
      found[reached] = day
      reached += 1
    }
  }
  return found
}

export interface Ahead {
  /** Minutes of all steps to come, at her pace, and how many steps they are. */
  minutes: number
  steps: number
  /** Modules finished. */
  finished: number
  /** Her whole weeks until now, oldest first. */
  studied: readonly StudiedWeek[]
  /** The last day that the plan uses. */
  lastDay: PlainDate
}

/**
 * The window from today; null when she has no minutes, or not enough for ten years. Where she studies no more than she declared,
 * the likely day does not come before the last one that the plan uses.
 */
export function forecastArrival(ahead: Ahead, availability: Availability, today: PlainDate): Arrival | null {
  if (ahead.minutes <= 0) return { earliest: today, likely: today, latest: today }
  if (hasNoMinutes(availability)) return null
  const pace = paceOfWeeks(ahead.studied, ahead)
  const capacityOf = capacityFrom(availability, today)
  const [earliest, likely, latest] = arrivalDays(ahead.minutes, pace, capacityOf, horizonDays)
  if (earliest === null || likely === null || latest === null) return null
  const soonest = pace.rate <= 1 ? ahead.lastDay : today
  const notBefore = (day: number) => {
    const date = addDays(today, day)
    return date < soonest ? soonest : date
  }
  return { earliest: addDays(today, earliest), likely: notBefore(likely), latest: notBefore(latest) }
}

/**
 * Minutes for modules on a day counted from `today`: as `declaredMinutes` says, without writing every date. What fixed points take is
 * left in: her rate is a share of what she declared, and has the meetings of her past weeks in it.
 */
function capacityFrom({ minutesByWeekday, exceptions }: Availability, today: PlainDate) {
  const forModules = (minutes: number) => {
    const free = declaredMinutes({ minutesByWeekday: Array<number>(7).fill(minutes), exceptions: [] }, today)
    return free - reviewMinutesOf(free)
  }
  const first = weekdayOf(today)
  const usual = Array.from({ length: 7 }, (_, i) => forModules(minutesByWeekday[(first + i) % 7] ?? 0))
  const apart = exceptions.map(({ from, to, minutes }) => ({
    from: daysBetween(today, from),
    to: daysBetween(today, to),
    minutes: forModules(minutes),
  }))
  return (day: number) =>
    apart.findLast(({ from, to }) => from <= day && day <= to)?.minutes ?? usual[day % 7] ?? 0
}
