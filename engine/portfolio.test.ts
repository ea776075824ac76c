import { describe, expect, it } from 'vitest'
import {
  composePortfolio,
  firstChoices,
  isEmptyPortfolio,
  movePiece,
  orderPieces,
  type PortfolioMaterial,
} from '#engine/portfolio.ts'

const text = { fr: 'x', en: 'x' }
const confirmed = (key: string) => {
  const seen: ('work' | 'watched')[] = ['work']
  return { key, name: text, ability: text, on: '2026-09-01', by: ['mentor'], seen }
}
const material: PortfolioMaterial = {
  track: text,
  award: [{ ...confirmed('a'), isPublic: true }],
  project: [],
  node: ['html@1', 'css@1', 'sql@1'].map(confirmed),
}
const shown = (key: string, words = '') => ({ kind: 'node' as const, key, shown: true, words })
const keys = (pieces: { key: string }[]) => pieces.map(({ key }) => key)

describe('a portfolio', () => {
  it('begins with her credentials and nothing else', () => {
    const first = composePortfolio(material, firstChoices(material, 'Awa'))
    expect(first).toMatchObject({ name: 'Awa', about: '', track: null, project: [], node: [] })
    expect(keys(first.award)).toEqual(['a'])
    expect(isEmptyPortfolio(first)).toBe(false)
    expect(isEmptyPortfolio({ ...first, award: [] })).toBe(true)
  })

  it('stands in her order; what came since is behind and not shown; what is no more goes', () => {
    const pieces = orderPieces(material, [shown('gone@1'), shown('sql@1'), shown('html@1', 'mine')])
    expect(pieces.map(({ key, shown: isShown }) => [key, isShown])).toEqual([
      ['a', false],
      ['sql@1', true],
      ['html@1', true],
      ['css@1', false],
    ])
    const choices = { ...firstChoices(material, 'Awa'), pieces }
    expect(keys(composePortfolio(material, choices).node)).toEqual(['sql@1', 'html@1'])
    expect(composePortfolio({ ...material, node: [] }, choices).node).toEqual([])
  })

  it('moves a piece among those of its kind only', () => {
    const pieces = orderPieces(material, [])
    const moved = movePiece(pieces, { kind: 'node', key: 'css@1', by: 1 })
    expect(keys(moved)).toEqual(['a', 'html@1', 'sql@1', 'css@1'])
    expect(movePiece(moved, { kind: 'node', key: 'css@1', by: 1 })).toEqual(moved)
    expect(movePiece(moved, { kind: 'node', key: 'html@1', by: -1 })).toEqual(moved)
    expect(movePiece(moved, { kind: 'award', key: 'css@1', by: -1 })).toEqual(moved)
  })
})
