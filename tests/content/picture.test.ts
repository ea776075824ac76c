import { describe, expect, it } from 'vitest'
import {
  mostPictureBytes,
  namePicture,
  picturesIn,
  readPictureName,
  withoutMetadata,
} from '#content/picture.ts'
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

const big = (value: number, bytes: 2 | 4) => {
  const part = Buffer.alloc(bytes)
  part.writeUIntBE(value, 0, bytes)
  return part
}
const letters = (words: string) => Buffer.from(words, 'latin1')
const segment = (marker: number, body: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), big(body.length + 2, 2), body])
/** An Exif of one number, in either order of bytes, and the place where it was taken. */
const exif = (orientation: number, little: boolean) => {
  const tiff = Buffer.alloc(26)
  const number = (value: number, at: number, length: number) =>
    little ? tiff.writeUIntLE(value, at, length) : tiff.writeUIntBE(value, at, length)
  tiff.write(little ? 'II' : 'MM', 'latin1')
  for (const [value, at, length] of [
    [42, 2, 2],
    [8, 4, 4],
    [1, 8, 2],
    [0x112, 10, 2],
    [3, 12, 2],
    [1, 14, 4],
    [orientation, 18, 2],
  ] as const)
    number(value, at, length)
  return Buffer.concat([letters('Exif\0\0'), tiff, letters('GPS 48.8566 2.3522')])
}
const scan = Buffer.concat([segment(0xda, Buffer.from([0])), letters('pixels \xff\x00 GPS of none \xff\xd9')])

describe('metadata', () => {
  it.each([true, false])('a photograph loses its place and keeps which way up it is', (little) => {
    const frame = heads.jpeg(644, 364).subarray(8)
    const photo = Buffer.concat([
      letters('\xff\xd8'),
      segment(0xe0, letters('JFIF\0')),
      segment(0xe1, exif(6, little)),
      segment(0xe1, letters('http://ns.adobe.com/xap/1.0/\0GPS')),
      segment(0xe2, letters('ICC_PROFILE\0colours')),
      segment(0xfe, letters('GPS')),
      frame,
      scan,
    ])
    const bare = withoutMetadata(photo)
    const said = Buffer.from(bare).toString('latin1')
    expect(said.match(/GPS/g)).toHaveLength(1)
    expect(said).toContain('ICC_PROFILE')
    expect(said).toContain('pixels \xff\x00 GPS of none')
    expect(nameOf(photo)).toMatch(/-364x644\.jpg$/)
    expect(nameOf(bare)).toMatch(/-364x644\.jpg$/)
    expect(withoutMetadata(bare)).toEqual(bare)
  })

  it('a PNG loses its texts, its time and its Exif, and nothing else', () => {
    const chunk = (kind: string, body = '') =>
      Buffer.concat([big(body.length, 4), letters(kind), letters(body), big(0, 4)])
    const head = Buffer.concat([heads.png(640, 360).subarray(0, 29), big(0, 4)])
    const kept = [head, chunk('iCCP', 'colours'), chunk('IDAT', 'tEXt'), chunk('IEND')]
    const told = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'].map((kind) => chunk(kind, 'GPS'))
    const [first, ...others] = kept
    const photo = Buffer.concat([first!, ...told, ...others, letters('after the end')])
    expect(withoutMetadata(photo)).toEqual(Buffer.concat(kept))
  })

  it('a WebP loses its Exif and its XMP, and no longer announces them', () => {
    const chunk = (kind: string, body: Buffer) => {
      const head = Buffer.alloc(8)
      head.write(kind, 'latin1')
      head.writeUInt32LE(body.length, 4)
      return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
    }
    const form = (flags: number) => Buffer.from([flags, 0, 0, 0, 127, 2, 0, 103, 1, 0])
    const file = (...chunks: Buffer[]) => {
      const body = Buffer.concat(chunks)
      const head = letters('RIFF0000WEBP')
      head.writeUInt32LE(4 + body.length, 4)
      return Buffer.concat([head, body])
    }
    const pixels = chunk('VP8 ', letters('pixels '))
    const photo = file(
      chunk('VP8X', form(0x1c)),
      pixels,
      chunk('EXIF', exif(1, true)),
      chunk('XMP ', letters('GPS')),
    )
    expect(withoutMetadata(photo)).toEqual(file(chunk('VP8X', form(0x10)), pixels))
    expect(nameOf(withoutMetadata(photo))).toMatch(/-640x360\.webp$/)
  })

  it('pictures that ship have none', () => {
    const pictures = [...readCatalog('content').pictures.values()]
    expect(pictures.length).toBeGreaterThan(0)
    for (const bytes of pictures) expect(Buffer.from(withoutMetadata(bytes)).equals(bytes)).toBe(true)
  })
})
