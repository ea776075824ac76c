/** Reads the content files into one catalogue value, with the line where each thing is written. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { languages, type Catalog, type Module, type Text } from '#engine/catalog.ts'
import { isPicture, namePicture } from './picture.ts'
import {
  areasSchema,
  competencySchema,
  itemsSchema,
  moduleSchema,
  retiredSchema,
  trackSchema,
  type ModuleBodies,
  type ModuleFile,
} from './schema.ts'

export interface Finding {
  /** Path below the content folder. */
  file: string
  line: number
  rule: string
  message: string
}

/** The texts of content files by their path below the content folder; a picture as the letters of its bytes (latin1). */
export type Files = ReadonlyMap<string, string>

/** Where a thing of the catalogue is written; keys are `item:<id>`, `module:<slug>`, `node:<id>` and so on. */
export type Places = Map<string, { file: string; line: number }>

export interface Content {
  catalog: Catalog
  /** Lesson and project bodies by content hash. */
  bodies: Map<string, string>
  /** Pictures of lessons and briefs by name. */
  pictures: Map<string, Uint8Array>
  places: Places
  /** What could not be read; the catalogue then lacks it. */
  findings: Finding[]
}

type YamlPath = readonly PropertyKey[]

function lineAt(document: Document, counter: LineCounter, path: YamlPath): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line
  }
  return 1
}

interface YamlFile<T> {
  data: T
  line(path: YamlPath): number
}

function readYaml<S extends z.ZodType>(
  files: Files,
  file: string,
  schema: S,
  findings: Finding[],
): YamlFile<z.infer<S>> | null {
  const source = files.get(file)
  if (source === undefined) {
    findings.push({ file, line: 1, rule: 'missing-file', message: 'this file is missing' })
    return null
  }
  const counter = new LineCounter()
  const document = parseDocument(source, { lineCounter: counter })
  const [broken] = document.errors
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1
    findings.push({ file, line, rule: 'yaml', message: broken.message.split('\n')[0] ?? 'not YAML' })
    return null
  }
  let value: unknown
  try {
    value = document.toJS()
  } catch (error) {
    // What names itself over and over.
    if (!(error instanceof ReferenceError)) throw error
    findings.push({ file, line: 1, rule: 'yaml', message: error.message })
    return null
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const where = issue.path.map(String).join('.')
      findings.push({
        file,
        line: lineAt(document, counter, issue.path),
        rule: 'form',
        message: where ? `${where}: ${issue.message}` : issue.message,
      })
    }
    return null
  }
  const unkept = findUnkept(parsed.data, [])
  if (unkept) {
    const message = `${unkept.map(String).join('.')}: ${notKept}`
    findings.push({ file, line: lineAt(document, counter, unkept), rule: 'letters', message })
    return null
  }
  return { data: parsed.data, line: (at) => lineAt(document, counter, at) }
}

/** The database takes neither the letter of number 0 nor half of a pair of letters. */
const unkeepable = /\0|\p{Cs}/u
const notKept = 'a letter that cannot be kept'

/** The way to a text with a letter that cannot be kept. */
function findUnkept(value: unknown, way: YamlPath): YamlPath | null {
  if (typeof value === 'string') return unkeepable.test(value) ? way : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnkept(inner, [...way, Array.isArray(value) ? Number(key) : key])
    if (found) return found
  }
  return null
}

/** The name under which a text is kept. */
export const hashBody = (body: string) => createHash('sha256').update(body).digest('hex').slice(0, 32)

function readBodies(
  files: Files,
  folder: string,
  stem: string,
  bodies: Map<string, string>,
  findings: Finding[],
): Text {
  const hashes: Text = { fr: '', en: '' }
  for (const language of languages) {
    const file = `${folder}/${stem}.${language}.md`
    const body = files.get(file)
    if (body === undefined) {
      findings.push({
        file,
        line: 1,
        rule: 'missing-language',
        message: `there is no ${stem} in ${language}`,
      })
      continue
    }
    if (unkeepable.test(body)) findings.push({ file, line: 1, rule: 'letters', message: notKept })
    hashes[language] = hashBody(body)
    bodies.set(hashes[language], body)
  }
  return hashes
}

function moduleFrom(file: ModuleFile, { lesson, brief }: ModuleBodies): Module {
  const { project, ...rest } = file
  return project && brief ? { ...rest, lesson, project: { ...project, brief } } : { ...rest, lesson }
}

/** Names of what lies in a folder, in their order. */
function namesIn(files: Files, folder: string): string[] {
  const inside = [...files.keys()].filter((path) => path.startsWith(`${folder}/`))
  return [...new Set(inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))].sort()
}

const yamlFilesIn = (files: Files, folder: string) =>
  namesIn(files, folder).filter((name) => name.endsWith('.yaml'))

