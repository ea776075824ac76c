/** Sums over learners, one after the other: what is kept grows with the catalogue and with numbers, never with a person’s facts. */
import { daysBetween, elapsedDays, type PlainDate } from '#engine/calendar.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { nodesOfTrack } from '#engine/competency.ts'
import { initialState, observe } from '#engine/learner.ts'
import { estimate, statusOf, type Mastery } from '#engine/mastery.ts'
import type { CheckedOutcome, Cluster } from '#engine/insights/estimates.ts'
import { dimensions, type Dimension, type LearnerFacts } from '#engine/insights/facts.ts'

/** How far she came. */
export const stages = [
  'joined',
  'welcomed',
  'diagnosing',
  'diagnosed',
  'opened',
  'finished',
  'half',
  'arrived',
] as const
export type Stage = (typeof stages)[number]
/** Days without a sign of life after which she is away. The rules about people look as far (engine/rule-measure.ts). */
export const awayAfter = 28
/** Those who are matched with each other answered within the same half year. */
const periodDays = 182
/** Bins of what was foretold. */
export const foretoldBins = 5

/** What the acts of those who went away from their modules are called. */
export const acts = ['lesson', 'practice', 'check', 'review', 'none'] as const

/** The engine's figures about one learner that equity compares. */
export interface EngineFigures {
  diagnosisAnswers: number | null
  pathMinutes: number | null
  /** Right minus foretold, over the answers before anything was taught. */
  error: Cluster | null
  flagged: boolean
}

export interface Collected {
  learners: number
  /** Two cells a stage: here, away; who arrived went nowhere. */
  stages: number[]
  acts: Map<string, number>
  leftModules: Map<string, number>
  /** By node: known, uncertain, not yet, nothing known. */
  nodes: Map<NodeId, [number, number, number, number]>
  minutes: Map<string, number[]>
  treated: Map<string, CheckedOutcome[]>
  controls: Map<string, CheckedOutcome[]>
  items: Map<string, { correct: boolean[]; others: number[] }>
  diagnosisLengths: number[]
  bins: { foretold: Cluster[]; right: Cluster[] }[]
  /** Windows whose end has passed: before, inside, after. */
  forecasts: [number, number, number]
  groups: Record<Dimension, Map<string, EngineFigures[]>>
}

/** Nothing collected yet. */
export function nothingCollected(): Collected {
  return {
    learners: 0,
    stages: stages.flatMap(() => [0, 0]).slice(1),
    acts: new Map(acts.map((act) => [act, 0])),
    leftModules: new Map(),
    nodes: new Map(),
    minutes: new Map(),
    treated: new Map(),
    controls: new Map(),
    items: new Map(),
    diagnosisLengths: [],
    bins: Array.from({ length: foretoldBins }, () => ({ foretold: [], right: [] })),
    forecasts: [0, 0, 0],
    groups: Object.fromEntries(dimensions.map((dimension) => [dimension, new Map()])) as Collected['groups'],
  }
}

/** Adds one learner. `at`: now, as an ISO instant. */
export function collect(into: Collected, catalog: Catalog, facts: LearnerFacts, at: string): void {
  into.learners += 1
  const stage = stageOf(catalog, facts)
  const away =
    stage !== 'arrived' && (facts.lastSign === null || elapsedDays(facts.lastSign, at) >= awayAfter)
  const cell = 2 * stages.indexOf(stage) + (away ? 1 : 0)
  into.stages[cell] = (into.stages[cell] ?? 0) + 1
  if (away && ['opened', 'finished', 'half'].includes(stage)) collectLeaving(into, facts)
  collectNodes(into, catalog, facts)
  for (const { module, doneAt, minutes } of facts.modules)
    if (doneAt !== null && minutes > 0) push(into.minutes, module, minutes)
  collectItems(into, facts)
  const believed = beliefAtDiagnosis(catalog, facts)
  const error = believed && collectCalibration(into, catalog, facts, believed)
  if (believed) collectGains(into, catalog, facts, believed)
  const asked = facts.answers.filter(({ purpose }) => purpose === 'diagnosis').length
  const finished = facts.diagnosis?.state === 'done' && asked > 0
  if (finished) into.diagnosisLengths.push(asked)
  collectForecast(into, facts, at.slice(0, 10))
  const figures: EngineFigures = {
    diagnosisAnswers: finished ? asked : null,
    pathMinutes: facts.firstPath?.minutes ?? null,
    error,
    flagged: facts.flagged,
  }
  for (const dimension of dimensions) push(into.groups[dimension], facts.told[dimension] ?? 'untold', figures)
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}

/** The furthest stage that she reached. */
export function stageOf(catalog: Catalog, facts: LearnerFacts): Stage {
  if (facts.arrivedOn !== null) return 'arrived'
  const track = catalog.tracks.find(({ slug }) => slug === facts.track)
  const targets = track ? nodesOfTrack(catalog, track) : []
  const known = targets.filter((node) => facts.nodes[node] === 'mastered').length
  const { diagnosis, modules } = facts
  if (modules.length > 0 && known * 2 >= targets.length && targets.length > 0) return 'half'
  if (modules.some(({ doneAt }) => doneAt !== null)) return 'finished'
  if (modules.length > 0) return 'opened'
  if (diagnosis?.state === 'done' || diagnosis?.state === 'refused') return 'diagnosed'
  if (diagnosis) return 'diagnosing'
  return facts.welcomed ? 'welcomed' : 'joined'
}

