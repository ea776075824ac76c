/**
 * Whether prerequisites help to foretell answers: the catalogue's graph, the same without edges, and rewired ones with the same
 * degrees (pairs of edges swap their ends; S. Maslov & K. Sneppen, Science 296, 2002), each with its own parameters fitted.
 * `--learners 600 --answers 14 --seed 1 --rewired 4`. Simulated learners whose truth is not the engine's (academy/learner.ts): part
 * of what they know stands on gaps. A public log of answers with a graph of prerequisites is not at hand.
 */
import { parseArgs } from 'node:util'
import { checkNumber } from '../bad-input.ts'
import { answerItem, drawTrueLearner, entries } from '../academy/learner.ts'
import { readContent } from '#content/read.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { findCycle } from '#engine/competency.ts'
import { withParameters } from '#engine/parameters.ts'
import { comparing } from '#engine/parameters/compare.ts'
import type { FirstAnswers } from '#engine/parameters/first-answers.ts'
import { fitting } from '#engine/parameters/fit.ts'
import { seededRandom, shuffled } from '#engine/shuffle.ts'

/** Share of the learners whose answers are foretold; the parameters are fitted on the others. */
const keptAside = 0.4
/** Swaps tried for each edge. */
const swaps = 20

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      learners: { type: 'string', default: '600' },
      answers: { type: 'string', default: '14' },
      seed: { type: 'string', default: '1' },
      rewired: { type: 'string', default: '4' },
    },
  })
  const [learners, answers, seed, rewired] = [
    values.learners,
    values.answers,
    values.seed,
    values.rewired,
  ].map(Number) as [number, number, number, number]
  checkNumber(learners, '--learners', { whole: true, least: 10, most: 100_000 })
  checkNumber(answers, '--answers', { whole: true, least: 1, most: 100 })
  checkNumber(seed, '--seed', { whole: true, least: 0, most: 1e9 })
  checkNumber(rewired, '--rewired', { whole: true, least: 0, most: 100 })
  const { catalog } = readContent('content')
  const asked = drawAnswers(catalog, learners, answers, seed)
  const aside = asked.slice(0, Math.round(keptAside * learners))
  const fitted = asked.slice(aside.length)
  const without = edited(catalog, () => [])
  const base = withParameters(without, finish(fitting(without, fitted))!)
  const variants: [string, Catalog][] = [
    ['the catalogue’s', catalog],
    ...Array.from({ length: rewired }, (_, i): [string, Catalog] => [
      `rewired ${i + 1}`,
      rewire(catalog, seed * 1_000 + i),
    ]),
  ]
  console.log(
    `${learners} learners (${entries.join(', ')} by turns), ${answers} answers each to items by chance, seed ${seed}; ` +
      `${aside.length} kept aside, parameters fitted on ${fitted.length} for each graph. Levels of one competency stay in their order.\n`,
  )
  console.log('| graph | log loss | AUC | gain over no edges | 95 % |\n| --- | ---: | ---: | ---: | ---: |')
  variants.forEach(([name, graph], i) => {
    const own = withParameters(graph, finish(fitting(graph, fitted))!)
    const { before, after, gain } = finish(comparing(base, own, aside, seededRandom(seed)))
    if (i === 0) console.log(`| none | ${before.logLoss.toFixed(4)} | ${before.auc.toFixed(4)} | | |`)
    const [mean, low, high] = [gain.mean, gain.low, gain.high].map((one) => one.toFixed(4))
    console.log(
      `| ${name} | ${after.logLoss.toFixed(4)} | ${after.auc.toFixed(4)} | ${mean} | ${low} to ${high} |`,
    )
  })
}

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** First answers of learners on their first day. */
function drawAnswers(catalog: Catalog, learners: number, answers: number, seed: number): FirstAnswers[] {
  return Array.from({ length: learners }, (_, n) => {
    const random = seededRandom(seed * 100_000 + n)
    const learner = drawTrueLearner(catalog, entries[n % entries.length] ?? 'none', random)
    const items = shuffled(catalog.items, random).slice(0, answers)
    const fact = { id: String(n), at: '2026-01-05T10:00:00.000Z' }
    return {
      learner: String(n),
      answers: items.map((item) => answerItem(learner, item, 'diagnosis', 0, fact)),
    }
  })
}

/** The catalogue with other prerequisites between competencies; parameters fitted before are left out. */
function edited(catalog: Catalog, requiresOf: (node: NodeId) => NodeId[]): Catalog {
  return {
    ...catalog,
    competencies: catalog.competencies.map((competency) => ({
      ...competency,
      levels: competency.levels.map((level, i) => ({
        ...level,
        requires: requiresOf(`${competency.slug}@${i + 1}`),
      })),
    })),
  }
}

/** The same degrees and no circle, other edges. */
function rewire(catalog: Catalog, seed: number): Catalog {
  const random = seededRandom(seed)
  const edges = catalog.competencies.flatMap(({ slug, levels }) =>
    levels.flatMap(({ requires }, i) => requires.map((from) => ({ from, to: `${slug}@${i + 1}` }))),
  )
  const withEdges = () =>
    edited(catalog, (node) => edges.flatMap(({ from, to }) => (to === node ? [from] : [])))
  const has = (from: NodeId, to: NodeId) => edges.some((edge) => edge.from === from && edge.to === to)
  for (let n = 0; n < swaps * edges.length; n += 1) {
    const [a, b] = [0, 0].map(() => edges[Math.floor(random() * edges.length)]!) as [
      (typeof edges)[number],
      (typeof edges)[number],
    ]
    if (has(a.from, b.to) || has(b.from, a.to)) continue
    ;[a.to, b.to] = [b.to, a.to]
    if (findCycle(withEdges())) [a.to, b.to] = [b.to, a.to]
  }
  return withEdges()
}
