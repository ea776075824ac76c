/** A competency divided in two, or made of several: the parts that a form asks for, as the engine takes them. */
import type { Catalog, Competency, NodeId, Text } from '#engine/catalog.ts'
import { findCompetency, nodeOf, splitNode } from '#engine/competency.ts'
import { mergeCompetencies, splitCompetency, type Act } from '#engine/edit/acts.ts'

export interface Part {
  slug: string
  name: Text
  /** Levels of the old competency that this part takes up, from 1. */
  levels: number[]
}

/** Divides a competency; who could do one of its levels can do the levels of the parts that take it up. */
export function split(catalog: Catalog, slug: string, parts: readonly Part[]): Act {
  const old = findCompetency(catalog, slug)
  if (!old) return { refused: { reason: 'unknown', kind: 'competency', slug } }
  const taken = parts.map((part) => ({
    ...part,
    levels: [...new Set(part.levels)].filter((level) => level <= old.levels.length).sort((a, b) => a - b),
  }))
  /** The levels of the parts that take up a level of the old one. */
  const standingFor = (level: number): NodeId[] =>
    taken.flatMap((part) => {
      const at = part.levels.indexOf(level)
      return at < 0 ? [] : [nodeOf(part.slug, at + 1)]
    })
  const made = taken.map(({ slug: own, name, levels: numbers }): Competency => {
    const levels = numbers.flatMap((number) => {
      const level = old.levels[number - 1]
      if (!level) return []
      const written = level.requires.filter((node) => splitNode(node).competency !== slug)
      // The level below was needed without a word; where it went to another part, the word is needed.
      const below = numbers.includes(number - 1) ? [] : standingFor(number - 1)
      return [{ canDo: level.canDo, requires: [...written, ...below] }]
    })
    return { slug: own, area: old.area, name, levels }
  })
  const nodes = Object.fromEntries(
    old.levels.map((_, i): [NodeId, NodeId[]] => [nodeOf(slug, i + 1), standingFor(i + 1)]),
  )
  return splitCompetency(catalog, slug, { parts: made.filter(({ levels }) => levels.length > 0), nodes })
}

/** One competency of several, level by level; what each of them needed, it needs. */
export function join(catalog: Catalog, slugs: readonly string[], into: { slug: string; name: Text }): Act {
  const missing = slugs.find((slug) => !findCompetency(catalog, slug))
  if (missing !== undefined) return { refused: { reason: 'unknown', kind: 'competency', slug: missing } }
  const own = slugs.flatMap((slug) => findCompetency(catalog, slug) ?? [])
  const [first] = own
  const most = Math.max(...own.map(({ levels }) => levels.length))
  const levels = Array.from({ length: most }, (_, i) => {
    const there = own.flatMap(({ levels: all }) => all[i] ?? [])
    const requires = there.flatMap((level) => level.requires)
    return {
      canDo: there[0]?.canDo ?? { fr: '', en: '' },
      requires: [...new Set(requires)].filter((node) => !slugs.includes(splitNode(node).competency)),
    }
  })
  const nodes = Object.fromEntries(
    own.flatMap(({ slug, levels: all }) =>
      all.map((_, i): [NodeId, NodeId[]] => [nodeOf(slug, i + 1), [nodeOf(into.slug, i + 1)]]),
    ),
  )
  return mergeCompetencies(catalog, slugs, { into: { ...into, area: first?.area ?? '', levels }, nodes })
}
