import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCatalog, moduleOf, randomCatalog } from '#engine/catalog.fixture.ts'
import { bringsTargets, choose, inputFor, slugs } from '#engine/path/plan.fixture.ts'
import { observedPace, planPath, type PathChoice } from '#engine/path/plan.ts'
import { seededRandom } from '#engine/shuffle.ts'

describe('her progress', () => {
  const catalog = makeCatalog({ a: [[], []], b: [['a@1']] })

  test('takes finished modules away, and what is begun counts its minutes', () => {
    const progress = { 'a-1': { done: false, minutesSpent: 12 } }
    const plan = planPath(inputFor(catalog, [], { progress, pace: 1 }))
    expect(plan.steps[0]).toMatchObject({
      module: 'a-1',
      minutes: 30,
      remaining: 18,
      reason: { started: true },
    })
    const begun = { 'b-1': { done: false, minutesSpent: 500 } }
    const overtime = planPath(inputFor(catalog, ['a@1'], { progress: begun }))
    expect(overtime.steps[0]).toMatchObject({ module: 'b-1', remaining: 10 })
  })

  test('of a finished module holds until her answers show it lost; then a shorter way back', () => {
    const progress = { 'a-1': { done: true, minutesSpent: 30 } }
    const input = inputFor(catalog, [], { progress, pace: 1 })
    const shaky = { ...input.mastery['a@1']!, p: 0.5 }
    expect(slugs(planPath({ ...input, mastery: { ...input.mastery, 'a@1': shaky } }))).not.toContain('a-1')
    const [back] = planPath(input).steps
    expect(back).toMatchObject({
      module: 'a-1',
      remaining: 10,
      reason: { refresh: true, wouldChange: 'check' },
    })
  })

  test('sets her pace, mildly at first', () => {
    expect(observedPace(catalog, {})).toBe(1)
    const slow = observedPace(catalog, { 'a-1': { done: true, minutesSpent: 60 } })
    expect(slow).toBeCloseTo(180 / 150, 9)
    const plan = planPath(inputFor(catalog, [], { pace: 2 }))
    expect(plan.minutes).toBe(180)
  })
})

describe('her choices', () => {
  const catalog = makeCatalog(
    { a: [[], []], b: [['a@1']], c: [[]] },
    {
      modules: [
        moduleOf('a1', 20, 'a@1'),
        moduleOf('a2', 20, 'a@2'),
        moduleOf('b', 20, 'b@1'),
        moduleOf('c', 20, 'c@1'),
        moduleOf('c-long', 50, 'c@1'),
      ],
    },
  )
  const withChoices = (...choices: PathChoice[]) => planPath(inputFor(catalog, [], { choices }))

  test('skip leaves it out, says what is missing, and keeps what builds on it', () => {
    const plan = withChoices(choose('a1', 'skip'))
    expect(slugs(plan)).toEqual(['a2', 'b', 'c'])
    expect(plan.skippedNeeded).toEqual(['a@1'])
    expect(plan.steps[0]!.reason.prerequisites).toMatchObject([{ node: 'a@1', from: 'skipped' }])
  })

  test('later comes after the rest, with all that needs it', () => {
    expect(slugs(withChoices(choose('a1', 'later')))).toEqual(['c', 'a1', 'a2', 'b'])
  })

  test('first comes first, after what it needs', () => {
    expect(slugs(withChoices(choose('c', 'first')))[0]).toBe('c')
    expect(slugs(withChoices(choose('b', 'first'))).slice(0, 2)).toEqual(['a1', 'b'])
    expect(slugs(withChoices(choose('a1', 'later'), choose('b', 'first'))).slice(0, 2)).toEqual(['a1', 'b'])
  })

  test('prefer takes the other module instead', () => {
    const plan = withChoices(choose('c-long', 'prefer'))
    expect(slugs(plan)).toContain('c-long')
    expect(slugs(plan)).not.toContain('c')
    expect(plan.steps.find(({ module }) => module === 'c-long')?.reason).toMatchObject({
      choice: 'prefer',
      alternative: 'c',
    })
    expect(slugs(withChoices(choose('c', 'skip'), choose('c-long', 'prefer')))).toContain('c-long')
  })

  test('the latest one about a module holds', () => {
    const plan = withChoices(
      choose('a1', 'first', '2026-02-01T00:00:00Z'),
      choose('a1', 'skip', '2026-01-01T00:00:00Z'),
    )
    expect(slugs(plan)[0]).toBe('a1')
  })

  test('never break prerequisites', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.tuple(fc.nat(30), fc.constantFrom('later', 'first', 'prefer')), { maxLength: 8 }),
        (seed, drawn) => {
          const random = seededRandom(seed)
          const drawnCatalog = randomCatalog(random, 8)
          const choices = drawn.map(([i, choice]) =>
            choose(
              drawnCatalog.modules[i % drawnCatalog.modules.length]!.slug,
              choice as PathChoice['choice'],
            ),
          )
          const plan = planPath(inputFor(drawnCatalog, [], { choices }))
          const modules = plan.steps.map((step) =>
            drawnCatalog.modules.find(({ slug }) => slug === step.module)!,
          )
          expect(bringsTargets(drawnCatalog, [], modules)).toBe(true)
        },
      ),
    )
  })
})

describe('a project', () => {
  const catalog = makeCatalog({ a: [[]], b: [['a@1']], c: [['b@1']] })
  const text = { fr: '', en: '' }
  const owner = catalog.modules[0]!
  owner.project = { title: text, brief: text, minutes: 180, criteria: [{ slug: 'x', node: 'b@1', text }] }

  test('comes after its module and what its criteria ask for, and counts', () => {
    const plan = planPath(inputFor(catalog))
    expect(slugs(plan)).toEqual(['a-1', 'b-1', 'a-1*', 'c-1'])
    expect(plan.minutes).toBe(270)
  })

  test('stays when its module is finished, goes when it is sent', () => {
    const done = { 'a-1': { done: true, minutesSpent: 30 } }
    const known = ['a@1', 'b@1']
    expect(slugs(planPath(inputFor(catalog, known, { progress: done })))).toEqual(['a-1*', 'c-1'])
    const sent = { 'a-1': { done: true, minutesSpent: 30, project: 'sent' as const } }
    expect(slugs(planPath(inputFor(catalog, known, { progress: sent })))).toEqual(['c-1'])
    const again = { 'a-1': { done: true, minutesSpent: 30, project: 'again' as const } }
    const asked = planPath(inputFor(catalog, known, { progress: again }))
    expect(slugs(asked)).toEqual(['a-1*', 'c-1'])
    expect(asked.steps[0]?.remaining).toBe(60)
    const unopened = { 'a-1': { done: false, minutesSpent: 0, project: 'again' as const } }
    expect(slugs(planPath(inputFor(catalog, ['a@1', 'b@1'], { progress: unopened })))).toEqual([
      'a-1*',
      'c-1',
    ])
    const later = [choose('a-1', 'later')]
    expect(slugs(planPath(inputFor(catalog, known, { progress: done, choices: later })))).toEqual([
      'c-1',
      'a-1*',
    ])
  })
})
