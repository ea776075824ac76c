/** How pages of the studio name things of a catalogue. */
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { textFor } from '#app/locales/language.tsx'
import type { Catalog, Language, NodeId } from '#engine/catalog.ts'
import { splitNode } from '#engine/competency.ts'
import type { Kind, Where } from '#engine/edit/edit.ts'
import { findThing } from '#engine/edit/place.ts'
import { read } from '#engine/edit/tree.ts'

/** Every level by its node: the competency and its number, in the language of whoever reads. */
export function namesOfNodes(catalog: Catalog, language: Language): Record<NodeId, string> {
  const names: Record<NodeId, string> = {}
  const t = textFor(language, fr, en)
  for (const { slug, name, levels } of catalog.competencies)
    levels.forEach((_, i) => {
      names[`${slug}@${i + 1}`] = t.level(name[language] || slug, i + 1)
    })
  return names
}

const nameFields: Record<Exclude<Kind, 'level' | 'retirement'>, string> = {
  area: 'name',
  competency: 'name',
  module: 'title',
  criterion: 'text',
  item: 'prompt',
  track: 'name',
  milestone: 'name',
}
const longestName = 70

/** The name of a thing in one of the catalogues, the first that has it; its slug where none has a name for it. */
export function nameOf(catalogs: readonly Catalog[], { kind, slug }: Where, language: Language): string {
  for (const catalog of catalogs) {
    if (kind === 'level' || kind === 'retirement') {
      const { competency, level } = splitNode(slug)
      const name = findThing(catalog, { kind: 'competency', slug: competency })?.name[language]
      if (name) return textFor(language, fr, en).level(name, level)
      continue
    }
    const words = read(findThing(catalog, { kind, slug }), [nameFields[kind], language])
    if (typeof words !== 'string' || words === '') continue
    const line = words.replaceAll(/[`*_#]|\s+/g, (mark) => (mark.trim() === '' ? ' ' : ''))
    return line.length > longestName ? `${line.slice(0, longestName).replace(/\s+\S*$/, '')}…` : line
  }
  return slug
}
