/** A revision written as files and read again is the same revision; what ships is written as it stands, byte for byte. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCatalog } from '#content/read.ts'
import { inFileOrder, writeContent } from '#content/write.ts'
import type { Catalog } from '#engine/catalog.ts'
import { mergeCompetencies, replaceNodes } from '#engine/edit/acts.ts'
import { applyEdits } from '#engine/edit/apply.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'
import { addition, removal, setting } from '#engine/edit/make.ts'

const shipped = join(import.meta.dirname, '../../content')
const parts = ['areas.yaml', 'competencies', 'modules', 'tracks']
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ariane-written-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Bytes of every file, by path. */
function bytesIn(folder: string, only = parts): Map<string, string> {
  const files = only.flatMap((part) =>
    part.endsWith('.yaml')
      ? [part]
      : readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }).map((path) =>
          join(part, path),
        ),
  )
  const isFile = (path: string) => /\.(yaml|md)$/.test(path)
  return new Map(
    files
      .filter(isFile)
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )
}

const { catalog, bodies } = readCatalog(shipped)
const after = (edits: Parameters<typeof applyEdits>[1], of: Catalog = catalog) => {
  const made = applyEdits(of, edits)
  if (!made.catalog) throw new Error(JSON.stringify(made))
  return made.catalog
}

describe('what ships', () => {
  it('is written elsewhere as the same bytes, every file and no other', () => {
    writeContent(catalog, bodies, root)
    expect(bytesIn(root)).toEqual(bytesIn(shipped))
    expect(bytesIn(root).size).toBe(196)
    expect(writeContent(catalog, bodies, root)).toEqual({ written: [], removed: [] })
  })

  it('stands in the order of its files', () => {
    expect(inFileOrder(catalog)).toEqual(catalog)
  })
})

describe('an edited revision', () => {
  const retired = replaceNodes(catalog, { nodes: { 'portfolio@1': ['delivery@1'] } }).edits ?? []
  const module = { kind: 'module', slug: 'publish-a-site' } as const

  it('is read as it was written; files that it does not name go, and what is not content stays', () => {
    for (const part of parts) cpSync(join(shipped, part), join(root, part), { recursive: true })
    writeFileSync(join(root, 'schema.ts'), 'not content')
    writeFileSync(join(root, 'modules/show-your-work/notes.txt'), 'not content')
    const emptied = after(retired)
    const show = { kind: 'module', slug: 'show-your-work' } as const
    const office = { kind: 'module', slug: 'office-essentials' } as const
    const edited = after(
      [removal(emptied, show), removal(emptied, office), setting(emptied, module, 'title.en', 'New')],
      emptied,
    )
    const { written, removed } = writeContent(edited, bodies, root)
    expect(written.toSorted()).toEqual([
      'modules/publish-a-site/items.yaml',
      'modules/publish-a-site/module.yaml',
      'retired.yaml',
      'tracks/web-front-end.yaml',
    ])
    expect(removed).toContain('competencies/portfolio.yaml')
    expect(removed).toContain('modules/show-your-work/lesson.fr.md')
    expect(existsSync(join(root, 'modules/office-essentials'))).toBe(false)
    expect(existsSync(join(root, 'modules/show-your-work/notes.txt'))).toBe(true)
    expect(existsSync(join(root, 'schema.ts'))).toBe(true)
    rmSync(join(root, 'modules/show-your-work'), { recursive: true })
    const read = readCatalog(root)
    expect(read.catalog).toEqual(inFileOrder(edited))
    expect(read.catalog.retired).toEqual([{ node: 'portfolio@1', equivalent: ['delivery@1'] }])
    expect(diffCatalogs(inFileOrder(edited), read.catalog)).toEqual([])
    expect([...read.bodies].every(([hash, body]) => bodies.get(hash) === body)).toBe(true)
    writeContent(catalog, bodies, root)
    expect(existsSync(join(root, 'retired.yaml'))).toBe(false)
    expect(bytesIn(root)).toEqual(bytesIn(shipped))
  })

  it('in another order is another order of things, not of files', () => {
    const [first] = catalog.competencies
    const into = { ...first!, slug: 'zz-accessibility' }
    const nodes = { 'accessibility@1': ['zz-accessibility@1'], 'accessibility@2': ['zz-accessibility@2'] }
    const merged = after(mergeCompetencies(catalog, ['accessibility'], { into, nodes }).edits ?? [])
    const shuffled = { ...merged, modules: merged.modules.toReversed(), items: merged.items.toReversed() }
    writeContent(shuffled, bodies, root)
    expect(readCatalog(root).catalog).toEqual(inFileOrder(shuffled))
  })

  it('keeps items beside the module that teaches their node and little else', () => {
    const page = { kind: 'module', slug: 'page-from-scratch' } as const
    const [module] = catalog.modules.filter(({ slug }) => slug === page.slug)
    const both = { ...module!, slug: 'a-page-at-once' }
    writeContent(after([addition(catalog, 'module', both.slug, both)]), bodies, root)
    expect(existsSync(join(root, 'modules/a-page-at-once/items.yaml'))).toBe(false)
    expect(existsSync(join(root, 'modules/css-first-rules/items.yaml'))).toBe(true)
  })

  it('of which something has no file is not written at all', () => {
    const lonely = { ...catalog, modules: catalog.modules.filter(({ slug }) => slug !== 'css-responsive') }
    mkdirSync(join(root, 'tracks'))
    expect(() => writeContent(lonely, bodies, root)).toThrow('no module teaches css@3')
    expect(() => writeContent(catalog, new Map(), root)).toThrow('lesson.fr.md has no text')
    const area = { slug: '../outside', name: { fr: 'a', en: 'a' }, canDo: { fr: 'a', en: 'a' } }
    const outside = after([addition(catalog, 'area', area.slug, area)])
    expect(() => writeContent(outside, bodies, root)).toThrow('a slug has lower-case letters')
    const competency = { ...catalog.competencies[0]!, slug: '../../outside' }
    expect(() => writeContent({ ...catalog, competencies: [competency] }, bodies, root)).toThrow('a slug has')
    expect(readdirSync(root)).toEqual(['tracks'])
  })
})
