/** What a file is, found from its content: never from its name, never from what the browser says. */
import { createHash } from 'node:crypto'

/** Most bytes of one file, and of all files that she keeps. */
export const mostFileBytes = 5 * 1024 * 1024
export const mostKeptBytes = 20 * 1024 * 1024
/** Characters of a name that is kept. */
const longestName = 80

interface Kind {
  extension: string
  mediaType: string
  starts: (bytes: Uint8Array) => boolean
}

const startsWith =
  (signature: readonly number[], at = 0) =>
  (bytes: Uint8Array) =>
    bytes.length >= at + signature.length && signature.every((byte, i) => bytes[at + i] === byte)

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const riff = startsWith(ascii('RIFF'))
const webp = startsWith(ascii('WEBP'), 8)

const kinds: Kind[] = [
  {
    extension: 'png',
    mediaType: 'image/png',
    starts: startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
  { extension: 'jpg', mediaType: 'image/jpeg', starts: startsWith([0xff, 0xd8, 0xff]) },
  { extension: 'webp', mediaType: 'image/webp', starts: (bytes) => riff(bytes) && webp(bytes) },
  { extension: 'pdf', mediaType: 'application/pdf', starts: startsWith(ascii('%PDF-')) },
  { extension: 'zip', mediaType: 'application/zip', starts: startsWith([0x50, 0x4b, 0x03, 0x04]) },
]
/** Texts are all kept as plain text: nothing of hers is ever run by a browser here. */
const textExtensions = ['txt', 'md', 'html', 'css', 'js']

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)
  } catch {
    return false
  }
}

/** The last part of a path, without what a file system, a header or a reader could misread. */
function safeStem(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const stem = last.replace(/\.[^.]*$/, '')
  // Cc and Cf hold control characters and the marks that turn the direction of a text.
  const plain = stem.replace(/[\p{Cc}\p{Cf}<>:"|?*;=&%#]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '')
  return [...plain].slice(0, longestName).join('') || 'fichier'
}

/** The name and kind under which a file is kept, or why it is not. */
export function readFile(
  name: string,
  bytes: Uint8Array,
): { name: string; mediaType: string } | { problem: 'file-empty' | 'file-size' | 'file-kind' } {
  if (bytes.length === 0) return { problem: 'file-empty' }
  if (bytes.length > mostFileBytes) return { problem: 'file-size' }
  const stem = safeStem(name)
  const kind = kinds.find(({ starts }) => starts(bytes))
  if (kind) return { name: `${stem}.${kind.extension}`, mediaType: kind.mediaType }
  const extension = /\.([a-z\d]{1,5})$/i.exec(name)?.[1]?.toLowerCase()
  const known = textExtensions.find((one) => one === (extension === 'htm' ? 'html' : extension))
  if (!known || !isText(bytes)) return { problem: 'file-kind' }
  return { name: `${stem}.${known}`, mediaType: 'text/plain; charset=utf-8' }
}

/** The file of a form with what its content says; null when she chose none. */
export async function fileOf(form: FormData) {
  const file = form.get('file')
  if (!(file instanceof Blob) || (file.size === 0 && nameOf(file) === '')) return null
  const content = new Uint8Array(await file.arrayBuffer())
  const read = readFile(nameOf(file), content)
  if ('problem' in read) return read
  return { ...read, content, sha256: createHash('sha256').update(content).digest('hex') }
}

const nameOf = (file: Blob) => ('name' in file && typeof file.name === 'string' ? file.name : '')

/** A file as a download, always: no browser opens it on this site. */
export function download(file: { name: string; mediaType: string; content: Uint8Array }): Response {
  // RFC 6266: a plain name for old readers, the whole one for all others.
  const plain = file.name.replace(/[^\w.-]/g, '_')
  const whole = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.content.byteLength),
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}
