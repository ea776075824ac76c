/** What is not said in a language, and areas in which nothing stands. */
import { languages, type Catalog } from '#engine/catalog.ts'
import { nodeOf } from '#engine/competency.ts'
import type { Report } from '#engine/lint.ts'

const isBlank = (text: unknown) =>
  typeof text === 'string' ? text.trim() === '' : Array.isArray(text) && text.length === 0

/** Ways to texts that lack a language, as `name.en`. */
function blanksIn(value: unknown, way = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const isText = languages.every((language) => Object.hasOwn(value, language))
  if (isText) return entries.flatMap(([language, text]) => (isBlank(text) ? [`${way}.${language}`] : []))
  return entries.flatMap(([key, inner]) => blanksIn(inner, way === '' ? key : `${way}.${key}`))
}

/** Texts without French or English, and unused areas. */
export function lintGaps({ areas, competencies, modules, items, tracks }: Catalog, report: Report) {
  const full = (kind: Parameters<Report>[1], slug: string, thing: object) => {
    for (const way of blanksIn(thing)) report('missing-text', kind, slug, `${way} is empty`, { field: way })
  }
  const used = new Set(competencies.map(({ area }) => area))
  for (const area of areas) {
    full('area', area.slug, area)
    if (!used.has(area.slug)) report('unused-area', 'area', area.slug, 'no competency is in it')
  }
  for (const { slug, name, levels } of competencies) {
    full('competency', slug, { name })
    levels.forEach(({ canDo }, i) => full('node', nodeOf(slug, i + 1), { canDo }))
  }
  for (const module of modules) full('module', module.slug, module)
  for (const item of items) full('item', item.id, item)
  for (const track of tracks) full('track', track.slug, track)
}
