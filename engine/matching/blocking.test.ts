import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countBlocking, holdings, strongBlockers } from '#engine/matching/blocking.ts'
import { nobody, ownPairs, type Assignment, type MatchProblem } from '#engine/matching/problem.ts'

/** Values by learner and mentor, in steps that meet a gain of 50 often; null = no pair. */
const value = fc.constantFrom(1, 25, 50, 75, 100, 125)
const pair = fc.option(fc.record({ hers: value, mentors: value }))
const anyMatching = fc
  .record({
    places: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
    rows: fc.array(fc.tuple(pair, pair, pair), { maxLength: 7 }),
    wanted: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 7, maxLength: 7 }),
  })
  .map(({ places, rows, wanted }) => {
    const free = [...places]
    const assigned = rows.map((row, i) => {
      const j = wanted[i]!
      if (j === nobody || !row[j] || free[j] === 0) return nobody
      free[j]!--
      return j
    })
    return { places, rows, assigned }
  })
interface Views {
  hers: number
  mentors: number
}

function problemOf(rows: (Views | null)[][], places: number[]): MatchProblem {
  const flat = rows.map((row) => row.flatMap((one, j) => (one ? [{ j, ...one }] : [])))
  const starts = [0]
  flat.forEach((row) => starts.push(starts.at(-1)! + row.length))
  const column = (of: (one: Views & { j: number }) => number) => Uint16Array.from(flat.flat(), of)
  return {
    ...{ places: Int32Array.from(places), unmatchedPenalty: 1000 },
    pairs: {
      ...{
        starts: Int32Array.from(starts),
        mentors: column(({ j }) => j),
        scores: column(({ hers }) => hers),
      },
      ...{ learnerValues: column(({ hers }) => hers), mentorValues: column(({ mentors }) => mentors) },
    },
  }
}

test('blocking pairs are those of the definition', () => {
  fc.assert(
    fc.property(anyMatching, ({ places, rows, assigned }) => {
      const strong = rows.map(() => 0)
      let all = 0
      rows.forEach((row, i) => {
        const has = assigned[i] === nobody ? -1 : row[assigned[i]!]!.hers
        row.forEach((one, j) => {
          if (!one || assigned[i] === j) return
          const held = rows.flatMap((other, o) => (assigned[o] === j ? [other[j]!.mentors] : []))
          const hasFree = held.length < places[j]!
          const gains = (least: number) =>
            one.hers - has >= least && (hasFree || held.some((worst) => one.mentors - worst >= least))
          if (gains(1)) all++
          if (gains(50)) strong[i]!++
        })
      })
      const problem = problemOf(rows, places)
      const assignment: Assignment = Int32Array.from(assigned)
      expect(countBlocking(problem, assignment)).toEqual({
        pairs: all,
        strongPairs: strong.reduce((sum, one) => sum + one, 0),
        learnersInStrong: strong.filter((one) => one > 0).length,
      })
      const held = holdings(problem, assignment, ownPairs(problem.pairs, assignment))
      expect([...strongBlockers(problem.pairs, assignment, held)]).toEqual(strong)
    }),
    { numRuns: 500 },
  )
})
