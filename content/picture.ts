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

/** JPEG (ITU-T T.81, B.2): the segments up to the header of the frame, SOF0 to SOF15 without DHT, JPG and DAC. */
function readJpeg(view: Buffer): Form | null {
  if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 <= view.length;) {
    if (view[at] !== 0xff) return null
    const marker = view[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { ending: 'jpg', width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) }
    else at += 2 + view.readUInt16BE(at + 2)
  }
  return null
}
