/** A revision taken out as an archive comes back as it is; what was changed in its files comes back as edits, and nothing is lost. */
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { limits, packFiles, unpackFiles } from '#content/archive.ts'
import { compareFiles, digestOf, exportFiles, fingerprintOf, readManifest } from '#content/exchange.ts'
import { hashBody, openFolder, readCatalog } from '#content/read.ts'
import { readZip } from '#content/unzip.ts'
import { inFileOrder, writeFiles } from '#content/write.ts'
import type { Catalog } from '#engine/catalog.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { applyEdits } from '#engine/edit/apply.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'
import { foldDraft } from '#engine/edit/draft.ts'
import { randomEdits } from '#engine/edit/edit.fixture.ts'
import type { Edit } from '#engine/edit/edit.ts'
import { moving, setting } from '#engine/edit/make.ts'
import { rebase } from '#engine/edit/rebase.ts'
import { isSame } from '#engine/edit/tree.ts'

const { catalog, bodies: texts, pictures } = readCatalog('content')
const bodies = new Map([...texts, [hashBody(''), '']])
const at = new Date('2026-11-02T10:00:00Z')

/** With two items of each node: quickly written. */
const small: Catalog = {
  ...catalog,
  items: catalog.items.filter(
    ({ id, node }) =>
      catalog.items.filter((item) => item.node === node).findIndex((item) => item.id === id) < 2,
  ),
}

/** Edited by chance, as far as files can hold it: names in their form, all that they need, an item beside a module. */
function edited(seed: number, count: number): Catalog {
  const random = seededRandom(seed)
  let now = small
  for (let made = 0; made < count;) {
    const next = randomEdits(now, random, 1).catalog
    if (!isWritable(next)) continue
    now = next
    made += 1
  }
  return now
}
function isWritable(next: Catalog): boolean {
  try {
    exportFiles(1, next, bodies)
    return true
  } catch {
    return false
  }
}

function brought(base: Catalog, files: ReadonlyMap<string, string>): Edit[] {
  const compared = compareFiles(base, bodies, files)
  if (compared.findings) throw new Error(JSON.stringify(compared.findings))
  return compared.edits
}
const changed = (path: string, change: (text: string) => string, files = exportFiles(1, catalog, bodies)) =>
  new Map([...files].map(([name, text]) => [name, name === path ? change(text) : text]))
const findingsOf = (files: ReadonlyMap<string, string>) => compareFiles(catalog, bodies, files).findings

function unpacked(archive: Uint8Array) {
  const read = unpackFiles(archive)
  if ('findings' in read) throw new Error(JSON.stringify(read.findings))
  return read.files
}
const refusal = (archive: Uint8Array) => {
  const read = unpackFiles(archive)
  return 'findings' in read ? read.findings.map(({ file, rule }) => `${file} ${rule}`) : null
}

describe('a revision taken out', () => {
  it('comes back without a difference, whatever was edited before and in whatever order things stand', () => {
    let orders = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const revision = edited(seed, 12)
        const files = unpacked(packFiles(exportFiles(7, revision, bodies), at))
        expect(brought(revision, files)).toEqual([])
        expect(readManifest(files)).toEqual({
          manifest: { revision: 7, fingerprint: fingerprintOf(revision) },
        })
        if (!isSame(inFileOrder(revision), revision)) orders += 1
      }),
      { numRuns: 10 },
    )
    expect(orders).toBeGreaterThan(0)
  })

  it('is the same archive each time, and has the shipped files byte for byte', () => {
    const files = exportFiles(1, catalog, bodies, pictures)
    expect(packFiles(files, at)).toEqual(packFiles(files, at))
    const shipped = openFolder('content')
    expect(files.size).toBe(shipped.size + 1)
    for (const [path, text] of shipped) expect(files.get(path)).toBe(text)
  })

  it('changed in its files by chance, comes back as what was changed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const theirs = edited(seed, 10)
        const edits = brought(small, exportFiles(1, theirs, bodies))
        const made = applyEdits(small, edits).catalog
        expect(made && writeFiles(made, bodies)).toEqual(writeFiles(theirs, bodies))
      }),
      { numRuns: 10 },
    )
  })

  it('changed on both sides keeps what either has changed, or shows the contradiction', () => {
    let [kept, asked] = [0, 0]
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [ours, theirs] = [edited(seed, 25), edited(seed + 1, 25)]
        const edits = brought(small, exportFiles(1, theirs, bodies))
        const entry = { id: 'files', author: 'awa', at: at.toISOString(), edits, undone: false }
        const { entries, conflicts } = rebase([entry], small, ours)
        const merged = foldDraft(ours, entries).catalog
        if (!merged) throw new Error('the draft does not fold')
        for (const edit of edits) {
          if (edit.act !== 'set') continue
          const inConflict = conflicts.some((one) => one.edit.slug === edit.slug)
          const there = diffCatalogs(theirs, merged).some(
            (one) => one.act === 'set' && one.slug === edit.slug && one.field === edit.field,
          )
          expect(there && !inConflict).toBe(false)
          kept += inConflict ? 0 : 1
        }
        asked += conflicts.length
      }),
      { numRuns: 3 },
    )
    expect(kept).toBeGreaterThan(5)
    expect(asked).toBeGreaterThan(0)
  })
})

