/**
 * Modules laid into weeks: one after another, reviews first (the one whose window closes soonest: preemptive earliest deadline
 * first, W. Horn, Naval Research Logistics Quarterly 21, 1974). A module is finished in a week only when all reviews that follow
 * from it still fit; otherwise its last minutes wait for a later week.
 */
import type { WeekRules } from '#engine/selection/instance.ts'

/** Whole minutes of a module in a week, numbered from 0. */
export interface Entry<Module> {
  week: number
  module: Module
  minutes: number
}

export interface Laid<Module> {
  blocks: Entry<Module>[]
  reviews: Entry<Module>[]
}

interface Review<Module> {
  module: Module
  /** First and last week. */
  from: number
  to: number
  left: number
  laid: { week: number; minutes: number }[]
}

/**
 * Blocks and reviews in order of weeks; null when the weeks are too few. Minutes are whole numbers. Reviews whose windows end after
 * the last module is finished are left out, and those whose weeks could not hold them; a second run knows the last week from the
 * first one.
 */
export function layIntoWeeks<Module extends { minutes: number }>(
  modules: readonly Module[],
  weeks: readonly number[],
  rules: WeekRules,
): Laid<Module> | null {
  const laid = lay(modules, weeks, rules, Infinity)
  if (!laid) return null
  const end = lastWeek(laid)
  const again = lay(modules, weeks, rules, end)
  return again && lastWeek(again) <= end ? again : laid
}

const lastWeek = ({ blocks }: Laid<unknown>): number => blocks.at(-1)?.week ?? -1

/** Minutes of one review of a module. */
export function reviewMinutes(minutes: number, { minutesShare, minMinutes }: WeekRules['review']): number {
  return Math.max(minMinutes, Math.ceil((minutesShare * minutes) / 5) * 5)
}

/** `last`: windows that end after this week are left out. */
function lay<Module extends { minutes: number }>(
  modules: readonly Module[],
  weeks: readonly number[],
  rules: WeekRules,
  last: number,
): Laid<Module> | null {
  const blocks: Entry<Module>[] = []
  const all: Review<Module>[] = []
  let open: Review<Module>[] = []
  let current = 0
  let left = modules[0]?.minutes ?? 0
  for (let week = 0; current < modules.length; week++) {
    if (week >= weeks.length) return null
    let free = weeks[week]!
    for (const review of open) {
      if (review.from > week) continue
      const minutes = Math.min(free, review.left)
      if (minutes === 0) continue
      review.laid.push({ week, minutes })
      review.left -= minutes
      free -= minutes
    }
    open = open.filter((review) => review.left > 0 && review.to > week)
    while (free > 0 && current < modules.length) {
      const module = modules[current]!
      if (left > free) {
        blocks.push({ week, module, minutes: free })
        left -= free
        break
      }
      const more = reviewsAfter(module, week, weeks, rules, last)
      const together = [...open, ...more].sort((a, b) => a.to - b.to)
      if (open.length > 0 && !fit(together, week + 1, weeks)) {
        if (left > 1) blocks.push({ week, module, minutes: left - 1 })
        left = 1
        break
      }
      blocks.push({ week, module, minutes: left })
      free -= left
      open = together
      all.push(...more)
      current++
      left = modules[current]?.minutes ?? 0
    }
  }
  const end = lastWeek({ blocks, reviews: [] })
  const reviews = all
    .filter(({ to }) => to <= end)
    .flatMap(({ module, laid }) =>
      laid.map((entry) => ({ week: entry.week, module, minutes: entry.minutes })),
    )
  return { blocks, reviews: reviews.sort((a, b) => a.week - b.week) }
}

/** Reviews asked for when a module is finished in a week. */
function reviewsAfter<Module extends { minutes: number }>(
  module: Module,
  week: number,
  weeks: readonly number[],
  { review }: WeekRules,
  last: number,
): Review<Module>[] {
  const needed = reviewMinutes(module.minutes, review)
  return review.windows.flatMap(([from, to]) => {
    let available = 0
    for (let w = week + from; w <= week + to; w++) available += weeks[w] ?? 0
    if (needed === 0 || week + to > last || available < needed) return []
    return [{ module, from: week + from, to: week + to, left: needed, laid: [] }]
  })
}

/** Whether reviews, in order of their last weeks, all find their minutes when nothing else is laid from `start` on. */
function fit(
  reviews: readonly { from: number; to: number; left: number }[],
  start: number,
  weeks: readonly number[],
): boolean {
  const left = reviews.map((review) => review.left)
  const end = reviews.reduce((most, { to }) => Math.max(most, to), start - 1)
  for (let week = start; week <= end; week++) {
    let free = weeks[week] ?? 0
    for (let i = 0; i < reviews.length; i++) {
      const { from, to } = reviews[i]!
      if (from > week) continue
      const minutes = Math.min(free, left[i]!)
      left[i]! -= minutes
      free -= minutes
      if (to === week && left[i]! > 0) return false
    }
  }
  return true
}
