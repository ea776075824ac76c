/** Promises of the arrow keys: along the edges, within a layer, and nowhere where there is nothing. */
import { expect, test } from 'vitest'
import { goFrom } from '#app/studio/move.ts'

const nodes = [
  { id: 'a', x: 0, y: 100 },
  { id: 'b', x: 250, y: 0 },
  { id: 'c', x: 250, y: 100 },
  { id: 'd', x: 250, y: 300 },
  { id: 'e', x: 500, y: 290 },
]
const edge = (source: string, target: string) => ({ source, target, written: true })
const edges = [edge('a', 'b'), edge('a', 'd')]

test.each([
  ['a', 'ArrowRight', 'b'],
  ['b', 'ArrowLeft', 'a'],
  ['d', 'ArrowLeft', 'a'],
  ['c', 'ArrowLeft', null],
  ['b', 'ArrowDown', 'c'],
  ['d', 'ArrowUp', 'c'],
  ['b', 'ArrowUp', null],
  ['a', 'ArrowDown', null],
  ['nowhere', 'ArrowDown', null],
] as const)('from %s, %s goes to %s', (from, key, to) => {
  expect(goFrom(from, key, nodes, edges)).toBe(to)
})