describe('files that come back', () => {
  it('bring texts, fields and the order of items, each as itself', () => {
    const lesson = 'modules/css-layout/lesson.en.md'
    const text = brought(
      catalog,
      changed(lesson, (was) => `${was}\nOne more line.\n`),
    )
    expect(text).toMatchObject([{ act: 'set', kind: 'module', slug: 'css-layout', field: 'lesson.en' }])
    const title = catalog.modules.find(({ slug }) => slug === 'css-layout')!.title.en
    const named = changed('modules/css-layout/module.yaml', (was) => was.replace(`en: ${title}`, 'en: Boxes'))
    expect(brought(catalog, named)).toMatchObject([{ field: 'title.en', was: title, value: 'Boxes' }])
    const [first, second] = catalog.items.filter(({ node }) => node === 'css@2')
    const moved = applyEdits(catalog, [
      moving(catalog, { kind: 'item', slug: first!.id }, second!.id),
    ]).catalog!
    expect(brought(catalog, exportFiles(1, moved, bodies))).toMatchObject([{ act: 'move', kind: 'item' }])
  })

  it('with other line ends, a mark of their encoding or spaces at line ends bring nothing', () => {
    const files = exportFiles(1, catalog, bodies)
    const dos = new Map([...files].map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', ' \r\n')}`]))
    const markdown = [...files].map(([path, text]) => [path, path.endsWith('.md') ? dos.get(path)! : text])
    const archive = packFiles(new Map(markdown as [string, string][]), at)
    expect(brought(catalog, unpacked(archive))).toEqual([])
    const yaml = [...files].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')] as const)
    expect(brought(catalog, unpacked(packFiles(new Map(yaml), at)))).toEqual([])
  })

  it('packed as a folder, with what a computer adds, are the same files', () => {
    const files = exportFiles(1, catalog, bodies)
    const inFolder = new Map([...files].map(([path, text]) => [`version-1/${path}`, text]))
    inFolder.set('__MACOSX/version-1/._areas.yaml', '\0').set('version-1/.DS_Store', '\0')
    const read = unpacked(packFiles(inFolder, at))
    expect(digestOf(read)).toBe(digestOf(files))
    expect(digestOf(changed('areas.yaml', (text) => `${text} `))).not.toBe(digestOf(files))
  })

  it('that cannot be read are told by file and line, and so is what nothing reads', () => {
    const module = 'modules/css-layout/module.yaml'
    expect(
      findingsOf(changed(module, (text) => text.replace(/minutes: \d+/, 'minutes: soon'))),
    ).toMatchObject([
      { file: module, rule: 'form', line: expect.any(Number), message: expect.stringContaining('minutes') },
    ])
    expect(findingsOf(changed(module, (text) => `${text}\n  - [`))).toMatchObject([
      { file: module, rule: 'yaml' },
    ])
    const bomb = ['a: &a [x]', ...Array.from({ length: 200 }, (_, i) => `b${i}: *a`)].join('\n')
    expect(findingsOf(changed(module, () => bomb))).toMatchObject([{ file: module }])
    expect(findingsOf(changed(module, (text) => text.replace(/slug: .*/, 'slug: "a\\0b"')))).toHaveLength(1)
    const nul = changed(module, (text) => text.replace(/(summary:\n {2}fr:).*/, '$1 "a\\0b"'))
    expect(findingsOf(nul)?.map(({ rule }) => rule)).toContain('letters')
    const files = exportFiles(1, catalog, bodies)
    files.set('modules/css-layout/notes.md', 'x').set('tracks/notes.txt', 'x').set('modules/lost/x.yaml', 'x')
    files.set('modules/css-layout/project.fr.md', 'x')
    expect(
      findingsOf(files)
        ?.map(({ file, rule }) => `${file} ${rule}`)
        .toSorted(),
    ).toEqual([
      'modules/css-layout/notes.md stranger',
      'modules/css-layout/project.fr.md stranger',
      'modules/lost/module.yaml missing-file',
      'modules/lost/x.yaml stranger',
      'tracks/notes.txt stranger',
    ])
  })

  it('that do not hold together are told by what is wrong', () => {
    const track = 'tracks/web-front-end.yaml'
    const findings = findingsOf(changed(track, (text) => text.replace('- css@3', '- moon@1')))
    expect(findings).toContainEqual(expect.objectContaining({ file: track, rule: 'unresolved' }))
  })

  it('without their manifest are not guessed at', () => {
    expect(readManifest(new Map())).toMatchObject({ findings: [{ rule: 'manifest-missing' }] })
    for (const text of ['', 'revision: 1', '{', 'revision: x\nfingerprint: y'])
      expect(readManifest(new Map([['revision.yaml', text]]))).toMatchObject({
        findings: [{ rule: 'manifest' }],
      })
  })
})

/** An archive whose entries are all the same packed bytes, each of which says that it holds ten. */
function sameBytes(packed: Buffer, count: number): Buffer {
  const local = Buffer.alloc(30)
  local.write('PK\x03\x04', 'latin1')
  const entries = Array.from({ length: count }, (_, i) => {
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(10, 24)
    entry.writeUInt16LE(`${i}x`.length, 28)
    return Buffer.concat([entry, Buffer.from(`${i}x`)])
  })
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, ...entries, end])
}

