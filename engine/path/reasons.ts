/** Why a step is there, as data: what of hers speaks for it, how sure that is, what would change it. */
import type { Catalog, Module, NodeId, Track } from '#engine/catalog.ts'
import { buildGraph, moduleRequires } from '#engine/competency.ts'
import type { Mastery, NodeEstimate } from '#engine/mastery.ts'
import { notYetBelow } from '#engine/mastery.ts'
import type { Needs } from '#engine/path/needs.ts'
import type { PathChoice, Progress } from '#engine/path/plan.ts'

/** A node with what is known of her about it. */
export interface NodeFact {
  node: NodeId
  p: number
  low: number
  high: number
  answers: number
  right: number
  streak: number
  basis: NodeEstimate['basis']
}

export interface StepReason {
  /** What it brings that she needs. */
  brings: NodeFact[]
  /** What it builds on, and where that comes from. */
  prerequisites: (NodeFact & { from: 'mastered' | 'path' | 'skipped' | 'unreachable' })[]
  opens: {
    /** Number of other steps of this path that build on it, directly or not. */
    steps: number
    /** Targets of the track that it is or leads to. */
    targets: NodeId[]
    /** First milestone that it is part of or leads to. */
    milestone: string | null
  }
  /** How sure it is that she needs it. */
  certainty: 'low' | 'medium' | 'high'
  /** A short check can remove it; or first a claim of hers, that opens one. */
  wouldChange: 'check' | 'claim'
  /** Another module that brings all of the same. */
  alternative: string | null
  /** Her own choice about this module. */
  choice: PathChoice['choice'] | null
  started: boolean
  /** She finished it once, and her answers show that it is lost. */
  refresh: boolean
}

export interface Alternative {
  module: string
  minutes: number
  /** Of the nodes asked for, those it teaches, and those it does not. */
  gives: NodeId[]
  lacks: NodeId[]
}

/** Other modules that teach some of the same nodes; those that teach all come first, then the shorter ones. */
export function alternatives(catalog: Catalog, slug: string, nodes?: readonly NodeId[]): Alternative[] {
  const asked = nodes ?? catalog.modules.find((module) => module.slug === slug)?.teaches ?? []
  return catalog.modules
    .filter((module) => module.slug !== slug && module.teaches.some((node) => asked.includes(node)))
    .map(({ slug: module, minutes, teaches }) => ({
      module,
      minutes,
      gives: asked.filter((node) => teaches.includes(node)),
      lacks: asked.filter((node) => !teaches.includes(node)),
    }))
    .sort(
      (a, b) => a.lacks.length - b.lacks.length || a.minutes - b.minutes || (a.module < b.module ? -1 : 1),
    )
}

/** The shortest other module that teaches all of these nodes: the first of `alternatives`, if it lacks none. */
function fullAlternative(catalog: Catalog, slug: string, nodes: readonly NodeId[]): string | null {
  if (nodes.length === 0) return null
  let best: Module | null = null
  for (const module of catalog.modules) {
    if (module.slug === slug || !nodes.every((node) => module.teaches.includes(node))) continue
    const longer = best === null ? -1 : module.minutes - best.minutes || (module.slug < best.slug ? -1 : 1)
    if (longer < 0) best = module
  }
  return best?.slug ?? null
}

function factOf(mastery: Mastery, node: NodeId): NodeFact {
  const known = mastery[node]
  if (!known) return { node, p: 0, low: 0, high: 1, answers: 0, right: 0, streak: 0, basis: 'prior' }
  const { p, low, high, answers, right, streak, basis } = known
  return { node, p, low, high, answers, right, streak, basis }
}

function certaintyOf(brings: readonly NodeFact[]): StepReason['certainty'] {
  const mayKnow = Math.max(0, ...brings.map(({ p }) => p))
  if (mayKnow >= notYetBelow) return 'low'
  return brings.every(({ basis }) => basis === 'answers' || basis === 'validation') ? 'high' : 'medium'
}

/** The reasons for one module among those of a path. */
export function reasonFor(
  input: { catalog: Catalog; track: Track; mastery: Mastery; progress: Progress },
  needs: Needs,
  module: Module,
  path: readonly Module[],
): StepReason {
  const { catalog, track, mastery, progress } = input
  const graph = buildGraph(catalog)
  const gives = module.teaches.filter((node) => needs.wanted.has(node))
  const leadsTo = new Set(gives.flatMap((node) => [node, ...graph.dependants(node)]))
  const brings = gives.map((node) => factOf(mastery, node))
  const unreachable = new Set(needs.unreachable)
  const refresh = progress[module.slug]?.done ?? false
  const certainty = certaintyOf(brings)
  return {
    brings,
    prerequisites: moduleRequires(catalog, module).map((node) => ({
      ...factOf(mastery, node),
      from: needs.held.has(node)
        ? 'mastered'
        : unreachable.has(node)
          ? 'unreachable'
          : needs.assumed.has(node)
            ? 'skipped'
            : 'path',
    })),
    opens: {
      steps: path.filter((other) => other !== module && other.teaches.some((node) => leadsTo.has(node)))
        .length,
      targets: track.targets.filter((node) => leadsTo.has(node)),
      milestone: track.milestones.find(({ nodes }) => nodes.some((node) => leadsTo.has(node)))?.slug ?? null,
    },
    certainty,
    wouldChange: certainty === 'low' || refresh ? 'check' : 'claim',
    alternative: fullAlternative(catalog, module.slug, gives),
    choice: needs.choices.get(module.slug) ?? null,
    started: !refresh && (progress[module.slug]?.minutesSpent ?? 0) > 0,
    refresh,
  }
}
