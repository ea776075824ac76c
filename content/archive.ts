/** Content files as one archive (zip), and back: nothing of an archive is written anywhere, its paths are only names. */
import { zipSync } from 'fflate'
import { isPicture } from './picture.ts'
import { isHidden, manifestPath, type Finding } from './read.ts'
import { readZip, type ZipEntry } from './unzip.ts'

/** An archive has at most so many files and bytes, and so many bytes once unpacked; one file of content so many. */
export const limits = {
  packedBytes: 5 * 1024 * 1024,
  bytes: 32 * 1024 * 1024,
  fileBytes: 1024 * 1024,
  files: 5_000,
} as const

/** Files as an archive; the same files and moment make the same bytes. */
export function packFiles(files: ReadonlyMap<string, string>, at: Date): Uint8Array {
  const encoder = new TextEncoder()
  const entries = [...files].map(
    ([path, text]) => [path, isPicture(path) ? Buffer.from(text, 'latin1') : encoder.encode(text)] as const,
  )
  return zipSync(Object.fromEntries(entries), { mtime: at, level: 9 })
}

const finding = (file: string, rule: string, message: string): Finding => ({ file, line: 1, rule, message })

/** A path that leads out of its folder, or is none. */
const isUnsafe = (path: string) =>
  /[\p{Cc}\\:]/u.test(path) || path.split('/').some((name) => ['', '.', '..'].includes(name))

/** Looks at what an archive says it has, before any of it is unpacked. */
class Gate {
  readonly findings: Finding[] = []
  readonly #paths = new Set<string>()
  #bytes = 0

  passes({ name, size }: Pick<ZipEntry, 'name' | 'size'>): boolean {
    if (name.endsWith('/') || isHidden(name)) return false
    if (this.findings.length > 0) return false
    if (isUnsafe(name)) return this.#refuse(name, 'path', 'not a path below a folder')
    if (this.#paths.has(name)) return this.#refuse(name, 'twice', 'stands twice in the archive')
    this.#paths.add(name)
    this.#bytes += size
    if (size > limits.fileBytes) return this.#refuse(name, 'file-large', `${size} > ${limits.fileBytes}`)
    if (this.#paths.size > limits.files) return this.#refuse('.', 'files-many', `> ${limits.files}`)
    if (this.#bytes > limits.bytes) return this.#refuse('.', 'unpacked-large', `> ${limits.bytes}`)
    return true
  }

  #refuse(file: string, rule: string, message: string): false {
    this.findings.push(finding(file, rule, message))
    return false
  }
}

/** Paths below the folder in which the manifest lies, the highest one: people pack a folder as often as what is in it. */
function belowManifest<Value>(files: ReadonlyMap<string, Value>): Map<string, Value> {
  const [manifest = manifestPath] = [...files.keys()]
    .filter((path) => path === manifestPath || path.endsWith(`/${manifestPath}`))
    .sort((a, b) => a.split('/').length - b.split('/').length)
  const folder = manifest.slice(0, -manifestPath.length)
  return new Map(
    [...files].map(([path, value]) => [path.startsWith(folder) ? path.slice(folder.length) : path, value]),
  )
}

/** The texts of an archive by path, or what is wrong with it. Never throws on a bad archive. */
export function unpackFiles(archive: Uint8Array): { files: Map<string, string> } | { findings: Finding[] } {
  const gate = new Gate()
  const entries = new Map<string, Uint8Array>()
  try {
    const passed = [...readZip(archive)].filter((entry) => gate.passes(entry))
    if (gate.findings.length > 0) return { findings: gate.findings }
    for (const { name, size, unpack } of passed) {
      const bytes = unpack()
      if (bytes === 'lies') return { findings: [finding(name, 'file-large', `<> ${size}`)] }
      entries.set(name, bytes)
    }
  } catch {
    return { findings: [finding('.', 'archive', '')] }
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const files = new Map<string, string>()
  const findings: Finding[] = []
  for (const [path, bytes] of belowManifest(entries)) {
    try {
      files.set(path, isPicture(path) ? Buffer.from(bytes).toString('latin1') : decoder.decode(bytes))
    } catch {
      findings.push(finding(path, 'text', 'not UTF-8'))
    }
  }
  return findings.length > 0 ? { findings } : { files }
}
