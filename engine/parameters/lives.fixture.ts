/** Learners who learn and forget exactly as a catalogue's values say, and whose answers therefore tell what these are. */
import type { Catalog } from '#engine/catalog.ts'
import type { AnswerEvidence, Evidence, Purpose } from '#engine/evidence.ts'
import { guessOf, slipOf, type Item } from '#engine/item.ts'
import { initialState, observe, type LearnerState } from '#engine/learner.ts'
import { learningFrom, memoryOf } from '#engine/memory.ts'
import type { LearnerEvidence } from '#engine/parameters/later-answers.ts'
import { seededRandom, shuffled, type Random } from '#engine/shuffle.ts'
import { drawLearner } from '#engine/simulation.ts'
import { retentionOf } from '#engine/tracing.ts'

const start = Date.UTC(2026, 0, 5, 9)
const day = 86_400_000

/** A diagnosis, then nodes one after the other: a lesson, practice, a check; and reviews of earlier ones, days or months later. */
export function livesOf(
  catalog: Catalog,
  count: number,
  seed: number,
  { nodes: most = 5, reviews = 4, name = 'l' }: { nodes?: number; reviews?: number; name?: string } = {},
): LearnerEvidence[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, n) => ({
    learner: `${name}${n}`,
    evidence: live(catalog, random, {
      most,
      reviews,
      id: (fact) => `${name}${n}-${String(fact).padStart(4, '0')}`,
    }),
  }))
}

function live(
  catalog: Catalog,
  random: Random,
  { most, reviews, id }: { most: number; reviews: number; id(fact: number): string },
): Evidence[] {
  const memory = memoryOf(catalog)
  const masters = new Set(drawLearner(catalog, random).masters)
  const items = catalog.items.filter(({ kind }) => kind !== 'code')
  const evidence: Evidence[] = []
  let state: LearnerState = initialState()
  let now = start
  const base = () => ({ id: id(evidence.length), at: new Date(now).toISOString() })
  /** Time passes over a node: she may have lost it. */
  const arrive = (node: string) => {
    const statistics = state.nodes[node]
    if (!statistics) return
    const kept = retentionOf(memory, statistics, state.cards[node], new Date(now).toISOString())
    if (random() >= kept) masters.delete(node)
  }
  const tell = (fact: Evidence) => {
    evidence.push(fact)
    state = observe(catalog, state, fact)
    now += 60_000
  }
  const answer = (item: Item, purpose: Purpose) => {
    arrive(item.node)
    const [slip, guess] = [slipOf(item), guessOf(item)]
    const correct = random() < (masters.has(item.node) ? 1 - slip : guess)
    if (random() < learningFrom(memory, purpose)) masters.add(item.node)
    const fact: AnswerEvidence = {
      ...{ ...base(), kind: 'answer', purpose, item: item.id, node: item.node, correct },
      ...{ unknown: false, hinted: false, slip, guess },
    }
    tell(fact)
  }
  const oneOf = (node: string) => {
    const own = items.filter((item) => item.node === node)
    return own[Math.floor(random() * own.length)]!
  }
  for (const item of shuffled(items, random).slice(0, 10)) answer(item, 'diagnosis')
  const nodes = shuffled([...new Set(items.map(({ node }) => node))], random).slice(0, most)
  nodes.forEach((node, i) => {
    now += (1 + 6 * random()) * day
    arrive(node)
    if (random() < memory.learning.lesson) masters.add(node)
    tell({ ...base(), kind: 'lesson', module: 'm', nodes: [node] })
    for (let times = 0; times < 3; times += 1) answer(oneOf(node), 'practice')
    now += 3 * random() * day
    for (let times = 0; times < 3; times += 1) answer(oneOf(node), 'check')
    for (let times = 0; times < reviews; times += 1) {
      now += 30 * random() ** 2 * day
      answer(oneOf(nodes[Math.floor(random() * (i + 1))]!), 'review')
    }
  })
  return evidence
}
