/**
 * Lives, day by day: whether she studies on a day she declared, and for how long. A mood that wanders (an autoregressive law in
 * logits), illness that comes by chance, holidays of the season, bursts, and fading by a power law.
 */
import { between, lognormal, normal } from './chance.ts'
import { addDays, dayNumber, type PlainDate } from '#engine/calendar.ts'
import { freeMinutes, type Availability } from '#engine/path/schedule.ts'
import { sigmoid } from '#engine/probability.ts'
import type { Random } from '#engine/shuffle.ts'

export const kindsOfLife = ['regular', 'irregular', 'bursts', 'illness', 'holidays', 'fading'] as const
export type KindOfLife = (typeof kindsOfLife)[number]

export interface Life {
  kind: KindOfLife
  availability: Availability
  start: PlainDate
  /** Minutes that she studies on each day from the start. */
  minutes: number[]
}

/** A week with three to six days of 20 to 90 minutes. */
function drawHours(random: Random): number[] {
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, turn: random() }))
  const taken = new Set(
    days
      .sort((a, b) => a.turn - b.turn)
      .slice(0, Math.floor(between(random, 3, 7)))
      .map(({ day }) => day),
  )
  return [0, 1, 2, 3, 4, 5, 6].map((day) => (taken.has(day) ? 5 * Math.round(between(random, 4, 18)) : 0))
}

/** Stretches of days that begin by chance, as a set of days. */
function stretches(random: Random, days: number, everyDays: number, median: number): Set<number> {
  const away = new Set<number>()
  for (let day = 0; day < days; day += 1) {
    if (random() >= 1 / everyDays) continue
    const until = day + Math.max(3, Math.min(100, lognormal(random, median, 0.7)))
    for (; day < until; day += 1) away.add(day)
  }
  return away
}

/** Days of the year on which holidays begin, about, and how many they are. */
const seasons = [
  { from: 50, days: 10 },
  { from: 195, days: 32 },
  { from: 354, days: 14 },
]

function holidays(random: Random, start: PlainDate, days: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  const first = dayNumber(start)
  for (let year = Number(start.slice(0, 4)); dayNumber(`${year}-01-01`) < first + days; year += 1) {
    for (const season of seasons) {
      const from = dayNumber(`${year}-01-01`) + season.from + Math.round(between(random, -10, 10)) - first
      const to = from + Math.round(season.days * between(random, 0.6, 1.4))
      if (to > 0) found.push({ from: Math.max(0, from), to })
    }
  }
  return found
}

/** A life of a kind over so many days. */
export function drawLife(kind: KindOfLife, random: Random, days = 4 * 365): Life {
  const start = addDays('2026-01-05', Math.floor(between(random, 0, 364)))
  const availability: Availability = { minutesByWeekday: drawHours(random), exceptions: [] }
  const ill =
    kind === 'illness'
      ? stretches(random, days, between(random, 60, 160), 20)
      : stretches(random, days, 500, 7)
  const off = new Set<number>()
  for (const { from, to } of kind === 'holidays' ? holidays(random, start, days) : []) {
    for (let day = from; day <= to; day += 1) off.add(day)
    if (random() < 0.4)
      availability.exceptions.push({ from: addDays(start, from), to: addDays(start, to), minutes: 0 })
  }
  const irregular = kind === 'irregular'
  const presence = irregular ? between(random, -0.6, 1.2) : between(random, 0.8, 3.2)
  const moodSpread = irregular ? between(random, 1, 1.8) : between(random, 0.1, 0.7)
  const memory = Math.exp(-1 / between(random, 3, 18))
  const length = lognormal(random, 1, 0.15)
  const fadingFrom = between(random, 30, 150)
  const fadingPower = between(random, 0.4, 1.1)
  const floor = between(random, 0.15, 0.4)
  let mood = moodSpread * normal(random)
  let burst = random() < 0.5
  let burstLeft = 0
  const minutes = Array.from({ length: days }, (_, day) => {
    mood = memory * mood + Math.sqrt(1 - memory * memory) * moodSpread * normal(random)
    burstLeft -= 1
    if (kind === 'bursts' && burstLeft < 0) {
      burst = !burst
      burstLeft = lognormal(random, burst ? 18 : 22, 0.6)
    }
    const faded = kind === 'fading' ? Math.max(floor, (1 + day / fadingFrom) ** -fadingPower) : 1
    const tide = kind === 'bursts' ? (burst ? 1 : 0.12) : 1
    const comes = random() < sigmoid(presence + mood) * faded * tide
    const stays = lognormal(random, length, 0.35) * (kind === 'bursts' && burst ? 1.35 : 1)
    if (!comes || ill.has(day) || (off.has(day) && random() < 0.93)) return 0
    return Math.round(freeMinutes(availability, addDays(start, day)) * stays)
  })
  return { kind, availability, start, minutes }
}

/** Lives of every kind in turn. */
export function drawLives(count: number, random: Random, days?: number): Life[] {
  return Array.from({ length: count }, (_, i) =>
    drawLife(kindsOfLife[i % kindsOfLife.length] as KindOfLife, random, days),
  )
}
