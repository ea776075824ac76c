/** Promises of the forms of the studio: what is shown and sent back unchanged means nothing; each change means itself. */
import { expect, test } from 'vitest'
import { carriedOf, editsOf, fieldsOf } from '#app/studio/fields.ts'
import { hashBody, readCatalog } from '#content/read.ts'
import { applyEdits } from '#engine/edit/apply.ts'
import { listThings } from '#engine/edit/diff.ts'
import { findThing } from '#engine/edit/place.ts'

const { catalog, bodies } = readCatalog('content')
const kinds = ['area', 'competency', 'level', 'module', 'criterion', 'item', 'track', 'milestone'] as const
const things = kinds.flatMap((kind) => listThings(catalog, kind).map((slug) => ({ kind, slug })))

/** As a browser sends it: line ends of two letters, nothing for a box that is not ticked. */
function sentBack(fields: ReturnType<typeof fieldsOf>): Record<string, string> {
  return Object.fromEntries(
    fields
      .filter(({ form, shown }) => !((form === 'tick' || form === 'flag') && shown === ''))
      .map(({ field, form, shown }) => [
        field,
        (form === 'body' ? (bodies.get(shown) ?? '') : shown).replaceAll('\n', '\r\n'),
      ]),
  )
}

test('a form that comes back as it was means nothing, for everything that ships', () => {
  expect(things.length).toBeGreaterThan(400)
  for (const where of things) {
    const fields = fieldsOf(where.kind, findThing(catalog, where))
    expect(fields.length).toBeGreaterThan(0)
    const { edits, problems } = editsOf(where, carriedOf(fields), sentBack(fields), hashBody)
    expect({ where, edits, problems }).toEqual({ where, edits: [], problems: [] })
  }
})

test('each field of each thing that is changed is one edit, which fits', () => {
  for (const where of things.filter((_, i) => i % 7 === 0)) {
    const fields = fieldsOf(where.kind, findThing(catalog, where))
    for (const { field, form, shown } of fields) {
      if (form === 'node' || form === 'area' || form === 'language') continue
      const sent = sentBack(fields)
      const number = shown === '' ? '1' : String((Number(shown) % 3) + 1)
      const other = {
        tick: shown === 'on' ? '' : 'on',
        flag: shown === 'on' ? '' : 'on',
        number,
        whole: number,
        grade: number,
      }
      sent[field] = form in other ? other[form as keyof typeof other] : 'Autre chose'
      if (sent[field] === '') delete sent[field]
      const { edits, problems } = editsOf(where, carriedOf(fields), sent, hashBody)
      expect({ where, field, problems, edits: edits.length }).toEqual({
        where,
        field,
        problems: [],
        edits: 1,
      })
      const made = applyEdits(catalog, edits)
      expect({ where, field, refused: made.refused }).toEqual({ where, field, refused: undefined })
      const now = fieldsOf(where.kind, findThing(made.catalog!, where)).find((one) => one.field === field)
      expect(now?.shown).toBe(
        form === 'body' ? hashBody('Autre chose\n') : form in other ? (sent[field] ?? '') : 'Autre chose',
      )
    }
  }
})

test('a text that may be absent comes and goes in both languages at once', () => {
  const item = catalog.items.find(({ context }) => !context)!
  const where = { kind: 'item' as const, slug: item.id }
  const fields = fieldsOf('item', item)
  const came = editsOf(where, carriedOf(fields), { ...sentBack(fields), 'context.fr': 'Ici' }, hashBody)
  expect(came.edits).toEqual([
    { act: 'set', ...where, field: 'context', was: null, value: { fr: 'Ici', en: '' } },
  ])
  const next = applyEdits(catalog, came.edits).catalog!
  const then = fieldsOf('item', findThing(next, where))
  const gone = editsOf(where, carriedOf(then), { ...sentBack(then), 'context.fr': ' ' }, hashBody)
  expect(gone.edits).toEqual([
    { act: 'set', ...where, field: 'context', was: { fr: 'Ici', en: '' }, value: null },
  ])
})

test('a number that is none, and a text too long, are said of their fields', () => {
  const module = catalog.modules[0]!
  const where = { kind: 'module' as const, slug: module.slug }
  const fields = fieldsOf('module', module)
  const sent = { ...sentBack(fields), minutes: 'vingt', 'title.fr': 'a'.repeat(301) }
  expect(editsOf(where, carriedOf(fields), sent, hashBody)).toEqual({
    edits: [],
    problems: [
      { field: 'title.fr', problem: 'long' },
      { field: 'minutes', problem: 'whole' },
    ],
  })
})
