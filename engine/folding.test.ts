import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText, readNumber } from '#engine/folding.ts'

test('case, accents, apostrophes, ligatures and spaces are folded', () => {
  expect(foldText('  L’École  à cœur ')).toBe(foldText("l'ecole a coeur"))
  expect(foldText('= SUM (A1:A3)')).toBe(foldText('=sum(a1:a3)'))
  expect(foldText('« flex »')).toBe(foldText('"flex"'))
  expect(foldText('`flex`')).toBe(foldText('Flex.'))
  expect(foldText('gap;')).toBe('gap')
  expect(foldText('.photos')).toBe('.photos')
  expect([';', '""', '.', '…'].map(foldText)).toEqual([';', '""', '.', '...'])
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)),
  )
})

test.each([
  ['1 234,5', 1234.5],
  ['1 234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1,234,567', 1234567],
  ['−3', -3],
  [',5', 0.5],
  ['12 px', 12],
  ['12 PX', 12],
  ['px 12', 12],
  ['12 px.', 12],
  ['1e3', null],
  ['1,2,3', null],
  ['douze', null],
  ['', null],
  ['--1', null],
  ['0x10', null],
  ['12 €', null],
])('%s is read as %s', (text, value) => {
  expect(readNumber(text, ['px'])).toBe(value)
})
