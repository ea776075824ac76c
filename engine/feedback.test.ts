import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { webCatalog } from '#engine/catalog.fixture.ts'
import type { Criterion } from '#engine/catalog.ts'
import type { Evidence } from '#engine/evidence.ts'
import { allReached, criterionLevels, feedbackEvidence, shownNodes, type Levels } from '#engine/feedback.ts'
import { observe, initialState, rebuild } from '#engine/learner.ts'
import { estimate } from '#engine/mastery.ts'

const text = { fr: '', en: '' }
const criteria: Criterion[] = [
  { slug: 'areas', node: 'html@2', text },
  { slug: 'form', node: 'html@2', text },
  { slug: 'layout', node: 'css@1', text },
  { slug: 'git', node: 'git@1', text },
]
const slugs = criteria.map(({ slug }) => slug)
const anyLevels: fc.Arbitrary<Levels> = fc
  .tuple(...slugs.map(() => fc.option(fc.constantFrom(...criterionLevels), { nil: undefined })))
  .map((levels) => Object.fromEntries(slugs.flatMap((slug, i) => (levels[i] ? [[slug, levels[i]]] : []))))
const at = '2026-09-07T09:00:00.000Z'
const said = (version = 1) => ({
  work: { module: 'page', version, submission: `s${version}` },
  ...{ by: 'mentor', author: 'claire', at, idOf: (node: string) => `${version} ${node}` },
})
const facts = (levels: Levels, earlier: Evidence[] = [], version = 1) =>
  feedbackEvidence(criteria, levels, earlier, said(version))
const all: Levels = Object.fromEntries(slugs.map((slug) => [slug, 'reached']))

describe('feedback', () => {
  test('shows a node when all its criteria are reached, once', () => {
    expect(shownNodes(criteria, all)).toEqual(['html@2', 'css@1', 'git@1'])
    expect(shownNodes(criteria, { ...all, form: 'almost' })).toEqual(['css@1', 'git@1'])
    expect(allReached(criteria, all)).toBe(true)
    expect(allReached(criteria, { ...all, git: 'almost' })).toBe(false)
  })

  test('brings one fact a node at most, none for what is not reached, and never takes mastery away', () => {
    const catalog = webCatalog()
    fc.assert(
      fc.property(anyLevels, (levels) => {
        const found = facts(levels)
        expect(new Set(found.map(({ node }) => node)).size).toBe(found.length)
        for (const { slug, node } of criteria)
          if (levels[slug] !== 'reached') expect(found.map((fact) => fact.node)).not.toContain(node)
        const before = estimate(catalog, initialState(), at)
        const after = estimate(catalog, rebuild(catalog, found), at)
        for (const [node, { p }] of Object.entries(before))
          expect(after[node]!.p).toBeGreaterThanOrEqual(p - 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('of a later version counts only what an earlier one had not shown, or what she contested', () => {
    const first = facts({ ...all, layout: 'not-yet' })
    expect(first.map(({ node }) => node)).toEqual(['html@2', 'git@1'])
    expect(facts(all, first, 2).map(({ node }) => node)).toEqual(['css@1'])
    const contest: Evidence = { kind: 'contest', id: 'c', at, node: 'git@1', validation: '1 git@1' }
    expect(facts(all, [...first, contest], 2).map(({ node }) => node)).toEqual(['css@1', 'git@1'])
    const elsewhere = first.map((fact) => ({ ...fact, work: { ...said().work, module: 'other' } }))
    expect(facts(all, elsewhere, 2)).toHaveLength(3)
  })

  test('weighs less than somebody who watched, and more than one right answer', () => {
    const catalog = webCatalog()
    const p = (fact: Evidence) => estimate(catalog, observe(catalog, initialState(), fact), at)['git@1']!
    const read = p(facts(all).find(({ node }) => node === 'git@1')!)
    const watched = p({ kind: 'validation', id: 'v', at, node: 'git@1', by: 'mentor' })
    const item = catalog.items.find(({ node }) => node === 'git@1')!.id
    const answered = p({
      ...{ kind: 'answer', id: 'a', at, node: 'git@1', item, purpose: 'check', correct: true },
      ...{ unknown: false, hinted: false, slip: 0.1, guess: 0.25 },
    })
    expect(read.p).toBeLessThan(watched.p)
    expect(read.p).toBeGreaterThan(answered.p)
    expect(read.high - read.low).toBeGreaterThan(watched.high - watched.low)
    expect(read.basis).toBe('validation')
  })
})
