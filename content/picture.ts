/** Pictures of lessons: what a file is by its bytes, and the name that says its hash, its size and its kind. */
import { createHash } from 'node:crypto'

/** A page of a lesson stays light: no picture has more bytes than this. */
export const mostPictureBytes = 1024 * 1024

/** Width and height in pixels. Larger pictures are slow on a small telephone, whatever their bytes. */
const mostPixels = 4096

const types = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const
type Ending = keyof typeof types

/** The address of a picture in a lesson: `picture:<name>`. */
export const pictureScheme = 'picture:'

const pattern = /^[\da-f]{32}-([1-9]\d{0,3})x([1-9]\d{0,3})\.(png|jpg|webp)$/

/** What the name of a picture says of it: pixels, and its media type; null for what is no such name. */
export function readPictureName(name: string): { width: number; height: number; type: string } | null {
  const [, width, height, ending] = pattern.exec(name) ?? []
  return ending ? { width: Number(width), height: Number(height), type: types[ending as Ending] } : null
}

/** The names of the pictures that a Markdown text shows. */
export const picturesIn = (body: string): string[] =>
  [...new Set([...body.matchAll(/\]\(picture:([^\s)]+)/g)].flatMap(([, name]) => name ?? []))].filter(
    (name) => readPictureName(name) !== null,
  )

/** Whether a path of content is that of a picture: beside the lesson that shows it. */
export const isPicture = (path: string) => /^modules\/[^/]+\/[^/]+\.(png|jpe?g|webp)$/.test(path)

interface Form {
  ending: Ending
  width: number
  height: number
}

/**
 * The name of a picture, by its bytes alone; or why it is refused: `large` (bytes or pixels), `kind` (neither PNG, JPEG nor WebP:
 * an SVG may carry scripts), so that what a file calls itself changes nothing.
 */
export function namePicture(bytes: Uint8Array): { name: string } | { refused: 'large' | 'kind' } {
  if (bytes.length > mostPictureBytes) return { refused: 'large' }
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const form = readPng(view) ?? readWebp(view) ?? readJpeg(view)
  if (!form || form.width === 0 || form.height === 0) return { refused: 'kind' }
  if (Math.max(form.width, form.height) > mostPixels) return { refused: 'large' }
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  return { name: `${hash}-${form.width}x${form.height}.${form.ending}` }
}

const text = (view: Buffer, from: number, to: number) => view.toString('latin1', from, to)

/** PNG (W3C, 5.2 and 11.2.2): its signature, then the chunk IHDR. */
function readPng(view: Buffer): Form | null {
  if (view.length < 33 || text(view, 0, 8) !== '\x89PNG\r\n\x1a\n' || text(view, 12, 16) !== 'IHDR')
    return null
  return { ending: 'png', width: view.readUInt32BE(16), height: view.readUInt32BE(20) }
}

/** WebP (RFC 9649): lossy, lossless or extended. */
function readWebp(view: Buffer): Form | null {
  if (view.length < 30 || text(view, 0, 4) !== 'RIFF' || text(view, 8, 12) !== 'WEBP') return null
  const chunk = text(view, 12, 16)
  const ending = 'webp'
  if (chunk === 'VP8 ')
    return { ending, width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff }
  if (chunk === 'VP8X')
    return { ending, width: view.readUIntLE(24, 3) + 1, height: view.readUIntLE(27, 3) + 1 }
  if (chunk !== 'VP8L' || view[20] !== 0x2f) return null
  const bits = view.readUInt32LE(21)
  return { ending, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/**
 * JPEG (ITU-T T.81, B.2): the segments up to the header of the frame, SOF0 to SOF15 without DHT, JPG and DAC. As it is shown: where
 * its Exif says that it lies on its side, its width is its height.
 */
function readJpeg(view: Buffer): Form | null {
  if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8) return null
  let turned = 1
  for (let at = 2; at + 9 <= view.length;) {
    if (view[at] !== 0xff) return null
    const marker = view[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.readUInt16BE(at + 5), view.readUInt16BE(at + 7)]
      return turned > 4 ? { ending: 'jpg', width: height, height: width } : { ending: 'jpg', width, height }
    } else {
      const end = at + 2 + view.readUInt16BE(at + 2)
      if (marker === 0xe1) turned = orientationOf(view.subarray(at + 4, end)) ?? turned
      at = end
    }
  }
  return null
}

