/** Reads the content files into one catalogue value, with the line where each thing is written. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { languages, type Catalog, type Module, type Text } from '#engine/catalog.ts'
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

/** Where a thing of the catalogue is written; keys are `item:<id>`, `module:<slug>`, `node:<id>` and so on. */
export type Places = Map<string, { file: string; line: number }>

export interface Content {
  catalog: Catalog
  /** Lesson and project bodies by content hash. */
  bodies: Map<string, string>
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
  root: string,
  path: string,
  schema: S,
  findings: Finding[],
): YamlFile<z.infer<S>> | null {
  const file = relative(root, path)
  if (!existsSync(path)) {
    findings.push({ file, line: 1, rule: 'missing-file', message: 'this file is missing' })
    return null
  }
  const counter = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: counter })
  const [broken] = document.errors
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1
    findings.push({ file, line, rule: 'yaml', message: broken.message.split('\n')[0] ?? 'not YAML' })
    return null
  }
  const parsed = schema.safeParse(document.toJS())
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
  return { data: parsed.data, line: (at) => lineAt(document, counter, at) }
}

/** The name under which a text is kept. */
export const hashBody = (body: string) => createHash('sha256').update(body).digest('hex').slice(0, 32)

function readBodies(
  root: string,
  folder: string,
  stem: string,
  bodies: Map<string, string>,
  findings: Finding[],
): Text {
  const hashes: Text = { fr: '', en: '' }
  for (const language of languages) {
    const path = join(folder, `${stem}.${language}.md`)
    if (!existsSync(path)) {
      findings.push({
        file: relative(root, path),
        line: 1,
        rule: 'missing-language',
        message: `there is no ${stem} in ${language}`,
      })
      continue
    }
    const body = readFileSync(path, 'utf8')
    hashes[language] = hashBody(body)
    bodies.set(hashes[language], body)
  }
  return hashes
}

function moduleFrom(file: ModuleFile, { lesson, brief }: ModuleBodies): Module {
  const { project, ...rest } = file
  return project && brief ? { ...rest, lesson, project: { ...project, brief } } : { ...rest, lesson }
}

const yamlFilesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
    : []

/**
 * The whole content of a folder. Never throws on bad content: what cannot be read is left out and named in
 * `findings`, with its file and line.
 */
export function readContent(root: string): Content {
  const findings: Finding[] = []
  const bodies = new Map<string, string>()
  const places: Places = new Map()
  const catalog: Catalog = { areas: [], competencies: [], modules: [], items: [], tracks: [] }
  const place = (key: string, path: string, line: number) => {
    if (places.has(key)) {
      findings.push({ file: relative(root, path), line, rule: 'twice', message: `${key} is written twice` })
    }
    places.set(key, { file: relative(root, path), line })
  }

  const areasPath = join(root, 'areas.yaml')
  const areas = readYaml(root, areasPath, areasSchema, findings)
  areas?.data.forEach((area, i) => {
    catalog.areas.push(area)
    place(`area:${area.slug}`, areasPath, areas.line([i]))
  })

  for (const name of yamlFilesIn(join(root, 'competencies'))) {
    const path = join(root, 'competencies', name)
    const file = readYaml(root, path, competencySchema, findings)
    if (!file) continue
    catalog.competencies.push(file.data)
    place(`competency:${file.data.slug}`, path, 1)
    file.data.levels.forEach((_, i) =>
      place(`node:${file.data.slug}@${i + 1}`, path, file.line(['levels', i])),
    )
    if (`${file.data.slug}.yaml` !== name) {
      findings.push({
        file: relative(root, path),
        line: 1,
        rule: 'name',
        message: 'the file is not named after its slug',
      })
    }
  }

  const modulesFolder = join(root, 'modules')
  const folders = existsSync(modulesFolder) ? readdirSync(modulesFolder).sort() : []
  for (const name of folders) {
    const folder = join(modulesFolder, name)
    const path = join(folder, 'module.yaml')
    const file = readYaml(root, path, moduleSchema, findings)
    if (file) {
      const lesson = readBodies(root, folder, 'lesson', bodies, findings)
      const brief = file.data.project ? readBodies(root, folder, 'project', bodies, findings) : undefined
      catalog.modules.push(moduleFrom(file.data, { lesson, brief }))
      place(`module:${file.data.slug}`, path, 1)
      if (file.data.slug !== name) {
        findings.push({
          file: relative(root, path),
          line: 1,
          rule: 'name',
          message: 'the folder is not named after its slug',
        })
      }
    }
    const itemsPath = join(folder, 'items.yaml')
    if (!existsSync(itemsPath)) continue
    const items = readYaml(root, itemsPath, itemsSchema, findings)
    items?.data.forEach((item, i) => {
      catalog.items.push(item)
      place(`item:${item.id}`, itemsPath, items.line([i]))
    })
  }

  for (const name of yamlFilesIn(join(root, 'tracks'))) {
    const path = join(root, 'tracks', name)
    const file = readYaml(root, path, trackSchema, findings)
    if (!file) continue
    catalog.tracks.push(file.data)
    place(`track:${file.data.slug}`, path, 1)
  }

  const retiredPath = join(root, 'retired.yaml')
  const retired = existsSync(retiredPath) ? readYaml(root, retiredPath, retiredSchema, findings) : null
  if (retired) catalog.retired = retired.data
  retired?.data.forEach(({ node }, i) => place(`retirement:${node}`, retiredPath, retired.line([i])))
  return { catalog, bodies, places, findings }
}

/** The catalogue of a folder whose content is known to be sound. Throws with the first finding otherwise. */
export function readCatalog(root: string): { catalog: Catalog; bodies: Map<string, string> } {
  const { catalog, bodies, findings } = readContent(root)
  const [first] = findings
  if (first) throw new Error(`content: ${first.file}:${first.line} ${first.message}`)
  return { catalog, bodies }
}
