/** Promises of drafts: folding is certain, undoing too, and what two people did is kept or asked about. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog } from '#engine/catalog.ts'
import { applyEdits, wayOf } from '#engine/edit/apply.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'
import { foldDraft, nextToRedo, nextToUndo, redo, undo, type Entry } from '#engine/edit/draft.ts'
import { randomEdits, richCatalog } from '#engine/edit/edit.fixture.ts'
import type { Edit } from '#engine/edit/edit.ts'
import { addition, putting, removal, setting, taking } from '#engine/edit/make.ts'
import { findThing, membersOf } from '#engine/edit/place.ts'
import { rebase, type Answer, type Rebased } from '#engine/edit/rebase.ts'
import { isSame, read } from '#engine/edit/tree.ts'
import { seededRandom } from '#engine/shuffle.ts'

const base = () => makeCatalog({ a: [[], []], b: [['a@1']], c: [['b@1']] })
const entry = (id: string, author: string, ...edits: Edit[]): Entry => ({
  id,
  author,
  at: '2026-11-23T10:00:00.000Z',
  edits,
  undone: false,
})
const must = (folded: { catalog?: Catalog }) => {
  if (!folded.catalog) throw new Error(`does not fold: ${JSON.stringify(folded)}`)
  return folded.catalog
}
const module = { kind: 'module', slug: 'b-1' } as const
const title = (catalog: Catalog, value: string, language = 'fr') =>
  setting(catalog, module, `title.${language}`, value)
const after = (catalog: Catalog, ...edits: Edit[]) => must(applyEdits(catalog, edits))

/** Random edits as entries of a few edits each, of two people in turn. */
function chunked(edits: readonly Edit[], start: string): Entry[] {
  return Array.from({ length: Math.ceil(edits.length / 7) }, (_, i) =>
    entry(`${start}${i}`, i % 2 === 0 ? 'Awa' : 'Maud', ...edits.slice(7 * i, 7 * i + 7)),
  )
}

/** Whether an edit changes this field, or what lies in it. */
const reaches = (field: Edit & { act: 'set' }) => (one: Edit) =>
  (one.act === 'set' && one.kind === field.kind && one.slug === field.slug && one.field === field.field) ||
  (field.field === 'project' && one.kind === 'criterion' && one.slug.startsWith(`${field.slug}/`))

const seeds = fc.integer({ min: 1, max: 2 ** 31 })

describe('undo and redo', () => {
  test('500 edits of two people: folded twice they are the same; all undone one by one, the base; redone, the whole', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seededRandom(seed)
        const catalog = richCatalog(random, 6)
        const { edits, catalog: whole } = randomEdits(catalog, random, 500)
        let entries = chunked(edits, 'e')
        expect(foldDraft(catalog, entries)).toEqual({ catalog: whole })
        expect(foldDraft(catalog, structuredClone(entries))).toEqual(foldDraft(catalog, entries))
        for (const { id } of [...entries].reverse()) entries = undo(catalog, entries, id).entries ?? []
        expect(foldDraft(catalog, entries)).toEqual({ catalog })
        for (const { id } of [...entries]) entries = redo(catalog, entries, id).entries ?? []
        expect(foldDraft(catalog, entries)).toEqual({ catalog: whole })
      }),
      { numRuns: 3 },
    )
  })

  test('hers from under another’s, and refused with the entries that need it', () => {
    const first = title(base(), 'one')
    const other = setting(base(), { kind: 'module', slug: 'a-1' }, 'minutes', 20)
    const second = title(after(base(), first), 'two')
    const entries = [entry('1', 'Awa', first), entry('2', 'Maud', other)]
    const undone = undo(base(), entries, '1').entries
    expect(must(foldDraft(base(), undone ?? []))).toEqual(after(base(), other))
    expect(undo(base(), [...entries, entry('3', 'Maud', second)], '1')).toEqual({ dependent: ['3'] })
  })

  test('what depends on what depends is named too', () => {
    const area = base().areas[0]!
    const moon = addition(base(), 'area', 'moon', { ...area, slug: 'moon' })
    const there = setting(after(base(), moon), { kind: 'competency', slug: 'a' }, 'area', 'moon')
    const back = setting(after(base(), moon, there), { kind: 'competency', slug: 'a' }, 'area', 'all')
    const entries = [entry('1', 'Awa', moon), entry('2', 'Maud', there), entry('3', 'Maud', back)]
    expect(undo(base(), entries, '1')).toEqual({ dependent: ['2', '3'] })
  })

  test('the next one to undo and to redo is one’s own; a new entry ends redoing', () => {
    const entries = ['1', '2', '3', '4'].map((id) => entry(id, id === '3' ? 'Maud' : 'Awa'))
    const [one, two, maud, four] = entries as [Entry, Entry, Entry, Entry]
    expect(nextToUndo(entries, 'Awa')).toBe('4')
    expect(nextToRedo(entries, 'Awa')).toBeNull()
    const gone = (undone: Entry): Entry => ({ ...undone, undone: true })
    expect(nextToUndo([one, gone(two), maud, gone(four)], 'Awa')).toBe('1')
    expect(nextToRedo([one, gone(two), maud, gone(four)], 'Awa')).toBe('2')
    expect(nextToRedo([one, gone(two), maud, four], 'Awa')).toBeNull()
    expect(nextToUndo([gone(one)], 'Awa')).toBeNull()
  })

  test('redoing is refused where it no longer goes', () => {
    const first = title(base(), 'one')
    const entries = [{ ...entry('1', 'Awa', first), undone: true }, entry('2', 'Maud', title(base(), 'two'))]
    expect(redo(base(), entries, '1')).toEqual({ dependent: ['2'] })
  })
})

