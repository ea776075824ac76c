/** Promises of edits: made or refused, taken back exactly, never a circle, and the difference of two catalogues leads across. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog } from '#engine/catalog.ts'
import { findCycle } from '#engine/competency.ts'
import { applyEdit, applyEdits } from '#engine/edit/apply.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'
import { randomEdit, randomEdits, richCatalog } from '#engine/edit/edit.fixture.ts'
import { invertEdit, invertEdits, type Edit } from '#engine/edit/edit.ts'
import { addition, moving, putting, removal, setting, taking } from '#engine/edit/make.ts'
import { seededRandom } from '#engine/shuffle.ts'

const seeds = fc.integer({ min: 1, max: 2 ** 31 })
/** So that whoever changes it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
    Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

const base = () => makeCatalog({ a: [[], []], b: [['a@1']], c: [['b@1']] })
const made = (catalog: Catalog, ...edits: Edit[]) => applyEdits(catalog, edits).catalog
const refused = (catalog: Catalog, edit: Edit) => applyEdit(catalog, edit).refused

describe('500 edits by chance', () => {
  test('taken back, they leave the base as it was; each taken back twice is itself', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seededRandom(seed)
        const catalog = richCatalog(random, 8)
        const { edits, catalog: after } = randomEdits(catalog, random, 500)
        expect(applyEdits(catalog, edits).catalog).toEqual(after)
        expect(edits.map((edit) => invertEdit(invertEdit(edit)))).toEqual(edits)
        const { catalog: back, refused } = applyEdits(after, invertEdits(edits))
        expect(refused).toBeUndefined()
        expect(back).toEqual(catalog)
      }),
      { numRuns: 12 },
    )
  })

  test('their difference leads from the base to what they made, order included, and back', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 500 }), (seed, count) => {
        const random = seededRandom(seed)
        const a = richCatalog(random, 8)
        const b = randomEdits(a, random, count).catalog
        expect(applyEdits(a, diffCatalogs(a, b)).catalog).toEqual(b)
        expect(applyEdits(b, diffCatalogs(b, a)).catalog).toEqual(a)
        expect(diffCatalogs(b, b)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('two catalogues that have nothing to do with each other differ in a way that leads across', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seededRandom(seed)
        const [a, b] = [richCatalog(random, 9), richCatalog(random, 9)]
        expect(applyEdits(a, diffCatalogs(a, b)).catalog).toEqual(b)
      }),
      { numRuns: 40 },
    )
  })

  test('never make a circle, nor change what they were made on', () => {
    let met = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seededRandom(seed)
        let catalog = richCatalog(random, 6)
        let circles = 0
        for (let i = 0; i < 600; i += 1) {
          const edit = randomEdit(frozen(catalog), random)
          const outcome = edit && applyEdit(catalog, edit)
          if (outcome?.refused?.reason === 'cycle') circles += 1
          if (!outcome?.catalog) continue
          expect(findCycle(outcome.catalog)).toBeNull()
          catalog = outcome.catalog
        }
        met += circles
      }),
      { numRuns: 5 },
    )
    expect(met).toBeGreaterThan(0)
  })
})

describe('what is refused, and why', () => {
  const where = { kind: 'level', slug: 'a@1' } as const

  test('a circle, with the loop in order', () => {
    expect(refused(base(), putting(base(), where, 'c@1'))).toEqual({
      reason: 'cycle',
      loop: ['b@1', 'c@1', 'a@1'],
    })
    expect(refused(base(), putting(base(), where, 'a@2'))).toMatchObject({ reason: 'cycle' })
    expect(refused(base(), putting(base(), where, 'a@1'))).toEqual({ reason: 'cycle', loop: ['a@1'] })
  })

  test('a name that nothing has', () => {
    const unknown = (kind: string, slug: string) => ({ reason: 'unknown', kind, slug })
    expect(refused(base(), putting(base(), where, 'z@1'))).toEqual(unknown('level', 'z@1'))
    expect(refused(base(), setting(base(), { kind: 'module', slug: 'z' }, 'minutes', 5))).toEqual(
      unknown('module', 'z'),
    )
    expect(refused(base(), setting(base(), { kind: 'competency', slug: 'a' }, 'area', 'moon'))).toEqual(
      unknown('area', 'moon'),
    )
    const level = { canDo: { fr: '', en: '' }, requires: [] }
    expect(refused(base(), addition(base(), 'level', 'z@1', level))).toEqual(unknown('competency', 'z'))
  })

  test('parts of one name in a thing that comes', () => {
    const text = { fr: 'a', en: 'a' }
    const criteria = ['a@1', 'a@2'].map((node) => ({ slug: 'clear', node, text }))
    const project = { title: text, minutes: 60, brief: text, criteria }
    const module = { kind: 'module', slug: 'a-1' } as const
    const taken = { reason: 'taken', kind: 'criterion', slug: 'a-1/clear' }
    expect(refused(base(), setting(base(), module, 'project', project))).toEqual(taken)
    const milestones = ['a@1', 'a@2'].map((node) => ({ slug: 'half', name: text, nodes: [node] }))
    const track = { ...base().tracks[0]!, slug: 'new', milestones }
    expect(refused(base(), addition(base(), 'track', 'new', track))).toMatchObject({ slug: 'new/half' })
  })

  test('a slug that is taken, or was retired', () => {
    const catalog = base()
    const area = catalog.areas[0]!
    expect(refused(catalog, addition(catalog, 'area', 'all', area))).toEqual({
      reason: 'taken',
      kind: 'area',
      slug: 'all',
    })
    const retired = { ...catalog, retired: [{ node: 'd@1', equivalent: [] }] }
    const d = { ...catalog.competencies[2]!, slug: 'd' }
    expect(refused(retired, addition(retired, 'competency', 'd', d))).toEqual({
      reason: 'retired',
      node: 'd@1',
    })
    expect(refused(catalog, addition(catalog, 'retirement', 'a@1', { node: 'a@1', equivalent: [] }))).toEqual(
      { reason: 'exists', node: 'a@1' },
    )
  })

  test('a member that is there, or is not', () => {
    const b = { kind: 'level', slug: 'b@1' } as const
    expect(refused(base(), putting(base(), b, 'a@1'))).toMatchObject({ reason: 'twice', member: 'a@1' })
    expect(refused(base(), taking(base(), b, 'a@2'))).toMatchObject({ reason: 'absent', member: 'a@2' })
  })

  test('what replaces something else than what is there', () => {
    const title = { kind: 'module', slug: 'b-1' } as const
    const edit = setting(base(), title, 'title.fr', 'x')
    const later = made(base(), setting(base(), title, 'title.fr', 'y'))!
    expect(refused(later, edit)).toMatchObject({ reason: 'stale', found: 'y' })
    const other = made(base(), setting(base(), title, 'title.en', 'y'))!
    expect(refused(other, edit)).toBeUndefined()
    expect(refused(later, removal(base(), title))).toMatchObject({ reason: 'stale' })
  })

  test('a node in use, and a level below another', () => {
    expect(refused(base(), removal(base(), { kind: 'level', slug: 'a@1' }))).toEqual({
      reason: 'not-on-top',
      node: 'a@1',
    })
    expect(refused(base(), removal(base(), { kind: 'competency', slug: 'b' }))).toMatchObject({
      reason: 'used',
      by: expect.arrayContaining([
        { kind: 'level', slug: 'c@1' },
        { kind: 'module', slug: 'b-1' },
      ]),
    })
    const level = { canDo: { fr: '', en: '' }, requires: [] }
    expect(refused(base(), addition(base(), 'level', 'a@4', level))).toEqual({
      reason: 'not-on-top',
      node: 'a@4',
    })
  })

  test.each([
    ['slug', 'z'],
    ['teaches', []],
    ['minutes', 'long'],
    ['minutes', null],
    ['nothing', 5],
    ['title.de', 'Titel'],
    ['__proto__.minutes', 5],
    ['title.length', 5],
  ])('a field that is not changed so: %s', (field, value) => {
    const edit = setting(base(), { kind: 'module', slug: 'b-1' }, field, value)
    expect(refused(base(), edit)).toMatchObject({ reason: 'unfit', field })
  })
})

test('things stand where they were put, and a field that may be absent comes and goes', () => {
  const b = { kind: 'module', slug: 'b-1' } as const
  const moved = made(base(), moving(base(), b, null))!
  expect(moved.modules.map(({ slug }) => slug)).toEqual(['b-1', 'a-1', 'a-2', 'c-1'])
  const item = { kind: 'item', slug: 'a-1-1' } as const
  const hard = made(base(), setting(base(), item, 'slip', 0.2))!
  expect(hard.items[0]).toMatchObject({ slip: 0.2 })
  expect(made(hard, setting(hard, item, 'slip', null))).toEqual(base())
})

test('as few things as possible change their place', () => {
  const moved = made(base(), moving(base(), { kind: 'module', slug: 'a-1' }, 'c-1'))!
  expect(diffCatalogs(base(), moved)).toHaveLength(1)
})

test('languages are fields of their own in a difference', () => {
  const b = { kind: 'module', slug: 'b-1' } as const
  const other = made(base(), setting(base(), b, 'title.en', 'new'))!
  expect(diffCatalogs(base(), other)).toEqual([setting(base(), b, 'title.en', 'new')])
})
