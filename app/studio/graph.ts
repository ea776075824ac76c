/** Which competencies a page of the studio shows. */
import type { Catalog, Competency, Language } from '#engine/catalog.ts'
import { nodesOfTrack, splitNode } from '#engine/competency.ts'

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Those with all the words in their name, slug or can-do sentences, of an area, and needed by a track; empty: any. */
export function chooseCompetencies(
  catalog: Catalog,
  { words, track, area }: { words: string; track: string; area: string },
  language: Language,
): Competency[] {
  const asked = folded(words).split(/\s+/).filter(Boolean)
  const known = catalog.tracks.find(({ slug }) => slug === track)
  const needed = known && new Set(nodesOfTrack(catalog, known).map((node) => splitNode(node).competency))
  return catalog.competencies.filter(({ slug, name, area: own, levels }) => {
    if (area !== '' && own !== area) return false
    if (needed && !needed.has(slug)) return false
    const text = folded([slug, name[language], ...levels.map(({ canDo }) => canDo[language])].join(' '))
    return asked.every((word) => text.includes(word))
  })
}
