import { expect, test } from 'vitest'
import { matchBalanced } from '#engine/matching/balanced.ts'
import { countBlocking } from '#engine/matching/blocking.ts'
import { matchOptimal } from '#engine/matching/optimal.ts'
import type { MatchProblem } from '#engine/matching/problem.ts'
import { seededRandom } from '#engine/shuffle.ts'

const learners = 150
const mentors = 15

/** Half of all pairs, places for nine in ten, values that partly agree. */
function drawProblem(seed: number): MatchProblem {
  const random = seededRandom(seed)
  const starts = [0]
  const [own, scores, hers, theirs]: number[][] = [[], [], [], []]
  for (let i = 0; i < learners; i++) {
    for (let j = 0; j < mentors; j++) {
      if (random() < 0.5) continue
      const common = 600 * random()
      const views = [common + 400 * random(), common + 400 * random()].map(Math.round)
      own!.push(j)
      hers!.push(views[0]!)
      theirs!.push(views[1]!)
      scores!.push(Math.max(1, Math.round(0.6 * views[0]! + 0.4 * views[1]!)))
    }
    starts.push(own!.length)
  }
  return {
    ...{ places: new Int32Array(mentors).fill((0.9 * learners) / mentors), unmatchedPenalty: 1000 },
    pairs: {
      ...{
        starts: Int32Array.from(starts),
        mentors: Uint16Array.from(own!),
        scores: Uint16Array.from(scores!),
      },
      ...{ learnerValues: Uint16Array.from(hers!), mentorValues: Uint16Array.from(theirs!) },
    },
  }
}

test('balanced leaves far fewer learners in a strong blocking pair than the optimum does, at one percent', () => {
  let balanced = 0
  let optimal = 0
  for (const seed of [1, 2, 3, 4]) {
    const problem = drawProblem(seed)
    const found = matchBalanced(problem)
    expect(found.objective).toBeGreaterThanOrEqual(0.99 * found.bound)
    balanced += found.inStrong
    optimal += countBlocking(problem, matchOptimal(problem).assigned).learnersInStrong
  }
  expect(optimal).toBeGreaterThan(20)
  expect(balanced).toBeLessThanOrEqual(optimal / 5)
})
