/** Catalogues with too many modules for a proof: what she knows is kept by search. */
import { describe, expect, test } from 'vitest'
import { randomCatalog } from '#engine/catalog.fixture.ts'
import { listNodes, nodesOfTrack } from '#engine/competency.ts'
import { needsOf } from '#engine/path/needs.ts'
import { bringsTargets, closedSet, inputFor, slugs } from '#engine/path/plan.fixture.ts'
import { planPath } from '#engine/path/plan.ts'
import { seededRandom } from '#engine/shuffle.ts'

/** Facts above which no proof is tried: engine/selection/exact.ts. */
const tooMany = 120

describe.each([1, 2, 4])('in a large catalogue (%i)', (seed) => {
  const random = seededRandom(seed)
  const catalog = randomCatalog(random, 110)
  const before = planPath(inputFor(catalog))

  test('a plan after which nothing happened stays as it is', () => {
    expect(listNodes(catalog).length).toBeGreaterThan(tooMany)
    expect(planPath(inputFor(catalog, [], { previous: before }))).toEqual(before)
  })

  test('few modules of the plan are given up when one is withdrawn and some are known', () => {
    const replaceable = slugs(before).filter((slug) =>
      catalog.modules
        .find((one) => one.slug === slug)!
        .teaches.every((node) =>
          catalog.modules.some((other) => other.slug !== slug && other.teaches.includes(node)),
        ),
    )
    const gone = replaceable[Math.floor(random() * replaceable.length)]
    expect(gone).toBeDefined()
    const left = { ...catalog, modules: catalog.modules.filter(({ slug }) => slug !== gone) }
    const known = closedSet(left, random, 0.05)
    const moduleOf = (slug: string) => left.modules.find((one) => one.slug === slug)!
    const input = inputFor(left, known, { previous: before })
    const { wanted } = needsOf(input, nodesOfTrack(left, input.track))
    const useful = slugs(before).filter(
      (slug) => slug !== gone && moduleOf(slug).teaches.some((node) => wanted.has(node)),
    )
    const after = planPath(input)
    expect(bringsTargets(left, known, slugs(after).map(moduleOf))).toBe(true)
    const givenUp = useful.filter((slug) => !slugs(after).includes(slug))
    expect(givenUp.length / useful.length).toBeLessThan(0.05)
    expect(planPath(inputFor(left, known, { previous: after }))).toEqual(after)
  })
})
