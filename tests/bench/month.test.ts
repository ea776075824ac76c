import { describe, expect, test } from 'vitest'
import { bestInHindsight, drawMonth, freeAtEnd, live, type Rule } from './matching/month.ts'
import { seededRandom } from '#engine/shuffle.ts'

const setting = { learners: 150, mentors: 15, supply: 1, ending: 0.3 }
const naive: Rule = { name: 'no prices', every: 0, takes: 'first' }
const priced: Rule = { name: 'prices each week', every: 7, takes: 'first' }
const seeds = [1, 2, 3, 4, 5, 6]

describe('a month of arrivals', () => {
  const months = seeds.map((seed) => {
    const month = drawMonth(seededRandom(seed), setting)
    const [without, withPrices] = [naive, priced].map((rule) => live(month, rule, seed))
    return { month, best: bestInHindsight(month).objective, without: without!, withPrices: withPrices! }
  })
  const below = (objective: number, best: number) => 100 * (1 - objective / best)
  const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

  test('nobody does better than one who knew the month, and no mentor has more mentees than places', () => {
    for (const { month, best, without, withPrices } of months) {
      for (const { objective, assigned, matched } of [without, withPrices]) {
        expect(objective).toBeLessThanOrEqual(best)
        expect(objective).toBeGreaterThan(1000 * matched)
        expect(assigned.filter((mentor) => mentor >= 0).length).toBe(matched)
        expect(Math.min(...freeAtEnd(month, assigned))).toBeGreaterThanOrEqual(0)
      }
    }
  })

  test('prices bring it nearer: less than half of what is lost without them', () => {
    const lost = mean(months.map(({ without, best }) => below(without.objective, best)))
    expect(lost).toBeGreaterThan(3)
    expect(mean(months.map(({ withPrices, best }) => below(withPrices.objective, best)))).toBeLessThan(
      lost / 2,
    )
  })

  test('the same month is lived the same way', () => {
    const { month, withPrices } = months[0]!
    expect(live(month, priced, seeds[0]!)).toEqual(withPrices)
  })
})
