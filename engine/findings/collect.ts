/** What findings need beyond the sums of insights: pairs of first answers, stops, and first checks after a module. */
import { elapsedDays } from '#engine/calendar.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { writtenRequires } from '#engine/competency.ts'
import type { AnswerEvidence } from '#engine/evidence.ts'
import { addPair, noPairs, type PairSums } from '#engine/findings/pairs.ts'
import { addEvent, type Events } from '#engine/findings/ratios.ts'
import { awayAfter, taughtFrom } from '#engine/insights/collect.ts'
import type { LearnerFacts } from '#engine/insights/facts.ts'

export interface FindingSums {
  /** By node, then by what it needs. */
  pairs: Map<NodeId, Map<NodeId, PairSums>>
  stops: Events
  /** By node and item, `node item`: what is asked badly is told apart from what is hard. */
  misses: Events
}

/** Nothing collected yet. */
export function noSums(catalog: Catalog): FindingSums {
  const edges = [...writtenRequires(catalog)]
  return {
    pairs: new Map(edges.map(([node, needed]) => [node, new Map(needed.map((one) => [one, noPairs()]))])),
    stops: new Map(),
    misses: new Map(),
  }
}

/** Adds one learner. `at`: now, as an ISO instant. */
export function collectFindings(into: FindingSums, catalog: Catalog, facts: LearnerFacts, at: string): void {
  collectPairs(into, catalog, facts)
  collectStops(into, facts, at)
  collectMisses(into, catalog, facts)
}

/** First answers by node without a hint, before anything was taught on either node. */
function collectPairs(into: FindingSums, catalog: Catalog, facts: LearnerFacts): void {
  const taught = taughtFrom(catalog, facts)
  const first = new Map<NodeId, AnswerEvidence>()
  for (const answer of facts.answers) if (!first.has(answer.node)) first.set(answer.node, answer)
  for (const [node, own] of into.pairs)
    for (const [before, sums] of own) {
      const until = [node, before].map((one) => taught.get(one) ?? '9').sort()[0] ?? '9'
      const usable = (one: NodeId) => {
        const answer = first.get(one)
        return answer && answer.at < until && !answer.hinted ? answer : undefined
      }
      const [needed, needing] = [usable(before), usable(node)]
      if (!needed && !needing) continue
      addPair(sums, (needed?.at ?? '9') <= (needing?.at ?? '9') ? 'needed' : 'needing', { needed, needing })
    }
}

/** How many modules she had opened, roughly: many stop at the first. */
const rankOf = (before: number) =>
  before === 0 ? 'first' : before === 1 ? 'second' : before < 5 ? 'early' : 'late'

/** A module that she did not finish is one where she stopped when it was her last and she gave no sign for four weeks. */
function collectStops(into: FindingSums, { modules, lastSign, arrivedOn }: LearnerFacts, at: string): void {
  const inOrder = [...modules].sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
  const away = arrivedOn === null && (lastSign === null || elapsedDays(lastSign, at) >= awayAfter)
  inOrder.forEach(({ module, doneAt }, i) => {
    const stopped = doneAt === null && away && i === inOrder.length - 1
    if (doneAt !== null || stopped) addEvent(into.stops, module, rankOf(i), stopped)
  })
}

/** Her first check of a node after its module, where other nodes need that node. */
function collectMisses(into: FindingSums, catalog: Catalog, facts: LearnerFacts): void {
  const taught = taughtFrom(catalog, facts)
  const needed = new Set([...into.pairs.values()].flatMap((own) => [...own.keys()]))
  const seen = new Set<NodeId>()
  for (const { purpose, node, item, at, correct } of facts.answers) {
    if (purpose !== 'check' || seen.has(node) || !needed.has(node) || at < (taught.get(node) ?? '9')) continue
    seen.add(node)
    addEvent(into.misses, `${node} ${item}`, 'check', !correct)
  }
}