/**
 * The same picture without what its file tells besides: place and time of a photograph, its camera, comments, a preview. Colours
 * (ICC) stay. A photograph that lies on its side says so by one number of its Exif, which is kept alone.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (readPng(view)) return barePng(view)
  if (readWebp(view)) return bareWebp(view)
  return readJpeg(view) ? bareJpeg(view) : bytes
}

/** Chunks of PNG that tell of the file and not of what is seen. */
const toldByPng = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

function barePng(view: Buffer): Buffer {
  const parts = [view.subarray(0, 8)]
  for (let at = 8; at + 12 <= view.length;) {
    const end = at + 12 + view.readUInt32BE(at)
    const kind = text(view, at + 4, at + 8)
    if (!toldByPng.has(kind)) parts.push(view.subarray(at, end))
    at = kind === 'IEND' ? view.length : end
  }
  return Buffer.concat(parts)
}

/** In VP8X, the bits that announce Exif and XMP. */
const announced = 0x0c

function bareWebp(view: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 12; at + 8 <= view.length;) {
    const length = view.readUInt32LE(at + 4)
    const end = Math.min(view.length, at + 8 + length + (length % 2))
    const kind = text(view, at, at + 4)
    const chunk = Buffer.from(view.subarray(at, end))
    if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~announced
    if (kind !== 'EXIF' && kind !== 'XMP ') parts.push(chunk)
    at = end
  }
  const body = Buffer.concat(parts)
  const head = Buffer.from(view.subarray(0, 12))
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}

/** APP2 with colours, APP14 with how they are written, APP0 with the form; no other APPn, no comment. */
const keptByJpeg = (view: Buffer, at: number, marker: number) =>
  marker === 0xe0 ||
  marker === 0xee ||
  (marker === 0xe2 && text(view, at + 4, at + 15) === 'ICC_PROFILE') ||
  !((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)

function bareJpeg(view: Buffer): Buffer {
  const parts = [view.subarray(0, 2)]
  let turned = 1
  for (let at = 2; at + 4 <= view.length;) {
    const marker = view[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    // From the first scan on there is nothing but the picture.
    if (marker === 0xda) {
      parts.push(view.subarray(at))
      break
    }
    const end = at + 2 + view.readUInt16BE(at + 2)
    if (marker === 0xe1) turned = orientationOf(view.subarray(at + 4, end)) ?? turned
    if (keptByJpeg(view, at, marker)) parts.push(view.subarray(at, end))
    at = end
  }
  if (turned > 1) parts.splice(1, 0, exifOf(turned))
  return Buffer.concat(parts)
}

const orientationTag = 0x0112

/** Which way up a photograph is (Exif 2.32, 4.6.4), 1 to 8; null where its Exif does not say. */
function orientationOf(exif: Buffer): number | null {
  if (text(exif, 0, 6) !== 'Exif\0\0' || exif.length < 14) return null
  const tiff = exif.subarray(6)
  const little = text(tiff, 0, 2) === 'II'
  const two = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const four = (at: number) =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)
  const first = four(4)
  for (let n = 0; n < two(first); n += 1) {
    const entry = first + 2 + 12 * n
    const value = two(entry + 8)
    if (two(entry) === orientationTag) return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** A segment that says which way up, and nothing else. */
function exifOf(orientation: number): Buffer {
  const segment = Buffer.alloc(36)
  segment.writeUInt16BE(0xffe1, 0)
  segment.writeUInt16BE(34, 2)
  segment.write('Exif\0\0MM\0*', 4, 'latin1')
  segment.writeUInt32BE(8, 14)
  segment.writeUInt16BE(1, 18)
  segment.writeUInt16BE(orientationTag, 20)
  segment.writeUInt16BE(3, 22)
  segment.writeUInt32BE(1, 24)
  segment.writeUInt16BE(orientation, 28)
  return segment
}
