/** What the picture of the graph shows of a catalogue. */
import { chooseCompetencies } from '#app/studio/graph.ts'
import type { DrawnEdge } from '#app/studio/layout.ts'
import type { Catalog, Language, NodeId, Text } from '#engine/catalog.ts'
import { listNodes, nodeOf, writtenRequires } from '#engine/competency.ts'

export interface PictureNode {
  id: NodeId
  competency: string
  level: number
  area: string
  name: Text
  canDo: Text
  /** Written prerequisites, also those that the picture does not show. */
  requires: NodeId[]
  /** Has the words that are looked for. */
  found: boolean
}
export interface Picture {
  areas: { slug: string; name: Text }[]
  nodes: PictureNode[]
  edges: DrawnEdge[]
  /** What every node of the catalogue needs, shown or not: a loop may go through what is not shown. */
  requires: [NodeId, NodeId[]][]
}

/** The levels of a track or an area, with the edges between them; words are marked, not chosen by. */
export function pictureOf(
  catalog: Catalog,
  filter: { words: string; track: string; area: string },
  language: Language,
): Picture {
  const shown = chooseCompetencies(catalog, { ...filter, words: '' }, language)
  const found = filter.words.trim() === '' ? [] : chooseCompetencies(catalog, filter, language)
  const nodes = shown.flatMap((competency) =>
    competency.levels.map(({ canDo, requires }, i) => ({
      id: nodeOf(competency.slug, i + 1),
      competency: competency.slug,
      level: i + 1,
      area: competency.area,
      name: competency.name,
      canDo,
      requires,
      found: found.includes(competency),
    })),
  )
  const requires = writtenRequires(catalog)
  const drawn = new Set(nodes.map(({ id }) => id))
  return {
    areas: catalog.areas
      .filter(({ slug }) => nodes.some(({ area }) => area === slug))
      .map(({ slug, name }) => ({ slug, name })),
    nodes,
    edges: nodes.flatMap(({ id, requires: written }) =>
      (requires.get(id) ?? [])
        .filter((source) => drawn.has(source))
        .map((source) => ({ source, target: id, written: written.includes(source) })),
    ),
    requires: listNodes(catalog).map((id) => [id, requires.get(id) ?? []]),
  }
}
