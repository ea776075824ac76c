import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Chance } from '#engine/diagnosis/chance.ts'
import { Cloud } from '#engine/diagnosis/cloud.ts'
import { Outlook, type Asked } from '#engine/diagnosis/outlook.ts'
import { drawSpace } from '#engine/diagnosis/space.fixture.ts'

const masters = (cloud: Cloud, i: number, s: number) =>
  (cloud.on[i * cloud.words + (s >>> 5)]! >>> (s & 31)) & 1

/** Weight of what a guess gets wrong when each possible learner weighs so much. */
function wrongGuesses(cloud: Cloud, weighs: (s: number) => number, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < cloud.space.count; i += 1) {
    let on = 0
    let off = 0
    for (let s = 0; s < cloud.size; s += 1) {
      if (masters(cloud, i, s)) on += weighs(s)
      else off += weighs(s)
    }
    sum += weights[i]! * Math.min(on, off)
  }
  return sum / cloud.size
}

function chanceOf(cloud: Cloud, { competency, slip, guess }: Asked, right: boolean, s: number): number {
  const p = masters(cloud, competency, s) ? 1 - slip : guess
  return right ? p : 1 - p
}

const anyQuestion = fc.record({
  competency: fc.integer({ min: 0, max: 11 }),
  slip: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
  guess: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
})

test('what is expected after one question and after two equals weighing all possible learners', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      anyQuestion,
      anyQuestion,
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 }),
      (seed, a, b, worth) => {
        const cloud = new Cloud(drawSpace(seed, 12), 512, new Chance(seed))
        cloud.drawPrior()
        const p = new Float64Array(12)
        cloud.marginals(p)
        const weights = Float64Array.from(worth)
        // What is nearly settled is left out: within its doubt.
        const close = (found: number, exact: number) =>
          expect(Math.abs(found - exact)).toBeLessThan(0.024 * 3)
        const outlook = new Outlook(cloud, p, [a, b], weights)
        close(
          outlook.now(),
          wrongGuesses(cloud, () => 1, weights),
        )
        const after = [true, false].map((right) =>
          wrongGuesses(cloud, (s) => chanceOf(cloud, a, right, s), weights),
        )
        close(outlook.afterOne(0), after[0]! + after[1]!)
        const found = outlook.afterTwo(0, 1)
        const answers = [true, false].flatMap((first) => [true, false].map((second) => ({ first, second })))
        answers.forEach(({ first, second }, k) => {
          const weighs = (s: number) => chanceOf(cloud, a, first, s) * chanceOf(cloud, b, second, s)
          close(found[k]!, wrongGuesses(cloud, weighs, weights))
        })
      },
    ),
  )
})
