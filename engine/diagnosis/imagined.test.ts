import { expect, test } from 'vitest'
import { makeCatalog, randomCatalog, webCatalog, type GraphWords } from '#engine/catalog.fixture.ts'
import { nextItem } from '#engine/diagnosis.ts'
import {
  entryJoint,
  entryModel,
  entryPosterior,
  makeModel,
  noLikelihood,
  setLikelihood,
} from '#engine/entry.ts'
import { initialState } from '#engine/learner.ts'
import { seededRandom } from '#engine/shuffle.ts'

const instant = '2026-11-01T09:00:00.000Z'

/** Prerequisites at random from all that comes before: no order of elimination keeps the tables small. */
function entangled(count: number): GraphWords {
  const random = seededRandom(5)
  const known: string[] = []
  const words: GraphWords = {}
  for (let i = 0; i < count; i += 1) {
    const needed = i < 40 ? [] : Array.from({ length: 3 }, () => known[Math.floor(random() * known.length)]!)
    words[`area${i % 2}: c${i}`] = [[...new Set(needed)]]
    known.push(`c${i}@1`)
  }
  return words
}

test('possible learners say what exact inference says, alone and in pairs, within a few points', () => {
  for (const catalog of [webCatalog(), randomCatalog(seededRandom(3), 25)]) {
    const [exact, imagined] = [makeModel(catalog), makeModel(catalog, 0)]
    expect('tree' in exact.inference && 'imagined' in imagined.inference).toBe(true)
    const likelihood = noLikelihood(exact)
    setLikelihood(likelihood, 1, 0.15, 0.9)
    setLikelihood(likelihood, 3, 0.8, 0.1)
    setLikelihood(likelihood, exact.nodes.length - 1, 0.1, 0.9)
    const [wanted, found] = [entryPosterior(exact, likelihood), entryPosterior(imagined, likelihood)]
    const both = [entryJoint(exact, likelihood, wanted.p), entryJoint(imagined, likelihood, found.p)] as const
    const off = { alone: [] as number[], both: [] as number[], variance: [] as number[] }
    wanted.p.forEach((p, i) => {
      off.alone.push(Math.abs(found.p[i]! - p))
      off.variance.push(Math.abs(found.variance[i]! - wanted.variance[i]!))
      for (let j = 0; j < i; j += 2) {
        off.both.push(Math.abs(both[0].both(i, j) - both[1].both(i, j)))
        expect(both[1].both(i, j)).toBeLessThanOrEqual(found.p[i]!)
      }
    })
    for (const list of Object.values(off)) {
      expect(Math.max(...list)).toBeLessThan(0.06)
      expect(list.reduce((sum, one) => sum + one, 0) / list.length).toBeLessThan(0.03)
    }
  }
})

test('a catalogue too entangled for exact inference has a diagnosis all the same, twice the same one', () => {
  const words = entangled(160)
  const ask = () => {
    const catalog = makeCatalog(words)
    expect('imagined' in entryModel(catalog).inference).toBe(true)
    return nextItem(catalog, catalog.tracks[0]!, initialState(), [], instant)
  }
  const first = ask()
  expect(first).not.toBeNull()
  expect(ask()).toEqual(first)
})

test('what was seen counts, in whichever order it came, and at once', () => {
  const model = entryModel(makeCatalog(entangled(160)))
  const seen = Array.from({ length: 40 }, (_, k) => 4 * k)
  const taking = (nodes: readonly number[], not: number, mastered: number) => {
    const likelihood = noLikelihood(model)
    for (const node of nodes) setLikelihood(likelihood, node, not, mastered)
    return entryPosterior(model, likelihood).p
  }
  const [before, right, wrong] = [taking([], 1, 1), taking(seen, 0.1, 0.9), taking(seen, 0.9, 0.1)]
  for (const node of seen) {
    expect(right[node]!).toBeGreaterThan(before[node]!)
    expect(wrong[node]!).toBeLessThan(before[node]!)
  }
  expect(taking(seen.toReversed(), 0.1, 0.9)).toEqual(right)
})
