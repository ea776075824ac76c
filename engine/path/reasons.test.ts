import { describe, expect, test } from 'vitest'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { inputFor } from '#engine/path/plan.fixture.ts'
import { planPath } from '#engine/path/plan.ts'
import { alternatives } from '#engine/path/reasons.ts'

describe('reasons', () => {
  const catalog = webCatalog()
  const plan = planPath(inputFor(catalog, ['files@1', 'mail-calendar@1', 'information@1']))

  test('say what a step brings, builds on and opens', () => {
    const { reason } = plan.steps.find(({ module }) => module === 'html-1')!
    expect(reason.brings).toMatchObject([{ node: 'html@1', p: 0.05, answers: 2, right: 1 }])
    expect(reason.prerequisites).toMatchObject([{ node: 'web-basics@1', from: 'path' }])
    expect(reason.opens.steps).toBeGreaterThan(10)
    expect(reason.opens.targets).toContain('components@2')
    expect(reason).toMatchObject({
      certainty: 'high',
      wouldChange: 'claim',
      alternative: 'page-from-scratch',
      choice: null,
    })
  })

  test('are less certain where she may know it', () => {
    const input = inputFor(catalog)
    const guessed = { ...input.mastery['git@1']!, p: 0.6, basis: 'neighbours' as const }
    const { steps } = planPath({ ...input, mastery: { ...input.mastery, 'git@1': guessed } })
    expect(steps.find(({ module }) => module === 'git-1')!.reason).toMatchObject({
      certainty: 'low',
      wouldChange: 'check',
    })
  })

  test('name of the other ways the first that lacks nothing', () => {
    const named = plan.steps.filter(({ reason }) => reason.alternative !== null)
    expect(named.length).toBeGreaterThan(1)
    for (const { module, gives, project, reason } of plan.steps.filter((step) => !step.project)) {
      const full = alternatives(catalog, module, gives).find(({ lacks }) => lacks.length === 0)
      expect([module, project, reason.alternative]).toEqual([module, false, full?.module ?? null])
    }
  })

  test('know the other ways', () => {
    expect(alternatives(catalog, 'html-1')).toEqual([
      { module: 'page-from-scratch', minutes: 60, gives: ['html@1'], lacks: [] },
    ])
    expect(alternatives(catalog, 'office-essentials').map(({ lacks }) => lacks)).toEqual([
      ['mail-calendar@1'],
      ['files@1'],
    ])
  })
})
