/** What a credential may stand on: only what a person confirmed of a learner, and what she has not contested. */
import type { Catalog, NodeId, Track } from '#engine/catalog.ts'
import { nodesOfTrack } from '#engine/competency.ts'
import type { Evidence } from '#engine/evidence.ts'
import { contestedValidations } from '#engine/learner.ts'
import type { Mastery } from '#engine/mastery.ts'

/** Who confirmed it, as whom; whether it was seen in her work or watched; and when last. */
export interface AwardGrounds {
  by: string[]
  seen: ('work' | 'watched')[]
  /** ISO 8601 instant of the latest confirmation. */
  at: string
}

/** What people confirmed of her, by node; validations that she contests are left out. */
export function confirmedNodes(facts: readonly Evidence[]): Map<NodeId, AwardGrounds> {
  const contested = contestedValidations(facts)
  const found = new Map<NodeId, AwardGrounds>()
  for (const fact of facts) {
    if (fact.kind !== 'validation' || contested.has(fact.id)) continue
    const own = { by: [fact.by], seen: [fact.work ? ('work' as const) : ('watched' as const)], at: fact.at }
    const before = found.get(fact.node)
    found.set(fact.node, before ? joined([before, own]) : own)
  }
  return found
}

/** The modules whose final project ends a track: those that teach something of it. */
export function finalModules(catalog: Catalog, track: Pick<Track, 'targets'>): string[] {
  const nodes = new Set(nodesOfTrack(catalog, track))
  return catalog.modules
    .filter(({ project, teaches }) => project?.final && teaches.some((node) => nodes.has(node)))
    .map(({ slug }) => slug)
}

/**
 * What a credential for a whole track stands on: every target confirmed by a person or mastered, and feedback that ended its final
 * project. Null while something is missing.
 */
export function trackGrounds(
  catalog: Catalog,
  track: Pick<Track, 'targets'>,
  known: {
    confirmed: ReadonlyMap<NodeId, AwardGrounds>
    mastery: Mastery
    /** Modules whose project feedback ended, and when. */
    ended: ReadonlyMap<string, string>
  },
): AwardGrounds | null {
  const { confirmed, mastery, ended } = known
  const finals = finalModules(catalog, track)
  const at = finals.flatMap((module) => ended.get(module) ?? [])
  if (finals.length === 0 || at.length < finals.length) return null
  if (!track.targets.every((node) => confirmed.has(node) || mastery[node]?.status === 'mastered')) return null
  const ofTargets = track.targets.flatMap((node) => confirmed.get(node) ?? [])
  return joined([...ofTargets, ...at.map((day) => ({ by: [], seen: ['work' as const], at: day }))])
}

function joined(grounds: AwardGrounds[]): AwardGrounds {
  const all = <Word extends string>(words: Word[]) => [...new Set(words)].sort()
  return {
    by: all(grounds.flatMap(({ by }) => by)),
    seen: all(grounds.flatMap(({ seen }) => seen)),
    at: grounds.map(({ at }) => at).reduce((latest, one) => (one > latest ? one : latest), ''),
  }
}
