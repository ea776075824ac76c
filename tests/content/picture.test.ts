import { expect, it } from 'vitest'
import { mostPictureBytes, namePicture, picturesIn, readPictureName } from '#content/picture.ts'
import { packFiles, unpackFiles } from '#content/archive.ts'
import { compareFiles, exportFiles } from '#content/exchange.ts'
import { hashBody, readCatalog, readFiles } from '#content/read.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { heads } from '../setup/pictures.ts'

const nameOf = (bytes: Uint8Array) => {
  const named = namePicture(bytes)
  return 'name' in named ? named.name : named.refused
}

it.each([
  ['PNG', heads.png(640, 360), '640x360.png'],
  ['lossy WebP', heads.vp8(641, 361), '641x361.webp'],
  ['lossless WebP', heads.vp8l(642, 362), '642x362.webp'],
  ['extended WebP', heads.vp8x(643, 363), '643x363.webp'],
  ['JPEG with a segment before its frame', heads.jpeg(644, 364), '644x364.jpg'],
])('a %s is named by its bytes', (_kind, bytes, ending) => {
  expect(nameOf(bytes)).toMatch(new RegExp(`^[\\da-f]{32}-${ending.replace('.', '\\.')}$`))
  expect(nameOf(bytes)).toBe(nameOf(Uint8Array.from(bytes)))
})

it('what is no picture, an SVG, a cut head and a picture of no size are refused', () => {
  for (const text of [
    '',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'GIF89a',
    '\x89PNG\r\n\x1a\n',
    'RIFF0000WEBP',
  ])
    expect(nameOf(Buffer.from(text, 'latin1'))).toBe('kind')
  expect(nameOf(heads.jpeg(10, 10).subarray(0, 8))).toBe('kind')
  expect(nameOf(heads.png(0, 10))).toBe('kind')
})

it('what is too heavy or too wide is refused', () => {
  expect(nameOf(Buffer.concat([heads.png(10, 10), Buffer.alloc(mostPictureBytes)]))).toBe('large')
  expect(nameOf(heads.png(4097, 10))).toBe('large')
})

it('is shown with its size, its words and from our own address; any other address leaves its words', () => {
  const name = nameOf(heads.png(640, 360))
  expect(readPictureName(name)).toEqual({ width: 640, height: 360, type: 'image/png' })
  const text = `![Deux boîtes](picture:${name})`
  expect(picturesIn(`${text}\n\n${text}`)).toEqual([name])
  expect(renderMarkdown(text, 'fr')).toBe(
    `<p><img src="/pictures/${name}" alt="Deux boîtes" width="640" height="360" loading="lazy" decoding="async"></p>`,
  )
  for (const address of ['https://x.example/y.png', 'picture:../me', '/me', `picture:${name}.svg`])
    expect(renderMarkdown(`![Deux boîtes](${address})`, 'fr')).toBe('<p>Deux boîtes</p>')
})

it('travels with its lesson, byte for byte, and is refused under another name', () => {
  const { catalog, bodies: texts } = readCatalog('content')
  const bytes = Buffer.concat([heads.png(640, 360), Buffer.from([0, 13, 10, 255, 128, 239, 187, 191])])
  const name = nameOf(bytes)
  const body = `![Deux boîtes](picture:${name})\n`
  const bodies = new Map([...texts, [hashBody(body), body]])
  const modules = catalog.modules.map((module) =>
    module.slug === 'css-layout' ? { ...module, lesson: { fr: hashBody(body), en: hashBody(body) } } : module,
  )
  const shown = { ...catalog, modules }
  const files = exportFiles(1, shown, bodies, new Map([[name, bytes]]))
  const unpacked = unpackFiles(packFiles(files, new Date('2026-11-02T10:00:00Z')))
  if ('findings' in unpacked) throw new Error('not unpacked')
  expect(unpacked.files).toEqual(files)
  const compared = compareFiles(catalog, texts, unpacked.files)
  if (compared.findings) throw new Error(JSON.stringify(compared.findings))
  expect(Buffer.from(compared.pictures.get(name) ?? []).equals(bytes)).toBe(true)
  const path = `modules/css-layout/${name}`
  const letters = files.get(path) ?? ''
  const rules = (changed: string) =>
    readFiles(new Map([...files, [path, changed]])).findings.map(({ rule }) => rule)
  expect(rules(letters)).toEqual([])
  expect(rules(`${letters}x`)).toEqual(['picture-name'])
  expect(rules('<svg/>')).toEqual(['picture-kind'])
  expect(rules(letters + 'x'.repeat(mostPictureBytes))).toEqual(['picture-large'])
})
