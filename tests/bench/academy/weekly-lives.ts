/**
 * Lives, week by week, on which the forecast is fitted: another family than those it is measured on (lives.ts). One continuous
 * population without kinds: a share of the declared week with gamma noise, weeks away by a two-state chain, steps of level,
 * and decay by an exponential law.
 */
import { between, gamma, lognormal, normal } from './chance.ts'
import type { Life } from './lives.ts'
import { addDays } from '#engine/calendar.ts'
import { freeMinutes } from '#engine/path/schedule.ts'
import type { Random } from '#engine/shuffle.ts'

/** A life over so many days. */
export function drawWeeklyLife(random: Random, days = 4 * 365): Life {
  const perDay = 5 * Math.round(between(random, 2, 12))
  const availability = { minutesByWeekday: Array<number>(7).fill(perDay), exceptions: [] }
  const start = '2026-01-05'
  const shape = lognormal(random, 6, 0.9)
  const leaves = random() < 0.35 ? 0.005 : lognormal(random, 0.06, 0.7)
  const returns = 1 / lognormal(random, 2.5, 0.5)
  const steps = random() < 0.5 ? 0.02 : 0.06
  const stepSpread = between(random, 0.1, 0.45)
  const halfLife = random() < 0.22 ? between(random, 8, 40) : Infinity
  const floor = between(random, 0.15, 0.45)
  const level = Math.min(1.4, lognormal(random, 0.75, 0.35))
  let away = false
  let step = 0
  let share = 0
  const minutes = Array.from({ length: days }, (_, day) => {
    if (day % 7 === 0) {
      const week = day / 7
      away = random() < (away ? 1 - returns : leaves)
      if (random() < steps) step = stepSpread * normal(random)
      const faded = Math.max(floor, 2 ** (-week / halfLife))
      share = away
        ? random() < 0.7
          ? 0
          : 0.2 * random()
        : level * Math.exp(step) * faded * gamma(random, shape)
    }
    return freeMinutes(availability, addDays(start, day)) * share
  })
  return { kind: 'regular', availability, start, minutes }
}
