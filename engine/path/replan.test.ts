import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { makeCatalog, randomCatalog, webCatalog } from '#engine/catalog.fixture.ts'
import { moduleRequires } from '#engine/competency.ts'
import { layAgain } from '#engine/path/again.ts'
import { comparePlans } from '#engine/path/compare.ts'
import { choose, closedSet, inputFor, slugs } from '#engine/path/plan.fixture.ts'
import { planPath } from '#engine/path/plan.ts'
import { seededRandom } from '#engine/shuffle.ts'

/** Whether two modules of both plans may have to leave their old order: what one needs now comes from the other, or after it. */
function mayTurn(catalog: Catalog, known: NodeId[], before: string[], after: string[]): boolean {
  const inPlan = catalog.modules.filter(({ slug }) => after.includes(slug))
  const waitsFor = (slug: string, seen = new Set<string>()): Set<string> => {
    const module = inPlan.find((one) => one.slug === slug)!
    const missing = moduleRequires(catalog, module).filter((node) => !known.includes(node))
    for (const { slug: giver, teaches } of inPlan)
      if (!seen.has(giver) && teaches.some((node) => missing.includes(node))) waitsFor(giver, seen.add(giver))
    return seen
  }
  const kept = before.filter((slug) => after.includes(slug))
  return kept.some((slug, i) => kept.slice(i + 1).some((later) => waitsFor(slug).has(later)))
}

describe('replanning', () => {
  test('keeps the order of what remains when a module is finished', () => {
    const catalog = webCatalog()
    const before = planPath(inputFor(catalog))
    const first = catalog.modules.find(({ slug }) => slug === before.steps[0]!.module)!
    const after = planPath(inputFor(catalog, first.teaches, { previous: before }))
    expect(slugs(after)).toEqual(slugs(before).slice(1))
  })

  test('keeps modules and order for a few minutes more, and only for a few', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, 9)
        const before = planPath(inputFor(catalog))
        const known = closedSet(catalog, random, 0.25)
        const scratch = planPath(inputFor(catalog, known))
        const after = planPath(inputFor(catalog, known, { previous: before }))
        expect(after.minutes).toBeLessThanOrEqual(scratch.minutes * 1.05)
        const { moved } = comparePlans(before, after)
        if (!mayTurn(catalog, known, slugs(before), slugs(after))) expect(moved).toEqual([])
        const again = planPath(inputFor(catalog, known, { previous: after }))
        expect(again).toEqual(after)
      }),
    )
  })

  test('puts what is new right before what needs it', () => {
    const catalog = makeCatalog({ a: [[]], b: [['a@1']], c: [[]], d: [['c@1']] })
    const before = planPath(inputFor(catalog, ['c@1']))
    expect(slugs(before)).toEqual(['a-1', 'b-1', 'd-1'])
    const after = planPath(inputFor(catalog, [], { previous: before }))
    expect(slugs(after)).toEqual(['a-1', 'b-1', 'c-1', 'd-1'])
  })

  test('is deterministic', () => {
    const catalog = webCatalog()
    expect(planPath(inputFor(webCatalog()))).toEqual(planPath(inputFor(catalog)))
  })
})

describe('a plan of another day', () => {
  test('laid again holds the same steps from today on, without what was finished', () => {
    const catalog = webCatalog()
    const plan = planPath(inputFor(catalog))
    const [first, second] = plan.steps
    const progress = {
      [first!.module]: { done: true, minutesSpent: 30 },
      [second!.module]: { done: false, minutesSpent: 5 },
    }
    const later = layAgain(plan, { ...inputFor(catalog, [], { progress, pace: 1 }), today: '2027-01-04' })
    expect(slugs(later)).toEqual(slugs(plan).slice(1))
    expect(later.steps[0]).toMatchObject({ from: '2027-01-04', remaining: second!.minutes - 5 })
    expect(later.arrival!.likely > plan.arrival!.likely).toBe(true)
  })
})

describe('comparing plans', () => {
  const catalog = makeCatalog({ a: [[]], b: [[]], c: [[]], d: [[]] })
  const before = planPath(inputFor(catalog))

  test('says nothing changed of a plan and itself', () => {
    expect(comparePlans(before, before)).toMatchObject({
      same: true,
      added: [],
      removed: [],
      moved: [],
      minutes: 0,
      arrivalDays: 0,
    })
  })

  test('says as few steps moved as possible', () => {
    const after = planPath(inputFor(catalog, [], { previous: before, choices: [choose('d-1', 'first')] }))
    expect(slugs(after)).toEqual(['d-1', 'a-1', 'b-1', 'c-1'])
    expect(comparePlans(before, after).moved).toEqual([{ module: 'd-1', project: false, from: 3, to: 0 }])
  })

  test('says what came, went, was skipped and taken up again', () => {
    const skipped = planPath(
      inputFor(catalog, ['a@1'], { previous: before, choices: [choose('b-1', 'skip')] }),
    )
    expect(comparePlans(before, skipped)).toMatchObject({
      removed: [{ module: 'a-1' }, { module: 'b-1' }],
      skipped: ['b@1'],
      minutes: -60,
    })
    expect(comparePlans(skipped, before)).toMatchObject({
      resumed: ['b@1'],
      added: [{ module: 'a-1' }, { module: 'b-1' }],
    })
  })
})
