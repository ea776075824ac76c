import { expect, test } from 'vitest'
import { diffLines } from '#app/text-diff.ts'

test('says what came and what went, and keeps the order of both texts', () => {
  const lines = diffLines('one\ntwo\nthree', 'one\n2\nthree\nfour')
  expect(lines).toEqual([
    { kind: 'same', text: 'one' },
    { kind: 'removed', text: 'two' },
    { kind: 'added', text: '2' },
    { kind: 'same', text: 'three' },
    { kind: 'added', text: 'four' },
  ])
})

test('the same text, spaces at the end of a line apart, has no change', () => {
  expect(diffLines('a \nb', 'a\nb')?.every(({ kind }) => kind === 'same')).toBe(true)
})

test('texts of more lines than can be compared are not', () => {
  expect(diffLines('x\n'.repeat(700), 'x')).toBeNull()
})
