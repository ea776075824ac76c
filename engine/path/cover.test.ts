import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCatalog, moduleOf, randomCatalog, webCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { moduleRequires, nodesOfTrack } from '#engine/competency.ts'
import { bringsTargets, closedSet, inputFor, slugs, today } from '#engine/path/plan.fixture.ts'
import { planPath } from '#engine/path/plan.ts'
import { seededRandom } from '#engine/shuffle.ts'

/** The fewest minutes by trying all sets of modules. */
function bruteForce(catalog: Catalog, known: readonly NodeId[]): number {
  const { modules } = catalog
  const requires = modules.map((module) => moduleRequires(catalog, module))
  let least = Infinity
  for (let set = 0; set < 2 ** modules.length; set += 1) {
    const minutes = modules.reduce((sum, module, i) => sum + ((set >> i) & 1 ? module.minutes : 0), 0)
    if (minutes >= least) continue
    const has = new Set(known)
    for (let grown = true; grown;) {
      grown = false
      modules.forEach((module, i) => {
        if (!((set >> i) & 1) || !requires[i]!.every((node) => has.has(node))) return
        for (const node of module.teaches) {
          if (!has.has(node)) grown = true
          has.add(node)
        }
      })
    }
    if (catalog.tracks[0]!.targets.every((target) => has.has(target))) least = minutes
  }
  return least
}

describe('the modules', () => {
  test('are the fewest minutes: as brute force finds', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, 5)
        const known = closedSet(catalog, random, 0.3)
        const plan = planPath(inputFor(catalog, known))
        expect(plan.minutes).toBe(bruteForce(catalog, known))
      }),
      { numRuns: 120 },
    )
  })

  test('come after what they need', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 3, max: 14 }), (seed, size) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, size)
        const known = closedSet(catalog, random, 0.4)
        const plan = planPath(inputFor(catalog, known))
        const modules = plan.steps.map((step) => catalog.modules.find(({ slug }) => slug === step.module)!)
        expect(bringsTargets(catalog, known, modules)).toBe(true)
        expect(new Set(modules).size).toBe(modules.length)
      }),
    )
  })

  test('of the web track are found within the search budget', () => {
    const catalog = webCatalog()
    const plan = planPath(inputFor(catalog))
    expect(slugs(plan)).toContain('office-essentials')
    expect(plan.minutes).toBe(1400)
    expect(planPath(inputFor(catalog, nodesOfTrack(catalog, catalog.tracks[0]!)))).toMatchObject({
      steps: [],
      minutes: 0,
      arrival: { earliest: today, likely: today, latest: today },
    })
  })

  test('of a circle that only another module breaks are found', () => {
    const catalog = makeCatalog(
      { a: [[]], b: [['c@1']], c: [['a@1']] },
      {
        modules: [
          moduleOf('ab', 10, 'a@1', 'b@1'),
          moduleOf('c', 10, 'c@1'),
          moduleOf('a', 30, 'a@1'),
          moduleOf('b', 50, 'b@1'),
        ],
      },
    )
    expect(slugs(planPath(inputFor(catalog)))).toEqual(['a', 'c', 'ab'])
  })

  test('leave out what leads only to what she has', () => {
    const catalog = makeCatalog({ a: [[], []], b: [['a@1']] }, { targets: ['a@2', 'b@1'] })
    expect(slugs(planPath(inputFor(catalog, ['a@2'])))).toEqual(['a-1', 'b-1'])
    expect(slugs(planPath(inputFor(catalog, ['a@2', 'b@1'])))).toEqual([])
  })

  test('take no notice of forgetting by time alone', () => {
    const catalog = makeCatalog({ a: [[]] })
    const input = inputFor(catalog, ['a@1'])
    const { 'a@1': known } = input.mastery
    input.mastery['a@1'] = { ...known!, p: 0.6, retention: 0.62, status: 'uncertain' }
    expect(planPath(input).steps).toEqual([])
  })
})

describe('what no module teaches', () => {
  test('is said, and does not stop the rest', () => {
    const catalog = makeCatalog({ a: [[]], b: [['a@1']] }, { modules: [moduleOf('b', 20, 'b@1')] })
    const plan = planPath(inputFor(catalog))
    expect(plan.unreachable).toEqual(['a@1'])
    expect(slugs(plan)).toEqual(['b'])
    expect(plan.steps[0]!.reason.prerequisites).toMatchObject([{ node: 'a@1', from: 'unreachable' }])
  })
})
