/** Writes content in its canonical form: reading what was written and writing it again gives the same bytes. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { z } from 'zod'
import { areasSchema, competencySchema, itemsSchema, moduleSchema, trackSchema } from './schema.ts'

/** The canonical text of a YAML value: keys in the order of its schema, long texts folded at 110 columns. */
function canonicalYaml(schema: z.ZodType, source: string): string {
  return stringify(schema.parse(parse(source)), { lineWidth: 110, blockQuote: 'literal' })
}

function canonicalMarkdown(source: string): string {
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()}\n`
}

function filesOf(root: string): { path: string; canonical: (source: string) => string }[] {
  const yaml = (schema: z.ZodType) => (source: string) => canonicalYaml(schema, source)
  const list = (folder: string) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : []
  const moduleFile = (file: string) => {
    if (file === 'module.yaml') return yaml(moduleSchema)
    if (file === 'items.yaml') return yaml(itemsSchema)
    return file.endsWith('.md') ? canonicalMarkdown : null
  }
  const modules = list('modules').flatMap((name) =>
    list(join('modules', name)).flatMap((file) => {
      const canonical = moduleFile(file)
      return canonical ? [{ path: join(root, 'modules', name, file), canonical }] : []
    }),
  )
  return [
    { path: join(root, 'areas.yaml'), canonical: yaml(areasSchema) },
    ...list('competencies').map((name) => ({
      path: join(root, 'competencies', name),
      canonical: yaml(competencySchema),
    })),
    ...modules,
    ...list('tracks').map((name) => ({ path: join(root, 'tracks', name), canonical: yaml(trackSchema) })),
  ]
}

/** Paths of the files that are not in canonical form; with `write`, they are rewritten. Throws on unreadable content. */
export function formatContent(root: string, { write }: { write: boolean }): string[] {
  const changed: string[] = []
  for (const { path, canonical } of filesOf(root)) {
    const source = readFileSync(path, 'utf8')
    const wanted = canonical(source)
    if (wanted === source) continue
    changed.push(path)
    if (write) writeFileSync(path, wanted)
  }
  return changed
}
