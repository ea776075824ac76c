import { expect, it } from 'vitest'
import { proposeEntries, type EntryCrowd, type StemmedEntry } from '#engine/alignment.ts'

const entry = (code: string, terms: string, near = true): StemmedEntry => ({
  ...{ code, terms: terms.split(' '), near },
})
const crowd = (...candidates: StemmedEntry[]): EntryCrowd<StemmedEntry> => ({
  ...{ candidates, entries: 1000, meanTerms: 4 },
})
const codes = (found: { code: string }[]) => found.map(({ code }) => code)
const git = {
  name: ['version', 'git'],
  levels: [
    ['histor', 'travail'],
    ['branch', 'travail', 'conflit'],
  ],
}

it('puts what shares rare words before what shares common ones', () => {
  const common = Array.from({ length: 20 }, (_, i) => entry(`c${i}`, 'travail bien fait ici'))
  const found = proposeEntries(git, crowd(...common, entry('rare', 'conflit bien fait ici')), 3)
  expect(found[0]?.code).toBe('rare')
})

it('puts what shares the name before what shares a can-do sentence as rare', () => {
  const found = proposeEntries(
    git,
    crowd(entry('a', 'histor un deux trois'), entry('b', 'git un deux trois')),
    2,
  )
  expect(codes(found)).toEqual(['b', 'a'])
})

it('puts what belongs to the trade before the same elsewhere, and a short label before a long one', () => {
  const [far, near] = [entry('a', 'git un', false), entry('b', 'git un')]
  expect(codes(proposeEntries(git, crowd(far, near), 2))).toEqual(['b', 'a'])
  const long = entry('a', 'git un deux trois quatre cinq six')
  expect(codes(proposeEntries(git, crowd(long, near), 2))).toEqual(['b', 'a'])
})

it('names the level that shares most, and leaves out what shares nothing', () => {
  const found = proposeEntries(
    git,
    crowd(entry('a', 'branch conflit'), entry('b', 'histor'), entry('c', 'arbre')),
    9,
  )
  expect(found.map(({ code, level }) => [code, level])).toEqual([
    ['a', 2],
    ['b', 1],
  ])
})
