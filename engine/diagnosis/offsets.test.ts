import { expect, test } from 'vitest'
import { Offsets } from '#engine/diagnosis/offsets.ts'
import { normal, seededRandom } from '#engine/shuffle.ts'

/** Learners who each show one normal value with the given mean, where 0 was stated: the gradient is what is left unexplained. */
function learnt(mean: number, learners: number): Offsets {
  const random = seededRandom(7)
  const offsets = new Offsets(1, 0.6)
  for (let learner = 0; learner < learners; learner += 1) {
    const value = mean + normal(random)
    offsets.add(Float64Array.of(value - offsets.used[0]!))
    offsets.use(1 / (1 + 19 * Math.exp(-offsets.evidence())))
  }
  return offsets
}

test('what was stated rightly is kept', () => {
  for (const learners of [5, 20, 80, 300]) {
    expect(learnt(0, learners).evidence()).toBeLessThan(2)
    expect(Math.abs(learnt(0, learners).used[0]!)).toBeLessThan(0.1)
  }
})

test('what was stated wrongly comes nearer to the truth with every learner', () => {
  expect(learnt(1, 300).evidence()).toBeGreaterThan(20)
  const off = [30, 100, 300].map((learners) => Math.abs(1 - learnt(1, learners).used[0]!))
  expect(off[0]).toBeLessThan(0.6)
  expect(off[2]).toBeLessThan(0.15)
})
