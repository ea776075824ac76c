/**
 * How rules about people do on what has happened. On past Mondays each rule is asked what it would have said; the next four weeks say
 * what came. Intervals: Wilson's score interval (E. B. Wilson, JASA 22, 1927) for one share, Newcombe's hybrid score interval for the
 * difference of two (R. G. Newcombe, Statistics in Medicine 17, 1998, 873–890, method 10). Many Mondays of one learner are hardly
 * more than one of them, so an interval counts learners, not Mondays: the effective sample of clusters whose members are all alike
 * (L. Kish, Survey Sampling, 1965), which is the widest.
 */
import { addDays, daysBetween, type PlainDate } from '#engine/calendar.ts'
import {
  look,
  minutesWithin,
  plannedMinutes,
  returnAfter,
  ruleNames,
  speak,
  type LearnerHistory,
  type RuleName,
  type Seen,
} from '#engine/rules.ts'

/** A rule that would speak of more than this share of learners is refused. */
export const mostFlagged = 0.4
/** Fewer learners than these say nothing. */
export const leastLearners = 30
/** Days in which it is seen whether she stopped, although she had planned at least so many minutes. */
export const outcome = { days: 28, minutes: 60 }
/** Days without a sign after which she counts no more: she has long gone, and to say so of her is no foresight. */
const gone = 90
/** Weekly minutes up to which she learns part-time. */
const partTime = 150
/** She is returning when a long pause of hers ended within so many days. */
const returningFor = 56
/** 95 %. */
const z = 1.959964

export const groupNames = ['part-time', 'returning', 'language'] as const
export type GroupName = (typeof groupNames)[number]

/** One learner on one past Monday. */
export interface Snapshot {
  learner: string
  groups: Record<GroupName, boolean>
  flagged: Record<RuleName, boolean>
  /**
   * She then stopped for four weeks although she had planned minutes; null when she had planned none, had already stopped for as long,
   * or it is not yet known.
   */
  stopped: boolean | null
}

export interface Interval {
  low: number
  high: number
}

/** A share among so many learners (`n`) with its interval; no value where there is nobody. */
export interface Share extends Interval {
  value: number
  n: number
}

/** A share in a group and outside of it, and how far they are apart. */
export interface Gap {
  inside: Share | null
  outside: Share | null
  gap: (Interval & { value: number }) | null
  /** One of the two holds too few learners to say anything. */
  few: boolean
}

/** What a measure says of a rule: refused; too few learners; no better than saying it of anybody, as far as is known; better. */
export type Verdict = 'refused' | 'few' | 'unproven' | 'holds'

export interface RuleFigures {
  learners: number
  mondays: number
  share: Share | null
  /** Of those flagged, the share who then stopped. */
  precision: Share | null
  /** Of all, flagged or not. */
  base: Share | null
  groups: Record<GroupName, { share: Gap; precision: Gap }>
  verdict: Verdict
}

/** Wilson's interval of `value` among `n`. */
export function wilson(value: number, n: number): Interval {
  const scale = 1 + z ** 2 / n
  const middle = (value + z ** 2 / (2 * n)) / scale
  const reach = (z * Math.sqrt((value * (1 - value)) / n + z ** 2 / (4 * n ** 2))) / scale
  return {
    low: Math.max(0, Math.min(value, middle - reach)),
    high: Math.min(1, Math.max(value, middle + reach)),
  }
}

/** Newcombe's interval of the difference of two shares. */
export function newcombe(one: Share, other: Share): Interval & { value: number } {
  const value = one.value - other.value
  return {
    value,
    low: value - Math.hypot(one.value - one.low, other.high - other.value),
    high: value + Math.hypot(one.high - one.value, other.value - other.low),
  }
}

/** The share of snapshots for which something holds. */
function shareOf(snapshots: readonly Snapshot[], holds: (one: Snapshot) => boolean): Share | null {
  if (snapshots.length === 0) return null
  const value = snapshots.filter(holds).length / snapshots.length
  const n = countLearners(snapshots)
  return { value, n, ...wilson(value, n) }
}

