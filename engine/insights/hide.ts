/**
 * Small groups stay hidden, and cannot be worked out from what is shown.
 *
 * Threshold: fewer than ten people, the rule of thumb of output control for results that leave a safe room (M. Brandt et al.,
 * Guidelines for the checking of output based on microdata research, ESSnet SDC, 2010). Hiding one group of a table whose total is known
 * gives it away, so another one is hidden with it (complementary suppression: A. Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
 *
 * Here the other one is the smallest group that could have been shown, with those of its size: to choose one of them by its place
 * would tell. It differs from each small group in size, and nothing shown tells
 * which hidden group is which: exchange it with any of them, and total, shown groups and the choice of what is hidden stay the same.
 * So no hidden count follows from what is shown, even for somebody who knows this rule. Where every group is small, the largest may
 * grow at the cost of another in the same way.
 */

/** Fewer people than these are never shown. */
export const leastPeople = 10
/** Counts of groups by what somebody told of herself are shown to the nearest of so many. */
export const roundedTo = 5

/** Which cells of a partition stay hidden. A cell of a whole that is too small is hidden like all others. */
export function hideSmall(cells: readonly number[], least = leastPeople): boolean[] {
  const hidden = cells.map((count) => count < least)
  if (!hidden.includes(true)) return hidden
  const smallest = Math.min(...cells.filter((_, i) => !hidden[i]))
  for (const [i, count] of cells.entries()) if (count === smallest) hidden[i] = true
  return hidden
}

/** The sums from each cell to the last, where they follow from the cells that are shown and the whole; null elsewhere. */
export function shownTails(cells: readonly number[], hidden: readonly boolean[]): (number | null)[] {
  return cells.map((_, from) => {
    const before = hidden.slice(0, from).includes(true)
    const after = hidden.slice(from).includes(true)
    return before && after ? null : cells.slice(from).reduce((sum, count) => sum + count, 0)
  })
}

/** A share of people as it may be shown: `under` and `over` stand for a share whose count, or the count of the others, is too small. */
export interface SafeShare {
  value: number
  n: number
  low?: number
  high?: number
  bound?: 'under' | 'over'
}

/** `k` of `n` people; null where nothing can be said. */
export function safeShare(
  k: number,
  n: number,
  interval: (value: number, n: number) => { low: number; high: number },
  least = leastPeople,
): SafeShare | null {
  const [few, fewOthers] = [k < least, n - k < least]
  if (n < 2 * least || (few && fewOthers)) return null
  if (few) return { value: least / n, n, bound: 'under' }
  if (fewOthers) return { value: 1 - least / n, n, bound: 'over' }
  return { value: k / n, n, ...interval(k / n, n) }
}

/** A count to the nearest of `roundedTo`. */
export function rounded(count: number): number {
  return Math.round(count / roundedTo) * roundedTo
}
