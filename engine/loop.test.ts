/** Promises of the loop: found where an edge closes one, as it goes, and never where none is closed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findLoop, loopWith } from '#engine/loop.ts'

const chain = new Map([
  ['a@1', []],
  ['b@1', ['a@1']],
  ['c@1', ['b@1']],
  ['d@1', ['a@1']],
])

test('an edge against the way closes a loop, which is shown as it goes', () => {
  const loop = loopWith(chain, 'a@1', 'c@1') ?? []
  expect([...loop].sort()).toEqual(['a@1', 'b@1', 'c@1'])
  const closed = new Map([...chain, ['a@1', ['c@1']]])
  loop.forEach((node, i) => expect(closed.get(loop[(i + 1) % loop.length] ?? '')).toContain(node))
})

test('a node that needs itself is a loop of one', () => {
  expect(loopWith(chain, 'd@1', 'd@1')).toEqual(['d@1'])
})

test('an edge along the way, or between branches, closes none', () => {
  expect(loopWith(chain, 'c@1', 'a@1')).toBeNull()
  expect(loopWith(chain, 'd@1', 'c@1')).toBeNull()
  expect(findLoop(chain)).toBeNull()
})

test('an edge closes a loop exactly where what it needs already needs it', () => {
  const edges = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40 })
  fc.assert(
    fc.property(edges, fc.nat(11), fc.nat(11), (pairs, node, needed) => {
      const requires = new Map(Array.from({ length: 12 }, (_, i) => [`n@${i}`, [] as string[]]))
      for (const [one, other] of pairs)
        if (one !== other) requires.get(`n@${Math.max(one, other)}`)?.push(`n@${Math.min(one, other)}`)
      const below = (id: string): string[] => [id, ...(requires.get(id) ?? []).flatMap(below)]
      expect(loopWith(requires, `n@${node}`, `n@${needed}`) !== null).toBe(
        below(`n@${needed}`).includes(`n@${node}`),
      )
    }),
  )
})
