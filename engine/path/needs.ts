/** What she still needs on the way to a track's targets: going back from the targets, stopping at what she has. */
import type { Catalog, Module, NodeId, Track } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { masteredFrom, type Mastery } from '#engine/mastery.ts'
import { reviewableFrom } from '#engine/review.ts'
import type { PathChoice, Progress } from '#engine/path/plan.ts'

export interface Needs {
  /** Not held, not assumed: to be brought by a module. In topological order. */
  wanted: Set<NodeId>
  /** Nodes she holds, of the whole catalogue. */
  held: Set<NodeId>
  /** Nodes that the path goes on without: skipped by her, or taught nowhere. */
  assumed: Set<NodeId>
  skipped: NodeId[]
  unreachable: NodeId[]
  /** Her latest choice by module. */
  choices: Map<string, PathChoice['choice']>
  /** By module that she put first: 0 for what she put first last, 1 for what she put first before that, and so on. */
  turns: Map<string, number>
}

function latestOf(choices: readonly PathChoice[]): PathChoice[] {
  const latest = new Map<string, PathChoice>()
  for (const choice of choices) {
    const known = latest.get(choice.module)
    if (!known || known.at <= choice.at) latest.set(choice.module, choice)
  }
  return [...latest.values()]
}

/** Her latest choice about each module. */
export function latestChoices(choices: readonly PathChoice[]): Map<string, PathChoice['choice']> {
  return new Map(latestOf(choices).map(({ module, choice }) => [module, choice]))
}

function turnsOf(choices: readonly PathChoice[]): Map<string, number> {
  const firsts = latestOf(choices).filter(({ choice }) => choice === 'first')
  const instants = [...new Set(firsts.map(({ at }) => at))].sort().reverse()
  return new Map(firsts.map(({ module, at }) => [module, instants.indexOf(at)]))
}

/**
 * Nodes she holds. Time alone takes nothing away (that is for reviews), so forgetting since the latest fact is left out; and what
 * a finished module gave stays held until her answers show that it is lost.
 */
export function heldNodes(catalog: Catalog, mastery: Mastery, progress: Progress): Set<NodeId> {
  const finished = new Set(
    catalog.modules.filter(({ slug }) => progress[slug]?.done).flatMap(({ teaches }) => teaches),
  )
  const held = Object.entries(mastery).filter(
    ([node, { p, retention }]) => p / retention >= (finished.has(node) ? reviewableFrom : masteredFrom),
  )
  return new Set(held.map(([node]) => node))
}

/** What is wanted, held and assumed. `ofTrack`: all nodes of the track in topological order. */
export function needsOf(
  input: {
    catalog: Catalog
    track: Track
    mastery: Mastery
    progress: Progress
    choices: readonly PathChoice[]
  },
  ofTrack: readonly NodeId[],
): Needs {
  const { catalog, track, mastery, progress } = input
  const graph = buildGraph(catalog)
  const choices = latestChoices(input.choices)
  const held = heldNodes(catalog, mastery, progress)
  const taughtBy = (choice: PathChoice['choice']) =>
    catalog.modules
      .filter(({ slug }) => choices.get(slug) === choice)
      .flatMap((module: Module) => module.teaches)
  const wished = new Set([...taughtBy('prefer'), ...taughtBy('first')])
  const skippedNodes = new Set(taughtBy('skip').filter((node) => !wished.has(node)))
  const isTaught = (node: NodeId) => graph.modulesFor(node).length > 0

  const reached = new Set<NodeId>()
  const visit = (node: NodeId) => {
    if (held.has(node) || reached.has(node)) return
    reached.add(node)
    if (skippedNodes.has(node) || !isTaught(node)) return
    graph.requires(node).forEach(visit)
  }
  track.targets.forEach(visit)
  const inOrder = ofTrack.filter((node) => reached.has(node))
  const skipped = inOrder.filter((node) => skippedNodes.has(node))
  const unreachable = inOrder.filter((node) => !skippedNodes.has(node) && !isTaught(node))
  const wanted = new Set(inOrder.filter((node) => !skippedNodes.has(node) && isTaught(node)))
  const untaught = graph.nodes.map(({ id }) => id).filter((node) => !held.has(node) && !isTaught(node))
  const assumed = new Set([...untaught, ...[...skippedNodes].filter((node) => !held.has(node))])
  return { wanted, held, assumed, skipped, unreachable, choices, turns: turnsOf(input.choices) }
}
