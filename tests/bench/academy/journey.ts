/**
 * A life that walks through modules: what the forecast would have been told on given weeks, and the day she arrives. The
 * modules take her longer or shorter than stated, by her own pace and by chance.
 */
import { between, lognormal } from './chance.ts'
import type { KindOfLife, Life } from './lives.ts'
import { addDays, type PlainDate } from '#engine/calendar.ts'
import type { Module } from '#engine/catalog.ts'
import type { Ahead } from '#engine/path/forecast.ts'
import { moduleMinutes, observedPace, paceRange, type Progress } from '#engine/path/plan.ts'
import { freeMinutes, reviewMinutesOf } from '#engine/path/schedule.ts'
import { studiedWeeks } from '#engine/path/studied.ts'
import type { Random } from '#engine/shuffle.ts'

/** What is known on one day of a journey, and what came of it. */
export interface Glance {
  life: Life
  kind: KindOfLife
  week: number
  today: PlainDate
  ahead: Omit<Ahead, 'lastDay'>
  /** Minutes for modules added up over days to come. */
  capacity: Float64Array
  /** Days from today to the day she arrives; Infinity beyond the simulated days. */
  arrives: number
}

const paceSpread = 0.25
const moduleSpread = 0.3

function drawModules(random: Random): Module[] {
  const text = { fr: '', en: '' }
  return Array.from({ length: Math.round(between(random, 12, 45)) }, (_, i) => ({
    slug: `m${i}`,
    title: text,
    summary: text,
    lesson: text,
    teaches: [],
    minutes: 10 * Math.round(between(random, 4, 20)),
  }))
}

/** What was known at the beginning of the given weeks, until she arrives. */
export function glances(life: Life, random: Random, weeks: readonly number[]): Glance[] {
  const modules = drawModules(random)
  const catalog = { areas: [], competencies: [], items: [], tracks: [], modules }
  const pace = Math.min(paceRange.most, Math.max(paceRange.least, lognormal(random, 1, paceSpread)))
  const takes = modules.map(({ minutes }) => minutes * pace * lognormal(random, 1, moduleSpread))
  const capacities = life.minutes.map((_, day) => {
    const free = freeMinutes(life.availability, addDays(life.start, day))
    return free - reviewMinutesOf(free)
  })
  // Of a day, the share that the plan keeps for reviews goes to reviews.
  const studied = life.minutes.map((minutes) => minutes - reviewMinutesOf(Math.floor(minutes)))
  const found: (Omit<Glance, 'arrives'> & { day: number })[] = []
  const progress: Progress = {}
  let current = 0
  let spent = 0
  let arrived = Infinity
  for (let day = 0; day < studied.length; day += 1) {
    const week = day / 7
    if (weeks.includes(week)) found.push({ ...glance(day), day })
    spent += studied[day] ?? 0
    while (current < modules.length && spent >= (takes[current] ?? 0)) {
      spent -= takes[current] ?? 0
      progress[`m${current}`] = { done: true, minutesSpent: takes[current] ?? 0 }
      current += 1
    }
    if (current === modules.length) {
      arrived = day
      break
    }
    progress[`m${current}`] = { done: false, minutesSpent: spent }
  }
  return found.map(({ day, ...rest }) => ({ ...rest, arrives: arrived - day }))

  function glance(day: number): Omit<Glance, 'arrives'> {
    const today = addDays(life.start, day)
    const own = observedPace(catalog, progress)
    const left = modules.slice(current).map((module) => moduleMinutes(module, progress, own).left)
    const spentByDay = studied.slice(0, day).map((minutes, i) => ({ day: addDays(life.start, i), minutes }))
    const capacity = new Float64Array(capacities.length - day)
    capacities.slice(day).reduce((sum, one, i) => (capacity[i] = sum + one), 0)
    return {
      life,
      kind: life.kind,
      week: day / 7,
      today,
      capacity,
      ahead: {
        minutes: left.reduce((sum, one) => sum + one, 0),
        steps: left.length,
        finished: current,
        studied: studiedWeeks(life.start, today, spentByDay, life.availability),
      },
    }
  }
}
