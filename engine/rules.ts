/**
 * Rules that say that a learner may need her coach: each states what was seen, with its figures, against what is usual for HER (her
 * own pauses, her own plan). None is about somebody who has not begun, nor about somebody who is away as she said. Their limits are
 * judgements of ours; how they do is measured (rule-measure.ts), and a rule that would speak of too many is refused.
 */
import { addDays, daysBetween, mondayOf, type PlainDate } from '#engine/calendar.ts'
import { declaredMinutes, type Availability } from '#engine/path/schedule.ts'

export const ruleNames = ['silence', 'pace', 'wall', 'missed'] as const
export type RuleName = (typeof ruleNames)[number]

/** What is stored of one learner, as far as rules follow from it; days are hers. */
export interface LearnerHistory {
  learner: string
  /** Her first day on her track. */
  joined: PlainDate
  /** Days with a sign of hers (study, an answer, a message), in order, each once. */
  signs: readonly PlainDate[]
  /** Minutes that she studied, by day, in order. */
  studied: readonly { date: PlainDate; minutes: number }[]
  /** Answers in practice and checks, in order. */
  answers: readonly { date: PlainDate; node: string; correct: boolean }[]
  /** Meetings agreed on and not cancelled: the day of each, the day it was booked on, and that the two did not meet, as one of them said. */
  sessions: readonly { date: PlainDate; booked: PlainDate; missed: boolean }[]
  availability: Availability
}

/** What is seen of her at the beginning of a day. */
export interface Seen {
  /** Days since her last sign, those she had said she would be away left out; null before the first sign. */
  silent: number | null
  /** Days within which nine in ten of her own pauses stayed; null while there are too few of them. */
  usual: number | null
  /** She said that she would be away on this day. */
  away: boolean
  /** Minutes done and planned in her last whole weeks with minutes; null while there are too few of them since she began. */
  pace: { done: number; planned: number } | null
  /** Wrong tries in a row on one node lately, none right since. */
  wall: { node: string; wrong: number } | null
  /** Days since a meeting that did not take place, with none agreed on or held since: with whomever, mentor or coach. */
  missed: number | null
}

/** What a rule says of her: the figures it rests on. */
export type Facts = Record<string, number | string>

/** Her own pauses: how far back they are read, how many there must be, and which share of them is called usual. */
export const pauses = { days: 182, least: 8, share: 0.9 }
/** A silence is long beyond so many times her usual pause, and never before so many days. */
const silence = { times: 3, least: 10 }
/** So many weeks with at least so many minutes planned, among the last `within`; done less than this share of the plan. */
const slow = { weeks: 3, minutes: 30, within: 6, share: 0.2 }
/** A pause of so many days and then a sign is a return: she starts afresh, and her pace is read from then on. */
export const returnAfter = 28
/** Wrong tries in a row, the last within so many days. */
const wall = { wrong: 5, days: 14 }
/** Days after a missed meeting within which the two usually find another, and after which it is an old story. */
const missed = { from: 7, until: 60 }

/** One line for each rule: the facts when it applies, else null. */
export const rules: Readonly<Record<RuleName, (seen: Seen) => Facts | null>> = {
  silence({ silent, usual }) {
    if (silent === null || usual === null) return null
    return silent >= silence.least && silent > silence.times * usual ? { silent, usual } : null
  },
  pace: ({ pace }) =>
    pace && pace.done < slow.share * pace.planned
      ? { done: Math.round(pace.done), planned: Math.round(pace.planned), weeks: slow.weeks }
      : null,
  wall: ({ wall: run }) => (run && run.wrong >= wall.wrong ? { node: run.node, wrong: run.wrong } : null),
  missed: ({ missed: days }) =>
    days !== null && days >= missed.from && days <= missed.until ? { missed: days } : null,
}

/** What the rules say of her on a day; nothing before her first sign, nothing while she is away as she said. */
export function speak(seen: Seen): { rule: RuleName; facts: Facts }[] {
  if (seen.silent === null || seen.away) return []
  return ruleNames.flatMap((rule) => {
    const facts = rules[rule](seen)
    return facts ? [{ rule, facts }] : []
  })
}

