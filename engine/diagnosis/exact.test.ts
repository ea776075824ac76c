import { expect, test } from 'vitest'
import { exactJoint } from '#engine/diagnosis/exact.ts'
import { Outlook } from '#engine/diagnosis/outlook.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { entryModel, entryPosterior, noLikelihood, setLikelihood } from '#engine/entry.ts'

const model = entryModel(webCatalog())
const count = model.nodes.length

test('pairs add up: both is the same either way, at most either alone, and what answers say follows by Bayes', () => {
  const likelihood = noLikelihood(model)
  setLikelihood(likelihood, 2, 0.2, 0.9)
  setLikelihood(likelihood, count - 1, 0.8, 0.1)
  const { p } = entryPosterior(model, likelihood)
  const joint = exactJoint(model, likelihood, p)
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
  expect(expected.variance).toBeCloseTo(doubt[0]! + doubt[1]!, 1)
})
