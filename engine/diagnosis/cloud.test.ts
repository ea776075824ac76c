import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Xorshift } from '#engine/diagnosis/xorshift.ts'
import { Cloud } from '#engine/diagnosis/cloud.ts'
import { knowledgeSpace, type KnowledgeSpace } from '#engine/diagnosis/space.ts'
import { drawSpace, enumerate, rightAnswer, wrongAnswer, type Seen } from '#engine/diagnosis/space.fixture.ts'

function posterior(space: KnowledgeSpace, seen: readonly Seen[], size = 8192, seed = 1): Cloud {
  const cloud = new Cloud(space, size, new Xorshift(seed))
  cloud.drawPrior()
  for (const { competency, not, mastered } of seen) {
    cloud.observe(competency, not, mastered)
    cloud.move(competency)
  }
  return cloud
}

function marginals(cloud: Cloud): Float64Array {
  const p = new Float64Array(cloud.space.count)
  cloud.marginals(p)
  return p
}

/** Where chance in the cloud leaves a margin, the cases are always the same ones. */
const seed = 1

const anySpace = fc
  .record({ seed: fc.integer(), count: fc.integer({ min: 1, max: 6 }) })
  .map(({ seed, count }) => drawSpace(seed, count))

const anyAnswers = fc.array(fc.record({ at: fc.nat(), right: fc.boolean() }), { maxLength: 8 })

const seenIn = (space: KnowledgeSpace, answers: { at: number; right: boolean }[]) =>
  answers.map(({ at, right }) => (right ? rightAnswer(at % space.count) : wrongAnswer(at % space.count)))

test('probabilities equal those of going through all states and abilities', () => {
  fc.assert(
    fc.property(anySpace, anyAnswers, (space, answers) => {
      const seen = seenIn(space, answers)
      const exact = enumerate(space, seen)
      marginals(posterior(space, seen, 16384)).forEach((p, i) =>
        expect(Math.abs(p - exact[i]!)).toBeLessThan(0.025),
      )
    }),
    { numRuns: 15, seed },
  )
})

/** Domains hardly differ, as far as the prior says. */
const narrow = (seed: number, count: number): KnowledgeSpace => {
  const { parents, domainOf, difficulty, prior } = drawSpace(seed, count)
  const needed = parents.map((list) => [...list])
  return knowledgeSpace(needed, [...domainOf], difficulty, { ...prior, domainSd: 0.01 })
}

test('where domains hardly differ, probabilities are as exact, and abilities go on moving', () => {
  fc.assert(
    fc.property(fc.integer(), anyAnswers, (drawn, answers) => {
      const space = narrow(drawn, 5)
      const seen = seenIn(space, answers)
      const exact = enumerate(space, seen)
      const cloud = posterior(space, seen, 16384)
      marginals(cloud).forEach((p, i) => expect(Math.abs(p - exact[i]!)).toBeLessThan(0.03))
      const before = cloud.level.slice()
      for (let k = 0; k < 20; k += 1) cloud.move(0)
      const moved = cloud.level.filter((level, s) => level !== before[s]).length
      expect(moved / before.length).toBeGreaterThan(0.2)
    }),
    { numRuns: 10, seed },
  )
})

test('a competency that thousands need moves like any other', () => {
  const dependants = 4400
  const parents = Array.from({ length: dependants + 2 }, (_, i) => (i < 2 ? [] : [0, 1]))
  const prior = { abilityMean: -6, abilitySd: 0.5, domains: 1, domainSd: 0.5 }
  const domainOf = parents.map(() => 0)
  // The last ones are likely enough for one of them to be mastered wherever the first two are.
  const difficulty = parents.map((_, i) => (i < 2 ? -6 : i < 4100 ? 12 : -2.5))
  const cloud = posterior(knowledgeSpace(parents, domainOf, difficulty, prior), [], 512)
  for (let k = 0; k < 8; k += 1) cloud.moveStates()
  const p = marginals(cloud)
  expect(p[0]).toBeGreaterThan(0.35)
  expect(p[0]).toBeLessThan(0.65)
})

test('every possible learner masters a set closed under prerequisites, so nothing is more probable than what it needs', () => {
  fc.assert(
    fc.property(fc.integer(), anyAnswers, (seed, answers) => {
      const space = drawSpace(seed, 20, 3)
      const cloud = posterior(space, seenIn(space, answers), 256, seed)
      const p = marginals(cloud)
      space.parents.forEach((needed, i) =>
        needed.forEach((parent) => {
          expect(cloud.countOfBoth(i, parent)).toBe(cloud.countOf(i))
          expect(p[i]).toBeLessThanOrEqual(p[parent]!)
        }),
      )
    }),
  )
})

test('the same seed gives the same cloud', () => {
  const space = drawSpace(3, 12)
  const seen = [rightAnswer(4), wrongAnswer(7), rightAnswer(2)]
  expect(marginals(posterior(space, seen, 1024, 5))).toEqual(marginals(posterior(space, seen, 1024, 5)))
  expect(marginals(posterior(space, seen, 1024, 5))).not.toEqual(marginals(posterior(space, seen, 1024, 6)))
})

test('answers in another order say the same', () => {
  fc.assert(
    fc.property(anySpace, anyAnswers, (space, answers) => {
      const seen = seenIn(space, answers)
      const one = marginals(posterior(space, seen, 8192))
      const other = marginals(posterior(space, [...seen].reverse(), 8192))
      one.forEach((p, i) => expect(Math.abs(p - other[i]!)).toBeLessThan(0.05))
    }),
    { numRuns: 20, seed },
  )
})

test('another right answer never makes mastery less probable, nor of what it needs', () => {
  fc.assert(
    fc.property(anySpace, anyAnswers, fc.nat(), (space, answers, at) => {
      const seen = seenIn(space, answers)
      const competency = at % space.count
      const before = marginals(posterior(space, seen))
      const after = marginals(posterior(space, [...seen, rightAnswer(competency)]))
      for (const i of [competency, ...space.parents[competency]!])
        expect(after[i]!).toBeGreaterThan(before[i]! - 0.03)
    }),
    { numRuns: 20, seed },
  )
})

test('agreeing answers leave less and less doubt', () => {
  const space = drawSpace(8, 6)
  const doubts = [0, 1, 2, 3, 4, 5].map((count) => {
    const p = marginals(posterior(space, Array(count).fill(wrongAnswer(0)) as Seen[], 16384))
    return p[0]! * (1 - p[0]!)
  })
  doubts.slice(2).forEach((doubt, i) => expect(doubt).toBeLessThan(doubts[i + 1]!))
})
