import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Xorshift } from '#engine/diagnosis/xorshift.ts'
import { Cloud } from '#engine/diagnosis/cloud.ts'
import { Outlook, settled, type Doubt } from '#engine/diagnosis/outlook.ts'
import { drawSpace } from '#engine/diagnosis/space.fixture.ts'

const masters = (cloud: Cloud, i: number, s: number) =>
  (cloud.on[i * cloud.words + (s >>> 5)]! >>> (s & 31)) & 1

/** Doubt, times what all weigh, when each possible learner weighs so much. */
function doubtWhere(cloud: Cloud, weighs: (s: number) => number, weights: Float64Array): Doubt {
  const doubt = { wrong: 0, variance: 0 }
  for (let i = 0; i < cloud.space.count; i += 1) {
    let on = 0
    let off = 0
    for (let s = 0; s < cloud.size; s += 1) {
      if (masters(cloud, i, s)) on += weighs(s) / cloud.size
      else off += weighs(s) / cloud.size
    }
    doubt.wrong += weights[i]! * Math.min(on, off)
    doubt.variance += (weights[i]! * on * off) / (on + off)
  }
  return doubt
}

const anyQuestion = fc.record({
  competency: fc.integer({ min: 0, max: 11 }),
  slip: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
  guess: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
})

const anyWeights = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 })

test('what is expected after a question equals weighing all possible learners by either answer', () => {
  fc.assert(
    fc.property(fc.integer(), anyQuestion, anyWeights, (seed, question, list) => {
      const cloud = new Cloud(drawSpace(seed, 12), 512, new Xorshift(seed))
      cloud.drawPrior()
      const p = new Float64Array(12)
      cloud.marginals(p)
      const weights = Float64Array.from(list)
      // What is nearly settled is left out of the sums: they are less by its doubt at most, now and so after an answer too.
      const leftOut = p.reduce((sum, one, i) => {
        const doubt = Math.min(one, 1 - one)
        return doubt <= settled ? sum + weights[i]! * doubt : sum
      }, 0)
      const close = (found: Doubt, exact: Doubt) => {
        for (const kind of ['wrong', 'variance'] as const) {
          expect(found[kind]).toBeLessThanOrEqual(exact[kind] + 1e-9)
          expect(found[kind]).toBeGreaterThanOrEqual(exact[kind] - leftOut - 1e-9)
        }
      }
      const outlook = new Outlook(cloud, p, weights)
      close(
        outlook.now(),
        doubtWhere(cloud, () => 1, weights),
      )
      const { competency, slip, guess } = question
      const right = (s: number) => (masters(cloud, competency, s) ? 1 - slip : guess)
      const ifRight = doubtWhere(cloud, right, weights)
      const ifWrong = doubtWhere(cloud, (s) => 1 - right(s), weights)
      close(outlook.after(question), {
        wrong: ifRight.wrong + ifWrong.wrong,
        variance: ifRight.variance + ifWrong.variance,
      })
    }),
  )
})
