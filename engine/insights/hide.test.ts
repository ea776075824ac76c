import { describe, expect, it } from 'vitest'
import { hideSmall, leastPeople, rounded, safeShare, shownTails } from '#engine/insights/hide.ts'
import { wilson } from '#engine/rule-measure.ts'
import { seededRandom } from '#engine/shuffle.ts'

/** What somebody sees of a partition: the whole, known from elsewhere, the shown cells, and where something is hidden. */
function seen(cells: number[], least: number): string {
  const hidden = hideSmall(cells, least)
  const whole = cells.reduce((sum, one) => sum + one, 0)
  return JSON.stringify([
    whole,
    cells.map((count, i) => (hidden[i] ? null : count)),
    shownTails(cells, hidden),
  ])
}

/** Every way to share so many people among so many cells. */
function* partitions(whole: number, cells: number): Generator<number[]> {
  if (cells === 1) {
    yield [whole]
    return
  }
  for (let first = 0; first <= whole; first += 1)
    for (const rest of partitions(whole - first, cells - 1)) yield [first, ...rest]
}

describe('hiding small groups', () => {
  it('hides the small ones, and the smallest of the others with them', () => {
    expect(hideSmall([40, 3, 25, 12])).toEqual([false, true, false, true])
    expect(hideSmall([40, 25])).toEqual([false, false])
    expect(hideSmall([9, 9, 9])).toEqual([true, true, true])
  })

  it('leaves no hidden count to be worked out, even by somebody who knows the rule and the whole', () => {
    const least = 4
    let looked = 0
    for (const cells of [2, 3, 4])
      for (let whole = 1; whole <= (cells === 4 ? 22 : 30); whole += 1) {
        const possible = new Map<string, Set<number>[]>()
        for (const counts of partitions(whole, cells)) {
          const sight = seen(counts, least)
          const values = possible.get(sight) ?? counts.map(() => new Set<number>())
          for (const [i, count] of counts.entries()) values[i]?.add(count)
          possible.set(sight, values)
        }
        for (const [sight, values] of possible) {
          const [, shown] = JSON.parse(sight) as [number, (number | null)[]]
          for (const [i, count] of shown.entries())
            if (count === null) {
              looked += 1
              expect(values[i]?.size, sight).toBeGreaterThan(1)
            }
        }
      }
    expect(looked).toBeGreaterThan(1_000)
  })

  it('holds for large random groups too: exchanging a hidden pair shows the same', () => {
    const random = seededRandom(7)
    for (let tries = 0; tries < 2_000; tries += 1) {
      const cells = Array.from({ length: 2 + Math.floor(random() * 14) }, () =>
        Math.floor(random() ** 3 * 60),
      )
      const hidden = hideSmall(cells)
      for (const [i, count] of cells.entries()) {
        if (!hidden[i]) {
          expect(count).toBeGreaterThanOrEqual(leastPeople)
          continue
        }
        const other = cells.findIndex((value, j) => hidden[j] && value !== count)
        if (other < 0) continue
        const exchanged = cells.with(i, cells[other] ?? 0).with(other, count)
        expect(seen(exchanged, leastPeople)).toBe(seen(cells, leastPeople))
      }
    }
  })

  it('gives sums to the end only where they follow from what is shown', () => {
    const cells = [50, 4, 30, 12, 20]
    expect(hideSmall(cells)).toEqual([false, true, false, true, false])
    expect(shownTails(cells, hideSmall(cells))).toEqual([116, 66, null, null, 20])
  })

  it('says of a share with few on one side only that it is under or over', () => {
    expect(safeShare(3, 100, wilson)).toEqual({ value: 0.1, n: 100, bound: 'under' })
    expect(safeShare(95, 100, wilson)).toEqual({ value: 0.9, n: 100, bound: 'over' })
    expect(safeShare(5, 19, wilson)).toBeNull()
    expect(safeShare(50, 100, wilson)).toMatchObject({ value: 0.5, n: 100 })
    for (let k = 0; k < leastPeople; k += 1)
      expect(safeShare(k, 60, wilson)).toEqual(safeShare(0, 60, wilson))
  })

  it('rounds counts', () => {
    expect([10, 12, 13, 18].map(rounded)).toEqual([10, 10, 15, 20])
  })
})
