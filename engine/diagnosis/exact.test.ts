import { expect, test } from 'vitest'
import { jointNow } from '#engine/diagnosis/exact.ts'
import { Outlook } from '#engine/diagnosis/outlook.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { entryJoint, entryModel, entryPosterior, noLikelihood, setLikelihood } from '#engine/entry.ts'

const model = entryModel(webCatalog())
const count = model.nodes.length

test('pairs add up: both is the same either way, at most either alone, and what answers say follows by Bayes', () => {
  const likelihood = noLikelihood(model)
  setLikelihood(likelihood, 2, 0.2, 0.9)
  setLikelihood(likelihood, count - 1, 0.8, 0.1)
  const { p } = entryPosterior(model, likelihood)
  const joint = entryJoint(model, likelihood, p)
  for (let i = 0; i < count; i += 3)
    for (let j = 0; j < count; j += 2) {
      expect(joint.both(i, j)).toBeCloseTo(joint.both(j, i), 9)
      expect(joint.both(i, j)).toBeLessThanOrEqual(Math.min(p[i]!, p[j]!) + 1e-9)
    }
  const question = { competency: 4, slip: 0.1, guess: 0.2 }
  const doubt = [true, false].map((right) => {
    const answered = likelihood.slice()
    answered[8]! *= right ? 0.2 : 0.8
    answered[9]! *= right ? 0.9 : 0.1
    const probability = right ? p[4]! * 0.9 + (1 - p[4]!) * 0.2 : p[4]! * 0.1 + (1 - p[4]!) * 0.8
    return probability * entryPosterior(model, answered).p.reduce((sum, one) => sum + one * (1 - one), 0)
  })
  const expected = new Outlook(joint, p, new Float64Array(count).fill(1)).after(question)
  expect(expected.variance).toBeCloseTo(doubt[0]! + doubt[1]!, 2)
})

test('pairs as they are now equal the sum over both states at entry', () => {
  const likelihood = noLikelihood(model)
  setLikelihood(likelihood, 3, 0.3, 0.8)
  const { p } = entryPosterior(model, likelihood)
  const joint = entryJoint(model, likelihood, p)
  const learnt = Float64Array.from(p, (_, i) => 0.1 * (i % 5))
  const kept = Float64Array.from(p, (_, i) => 1 - 0.1 * (i % 4))
  const now = jointNow(joint, p, { learnt, gain: kept.map((one, i) => one - learnt[i]!) })
  for (const [i, j] of [
    [0, 1],
    [2, 7],
    [9, 4],
  ] as const) {
    const both = joint.both(i, j)
    const sum =
      both * kept[i]! * kept[j]! +
      (p[i]! - both) * kept[i]! * learnt[j]! +
      (p[j]! - both) * learnt[i]! * kept[j]! +
      (1 - p[i]! - p[j]! + both) * learnt[i]! * learnt[j]!
    expect(now.both(i, j)).toBeCloseTo(sum, 12)
    expect(now.both(i, i)).toBeCloseTo(p[i]! * kept[i]! + (1 - p[i]!) * learnt[i]!, 12)
  }
})
