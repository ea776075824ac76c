import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemsFor, makeCatalog, randomCatalog, webCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { abilityProfiles, abilitySpread, areaSpread, difficultyOf, profileCount } from '#engine/entry.ts'
import { normalQuantile } from '#engine/probability.ts'
import type { AnswerEvidence } from '#engine/evidence.ts'
import { initialState, observe, type LearnerState } from '#engine/learner.ts'
import { estimate, intervalOf, masteredFrom, notYetBelow, statusOf } from '#engine/mastery.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { entryLikelihood } from '#engine/tracing.ts'

const at = '2026-01-01T10:00:00.000Z'

function answerOn(node: string, correct: boolean, more: Partial<AnswerEvidence> = {}): AnswerEvidence {
  const item = itemsFor(node)[0]?.id ?? ''
  const fields = { purpose: 'diagnosis', unknown: false, hinted: false, slip: 0.1, guess: 0.2 } as const
  return { kind: 'answer', id: `${node}/${correct}`, at, item, node, correct, ...fields, ...more }
}

const after = (catalog: Catalog, ...answers: AnswerEvidence[]) =>
  answers.reduce((state, one) => observe(catalog, state, one), initialState())

function randomState(catalog: Catalog, random: () => number, answers: number): LearnerState {
  const { nodes } = buildGraph(catalog)
  const drawn = Array.from({ length: answers }, () => {
    const node = nodes[Math.floor(random() * nodes.length)]!.id
    return answerOn(node, random() < 0.5, { slip: 0.02 + 0.2 * random(), guess: 0.02 + 0.3 * random() })
  })
  return after(catalog, ...drawn)
}

/** P(mastered at entry) by going through every profile and every state closed under prerequisites. */
function enumerate(catalog: Catalog, state: LearnerState): Record<string, number> {
  const { nodes, requires, indexOf } = buildGraph(catalog)
  const areas = [...new Set(nodes.map(({ competency }) => competency.area))]
  const sums = nodes.map(() => 0)
  let total = 0
  for (const profile of abilityProfiles(1 + areas.length, profileCount)) {
    for (let set = 0; set < 2 ** nodes.length; set += 1) {
      let weight = 1
      nodes.forEach((node, i) => {
        const on = (set >> i) & 1
        const open = requires(node.id).every((needed) => (set >> indexOf(needed)) & 1)
        const local = profile[1 + areas.indexOf(node.competency.area)]!
        const logit = abilitySpread * profile[0]! + areaSpread * local - difficultyOf(node)
        const p = open ? 1 / (1 + Math.exp(-logit)) : 0
        const statistics = state.nodes[node.id]
        weight *= (on ? p : 1 - p) * (statistics ? entryLikelihood(statistics)[on as 0 | 1] : 1)
      })
      total += weight
      nodes.forEach((_, i) => {
        if ((set >> i) & 1) sums[i]! += weight
      })
    }
  }
  return Object.fromEntries(nodes.map(({ id }, i) => [id, sums[i]! / total]))
}