describe('an archive', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  it('with a path that leads out, or twice one, is refused whole', () => {
    for (const path of ['../areas.yaml', 'modules/../../x', '/etc/x', 'a\\..\\x', 'C:x', 'a//b', 'a/\u0007b'])
      expect(refusal(zipSync({ [path]: bytes('x') }))).toEqual([`${path} path`])
    const twice = Buffer.from(zipSync({ 'aa.yaml': bytes('1'), 'ab.yaml': bytes('2') }, { level: 0 }))
    const renamed = Buffer.from(twice.toString('latin1').replaceAll('ab.yaml', 'aa.yaml'), 'latin1')
    expect(refusal(renamed)).toEqual(['aa.yaml twice'])
  })

  it('that is none, is cut or has no text is refused', () => {
    const whole = packFiles(exportFiles(1, catalog, bodies), at)
    for (const archive of [new Uint8Array(), bytes('no archive'), whole.subarray(0, whole.length / 2)])
      expect(refusal(archive)).toEqual(['. archive'])
    expect(refusal(new Uint8Array(5000))).toEqual(['. archive'])
    expect(refusal(zipSync({ 'areas.yaml': new Uint8Array([0xff, 0xfe, 0x41]) }))).toEqual([
      'areas.yaml text',
    ])
  })

  it('that would grow too large is refused before it does, also where it lies', () => {
    const zeros = (mebibytes: number) => new Uint8Array(mebibytes * 1024 * 1024)
    expect(refusal(zipSync({ 'a.yaml': zeros(2) }))).toEqual(['a.yaml file-large'])
    const parts = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}x`, zeros(1)]))
    expect(refusal(zipSync(parts))).toEqual(['. unpacked-large'])
    const many = Object.fromEntries(Array.from({ length: limits.files + 1 }, (_, i) => [`${i}x`, bytes('')]))
    expect(refusal(zipSync(many, { level: 0 }))).toEqual(['. files-many'])
    const lying = Buffer.from(zipSync({ 'a.yaml': zeros(3) }))
    const size = Buffer.alloc(4)
    size.writeUInt32LE(3 * 1024 * 1024)
    for (let from = 0; (from = lying.indexOf(size, from)) >= 0;) lying.writeUInt32LE(10, from)
    expect(refusal(lying)).toEqual(['a.yaml file-large'])
    const lies = sameBytes(deflateRawSync(zeros(64), { level: 9 }), 50)
    expect(refusal(lies)).toEqual(['0x file-large'])
    // Three gigabytes would take seconds.
    const start = performance.now()
    expect(new Set([...readZip(lies)].map(({ unpack }) => unpack()))).toEqual(new Set(['lies']))
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

it('an edit of a text is an edit of its hash', () => {
  const edit = setting(catalog, { kind: 'module', slug: 'css-layout' }, 'lesson.fr', hashBody(''))
  const next = applyEdits(catalog, [edit]).catalog!
  expect(brought(next, exportFiles(2, next, bodies))).toEqual([])
})
