import fc from 'fast-check'
import { expect, test } from 'vitest'
import { junctionTree, marginals, withoutImplied, type Parents } from '#engine/elimination.ts'
import { seededRandom } from '#engine/shuffle.ts'

/** The same marginals by going through all states one by one. */
function enumerate(parents: Parents, profiles: number, conditional: Float64Array, likelihood: Float64Array) {
  const count = parents.length
  const given = new Float64Array(count * profiles)
  const evidence = new Float64Array(profiles)
  for (let k = 0; k < profiles; k += 1) {
    for (let state = 0; state < 2 ** count; state += 1) {
      let weight = 1
      parents.forEach((direct, v) => {
        const on = (state >> v) & 1
        const open = direct.every((p) => (state >> p) & 1)
        const p = open ? conditional[v * profiles + k]! : 0
        weight *= (on ? p : 1 - p) * likelihood[2 * v + on]!
      })
      evidence[k]! += weight
      parents.forEach((_, v) => {
        if ((state >> v) & 1) given[v * profiles + k]! += weight
      })
    }
    for (let v = 0; v < count; v += 1) given[v * profiles + k]! /= evidence[k]!
  }
  return { given, evidence }
}

function drawn(seed: number, count: number, profiles: number) {
  const random = seededRandom(seed)
  const parents = Array.from({ length: count }, (_, v) =>
    Array.from({ length: v }, (_, p) => p).filter(() => random() < 1.5 / (v + 1)),
  )
  const conditional = Float64Array.from({ length: count * profiles }, () => 0.05 + 0.9 * random())
  const likelihood = Float64Array.from({ length: count * 2 }, () =>
    random() < 0.5 ? 1 : 0.02 + 0.98 * random(),
  )
  return { parents, conditional, likelihood }
}

test('marginals and evidence equal those of full enumeration', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 10 }), (seed, count) => {
      const { parents, conditional, likelihood } = drawn(seed, count, 3)
      const exact = enumerate(parents, 3, conditional, likelihood)
      for (const shape of [parents, withoutImplied(parents)]) {
        const found = marginals(junctionTree(shape, 3, conditional)!, likelihood)
        found.given.forEach((p, i) => expect(p).toBeCloseTo(exact.given[i]!, 10))
        found.evidence.forEach((p, i) => expect(p / exact.evidence[i]!).toBeCloseTo(1, 10))
      }
    }),
    { numRuns: 60 },
  )
})

test('a likelihood of zero is certainty', () => {
  const conditional = Float64Array.from([0.5, 0.5, 0.5])
  const tree = junctionTree([[], [0], [1]], 1, conditional)!
  expect([...marginals(tree, Float64Array.from([1, 1, 1, 1, 0, 1])).given]).toEqual([1, 1, 1])
  expect([...marginals(tree, Float64Array.from([1, 0, 1, 1, 1, 1])).given]).toEqual([0, 0, 0])
})

test('300 nodes stay tractable', () => {
  const random = seededRandom(5)
  const parents = Array.from({ length: 300 }, (_, v) =>
    Array.from({ length: v }, (_, p) => p).filter((p) => v - p < 12 && random() < 0.12),
  )
  const tree = junctionTree(withoutImplied(parents), 1, new Float64Array(300).fill(0.6))!
  expect(tree.entries).toBeLessThan(100_000)
})