/** The pictures that lie beside lessons, each under the name that its bytes give it. */
function readPictures(files: Files, findings: Finding[]): Map<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>()
  for (const [file, letters] of files) {
    if (!isPicture(file)) continue
    const bytes = Buffer.from(letters, 'latin1')
    const named = namePicture(bytes)
    const name = file.slice(file.lastIndexOf('/') + 1)
    if ('refused' in named)
      findings.push({
        file,
        line: 1,
        rule: `picture-${named.refused}`,
        message: 'PNG, JPEG or WebP, 1 MB, 4096 px',
      })
    else if (named.name !== name)
      findings.push({
        file,
        line: 1,
        rule: 'picture-name',
        message: `by its bytes its name is ${named.name}`,
      })
    else pictures.set(name, bytes)
  }
  return pictures
}

/**
 * The whole content of some files. Never throws on bad content: what cannot be read is left out and named in `findings`, with its
 * file and line.
 */
export function readFiles(files: Files): Content {
  const findings: Finding[] = []
  const bodies = new Map<string, string>()
  const pictures = readPictures(files, findings)
  const places: Places = new Map()
  const catalog: Catalog = { areas: [], competencies: [], modules: [], items: [], tracks: [] }
  const found = (file: string, line: number, rule: string, message: string) =>
    findings.push({ file, line, rule, message })
  const place = (key: string, file: string, line: number) => {
    if (places.has(key)) found(file, line, 'twice', `${key} is written twice`)
    places.set(key, { file, line })
  }

  const areas = readYaml(files, 'areas.yaml', areasSchema, findings)
  areas?.data.forEach((area, i) => {
    catalog.areas.push(area)
    place(`area:${area.slug}`, 'areas.yaml', areas.line([i]))
  })

  for (const name of yamlFilesIn(files, 'competencies')) {
    const path = `competencies/${name}`
    const file = readYaml(files, path, competencySchema, findings)
    if (!file) continue
    catalog.competencies.push(file.data)
    place(`competency:${file.data.slug}`, path, 1)
    file.data.levels.forEach((_, i) =>
      place(`node:${file.data.slug}@${i + 1}`, path, file.line(['levels', i])),
    )
    if (`${file.data.slug}.yaml` !== name) found(path, 1, 'name', 'the file is not named after its slug')
  }

  for (const name of namesIn(files, 'modules')) {
    const folder = `modules/${name}`
    const path = `${folder}/module.yaml`
    const file = readYaml(files, path, moduleSchema, findings)
    if (file) {
      const lesson = readBodies(files, folder, 'lesson', bodies, findings)
      const brief = file.data.project ? readBodies(files, folder, 'project', bodies, findings) : undefined
      catalog.modules.push(moduleFrom(file.data, { lesson, brief }))
      place(`module:${file.data.slug}`, path, 1)
      if (file.data.slug !== name) found(path, 1, 'name', 'the folder is not named after its slug')
    }
    const itemsPath = `${folder}/items.yaml`
    if (!files.has(itemsPath)) continue
    const items = readYaml(files, itemsPath, itemsSchema, findings)
    items?.data.forEach((item, i) => {
      catalog.items.push(item)
      place(`item:${item.id}`, itemsPath, items.line([i]))
    })
  }

  for (const name of yamlFilesIn(files, 'tracks')) {
    const path = `tracks/${name}`
    const file = readYaml(files, path, trackSchema, findings)
    if (!file) continue
    catalog.tracks.push(file.data)
    place(`track:${file.data.slug}`, path, 1)
  }

  const retired = files.has('retired.yaml') ? readYaml(files, 'retired.yaml', retiredSchema, findings) : null
  if (retired) catalog.retired = retired.data
  retired?.data.forEach(({ node }, i) => place(`retirement:${node}`, 'retired.yaml', retired.line([i])))
  return { catalog, bodies, pictures, places, findings }
}

/** The folders of content files, with what else may lie in them. */
const contentFolders = ['competencies', 'modules', 'tracks']

/** Where files say which revision they were taken from. */
export const manifestPath = 'revision.yaml'

/** What systems put beside files without being asked: `.DS_Store`, `__MACOSX`. */
export const isHidden = (path: string) => path.split('/').some((name) => /^(\.(?!\.?$)|__MACOSX$)/.test(name))

/** The texts of a content folder: what lies at its top as content, and everything in its folders of content. */
export function openFolder(root: string): Map<string, string> {
  const top = ['areas.yaml', 'retired.yaml', manifestPath].filter((name) => existsSync(join(root, name)))
  const inside = contentFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
    )
  const paths = [...top, ...inside.sort()].filter((path) => !isHidden(path))
  return new Map(
    paths.map((path) => [path, readFileSync(join(root, path), isPicture(path) ? 'latin1' : 'utf8')]),
  )
}

/** The whole content of a folder; as `readFiles`. */
export const readContent = (root: string): Content => readFiles(openFolder(root))

/** The catalogue of a folder whose content is known to be sound. Throws with the first finding otherwise. */
export function readCatalog(root: string): Pick<Content, 'catalog' | 'bodies' | 'pictures'> {
  const { catalog, bodies, pictures, findings } = readContent(root)
  const [first] = findings
  if (first) throw new Error(`content: ${first.file}:${first.line} ${first.message}`)
  return { catalog, bodies, pictures }
}