function collectLeaving(into: Collected, { lastAct, modules }: LearnerFacts): void {
  count(into.acts, lastAct === null || lastAct === 'diagnosis' ? 'none' : lastAct)
  const last = modules.reduce((latest, one) => (one.openedAt > latest.openedAt ? one : latest))
  count(into.leftModules, last.module)
}

function collectNodes(into: Collected, catalog: Catalog, facts: LearnerFacts): void {
  const track = catalog.tracks.find(({ slug }) => slug === facts.track)
  if (!track) return
  const places = { mastered: 0, uncertain: 1, 'not-yet': 2 } as const
  for (const node of nodesOfTrack(catalog, track)) {
    const cells = into.nodes.get(node) ?? [0, 0, 0, 0]
    const status = facts.nodes[node]
    cells[status ? places[status] : 3] += 1
    into.nodes.set(node, cells)
  }
}

/** The first answer to each item, with the share right of her other first answers. */
function collectItems(into: Collected, { answers }: LearnerFacts): void {
  const first = new Map<string, boolean>()
  for (const { item, correct } of answers) if (!first.has(item)) first.set(item, correct)
  if (first.size < 2) return
  const right = [...first.values()].filter(Boolean).length
  for (const [item, correct] of first) {
    const own = into.items.get(item) ?? { correct: [], others: [] }
    own.correct.push(correct)
    own.others.push((right - (correct ? 1 : 0)) / (first.size - 1))
    into.items.set(item, own)
  }
}

/** What the diagnosis said of each node when it ended; null where there was none. */
function beliefAtDiagnosis(catalog: Catalog, { diagnosis, answers }: LearnerFacts): Mastery | null {
  const endedAt = diagnosis?.state === 'done' ? diagnosis.endedAt : null
  if (endedAt === null) return null
  const asked = answers.filter(({ purpose, at }) => purpose === 'diagnosis' && at <= endedAt)
  if (asked.length === 0) return null
  const state = asked.reduce((before, answer) => observe(catalog, before, answer), initialState())
  return estimate(catalog, state, endedAt)
}

/** When she first opened a module that teaches a node, by node. */
export function taughtFrom(catalog: Catalog, { modules }: LearnerFacts): Map<NodeId, string> {
  const from = new Map<NodeId, string>()
  for (const { module, openedAt } of modules)
    for (const node of catalog.modules.find(({ slug }) => slug === module)?.teaches ?? [])
      if (openedAt < (from.get(node) ?? '9')) from.set(node, openedAt)
  return from
}

function collectCalibration(
  into: Collected,
  catalog: Catalog,
  facts: LearnerFacts,
  believed: Mastery,
): Cluster | null {
  const endedAt = facts.diagnosis?.endedAt ?? ''
  const taught = taughtFrom(catalog, facts)
  const bins = into.bins.map(() => ({ foretold: 0, right: 0, count: 0 }))
  const error = { sum: 0, count: 0 }
  const seen = new Set<NodeId>()
  for (const { node, at, correct, slip, guess, hinted } of facts.answers) {
    const belief = believed[node]
    if (at <= endedAt || !belief || seen.has(node) || hinted || at >= (taught.get(node) ?? '9')) continue
    seen.add(node)
    const foretold = belief.p * (1 - slip) + (1 - belief.p) * guess
    const bin = bins[Math.min(foretoldBins - 1, Math.floor(foretold * foretoldBins))]
    if (bin) {
      bin.foretold += foretold
      bin.right += correct ? 1 : 0
      bin.count += 1
    }
    error.sum += (correct ? 1 : 0) - foretold
    error.count += 1
  }
  for (const [i, { foretold, right, count: asked }] of bins.entries()) {
    if (asked === 0) continue
    into.bins[i]?.foretold.push({ sum: foretold, count: asked })
    into.bins[i]?.right.push({ sum: right, count: asked })
  }
  return error.count > 0 ? error : null
}

/**
 * Whoever opened a module is matched with those who had opened none on the node when they answered: the same node, as likely to know
 * it after the diagnosis, in the same half year. What counts is her first answer there in a check or a review.
 */
function collectGains(into: Collected, catalog: Catalog, facts: LearnerFacts, believed: Mastery): void {
  const taught = taughtFrom(catalog, facts)
  const endedAt = facts.diagnosis?.endedAt ?? ''
  const later = facts.answers.filter(
    ({ purpose, at }) => at > endedAt && (purpose === 'check' || purpose === 'review'),
  )
  for (const { slug, teaches } of catalog.modules) {
    const opened = facts.modules.find(({ module }) => module === slug)?.openedAt
    const about = later.filter(({ node }) => teaches.includes(node))
    const after = opened === undefined ? undefined : about.find(({ at }) => at >= opened)
    const without = about.find(({ node, at }) => at < (taught.get(node) ?? '9'))
    const outcome = ({ node, at, correct }: (typeof about)[number]): CheckedOutcome => {
      const before = statusOf(believed[node]?.p ?? 0)
      const period = Math.floor(daysBetween('2020-01-01', at.slice(0, 10)) / periodDays)
      return { stratum: `${node} ${before} ${period}`, before, correct }
    }
    if (after) push(into.treated, slug, outcome(after))
    else if (without) push(into.controls, slug, outcome(without))
  }
}

function collectForecast(into: Collected, { firstPath, arrivedOn }: LearnerFacts, today: PlainDate): void {
  const arrival = firstPath?.arrival
  if (!arrival || arrival.latest >= today) return
  const place = arrivedOn === null || arrivedOn > arrival.latest ? 2 : arrivedOn < arrival.earliest ? 0 : 1
  into.forecasts[place] += 1
}
