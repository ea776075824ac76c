/** What an edit means for one learner, short enough to be kept and listed; and for all of them, in sums. */
import type { NodeId } from '#engine/catalog.ts'
import { isFelt, type Impact } from '#engine/impact.ts'

export interface Effect {
  /** Modules and projects that come to her path, and that leave it. */
  added: string[]
  removed: string[]
  /** More (positive) or fewer, still to come. */
  minutes: number
  /** Days by which her likely arrival moves, later positive; null where one of the two cannot be told. */
  arrivalDays: number | null
  /** Needed, and newly taught by no module. */
  blocked: NodeId[]
  /** Held before, and no longer counted. */
  lost: NodeId[]
  trackGone: boolean
}

/** Over learners; minutes and nodes are summed, the rest counts learners. */
export interface EffectSums {
  learners: number
  felt: number
  gaining: number
  losing: number
  minutesMore: number
  minutesLess: number
  later: number
  sooner: number
  blocked: number
  losingCredit: number
  creditLost: number
  trackGone: number
}

/** What she would see of an impact; null where she would see nothing. */
export function effectOf(impact: Impact | null): Effect | null {
  if (!impact || !isFelt(impact)) return null
  const { moved, blocked, credit, trackGone } = impact
  const names = (steps: { module: string; project: boolean }[] = []) =>
    steps.map(({ module, project }) => (project ? `${module}/project` : module))
  return {
    added: names(moved?.change.added),
    removed: names(moved?.change.removed),
    minutes: moved?.change.minutes ?? 0,
    arrivalDays: moved?.change.arrivalDays ?? null,
    blocked,
    lost: credit.lost,
    trackGone,
  }
}

export const noEffect: EffectSums = {
  learners: 0,
  felt: 0,
  gaining: 0,
  losing: 0,
  minutesMore: 0,
  minutesLess: 0,
  later: 0,
  sooner: 0,
  blocked: 0,
  losingCredit: 0,
  creditLost: 0,
  trackGone: 0,
}

/** The sums with one more learner. */
export function withEffect(sums: EffectSums, effect: Effect | null): EffectSums {
  const learners = sums.learners + 1
  if (!effect) return { ...sums, learners }
  const { added, removed, minutes, arrivalDays, blocked, lost, trackGone } = effect
  const one = (is: boolean) => (is ? 1 : 0)
  return {
    learners,
    felt: sums.felt + 1,
    gaining: sums.gaining + one(added.length > 0),
    losing: sums.losing + one(removed.length > 0),
    minutesMore: sums.minutesMore + Math.max(0, minutes),
    minutesLess: sums.minutesLess + Math.max(0, -minutes),
    later: sums.later + one((arrivalDays ?? 0) > 0),
    sooner: sums.sooner + one((arrivalDays ?? 0) < 0),
    blocked: sums.blocked + one(blocked.length > 0),
    losingCredit: sums.losingCredit + one(lost.length > 0),
    creditLost: sums.creditLost + lost.length,
    trackGone: sums.trackGone + one(trackGone),
  }
}