describe('rebase', () => {
  test('keeps both where they touch other fields, and other languages of one text', () => {
    const theirs = after(base(), title(base(), 'theirs', 'en'))
    const { entries, conflicts } = rebase([entry('1', 'Awa', title(base(), 'mine'))], base(), theirs)
    expect(conflicts).toEqual([])
    expect(findThing(must(foldDraft(theirs, entries)), module)?.title).toEqual({ fr: 'mine', en: 'theirs' })
  })

  test('the same field twice is one conflict, answered by mine, by theirs or by something else', () => {
    const theirs = after(base(), title(base(), 'theirs'))
    const edits = [title(base(), 'mine'), title(after(base(), title(base(), 'mine')), 'mine at last')]
    const draft = [entry('1', 'Awa', edits[0]!), entry('2', 'Awa', edits[1]!)]
    const { entries, conflicts } = rebase(draft, base(), theirs)
    expect(foldDraft(theirs, entries)).toEqual({ catalog: theirs })
    expect(conflicts).toMatchObject([
      { entry: '2', edit: edits[1], base: 'b-1', mine: 'mine at last', theirs: 'theirs' },
    ])
    const answered = (answer: Answer) => {
      const settled = rebase(draft, base(), theirs, new Map([[conflicts[0]!.key, answer]]))
      expect(settled.conflicts).toEqual([])
      return findThing(must(foldDraft(theirs, settled.entries)), module)?.title.fr
    }
    expect(answered('mine')).toBe('mine at last')
    expect(answered('theirs')).toBe('theirs')
    expect(answered({ value: 'ours' })).toBe('ours')
  })

  test('what was done there too is left out; what they took away comes back when mine is kept', () => {
    const theirs = after(base(), title(base(), 'same'))
    const draft = [entry('1', 'Awa', title(base(), 'same'))]
    expect(rebase(draft, base(), theirs)).toMatchObject({ conflicts: [], entries: [{ edits: [] }] })
    const without = after(base(), removal(base(), module))
    const { conflicts } = rebase(draft, base(), without)
    expect(conflicts).toMatchObject([{ base: 'b-1', mine: 'same', theirs: null }])
    const settled = rebase(draft, base(), without, new Map([['1/0', 'mine']]))
    expect(findThing(must(foldDraft(without, settled.entries)), module)?.title.fr).toBe('same')
  })

  test('what I take away and they changed is asked; a circle made by both is shown', () => {
    const theirs = after(base(), title(base(), 'theirs'))
    const draft = [entry('1', 'Awa', removal(base(), module))]
    const { conflicts } = rebase(draft, base(), theirs)
    expect(conflicts).toMatchObject([{ mine: null, theirs: { title: { fr: 'theirs' } } }])
    const settled = rebase(draft, base(), theirs, new Map([['1/0', 'mine']]))
    expect(findThing(must(foldDraft(theirs, settled.entries)), module)).toBeUndefined()

    const free = makeCatalog({ a: [[]], b: [[]] })
    const one = putting(free, { kind: 'level', slug: 'a@1' }, 'b@1')
    const two = putting(free, { kind: 'level', slug: 'b@1' }, 'a@1')
    const loop = rebase([entry('1', 'Awa', one)], free, after(free, two)).conflicts
    expect(loop).toMatchObject([{ refusal: { reason: 'cycle', loop: ['b@1', 'a@1'] } }])
  })

  test('two things of one name are one conflict; mine takes the place of theirs, with all that I then said of it', () => {
    const moon = (name: string) => {
      const area = { slug: 'moon', name: { fr: name, en: name }, canDo: { fr: 'luire', en: 'shine' } }
      return addition(base(), 'area', 'moon', area)
    }
    const theirs = after(base(), moon('theirs'))
    const said = setting(after(base(), moon('mine')), { kind: 'area', slug: 'moon' }, 'canDo.fr', 'briller')
    const draft = [entry('1', 'Awa', moon('mine')), entry('2', 'Awa', said)]
    const { conflicts } = rebase(draft, base(), theirs)
    expect(conflicts).toMatchObject([{ key: '1/0', base: null, theirs: { name: { fr: 'theirs' } } }])
    const settled = rebase(draft, base(), theirs, new Map([['1/0', 'mine']]))
    expect(settled.conflicts).toEqual([])
    expect(findThing(must(foldDraft(theirs, settled.entries)), { kind: 'area', slug: 'moon' })).toMatchObject(
      {
        name: { fr: 'mine' },
        canDo: { fr: 'briller' },
      },
    )
    expect(rebase([entry('1', 'Awa', moon('theirs'))], base(), theirs).conflicts).toEqual([])
  })

  test('members put and taken by both are all there, and all gone', () => {
    const track = { kind: 'track', slug: 'track' } as const
    const mine = putting(base(), track, 'a@1')
    const theirs = after(base(), putting(base(), track, 'b@1'), taking(base(), track, 'c@1'))
    const { entries, conflicts } = rebase(
      [entry('1', 'Awa', mine, taking(base(), track, 'c@1'))],
      base(),
      theirs,
    )
    expect(conflicts).toEqual([])
    expect(membersOf(must(foldDraft(theirs, entries)), track)?.toSorted()).toEqual(['a@1', 'a@2', 'b@1'])
  })

  test('an import beside other changes: files against the last export, carried over to what is published now', () => {
    const exported = base()
    const files = after(
      exported,
      title(exported, 'from files'),
      putting(exported, { kind: 'level', slug: 'c@1' }, 'a@2'),
    )
    const now = after(exported, title(exported, 'from here'), title(exported, 'also here', 'en'))
    const { entries, conflicts } = rebase(
      [entry('import', 'Awa', ...diffCatalogs(exported, files))],
      exported,
      now,
    )
    expect(conflicts).toMatchObject([{ base: 'b-1', mine: 'from files', theirs: 'from here' }])
    expect(membersOf(must(foldDraft(now, entries)), { kind: 'level', slug: 'c@1' })).toEqual(['b@1', 'a@2'])
  })
})

