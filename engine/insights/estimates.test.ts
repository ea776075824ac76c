import { describe, expect, it } from 'vitest'
import { clusterMean, discrimination, matchedGain, medianOf, quartiles } from '#engine/insights/estimates.ts'
import { normal, seededRandom } from '#engine/shuffle.ts'

describe('estimates', () => {
  it('finds the middle half', () => {
    expect(quartiles([10, 20, 30, 40, 50])).toEqual({ low: 20, median: 30, high: 40, n: 5 })
    expect(quartiles([])).toBeNull()
  })

  it('holds the true median in 95 of 100 samples or so', () => {
    const random = seededRandom(1)
    let held = 0
    for (let i = 0; i < 1_000; i += 1) {
      const found = medianOf(Array.from({ length: 40 }, () => Math.exp(normal(random))))
      if (found && found.low <= 1 && found.high >= 1) held += 1
    }
    expect(held).toBeGreaterThan(925)
    expect(held).toBeLessThan(985)
  })

  it('counts people, not answers, in a mean', () => {
    const known = clusterMean([
      { sum: 1, count: 2 },
      { sum: 2, count: 2 },
      { sum: 0, count: 2 },
    ])
    expect(known?.value).toBeCloseTo(0.5)
    expect(known?.n).toBe(3)
    // Squares 0 + 1 + 1, times 3/2, the root over 6 answers.
    expect((known?.high ?? 0) - 0.5).toBeCloseTo((1.959964 * Math.sqrt(3)) / 6)
    expect(clusterMean([{ sum: 1, count: 1 }])).toBeNull()
  })

  it('holds the true mean of alike answers in 95 of 100 samples or so', () => {
    const random = seededRandom(2)
    let held = 0
    for (let i = 0; i < 1_000; i += 1) {
      const found = clusterMean(
        Array.from({ length: 50 }, () => {
          const right = random()
          const sum = Array.from({ length: 10 }, () => (random() < right ? 1 : 0)).reduce<number>(
            (a, b) => a + b,
            0,
          )
          return { sum, count: 10 }
        }),
      )
      if (found && found.low <= 0.5 && found.high >= 0.5) held += 1
    }
    expect(held).toBeGreaterThan(920)
    expect(held).toBeLessThan(975)
  })

  it('tells an item that those who know get right from one that misleads them', () => {
    const good = Array.from({ length: 40 }, (_, i) => ({ correct: i >= 20, others: i / 40 }))
    const found = discrimination(good)
    expect(found?.value).toBeCloseTo(0.866, 2)
    expect(found?.low).toBeGreaterThan(0.7)
    expect(discrimination(good.map((one) => ({ ...one, correct: !one.correct })))?.high).toBeLessThan(-0.7)
    expect(discrimination(good.map((one) => ({ ...one, correct: true })))).toBeNull()
  })

  it('matches alike with alike', () => {
    const many = (stratum: string, right: number, of: number) =>
      Array.from({ length: of }, (_, i) => ({ stratum, correct: i < right }))
    // Those who knew more did the module more often: without matching it would seem to bring 40 points.
    const treated = [...many('knew', 90, 100), ...many('not', 6, 20)]
    const controls = [...many('knew', 18, 20), ...many('not', 30, 100)]
    const found = matchedGain(treated, controls)
    expect(found?.value).toBeCloseTo(0)
    expect(found).toMatchObject({ n: 120, controls: 120 })
    expect(found?.low).toBeLessThan(0)
    expect(matchedGain(many('a', 10, 20), many('b', 10, 20))).toBeNull()
    const gained = matchedGain(many('a', 160, 200), many('a', 80, 200))
    expect(gained?.value).toBeCloseTo(0.4)
    expect(gained?.low).toBeGreaterThan(0.3)
  })
})
