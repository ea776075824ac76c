/**
 * Prerequisites that the answers do not support.
 *
 * Hypothesis tested: "lacking what is needed makes it at most half as likely to know what needs it, all else being equal": the factor of
 * entry-states.ts is at most a half. To hold answers on the two nodes alone against each other is no test of this: who lacks the one has less
 * ability and lacks other things too, and in simulated academies those without a false prerequisite knew what needs it half as often as
 * the others, for these reasons alone. So all answers of everybody speak at once, and each edge beside all others.
 *
 * p is the posterior chance of the hypothesis, by the normal law, with every factor as likely beforehand; near the one-sided p of
 * a test where people are many (G. Casella & R. Berger, J. Am. Statist. Assoc. 82, 1987, 106). Chains that begin far apart and have not met
 * widen its spread (A. Gelman & D. Rubin, Statist. Sci. 7, 1992, 457).
 *
 * Where a longer way leads from what is needed to what needs it, the edge says nothing more and is no test of its own.
 */
import { buildGraph } from '#engine/competency.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import type { AskedItem } from '#engine/findings/entry-chain.ts'
import { drawingStates, type Answers, type Draw } from '#engine/findings/entry-states.ts'
import { leastJudged, upperTail, type Tested } from '#engine/findings/finding.ts'
import { hashText, seededRandom } from '#engine/shuffle.ts'

/** Answers before anything was taught on their nodes: of each learner a row of numbers that names nobody. */
export interface EntryAnswers {
  items: Map<string, AskedItem & { place: number; asked: NodeId }>
  learners: Answers[]
  /** One learner in so many is kept, and how many came. */
  every: number
  came: number
}

/** Learners kept at most; of more, every second, fourth … one. */
export const mostLearners = 6_000

/** Nothing collected yet. */
export function noEntryAnswers(): EntryAnswers {
  return { items: new Map(), learners: [], every: 1, came: 0 }
}

export interface EntryAnswer {
  item: string
  node: NodeId
  correct: boolean
  slip: number
  guess: number
}

/** Adds one learner, if there is anything of hers. The slip and guess of an item are those of its first answer. */
export function addEntry(into: EntryAnswers, answers: readonly EntryAnswer[]): void {
  if (answers.length === 0) return
  into.came += 1
  if (into.came % into.every !== 0) return
  const row = answers.map(({ item, node, correct, slip, guess }) => {
    const known = into.items.get(item) ?? {
      ...{ place: into.items.size, asked: node, node: -1, slip, guess },
    }
    into.items.set(item, known)
    return 2 * known.place + (correct ? 1 : 0)
  })
  into.learners.push(Uint32Array.from(row))
  if (into.learners.length < mostLearners) return
  into.learners = into.learners.filter((_, i) => i % 2 === 1)
  into.every *= 2
}

/** Lacking what is needed may leave this share of the chance to know what needs it. */
export const mostFactor = 0.5
/** Where it is not needed nothing is taken away; of what the answers leave open, this much is still told from the margin. */
export const withoutNeed = 0.8
/** Answers of an item with a greater slip and guess together tell too little. */
const leastTelling = 0.2
/** Where the chains begin. */
const starts = [0.1, 0.5, 0.9]
const skip = 150
const keep = 200

interface Edge {
  node: NodeId
  needed: NodeId
}

/** One test for each written prerequisite to which no longer way leads; answers to broken items are left out. Rests every few milliseconds. */
export function* testingPrerequisites(
  catalog: Catalog,
  collected: EntryAnswers,
  broken: ReadonlySet<string>,
): Generator<undefined, Tested[]> {
  const graph = buildGraph(catalog)
  const requires = graph.nodes.map(({ id }) => graph.requires(id).map(graph.indexOf))
  const all: Edge[] = graph.nodes.flatMap(({ id }) =>
    graph.requires(id).map((needed) => ({ node: id, needed })),
  )
  const isTested = ({ node, needed }: Edge) =>
    !graph.requires(node).some((other) => graph.ancestors(other).includes(needed))
  const items = [...collected.items.values()].map((item) => ({ ...item, node: graph.indexOf(item.asked) }))
  const usable = [...collected.items].map(
    ([id, { slip, guess }], i) =>
      (items[i]?.node ?? -1) >= 0 &&
      !broken.has(id) &&
      guess > 0 &&
      slip > 0 &&
      1 - slip - guess > leastTelling,
  )
  const learners = collected.learners
    .map((row) => row.filter((answer) => usable[answer >> 1]))
    .filter((row) => row.length > 0)
  const counted = countPairs(
    all,
    learners,
    items.map(({ asked }) => asked),
  )
  const chains: Draw[][] = []
  const anything = counted.some((n, i) => n >= leastJudged && isTested(all[i] as Edge))
  for (const start of anything ? starts : [])
    chains.push(
      yield* drawingStates({ requires, items }, learners, {
        ...{ random: seededRandom(hashText(`${start}`)), start, skip, keep },
      }),
    )
  return all.flatMap((edge, i) =>
    isTested(edge)
      ? [
          testEdge(
            edge,
            counted[i] ?? 0,
            chains.flat().map((draw) => draw[i] ?? { factor: 0, share: 0 }),
          ),
        ]
      : [],
  )
}

/** Learners with answers on both ends, by edge. */
function countPairs(
  edges: readonly Edge[],
  learners: readonly Answers[],
  asked: readonly NodeId[],
): number[] {
  const counts = edges.map(() => 0)
  for (const row of learners) {
    const nodes = new Set([...row].map((answer) => asked[answer >> 1]))
    edges.forEach(({ node, needed }, i) => {
      if (nodes.has(node) && nodes.has(needed)) counts[i] = (counts[i] ?? 0) + 1
    })
  }
  return counts
}

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)

/**
 * The test of one edge from its draws, those of the chains one after the other. The estimate is the share of those who lack what is needed that
 * knows what needs it, `against` the share of the same women that would be expected to if it were not needed.
 */
export function testEdge({ node, needed }: Edge, n: number, draws: Draw): Tested {
  const tested = { kind: 'prerequisite', subject: node, needed, n } as const
  if (n < leastJudged || draws.length === 0)
    return { ...tested, p: 1, signal: null, estimate: null, against: null }
  const factor = meanOf(draws.map((draw) => draw.factor))
  const share = meanOf(draws.map((draw) => draw.share))
  const chains = starts.map((_, i) =>
    draws.slice((i * draws.length) / starts.length, ((i + 1) * draws.length) / starts.length),
  )
  const apart = meanOf(chains.map((own) => (meanOf(own.map((draw) => draw.factor)) - factor) ** 2))
  const spread = Math.sqrt(
    meanOf(draws.map((draw) => (draw.factor - factor) ** 2)) + apart / (starts.length - 1),
  )
  return {
    ...tested,
    p: upperTail((factor - mostFactor) / spread),
    signal: signalOf(factor, share, spread) / Math.sqrt(n),
    estimate: {
      value: factor * share,
      low: Math.max(0, factor - 1.959964 * spread) * share,
      high: Math.min(1, factor + 1.959964 * spread) * share,
    },
    against: share,
  }
}

/** A share near a half spreads more than the one found: spread as it would be were the prerequisite false, never less than found. */
function signalOf(factor: number, share: number, spread: number): number {
  const binomial = (one: number) => one * (1 - one * share)
  const wider = Math.sqrt(Math.max(1, binomial(withoutNeed) / Math.max(1e-3, binomial(factor))))
  return (withoutNeed - mostFactor) / (spread * wider)
}