describe('the estimate', () => {
  test('equals full enumeration on small graphs', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, 5)
        const state = randomState(catalog, random, 6)
        const exact = enumerate(catalog, state)
        for (const [node, { entry, p }] of Object.entries(estimate(catalog, state, at))) {
          expect(entry).toBeCloseTo(exact[node]!, 9)
          expect(p).toBeCloseTo(exact[node]!, 9)
        }
      }),
      { numRuns: 15 },
    )
  })

  test('is a probability inside its interval, never surer of a node than of what it needs', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 40 }), (seed, answers) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, 8)
        const { requires } = buildGraph(catalog)
        const mastery = estimate(catalog, randomState(catalog, random, answers), at)
        for (const [node, { p, low, high, entry }] of Object.entries(mastery)) {
          expect(0 <= low && low <= p && p <= high && high <= 1).toBe(true)
          for (const needed of requires(node))
            expect(mastery[needed]!.entry).toBeGreaterThanOrEqual(entry - 1e-9)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('never falls by a right answer on the node, never rises by a wrong one', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 15 }), (seed, answers) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, 6)
        const { nodes } = buildGraph(catalog)
        const state = randomState(catalog, random, answers)
        const node = nodes[Math.floor(random() * nodes.length)]!.id
        const before = estimate(catalog, state, at)
        const right = estimate(catalog, observe(catalog, state, answerOn(node, true)), at)
        const wrong = estimate(catalog, observe(catalog, state, answerOn(node, false)), at)
        expect(right[node]!.p).toBeGreaterThanOrEqual(before[node]!.p - 1e-12)
        expect(wrong[node]!.p).toBeLessThanOrEqual(before[node]!.p + 1e-12)
      }),
    )
  })

  test('is the same for the same state', () => {
    const catalog = webCatalog()
    const state = randomState(catalog, seededRandom(3), 20)
    const again = JSON.parse(JSON.stringify(state)) as LearnerState
    expect(estimate(webCatalog(), again, at)).toEqual(estimate(catalog, state, at))
  })

  test('carries evidence along prerequisites both ways', () => {
    const catalog = webCatalog()
    const before = estimate(catalog, initialState(), at)
    const right = estimate(catalog, after(catalog, answerOn('css@2', true, { guess: 0.05 })), at)
    expect(right['html@1']!.p).toBeGreaterThan(before['html@1']!.p + 0.3)
    expect(right['css@3']!.p).toBeGreaterThan(before['css@3']!.p + 0.2)
    const wrong = estimate(catalog, after(catalog, answerOn('files@1', false)), at)
    expect(wrong['web-basics@1']!.p).toBeLessThan(before['web-basics@1']!.p / 2)
    expect(right['html@1']!.basis).toBe('neighbours')
    expect(right['learning@1']!.basis).toBe('prior')
    expect(right['css@2']!.basis).toBe('answers')
  })

  test('narrows with answers, and most with a person who saw it', () => {
    const catalog = webCatalog()
    const width = (state: LearnerState) => {
      const { low, high } = estimate(catalog, state, at)['git@1']!
      return high - low
    }
    const once = after(catalog, answerOn('git@1', true))
    const seen = observe(catalog, once, { kind: 'validation', id: 'v', at, node: 'git@1', by: 'mentor' })
    expect(width(once)).toBeLessThan(width(initialState()))
    expect(width(seen)).toBeLessThan(width(once) / 2)
    expect(estimate(catalog, seen, at)['git@1']).toMatchObject({ basis: 'validation', status: 'mastered' })
  })

  test('no longer rests on a person who saw it once her own answers say otherwise', () => {
    const catalog = webCatalog()
    const seen = observe(catalog, initialState(), {
      ...{ kind: 'validation', id: 'v', at, node: 'git@1', by: 'mentor' },
    })
    const wrong = Array.from({ length: 12 }, (_, n) => answerOn('git@1', false, { id: `wrong/${n}` }))
    const then = wrong.reduce((state, one) => observe(catalog, state, one), seen)
    expect(estimate(catalog, seen, at)['git@1']).toMatchObject({ basis: 'validation' })
    expect(estimate(catalog, then, at)['git@1']).toMatchObject({ basis: 'answers' })
  })

  test('believes a few right answers and keeps a few wrong ones in mind', () => {
    const catalog = makeCatalog({ a: [[]] })
    const p = (...right: boolean[]) =>
      estimate(catalog, after(catalog, ...right.map((one) => answerOn('a@1', one))), at)['a@1']!.p
    expect(p()).toBeCloseTo(0.68, 1)
    expect(p(true, true)).toBeGreaterThan(0.95)
    expect(p(false, false)).toBeLessThan(0.05)
    expect(p(true, false)).toBeGreaterThan(notYetBelow)
    expect(p(true, false)).toBeLessThan(masteredFrom)
  })

  test('grows by lessons and practice, while the state at entry stays as her first answers told it', () => {
    const catalog = makeCatalog({ a: [[]] })
    const wrong = after(
      catalog,
      answerOn('a@1', false, { guess: 0.05 }),
      answerOn('a@1', false, { guess: 0.05 }),
    )
    const read = observe(catalog, wrong, { kind: 'lesson', id: 'l', at, module: 'a-1', nodes: ['a@1'] })
    const practised = [1, 2, 3].reduce(
      (state) => observe(catalog, state, answerOn('a@1', true, { purpose: 'practice' })),
      read,
    )
    expect(estimate(catalog, read, at)['a@1']!.p).toBeGreaterThan(
      estimate(catalog, wrong, at)['a@1']!.p + 0.2,
    )
    const { p, entry } = estimate(catalog, practised, at)['a@1']!
    expect(p).toBeGreaterThan(0.9)
    expect(entry).toBeLessThan(0.2)
  })

  test('falls with time after the last fact, and says by how much', () => {
    const catalog = makeCatalog({ a: [[]] })
    const state = after(catalog, ...[1, 2, 3].map(() => answerOn('a@1', true, { purpose: 'practice' })))
    const now = estimate(catalog, state, at)['a@1']!
    const later = estimate(catalog, state, '2026-06-01T10:00:00.000Z')['a@1']!
    expect(later.p).toBeLessThan(now.p)
    expect(later.p / later.retention).toBeCloseTo(now.p, 9)
    expect(later).toMatchObject({ status: 'mastered' })
    expect(later.p).toBeLessThan(masteredFrom)
  })
})

test('intervals hold their probability and shrink with tries', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 50 }), (p, tries) => {
      const { low, high } = intervalOf(p, tries, 0)
      const wider = intervalOf(p, 0, p * (1 - p) * 0.3)
      expect(low <= p && p <= high).toBe(true)
      expect(high - low).toBeLessThanOrEqual(wider.high - wider.low + 1e-12)
    }),
  )
  expect(intervalOf(0.5, 0, 0).low).toBeCloseTo(0.23, 2)
})

test('status has two thresholds', () => {
  expect([0.1, notYetBelow, 0.5, masteredFrom, 1].map(statusOf)).toEqual([
    'not-yet',
    'uncertain',
    'uncertain',
    'mastered',
    'mastered',
  ])
})

test('profiles are spread like a normal law', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5)
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 5)
  const profiles = abilityProfiles(6, profileCount)
  for (let d = 0; d < 6; d += 1) {
    const mean = profiles.reduce((sum, one) => sum + one[d]!, 0) / profileCount
    const variance = profiles.reduce((sum, one) => sum + (one[d]! - mean) ** 2, 0) / profileCount
    expect(Math.abs(mean)).toBeLessThan(0.1)
    expect(Math.abs(variance - 1)).toBeLessThan(0.2)
  }
})
