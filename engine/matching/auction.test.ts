import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Auction, auction, type AssignmentProblem } from '#engine/matching/auction.ts'
import { nobody } from '#engine/matching/problem.ts'

/** Worths by learner and mentor; null = no pair. */
const anyProblem = fc
  .record({
    places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
    worths: fc.array(fc.array(fc.option(fc.integer({ min: -5, max: 60 })), { minLength: 4, maxLength: 4 }), {
      maxLength: 8,
    }),
  })
  .map(({ places, worths }): AssignmentProblem => {
    const rows = worths.map((row) =>
      row.flatMap((worth, j) => (worth === null || j >= places.length ? [] : [{ j, worth }])),
    )
    const starts = [0]
    rows.forEach((row) => starts.push(starts.at(-1)! + row.length))
    return {
      starts: Int32Array.from(starts),
      mentors: Uint16Array.from(rows.flat(), ({ j }) => j),
      worths: Int32Array.from(rows.flat(), ({ worth }) => worth),
      places: Int32Array.from(places),
    }
  })

/** The largest total, by trying everything. */
function largest({ starts, mentors, worths, places }: AssignmentProblem): number {
  const left = places.slice()
  const from = (i: number): number => {
    if (i + 1 >= starts.length) return 0
    let most = from(i + 1)
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const j = mentors[k]!
      if (left[j] === 0) continue
      left[j]!--
      most = Math.max(most, worths[k]! + from(i + 1))
      left[j]!++
    }
    return most
  }
  return from(0)
}

const learnersOf = (problem: AssignmentProblem) => problem.starts.length - 1

test('the bound is never below the optimum, and what is found never more than one increment a learner below the bound', () => {
  const increments = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(anyProblem, increments, (problem, steps) => {
      const { total, bound } = auction(problem, steps)
      const optimum = largest(problem)
      expect(total).toBeLessThanOrEqual(optimum)
      expect(bound).toBeGreaterThanOrEqual(optimum)
      expect(bound - total).toBeLessThanOrEqual(learnersOf(problem) * steps.at(-1)!)
    }),
    { numRuns: 1000 },
  )
})

test('an empty place costs nothing at the end, and prices are never below 0', () => {
  fc.assert(
    fc.property(anyProblem, (problem) => {
      const { assigned, prices } = auction(problem, [20, 4, 1])
      problem.places.forEach((count, j) => {
        const load = assigned.filter((mentor) => mentor === j).length
        expect(load).toBeLessThanOrEqual(count)
        expect(prices[j]).toBeGreaterThanOrEqual(0)
        if (load < count) expect(prices[j]).toBe(0)
      })
    }),
  )
})

test('two learners who both want one place: the one who loses more by leaving keeps it', () => {
  const problem = {
    starts: Int32Array.of(0, 2, 4),
    mentors: Uint16Array.of(0, 1, 0, 1),
    worths: Int32Array.of(30, 24, 30, 9),
    places: Int32Array.of(1, 1),
  }
  expect([...auction(problem, [1]).assigned]).toEqual([1, 0])
  expect([...auction({ ...problem, places: Int32Array.of(1, 0) }, [1]).assigned]).toContain(nobody)
})

test('a mentor with more places than anybody could count takes all, and costs nothing', () => {
  const problem = {
    starts: Int32Array.of(0, 2, 4, 6),
    mentors: Uint16Array.of(0, 1, 0, 1, 0, 1),
    worths: Int32Array.of(30, 24, 30, 9, 12, 20),
    places: new Int32Array(2).fill(2 ** 31 - 1),
  }
  const { assigned, prices, total, bound } = auction(problem, [8, 1])
  expect([...assigned]).toEqual([0, 0, 1])
  expect([...prices]).toEqual([0, 0])
  expect([total, bound]).toEqual([80, 80])
})

test('run again with other worths from the prices of before, it keeps its word', () => {
  const other = fc.array(fc.integer({ min: -5, max: 60 }), { minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(anyProblem, other, (problem, more) => {
      const changed = { ...problem, worths: problem.worths.map((_, k) => more[k]!) }
      const state = new Auction(problem)
      state.run(problem.worths, [4])
      state.run(changed.worths, [2])
      const optimum = largest(changed)
      expect(state.total).toBeLessThanOrEqual(optimum)
      expect(state.bound()).toBeGreaterThanOrEqual(optimum)
      expect(state.bound() - state.total).toBeLessThanOrEqual(learnersOf(problem) * 2)
    }),
    { numRuns: 500 },
  )
})
