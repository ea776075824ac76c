/** Counts of a catalogue, for the association's own reports and for checks on its size. */
import { languages, type Catalog, type Language, type Track } from '#engine/catalog.ts'
import { buildGraph, nodesOfTrack } from '#engine/competency.ts'
import { planPath } from '#engine/path/plan.ts'
import type { Content } from './read.ts'

const count = <T>(values: T[], of: (value: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[of(value)] = (counts[of(value)] ?? 0) + 1
  return counts
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

function textsIn(value: unknown, language: Language): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => textsIn(entry, language))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, entry]) =>
    key === language && (typeof entry === 'string' || Array.isArray(entry))
      ? [entry].flat().map(String)
      : textsIn(entry, language),
  )
}

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

function wordCount({ catalog, bodies }: Content, language: Language): number {
  const hashes = catalog.modules.flatMap((m) => [m.lesson[language], m.project?.brief[language] ?? ''])
  const texts = textsIn(
    {
      ...catalog,
      modules: catalog.modules.map(({ lesson: _, project, ...rest }) => ({
        ...rest,
        project: project && { ...project, brief: null },
      })),
    },
    language,
  )
  return [...texts, ...hashes.map((hash) => bodies.get(hash) ?? '')].reduce(
    (sum, text) => sum + wordsIn(text),
    0,
  )
}

/** Minutes of the path of a woman of whom nothing is known. */
function trackRow(catalog: Catalog, track: Track) {
  const { minutes } = planPath({
    catalog,
    track,
    mastery: {},
    progress: {},
    choices: [],
    availability: { minutesByWeekday: [0, 0, 0, 0, 0, 0, 0], exceptions: [] },
    today: '2026-01-05',
    pace: 1,
  })
  return { slug: track.slug, rome: track.rome.code, nodes: nodesOfTrack(catalog, track).length, minutes }
}

/** Sizes of the content: counts, and for each track its nodes and the fewest minutes from nothing known. */
export function reportContent(content: Content) {
  const { catalog, bodies } = content
  const graph = buildGraph(catalog)
  const itemsByNode = count(catalog.items, (item) => item.node)
  const perNode = graph.nodes.map(({ id }) => itemsByNode[id] ?? 0)
  const lessons = Object.fromEntries(
    languages.map((l) => [l, catalog.modules.filter((m) => bodies.has(m.lesson[l])).length]),
  )
  return {
    competencies: catalog.competencies.length,
    nodes: graph.nodes.length,
    prerequisites: graph.nodes.reduce((sum, { id }) => sum + graph.requires(id).length, 0),
    modules: catalog.modules.length,
    lessons,
    projects: catalog.modules.filter((module) => module.project).length,
    items: catalog.items.length,
    itemsByKind: count(catalog.items, (item) => item.kind),
    itemsPerNode: { min: Math.min(...perNode), median: median(perNode) },
    tracks: catalog.tracks.map((track) => trackRow(catalog, track)),
    words: Object.fromEntries(languages.map((language) => [language, wordCount(content, language)])),
  }
}
