/** What of ours stands beside an entry of a standard, by its name and the page where it is decided. */
import type { Catalog, Text } from '#engine/catalog.ts'
import { findCompetency, splitNode } from '#engine/competency.ts'

/** Letters of the label of an entry, at most, as a form sends it. */
export const mostLetters = 5000

/** The name and the page of a node or a track; where the catalogue has it no more, its own slug and no page. */
export function nameOf(
  catalog: Catalog,
  { subjectKind, subject }: { subjectKind: 'node' | 'track'; subject: string },
): { name: Text; to: string | null } {
  if (subjectKind === 'track') {
    const track = catalog.tracks.find(({ slug }) => slug === subject)
    return {
      name: track?.name ?? { fr: subject, en: subject },
      to: track ? `/staff/coverage/${subject}` : null,
    }
  }
  const { competency, level } = splitNode(subject)
  const found = findCompetency(catalog, competency)
  const name = found?.name ?? { fr: competency, en: competency }
  return {
    name: { fr: `${name.fr}, niveau ${level}`, en: `${name.en}, level ${level}` },
    to: found ? `/staff/alignments/${competency}` : null,
  }
}
