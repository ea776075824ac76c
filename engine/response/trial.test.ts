import { describe, expect, test } from 'vitest'
import { webCatalog } from '#engine/catalog.fixture.ts'
import type { AnswerEvidence, Evidence, Purpose } from '#engine/evidence.ts'
import { guessOf, slipOf, type Item } from '#engine/item.ts'
import { isBetter, leastLearners } from '#engine/parameters/compare.ts'
import type { LearnerEvidence } from '#engine/parameters/later-answers.ts'
import { leastAnswers, tryingResponses } from '#engine/response/trial.ts'
import { seededRandom, shuffled } from '#engine/shuffle.ts'
import { finish } from '#engine/steps.ts'
import { drawLearner } from '#engine/simulation.ts'
import { builtMemory, learningFrom } from '#engine/memory.ts'

const catalog = webCatalog()
const web = catalog.items.filter(({ kind }) => kind !== 'code')

/** Learners who are as the learner model takes them to be, but for `chance`: P(right) of an item for who masters its node or not. */
function learners(
  count: number,
  chance: (item: Item, masters: boolean) => number,
  { later = 14, seed = 5 } = {},
): LearnerEvidence[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, n) => {
    const masters = new Set(drawLearner(catalog, random).masters)
    const evidence: Evidence[] = []
    const at = () => new Date(Date.UTC(2026, 8, 1, 9, evidence.length)).toISOString()
    const answer = (item: Item, purpose: Purpose): void => {
      const fact: AnswerEvidence = {
        ...{
          kind: 'answer',
          id: `${n}-${evidence.length}`,
          at: at(),
          purpose,
          item: item.id,
          node: item.node,
        },
        correct: random() < chance(item, masters.has(item.node)),
        ...{ unknown: false, hinted: false, slip: slipOf(item), guess: guessOf(item) },
      }
      evidence.push(fact)
      if (random() < learningFrom(builtMemory, purpose)) masters.add(item.node)
    }
    const nodes = shuffled([...new Set(web.map(({ node }) => node))], random).slice(0, 4)
    for (const item of shuffled(web, random).slice(0, 4)) answer(item, 'diagnosis')
    evidence.push({ kind: 'lesson', id: `${n}-lesson`, at: at(), module: 'm', nodes })
    for (const node of nodes) if (random() < builtMemory.learning.lesson) masters.add(node)
    const practice = web.filter(({ node }) => nodes.includes(node))
    for (let i = 0; i < later; i += 1)
      answer(practice[Math.floor(random() * practice.length)] as Item, 'practice')
    return { learner: `l${n}`, evidence }
  })
}

const asModelled = (item: Item, masters: boolean) => (masters ? 1 - slipOf(item) : guessOf(item))
/** Every other item is right for nearly everybody, or for nearly nobody. */
const odd = (item: Item, masters: boolean) => {
  const place = web.indexOf(item)
  return place % 3 === 0 ? 0.93 : place % 3 === 1 ? 0.15 : asModelled(item, masters)
}

function trial(fitted: LearnerEvidence[], aside: LearnerEvidence[]) {
  return finish(tryingResponses(catalog, fitted, aside, seededRandom(9)))
}
const split = (all: LearnerEvidence[]) =>
  trial(
    all.filter((_, i) => i % 5 > 0),
    all.filter((_, i) => i % 5 === 0),
  )

describe('what answers alone would foretell', () => {
  test('is more where items are not what the learner model takes them for, and the items carry it', () => {
    const { comparison, parts, answers } = split(learners(220, odd))
    expect(answers).toBe(176 * 18)
    expect(comparison).toMatchObject({ learners: 44, answers: 44 * 14 })
    expect(isBetter(comparison!)).toBe(true)
    expect(comparison!.after.auc).toBeGreaterThan(comparison!.before.auc + 0.05)
    expect(parts.slice(0, 2).map(({ fact }) => fact)).toContain('item')
    expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
  })

  test('is not more where the learner model is right', () => {
    const { comparison } = split(learners(220, asModelled))
    expect(comparison!.gain.low).toBeLessThanOrEqual(0)
    expect(comparison!.before.auc).toBeGreaterThan(0.6)
  })

  test('says nothing of too few answers, or of too few learners kept aside', () => {
    const few = learners(150, asModelled, { later: 8 })
    expect(split(few)).toEqual({ learners: 120, answers: 120 * 12, comparison: null, parts: [] })
    const many = learners(220, odd)
    const some = trial(many.slice(leastLearners - 1), many.slice(0, leastLearners - 1))
    expect(some).toMatchObject({ comparison: null })
    expect(some.answers).toBeGreaterThan(leastAnswers)
  })

  test('foretells an answer from what came before it alone', () => {
    const all = learners(220, odd)
    const [one, ...fitted] = all as [LearnerEvidence, ...LearnerEvidence[]]
    // The same learner so often that there are enough: the mean loss is hers.
    const foretold = (evidence: readonly Evidence[]) => {
      const { comparison } = trial(
        fitted,
        Array.from({ length: leastLearners }, (_, n) => ({ learner: `copy${n}`, evidence })),
      )
      const { answers, before, after } = comparison!
      const share = answers / leastLearners
      return { count: share, losses: [before.logLoss * share, after.logLoss * share] as const }
    }
    const last = (many: number, change: Partial<AnswerEvidence>) =>
      one.evidence
        .slice(0, many)
        .map((fact, i) => (i === many - 1 && fact.kind === 'answer' ? { ...fact, ...change } : fact))
    const earlier = foretold(last(6, {})).losses
    const right = foretold(last(7, { correct: true })).losses
    const wrong = foretold(last(7, { correct: false })).losses
    // P(right) and P(wrong) add up to one when neither knows which came, and the loss before is the same.
    earlier.forEach((before, of) => {
      expect(Math.exp(before - right[of]!) + Math.exp(before - wrong[of]!)).toBeCloseTo(1, 9)
    })
    expect(foretold(last(7, { hinted: true })).count).toBe(1)
  })
})