/** What is seen of her at the beginning of a day: of that day itself nothing is known. */
export function look(history: LearnerHistory, today: PlainDate): Seen {
  const { availability, joined } = history
  const signs = history.signs.filter((date) => joined <= date && date < today)
  const last = signs.at(-1)
  if (last === undefined)
    return {
      silent: null,
      usual: null,
      away: isAway(availability, today),
      pace: null,
      wall: null,
      missed: null,
    }
  return {
    silent: daysAtHand(availability, last, today),
    usual: usualPause(availability, signs),
    away: isAway(availability, today),
    pace: paceOf(history, lastReturn(signs), today),
    wall: wallOf(history.answers, today),
    missed: missedOf(history.sessions, today),
  }
}

function isAway({ exceptions }: Availability, date: PlainDate): boolean {
  return exceptions.findLast(({ from, to }) => from <= date && date <= to)?.minutes === 0
}

/** Days from one to another, those on which she had said she would be away left out. */
function daysAtHand(availability: Availability, from: PlainDate, to: PlainDate): number {
  let days = daysBetween(from, to)
  if (availability.exceptions.some(({ minutes }) => minutes === 0))
    for (let date = addDays(from, 1); date < to; date = addDays(date, 1))
      if (isAway(availability, date)) days -= 1
  return days
}

function usualPause(availability: Availability, signs: readonly PlainDate[]): number | null {
  const last = signs.at(-1) ?? ''
  const recent = signs.filter((date) => daysBetween(date, last) <= pauses.days)
  const between = recent
    .slice(1)
    .map((date, i) => daysAtHand(availability, recent[i] ?? date, date))
    .sort((a, b) => a - b)
  if (between.length < pauses.least) return null
  return between[Math.ceil(pauses.share * between.length) - 1] ?? null
}

/** The day on which she last came back from a long pause, or her first one. */
function lastReturn(signs: readonly PlainDate[]): PlainDate {
  const back = signs.findLastIndex(
    (date, i) => i === 0 || daysBetween(signs[i - 1] ?? date, date) >= returnAfter,
  )
  return signs[back] ?? ''
}

/** Minutes that she had on the days from one on. */
export function plannedMinutes(availability: Availability, from: PlainDate, days: number): number {
  return Array.from({ length: days }, (_, day) => declaredMinutes(availability, addDays(from, day))).reduce(
    (sum, minutes) => sum + minutes,
    0,
  )
}

function paceOf(history: LearnerHistory, first: PlainDate, today: PlainDate): Seen['pace'] {
  const thisMonday = mondayOf(today)
  let [done, planned, weeks] = [0, 0, 0]
  for (let back = 1; back <= slow.within && weeks < slow.weeks; back += 1) {
    const monday = addDays(thisMonday, -7 * back)
    if (monday <= first) break
    const minutes = plannedMinutes(history.availability, monday, 7)
    if (minutes < slow.minutes) continue
    weeks += 1
    planned += minutes
    done += minutesWithin(history, monday, 7)
  }
  return weeks === slow.weeks ? { done, planned } : null
}

/** Minutes that she studied on the days from one on. */
export function minutesWithin({ studied }: LearnerHistory, from: PlainDate, days: number): number {
  const until = addDays(from, days)
  return studied.reduce((sum, { date, minutes }) => sum + (from <= date && date < until ? minutes : 0), 0)
}

function wallOf(answers: LearnerHistory['answers'], today: PlainDate): Seen['wall'] {
  const runs = new Map<string, { wrong: number; last: PlainDate }>()
  for (const { date, node, correct } of answers) {
    if (date >= today) break
    if (correct) runs.delete(node)
    else runs.set(node, { wrong: (runs.get(node)?.wrong ?? 0) + 1, last: date })
  }
  const recent = [...runs].filter(([, { last }]) => daysBetween(last, today) <= wall.days)
  recent.sort(([a, one], [b, other]) => other.wrong - one.wrong || (a < b ? -1 : 1))
  return recent[0] ? { node: recent[0][0], wrong: recent[0][1].wrong } : null
}

function missedOf(sessions: LearnerHistory['sessions'], today: PlainDate): number | null {
  const known = sessions.filter(({ booked }) => booked < today)
  const latest = known.reduce<(typeof known)[number] | null>(
    (last, one) => (last === null || one.date > last.date ? one : last),
    null,
  )
  return latest?.missed && latest.date < today ? daysBetween(latest.date, today) : null
}
