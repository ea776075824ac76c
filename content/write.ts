/** Writes content in its canonical form: reading what was written and writing it again gives the same bytes. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { z } from 'zod'
import { languages, type Catalog, type Module, type Text } from '#engine/catalog.ts'
import type { Item } from '#engine/item.ts'
import { isPicture, picturesIn } from './picture.ts'
import {
  areasSchema,
  competencySchema,
  itemsSchema,
  moduleSchema,
  retiredSchema,
  trackSchema,
} from './schema.ts'

/** The canonical text of a value: keys in the order of its schema, long texts folded at 110 columns. Throws on another form. */
function yamlOf(schema: z.ZodType, value: unknown): string {
  return stringify(schema.parse(value), { lineWidth: 110, blockQuote: 'literal' })
}

/** Markdown as it is kept in files: lines end with one letter and no spaces, the text with one line end. */
export function canonicalMarkdown(source: string): string {
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()}\n`
}

const list = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : [])

/** What a file is, by its path below the content folder; null for what is not ours. */
export function schemaOf(path: string): z.ZodType | 'markdown' | 'picture' | null {
  if (isPicture(path)) return 'picture'
  if (path === 'areas.yaml') return areasSchema
  if (path === 'retired.yaml') return retiredSchema
  if (/^competencies\/[^/]+\.yaml$/.test(path)) return competencySchema
  if (/^tracks\/[^/]+\.yaml$/.test(path)) return trackSchema
  const [, file] = /^modules\/[^/]+\/([^/]+)$/.exec(path) ?? []
  if (file === 'module.yaml') return moduleSchema
  if (file === 'items.yaml') return itemsSchema
  return /^(lesson|project)\.(fr|en)\.md$/.test(file ?? '') ? 'markdown' : null
}

/** Paths of the content files of a folder, below it. */
function filesOf(root: string): string[] {
  const inside = (folder: string) => list(join(root, folder)).map((name) => `${folder}/${name}`)
  const isFolder = (path: string) => statSync(join(root, path)).isDirectory()
  const modules = inside('modules').filter(isFolder).flatMap(inside)
  const top = ['areas.yaml', 'retired.yaml'].filter((name) => existsSync(join(root, name)))
  const paths = [...top, ...inside('competencies'), ...modules, ...inside('tracks')]
  return paths.filter((path) => schemaOf(path) !== null)
}

/** Paths of the files that are not in canonical form; with `write`, they are rewritten. Throws on unreadable content. */
export function formatContent(root: string, { write }: { write: boolean }): string[] {
  const changed: string[] = []
  for (const file of filesOf(root)) {
    const schema = schemaOf(file)
    if (schema === 'picture') continue
    const path = join(root, file)
    const source = readFileSync(path, 'utf8')
    const wanted =
      schema === 'markdown' || !schema ? canonicalMarkdown(source) : yamlOf(schema, parse(source))
    if (wanted === source) continue
    changed.push(path)
    if (write) writeFileSync(path, wanted)
  }
  return changed
}

/**
 * The module beside which an item is written: of those that teach its node, the one that teaches the fewest, then the first by
 * name. So it follows from the catalogue, and holds for what ships.
 */
function homeOf(modules: readonly Module[], { id, node }: Item): string {
  const [home] = modules
    .filter(({ teaches }) => teaches.includes(node))
    .sort((a, b) => a.teaches.length - b.teaches.length || (a.slug < b.slug ? -1 : 1))
  if (!home) throw new Error(`no module teaches ${node}: the item ${id} has no file`)
  return home.slug
}

const byFile = (ending: string) => (a: { slug: string }, b: { slug: string }) =>
  a.slug + ending < b.slug + ending ? -1 : 1

/** The catalogue in the order in which its files are read: by name, items with their modules. Between the two lies no difference. */
export function inFileOrder(catalog: Catalog): Catalog {
  const modules = catalog.modules.toSorted(byFile(''))
  const homes = new Map<string, Item[]>(modules.map(({ slug }) => [slug, []]))
  for (const item of catalog.items) homes.get(homeOf(modules, item))?.push(item)
  return {
    ...catalog,
    competencies: catalog.competencies.toSorted(byFile('.yaml')),
    modules,
    items: modules.flatMap(({ slug }) => homes.get(slug) ?? []),
    tracks: catalog.tracks.toSorted(byFile('.yaml')),
  }
}

/** The hashes of lessons and briefs by the paths of their files. */
export function bodyPaths({ modules }: Pick<Catalog, 'modules'>): Map<string, string> {
  const paths = new Map<string, string>()
  const add = (folder: string, stem: string, hashes: Text) => {
    for (const language of languages) paths.set(`${folder}/${stem}.${language}.md`, hashes[language])
  }
  for (const { slug, lesson, project } of modules) {
    add(`modules/${slug}`, 'lesson', lesson)
    if (project) add(`modules/${slug}`, 'project', project.brief)
  }
  return paths
}

/**
 * Every file of a catalogue with its text, by its path below the content folder. Throws where something has not the form of its file,
 * where an item has no module beside which it is written, or where `bodies` lacks a text.
 */
export function writeFiles(
  catalog: Catalog,
  bodies: ReadonlyMap<string, string>,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
): Map<string, string> {
  const { areas, competencies, modules, items, tracks, retired = [] } = inFileOrder(catalog)
  const files = new Map([['areas.yaml', yamlOf(areasSchema, areas)]])
  for (const one of competencies) files.set(`competencies/${one.slug}.yaml`, yamlOf(competencySchema, one))
  for (const { lesson: _lesson, project, ...module } of modules) {
    const folder = `modules/${module.slug}`
    const { brief: _brief, ...written } = project ?? { brief: null }
    files.set(
      `${folder}/module.yaml`,
      yamlOf(moduleSchema, project ? { ...module, project: written } : module),
    )
    const own = items.filter((item) => homeOf(modules, item) === module.slug)
    if (own.length > 0) files.set(`${folder}/items.yaml`, yamlOf(itemsSchema, own))
  }
  for (const [path, hash] of bodyPaths({ modules })) {
    const body = bodies.get(hash)
    if (body === undefined) throw new Error(`${path} has no text`)
    files.set(path, body)
    for (const name of picturesIn(body)) {
      const bytes = pictures.get(name)
      if (bytes)
        files.set(`${path.slice(0, path.lastIndexOf('/'))}/${name}`, Buffer.from(bytes).toString('latin1'))
    }
  }
  for (const track of tracks) files.set(`tracks/${track.slug}.yaml`, yamlOf(trackSchema, track))
  if (retired.length > 0) files.set('retired.yaml', yamlOf(retiredSchema, retired))
  return files
}

/**
 * A whole revision as files of a folder; content files that it does not name go, others are left alone. Nothing is written when
 * something has not the form of its file. Returns the paths below the folder that were written and removed.
 */
export function writeContent(
  catalog: Catalog,
  bodies: ReadonlyMap<string, string>,
  root: string,
  pictures?: ReadonlyMap<string, Uint8Array>,
): { written: string[]; removed: string[] } {
  const files = writeFiles(catalog, bodies, pictures)
  const removed = filesOf(root).filter((path) => !files.has(path))
  const written = [...files].flatMap(([path, text]) => {
    const target = join(root, path)
    const encoding = isPicture(path) ? 'latin1' : 'utf8'
    if (existsSync(target) && readFileSync(target, encoding) === text) return []
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text, encoding)
    return [path]
  })
  for (const path of removed) {
    unlinkSync(join(root, path))
    const folder = join(root, dirname(path))
    if (path.startsWith('modules/') && list(folder).length === 0) rmdirSync(folder)
  }
  return { written, removed }
}
