/** A revision as files that leave the academy and come back: the content files, and a manifest that names the revision. */
import { createHash } from 'node:crypto'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import type { Catalog } from '#engine/catalog.ts'
import { findDifference } from '#engine/edit/diff.ts'
import type { Edit } from '#engine/edit/edit.ts'
import { lintMeaning } from './lint.ts'
import { inOrderOf } from './order.ts'
import { manifestPath, readFiles, type Content, type Files, type Finding } from './read.ts'
import { bodyPaths, canonicalMarkdown, schemaOf, writeFiles } from './write.ts'

const manifestSchema = z.strictObject({
  revision: z.number().int().positive().max(999_999_999),
  fingerprint: z.string().regex(/^[\da-f]{64}$/, 'SHA-256'),
})
export type Manifest = z.infer<typeof manifestSchema>

/** Told apart from a revision of the same number of another academy: SHA-256 of the catalogue, whatever the order of its keys. */
export function fingerprintOf(catalog: Catalog): string {
  const sorted = JSON.stringify(catalog, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(sorted).digest('hex')
}

/** The text of the manifest of a revision. */
export function writeManifest(revision: number, catalog: Catalog): string {
  return stringify({ revision, fingerprint: fingerprintOf(catalog) } satisfies Manifest)
}

/** The files of a revision, its manifest first. Throws as `writeFiles`. */
export function exportFiles(
  revision: number,
  catalog: Catalog,
  bodies: ReadonlyMap<string, string>,
  pictures?: ReadonlyMap<string, Uint8Array>,
): Map<string, string> {
  return new Map([[manifestPath, writeManifest(revision, catalog)], ...writeFiles(catalog, bodies, pictures)])
}

/** Which revision files were taken from, or what is wrong with their manifest. */
export function readManifest(files: Files): { manifest: Manifest } | { findings: Finding[] } {
  const wrong = (rule: string, message: string) => ({
    findings: [{ file: manifestPath, line: 1, rule, message }],
  })
  const source = files.get(manifestPath)
  if (source === undefined) return wrong('manifest-missing', 'this file is missing')
  try {
    return { manifest: manifestSchema.parse(parse(source)) }
  } catch {
    return wrong('manifest', 'revision and fingerprint')
  }
}

/** What tells whether the same files came before. */
export function digestOf(files: Files): string {
  const hash = createHash('sha256')
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${path}\0${Buffer.byteLength(text)}\0${text}`)
  return hash.digest('hex')
}

/** Lessons and briefs as they were where only spaces at line ends or the ends of lines are others: editors change those unasked. */
function withOldBodies(files: Files, base: Catalog, bodies: ReadonlyMap<string, string>): Files {
  const old = bodyPaths(base)
  return new Map(
    [...files].map(([path, text]) => {
      if (schemaOf(path) !== 'markdown') return [path, text]
      const canonical = canonicalMarkdown(text)
      const before = bodies.get(old.get(path) ?? '')
      return [path, before !== undefined && canonicalMarkdown(before) === canonical ? before : canonical]
    }),
  )
}

/** Findings that are told at once. */
const mostFindings = 50

/** Files that nothing reads: they would be lost without a word. A brief is read where its module has a project. */
function strangers(files: Files, catalog: Catalog): Finding[] {
  const texts = bodyPaths(catalog)
  const modules = new Set(catalog.modules.map(({ slug }) => `modules/${slug}`))
  const isRead = (path: string) => {
    const kind = schemaOf(path)
    // Of a module that could not be read, that is told, and not more.
    const unread = !modules.has(path.slice(0, path.lastIndexOf('/')))
    return kind === 'markdown' ? texts.has(path) || unread : kind !== null || path === manifestPath
  }
  return [...files.keys()]
    .filter((path) => !isRead(path))
    .map((file) => ({ file, line: 1, rule: 'stranger', message: 'nothing reads this file' }))
}

export type Compared =
  | { edits: Edit[]; bodies: Map<string, string>; pictures: Content['pictures']; findings?: undefined }
  | { findings: Finding[] }

/**
 * The edits that make of a revision what its files have become, and the texts that are new in them; or what stands in the way, by file
 * and line. `bodies` are those of the revision. What has no file any more is removed.
 */
export function compareFiles(base: Catalog, bodies: ReadonlyMap<string, string>, files: Files): Compared {
  const content = readFiles(withOldBodies(files, base, bodies))
  const findings = [...content.findings, ...strangers(files, content.catalog)]
  if (findings.length > 0) return { findings: findings.slice(0, mostFindings) }
  const edits = findDifference(base, inOrderOf(base, content))
  if (!edits) {
    const wrong = lintMeaning(content)
    const whole = { file: '.', line: 1, rule: 'unsound', message: '' }
    return { findings: wrong.length > 0 ? wrong.slice(0, mostFindings) : [whole] }
  }
  const { pictures } = content
  return { edits, pictures, bodies: new Map([...content.bodies].filter(([hash]) => !bodies.has(hash))) }
}
