import { describe, expect, it } from 'vitest'
import { makeCatalog } from '#engine/catalog.fixture.ts'
import { drawingStates } from '#engine/findings/entry-states.ts'
import { judge } from '#engine/findings/finding.ts'
import {
  addEntry,
  mostFactor,
  mostLearners,
  noEntryAnswers,
  testEdge,
  testingPrerequisites,
  type EntryAnswer,
} from '#engine/findings/prerequisites.ts'
import { sigmoid } from '#engine/probability.ts'
import { normal, seededRandom } from '#engine/shuffle.ts'
import { finish } from '#engine/steps.ts'

const [slip, guess] = [0.05, 0.1]

/** Ground, two that rest on it, and one that is written to need both and truly needs `b` alone. */
const catalog = makeCatalog({ a: [[]], b: [['a@1']], c: [['a@1']], d: [['b@1', 'c@1', 'a@1']] })

/** Whoever is right goes up, whoever is wrong goes down, so few are asked `d` who lack what is written below it. */
function draw(people: number, factor: number) {
  const random = seededRandom(people)
  const entry = noEntryAnswers()
  for (let i = 0; i < people; i += 1) {
    const ability = 1.2 * normal(random)
    const knows = (ease: number, lacks: number) => random() < sigmoid(ability + ease) * lacks
    const a = knows(1, 1)
    const b = knows(0.8, a ? 1 : 0.1)
    const c = knows(0.8, a ? 1 : 0.1)
    const d = knows(0.8, (b ? 1 : 0.1) * (c ? 1 : factor))
    const answers: EntryAnswer[] = []
    const ask = (node: string, known: boolean) => {
      const correct = random() < (known ? 1 - slip : guess)
      answers.push({ item: `${node} ${random() < 0.5}`, node: `${node}@1`, correct, slip, guess })
      return correct
    }
    if (ask('c', c) || random() < 0.5) ask('d', d)
    if (random() < 0.8) ask('b', b)
    if (random() < 0.5) ask('a', a)
    addEntry(entry, answers)
  }
  return entry
}

const testsOf = (people: number, factor: number) =>
  finish(testingPrerequisites(catalog, draw(people, factor), new Set()))
const edge = (people: number, factor: number) =>
  testsOf(people, factor).find(({ subject, needed }) => subject === 'd@1' && needed === 'c@1')

describe('a prerequisite', () => {
  it('is found where it is not needed, though ability and a common ground go with both', () => {
    const test = edge(1_500, 1)
    expect(test?.p).toBeLessThan(0.001)
    expect(test?.estimate?.high).toBeGreaterThan((test?.against ?? 0) * 0.9)
  })

  it('is measured right and not found where it is needed', () => {
    const test = edge(1_500, 0.15)
    expect(test?.p).toBeGreaterThan(0.95)
    const known = (share: number | undefined) => (share ?? 0) / (test?.against ?? 1)
    expect(known(test?.estimate?.low)).toBeLessThan(0.15)
    expect(known(test?.estimate?.high)).toBeGreaterThan(0.15)
    expect(known(test?.estimate?.high)).toBeLessThan(mostFactor)
  })

  it('is neither found nor called fine among few, whatever is true', () => {
    for (const factor of [0.15, 1])
      for (const { verdict, least, n } of judge(testsOf(60, factor))) {
        expect(verdict).toBe('few')
        expect(least).toBeGreaterThan(n)
      }
  })

  it('is no test of its own where a longer way says the same', () => {
    const tested = testsOf(60, 1).map(({ subject, needed }) => `${subject} ${needed}`)
    expect(tested.sort()).toEqual(['b@1 a@1', 'c@1 a@1', 'd@1 b@1', 'd@1 c@1'])
  })

  it('is called uncertain where chains that begin apart have not met', () => {
    const level = (factor: number) => Array.from({ length: 9 }, () => [{ factor, share: 0.5 }])
    const test = (draws: { factor: number; share: number }[][]) =>
      testEdge({ node: 'd@1', needed: 'c@1' }, 500, draws.flat())
    // Means .8, .8, .8 and .6, .8, 1: the same mean, the spread of the second √(.08/3 + .08/6).
    expect(test([0.75, 0.85, 0.8].flatMap((one) => level(one))).p).toBeLessThan(0.001)
    const apart = test([0.6, 0.8, 1].flatMap((one) => level(one)))
    expect(apart.p).toBeCloseTo(0.0668, 3)
    expect(apart.estimate?.value).toBeCloseTo(0.4, 6)
    expect(apart.against).toBeCloseTo(0.5, 6)
  })
})

describe('the sampler', () => {
  it('gives back a known posterior: with nothing answered about an edge, each factor is as likely', () => {
    const draws = finish(
      drawingStates(
        { requires: [[], [0]], items: [{ node: 0, slip, guess }] },
        Array.from({ length: 40 }, (_, i) => Uint32Array.of(i % 2)),
        { random: seededRandom(3), start: 0.5, skip: 500, keep: 8_000 },
      ),
    )
    const factors = draws.map(([first]) => first?.factor ?? 0)
    const mean = factors.reduce((sum, one) => sum + one, 0) / factors.length
    const spread = Math.sqrt(factors.reduce((sum, one) => sum + (one - mean) ** 2, 0) / factors.length)
    expect(mean).toBeCloseTo(0.5, 1)
    expect(spread).toBeCloseTo(Math.sqrt(1 / 12), 1)
  })
})

describe('answers that are kept', () => {
  it('are of so many people at most, evenly over those who came, and name nobody', () => {
    const into = noEntryAnswers()
    const people = 2 * mostLearners + 10
    for (let i = 0; i < people; i += 1)
      addEntry(into, [{ item: `${i}`, node: 'a@1', correct: true, slip, guess }])
    expect(into.learners.length).toBeLessThan(mostLearners)
    const kept = into.learners.map((row) => (row[0] ?? 0) >> 1)
    const middle = kept.length / 2
    const second = kept.filter((_, i) => i >= middle)
    expect(second.length / kept.length).toBeCloseTo(0.5, 1)
    expect(into.every).toBe(4)
  })
})
