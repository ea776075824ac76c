/** Promises of dividing and joining: the order of learning is kept. */
import { expect, test } from 'vitest'
import { join, split } from '#app/studio/parts.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { writtenRequires } from '#engine/competency.ts'
import { applyEdits } from '#engine/edit/apply.ts'

const name = (own: string) => ({ fr: own, en: own })
const made = (act: ReturnType<typeof split>) => {
  const { catalog, refused } = applyEdits(webCatalog(), act.edits ?? [])
  if (!catalog || act.refused) throw new Error(JSON.stringify(act.refused ?? refused))
  return catalog
}

test('a level that goes to another part than the one below still needs it', () => {
  const parts = [
    { slug: 'a', name: name('a'), levels: [1] },
    { slug: 'b', name: name('b'), levels: [2, 3] },
  ]
  const catalog = made(split(webCatalog(), 'css', parts))
  const requires = writtenRequires(catalog)
  expect(requires.get('b@1')).toContain('a@1')
  expect(requires.get('b@2')).toEqual(expect.arrayContaining(['b@1', 'html@2']))
  expect(requires.get('a@1')).toEqual(['html@1'])
  expect(catalog.retired).toEqual([
    { node: 'css@3', equivalent: ['b@2'] },
    { node: 'css@2', equivalent: ['b@1'] },
    { node: 'css@1', equivalent: ['a@1'] },
  ])
})

test('joined competencies need what each of them needed, and not each other', () => {
  const catalog = made(join(webCatalog(), ['javascript', 'dom'], { slug: 'script', name: name('script') }))
  expect(writtenRequires(catalog).get('script@1')).toEqual(['html@1', 'html@2'])
})
