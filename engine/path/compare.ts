/** What changed between two plans, as data: for the history, and for "what if I had other hours?". */
import type { NodeId } from '#engine/catalog.ts'
import { daysBetween } from '#engine/calendar.ts'
import { isVague } from '#engine/path/forecast.ts'
import type { Plan } from '#engine/path/plan.ts'

export interface StepRef {
  module: string
  project: boolean
}

export interface PlanChange {
  added: StepRef[]
  removed: StepRef[]
  /** Steps of both plans that others overtook: their places among the steps of both, from 0. */
  moved: (StepRef & { from: number; to: number })[]
  /** Minutes still to come, after less before. */
  minutes: number
  /** Days, later positive, of the likely arrival; null when one plan has none, or only a vague one. */
  arrivalDays: number | null
  /** Nodes newly left out by choice, and taken up again. */
  skipped: NodeId[]
  resumed: NodeId[]
  same: boolean
}

const keyOf = ({ module, project }: StepRef) => (project ? `${module}/project` : module)
const refOf = ({ module, project }: StepRef): StepRef => ({ module, project })

/** Positions of a longest increasing run of numbers, not necessarily adjacent: those that kept their order. */
export function longestKept(numbers: readonly number[]): Set<number> {
  const best = numbers.map(() => ({ length: 1, previous: -1 }))
  numbers.forEach((number, i) => {
    for (let j = 0; j < i; j += 1) {
      const [own, other] = [best[i], best[j]]
      if (own && other && (numbers[j] ?? 0) < number && other.length + 1 > own.length) {
        best[i] = { length: other.length + 1, previous: j }
      }
    }
  })
  let at = best.reduce((last, { length }, i) => (length > (best[last]?.length ?? 0) ? i : last), 0)
  const kept = new Set<number>()
  while (at >= 0 && at < numbers.length) {
    kept.add(at)
    at = best[at]?.previous ?? -1
  }
  return kept
}

/** What of a plan is compared with another. */
export type ComparedPlan = Pick<Plan, 'minutes' | 'arrival' | 'skippedNeeded'> & { steps: readonly StepRef[] }

/** What a plan changes against an earlier one. As few steps as possible are said to have moved. */
export function comparePlans(before: ComparedPlan, after: ComparedPlan): PlanChange {
  const old = new Map(before.steps.map((step) => [keyOf(step), step]))
  const now = new Map(after.steps.map((step) => [keyOf(step), step]))
  const common = before.steps.filter((step) => now.has(keyOf(step))).map(keyOf)
  const kept = after.steps.filter((step) => old.has(keyOf(step)))
  const oldPlaces = kept.map((step) => common.indexOf(keyOf(step)))
  const still = longestKept(oldPlaces)
  const added = after.steps.filter((step) => !old.has(keyOf(step))).map(refOf)
  const removed = before.steps.filter((step) => !now.has(keyOf(step))).map(refOf)
  const moved = kept.flatMap((step, to) =>
    still.has(to) ? [] : [{ ...refOf(step), from: oldPlaces[to] ?? 0, to }],
  )
  const minutes = after.minutes - before.minutes
  const [from, to] = [before.arrival, after.arrival]
  const days = from && to ? daysBetween(from.likely, to.likely) : null
  const arrivalDays = from && to && !isVague(from) && !isVague(to) ? days : null
  const skipped = after.skippedNeeded.filter((node) => !before.skippedNeeded.includes(node))
  const resumed = before.skippedNeeded.filter((node) => !after.skippedNeeded.includes(node))
  const nothing = [added, removed, moved, skipped, resumed].every((list) => list.length === 0)
  const sameArrival = days === 0 || before.arrival === after.arrival
  return {
    added,
    removed,
    moved,
    minutes,
    arrivalDays,
    skipped,
    resumed,
    same: nothing && minutes === 0 && sameArrival,
  }
}
