/** The competencies of a track in the order in which they can be learnt, and what serves what. For pictures and lists. */
import type { Catalog, Competency, NodeId, Track } from '#engine/catalog.ts'
import { buildGraph, nodeOf, nodesOfTrack, splitNode } from '#engine/competency.ts'

export interface TrackMap {
  competencies: { competency: Competency; levels: { node: NodeId; needed: boolean }[] }[]
  /** Between competencies, by position: `pairs` are the nodes that need one another. */
  links: { from: number; to: number; pairs: [needed: NodeId, needs: NodeId][] }[]
}

/** Rows and links of a track. A competency stands where its first needed level can be learnt. */
export function mapTrack(catalog: Catalog, track: Pick<Track, 'targets'>): TrackMap {
  const graph = buildGraph(catalog)
  const nodes = nodesOfTrack(catalog, track)
  const needed = new Set(nodes)
  const slugs = [...new Set(nodes.map((node) => splitNode(node).competency))]
  const competencies = slugs.flatMap((slug) => {
    const competency = graph.find(nodeOf(slug, 1))?.competency
    if (!competency) return []
    const levels = competency.levels.map((_, i) => nodeOf(slug, i + 1))
    return [{ competency, levels: levels.map((node) => ({ node, needed: needed.has(node) })) }]
  })
  const links = new Map<string, TrackMap['links'][number]>()
  for (const node of nodes) {
    const to = slugs.indexOf(splitNode(node).competency)
    for (const first of graph.requires(node)) {
      const from = slugs.indexOf(splitNode(first).competency)
      if (from < 0 || from === to) continue
      const link = links.get(`${from} ${to}`) ?? { from, to, pairs: [] }
      links.set(`${from} ${to}`, { ...link, pairs: [...link.pairs, [first, node]] })
    }
  }
  return { competencies, links: [...links.values()] }
}
