/** What findings need beyond the sums of insights: answers before teaching, stops, and first checks after a module. */
import { elapsedDays } from '#engine/calendar.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { writtenRequires } from '#engine/competency.ts'
import { addEntry, noEntryAnswers, type EntryAnswers } from '#engine/findings/prerequisites.ts'
import { addEvent, type Events } from '#engine/findings/ratios.ts'
import { awayAfter, taughtFrom } from '#engine/insights/collect.ts'
import type { LearnerFacts } from '#engine/insights/facts.ts'

export interface FindingSums {
  entry: EntryAnswers
  stops: Events
  /** By node and item, `node item`: what is asked badly is told apart from what is hard. */
  misses: Events
}

/** Nothing collected yet. */
export function noSums(): FindingSums {
  return { entry: noEntryAnswers(), stops: new Map(), misses: new Map() }
}

/** Adds one learner. `at`: now, as an ISO instant. */
export function collectFindings(into: FindingSums, catalog: Catalog, facts: LearnerFacts, at: string): void {
  collectEntry(into, catalog, facts)
  collectStops(into, facts, at)
  collectMisses(into, catalog, facts)
}

/** Answers without a hint, before anything was taught on their node. */
function collectEntry(into: FindingSums, catalog: Catalog, facts: LearnerFacts): void {
  const taught = taughtFrom(catalog, facts)
  addEntry(
    into.entry,
    facts.answers.filter(({ node, at, hinted }) => !hinted && at < (taught.get(node) ?? '9')),
  )
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
  const needed = new Set([...writtenRequires(catalog).values()].flat())
  const seen = new Set<NodeId>()
  for (const { purpose, node, item, at, correct } of facts.answers) {
    if (purpose !== 'check' || seen.has(node) || !needed.has(node) || at < (taught.get(node) ?? '9')) continue
    seen.add(node)
    addEvent(into.misses, `${node} ${item}`, 'check', !correct)
  }
}