/** What was said of a thing in the end. */
const valueOf = (catalog: Catalog, edit: Edit & { act: 'set' }) =>
  read(findThing(catalog, edit), wayOf(edit.field)) ?? null

/** Two drafts of one base as one: the entries of the first, then those of the second carried over them. */
function merge(
  base: Catalog,
  first: readonly Entry[],
  second: readonly Entry[],
  answers?: ReadonlyMap<string, Answer>,
): Rebased {
  const { entries, conflicts } = rebase(second, base, must(foldDraft(base, first)), answers)
  return { entries: [...first, ...entries], conflicts }
}

describe('two drafts of 250 edits each on one base', () => {
  test('what both said and one took back again stays with the other; said otherwise, it is asked', () => {
    const catalog = richCatalog(seededRandom(1), 6)
    const [{ slug, title: was }] = catalog.modules as [Catalog['modules'][number]]
    const saying = (on: Catalog, value: string) => setting(on, { kind: 'module', slug }, 'title.fr', value)
    const both = saying(catalog, 'B')
    const said = after(catalog, both)
    const merged = (then: Edit, answers?: ReadonlyMap<string, 'mine'>) =>
      merge(catalog, [entry('a', 'Awa', both)], [entry('b', 'Maud', both, then)], answers)
    const back = merged(saying(said, was.fr))
    expect(back.conflicts).toEqual([])
    expect(must(foldDraft(catalog, back.entries))).toEqual(said)
    const [conflict] = merged(saying(said, 'C')).conflicts
    expect(conflict).toMatchObject({ base: was.fr, mine: 'C', theirs: 'B' })
    const settled = merged(saying(said, 'C'), new Map([[conflict?.key ?? '', 'mine']]))
    expect(must(foldDraft(catalog, settled.entries))).toEqual(after(catalog, saying(catalog, 'C')))
  })

  test('merged, both sides are kept wherever only one of them touched a field or a member', () => {
    let kept = 0
    let asked = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seededRandom(seed)
        const catalog = richCatalog(random, 10)
        const first = randomEdits(catalog, random, 250)
        const second = randomEdits(catalog, random, 250)
        const sides = [chunked(first.edits, 'a'), chunked(second.edits, 'b')] as const
        const { entries, conflicts } = merge(catalog, ...sides)
        const merged = must(foldDraft(catalog, entries))
        const contested = new Set(conflicts.map(({ edit }) => `${edit.kind} ${edit.slug}`))
        for (const [mine, other] of [
          [first, second],
          [second, first],
        ] as const) {
          for (const edit of diffCatalogs(catalog, mine.catalog)) {
            if (edit.act !== 'set' && edit.act !== 'put' && edit.act !== 'take') continue
            const stands = findThing(other.catalog, edit) && !contested.has(`${edit.kind} ${edit.slug}`)
            const madeAnew = other.edits.some(
              (one) => one.act === 'add' && one.kind === edit.kind && one.slug === edit.slug,
            )
            if (!stands || madeAnew) continue
            if (edit.act === 'set') {
              if (!isSame(valueOf(other.catalog, edit), edit.was) || other.edits.some(reaches(edit))) continue
              expect(valueOf(merged, edit)).toEqual(edit.value)
            } else {
              const touches = ({ edits }: { edits: Edit[] }) =>
                edits.some(
                  (one) =>
                    'member' in one &&
                    one.slug === edit.slug &&
                    one.member === edit.member &&
                    one.kind === edit.kind,
                )
              if (!touches(mine) || touches(other)) continue
              // Another order is told as taken and put.
              const has = (one: Catalog) => membersOf(one, edit)?.includes(edit.member)
              expect(has(merged)).toBe(has(mine.catalog))
            }
            kept += 1
          }
        }
        asked += conflicts.length
        const carried = rebase(sides[1], catalog, first.catalog)
        expect(must(foldDraft(first.catalog, carried.entries))).toEqual(merged)
        expect(carried.conflicts).toEqual(conflicts)
      }),
      { numRuns: 15 },
    )
    expect(kept).toBeGreaterThan(500)
    expect(asked).toBeGreaterThan(15)
  })

  test('answered all by theirs, the first draft stands in every conflict; by mine, as many as can be are settled', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seededRandom(seed)
        const catalog = richCatalog(random, 8)
        const first = chunked(randomEdits(catalog, random, 120).edits, 'a')
        const second = chunked(randomEdits(catalog, random, 120).edits, 'b')
        let { conflicts } = merge(catalog, first, second)
        const answers = new Map<string, Answer>()
        for (let turn = 0; turn < 10 && conflicts.length > 0; turn += 1) {
          for (const { key } of conflicts) answers.set(key, 'theirs')
          conflicts = merge(catalog, first, second, answers).conflicts
        }
        expect(conflicts).toEqual([])
        const settled = merge(
          catalog,
          first,
          second,
          new Map([...answers.keys()].map((key) => [key, 'mine'])),
        )
        must(foldDraft(catalog, settled.entries))
        expect(settled.conflicts.length).toBeLessThanOrEqual(answers.size)
      }),
      { numRuns: 8 },
    )
  })
})