function countLearners(snapshots: readonly Snapshot[]): number {
  return new Set(snapshots.map(({ learner }) => learner)).size
}

function gapOf(snapshots: readonly Snapshot[], group: GroupName, holds: (one: Snapshot) => boolean): Gap {
  const inside = shareOf(
    snapshots.filter(({ groups }) => groups[group]),
    holds,
  )
  const outside = shareOf(
    snapshots.filter(({ groups }) => !groups[group]),
    holds,
  )
  const few = Math.min(inside?.n ?? 0, outside?.n ?? 0) < leastLearners
  return { inside, outside, gap: inside && outside ? newcombe(inside, outside) : null, few }
}

/** How a rule does on a history. */
export function measureRule(rule: RuleName, snapshots: readonly Snapshot[]): RuleFigures {
  const isFlagged = ({ flagged }: Snapshot) => flagged[rule]
  const hasStopped = ({ stopped }: Snapshot) => stopped === true
  const known = snapshots.filter(({ stopped }) => stopped !== null)
  const told = known.filter(isFlagged)
  const share = shareOf(snapshots, isFlagged)
  const [precision, base] = [shareOf(told, hasStopped), shareOf(known, hasStopped)]
  const groups = Object.fromEntries(
    groupNames.map((group) => [
      group,
      { share: gapOf(snapshots, group, isFlagged), precision: gapOf(told, group, hasStopped) },
    ]),
  ) as RuleFigures['groups']
  return {
    ...{ learners: countLearners(snapshots), mondays: snapshots.length, share, precision, base, groups },
    verdict: verdictOf(share, precision, base),
  }
}

function verdictOf(share: Share | null, precision: Share | null, base: Share | null): Verdict {
  if (share && share.n >= leastLearners && share.value > mostFlagged) return 'refused'
  if (!precision || !base || precision.n < leastLearners) return 'few'
  return precision.low > base.value ? 'holds' : 'unproven'
}

/** How all rules do on a history. */
export function measureRules(snapshots: readonly Snapshot[]): Record<RuleName, RuleFigures> {
  return Object.fromEntries(ruleNames.map((rule) => [rule, measureRule(rule, snapshots)])) as Record<
    RuleName,
    RuleFigures
  >
}

/**
 * What is seen of a learner on a Monday, and what came in the four weeks from then on; `until` is the first day that is not known.
 * Null before she joined, and once she has long gone.
 */
export function takeSnapshot(
  history: LearnerHistory,
  monday: PlainDate,
  { until, language }: { until: PlainDate; language: boolean },
): Snapshot | null {
  if (monday <= history.joined) return null
  const seen = look(history, monday)
  if ((seen.silent ?? daysBetween(history.joined, monday)) > gone) return null
  const said = new Set(speak(seen).map(({ rule }) => rule))
  const { availability } = history
  return {
    learner: history.learner,
    groups: {
      'part-time': availability.minutesByWeekday.reduce((sum, minutes) => sum + minutes, 0) <= partTime,
      returning: hasReturned(history.signs, monday),
      language,
    },
    flagged: Object.fromEntries(ruleNames.map((rule) => [rule, said.has(rule)])) as Snapshot['flagged'],
    stopped: outcomeOf(history, seen, monday, until),
  }
}

function outcomeOf(history: LearnerHistory, seen: Seen, monday: PlainDate, until: PlainDate): boolean | null {
  if (seen.silent === null || seen.silent >= outcome.days) return null
  if (addDays(monday, outcome.days) > until) return null
  if (plannedMinutes(history.availability, monday, outcome.days) < outcome.minutes) return null
  return minutesWithin(history, monday, outcome.days) <= 0
}

function hasReturned(signs: readonly PlainDate[], monday: PlainDate): boolean {
  return signs.some((date, i) => {
    const before = signs[i - 1]
    return (
      before !== undefined &&
      date < monday &&
      daysBetween(date, monday) <= returningFor &&
      daysBetween(before, date) >= returnAfter
    )
  })
}
