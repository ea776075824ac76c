import { expect, test } from 'vitest'
import { simulateSnapshots } from './academy/rule-lives.ts'
import { published } from '#engine/rule-credentials.ts'
import { measureRules } from '#engine/rule-measure.ts'
import { ruleNames } from '#engine/rules.ts'

test('what is published of the rules is what simulated lives give', () => {
  const figures = measureRules(simulateSnapshots(70, 62))
  for (const rule of ruleNames) {
    const [own, told] = [figures[rule], published[rule]]
    expect(told.learners).toBe(600)
    expect(Math.abs((own.share?.value ?? 1) - (told.share?.value ?? 0)), rule).toBeLessThan(0.04)
    expect(own.precision?.low ?? 1, rule).toBeLessThanOrEqual(told.precision?.high ?? 0)
    expect(own.precision?.high ?? 0, rule).toBeGreaterThanOrEqual(told.precision?.low ?? 1)
  }
  expect(ruleNames.map((rule) => published[rule].verdict)).toEqual(['holds', 'holds', 'unproven', 'unproven'])
}, 30_000)
