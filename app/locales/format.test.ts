import { describe, expect, it } from 'vitest'
import {
  aroundText,
  dayOf,
  dayText,
  inWords,
  listText,
  minutesInWords,
  minutesText,
  momentText,
  percentText,
  ofName,
  plural,
  proseOf,
  thatName,
  typeset,
} from '#app/locales/format.ts'

/** Numbers in words keep together, across their hyphens. */
const unbroken = (words: string) => words.replaceAll('-', '-\u2060')

describe('French typography', () => {
  it.each([
    ['Quelle heure est-il ?', 'Quelle heure est-il\u202f?'],
    ['« oui » ; non : peut-être !', '«\u202foui\u202f»\u202f; non\u202f: peut-être\u202f!'],
    ['16,3 % des femmes', '16,3\u202f% des femmes'],
    ['20 min, 2 h 40', '20\u00a0min, 2\u00a0h\u00a040'],
    ['à 10:30, sur https://exemple.fr', 'à 10:30, sur https://exemple.fr'],
    ['va-t-elle', 'va-\u2060t-\u2060elle'],
    ['5 semaines, 30 minutes', '5\u00a0semaines, 30\u00a0minutes'],
    ['4 000 lettres', '4\u202f000\u00a0lettres'],
    ['12 novembre, 1er mai', '12\u00a0novembre, 1er\u00a0mai'],
    ['2 marsouins, à 10 1234', '2 marsouins, à 10 1234'],
  ])('%s', (written, set) => {
    expect(typeset(written, 'fr')).toBe(set)
    expect(typeset(set, 'fr')).toBe(set)
  })

  it('leaves English alone', () => {
    expect(typeset('Really ? Yes : 20 min', 'en')).toBe('Really ? Yes : 20 min')
  })
})

describe('durations', () => {
  it.each([
    [0, '0 min', '0 min'],
    [20, '20 min', '20 min'],
    [60, '1 h', '1 h'],
    [65, '1 h 05', '1 h 05 min'],
    [110, '1 h 50', '1 h 50 min'],
    [2460, '41 h', '41 h'],
  ])('%i minutes', (minutes, fr, en) => {
    expect(minutesText(minutes, 'fr').replaceAll('\u00a0', ' ')).toBe(fr)
    expect(minutesText(minutes, 'en').replaceAll('\u00a0', ' ')).toBe(en)
  })

  it.each([
    [1, 'une minute', 'one minute'],
    [21, 'vingt et une minutes', 'twenty-one minutes'],
    [60, 'une heure', 'one hour'],
    [110, 'une heure cinquante', 'one hour and fifty minutes'],
    [4871, 'quatre-vingt-une heures onze', 'eighty-one hours and eleven minutes'],
  ])('%i minutes in words', (minutes, fr, en) => {
    expect(minutesInWords(minutes, 'fr')).toBe(unbroken(fr))
    expect(minutesInWords(minutes, 'en')).toBe(unbroken(en))
  })
})

it.each([
  [0, 'zéro', 'zero'],
  [17, 'dix-sept', 'seventeen'],
  [31, 'trente et un', 'thirty-one'],
  [70, 'soixante-dix', 'seventy'],
  [71, 'soixante et onze', 'seventy-one'],
  [80, 'quatre-vingts', 'eighty'],
  [81, 'quatre-vingt-un', 'eighty-one'],
  [95, 'quatre-vingt-quinze', 'ninety-five'],
  [120, '120', '120'],
])('%i in words', (value, fr, en) => {
  expect(inWords(value, 'fr')).toBe(unbroken(fr))
  expect(inWords(value, 'en')).toBe(unbroken(en))
})

describe('days', () => {
  it('says the first of a month as each language does', () => {
    expect(dayText('2026-05-01', 'fr', 'day')).toBe('vendredi 1er\u00a0mai')
    expect(dayText('2026-05-01', 'en', 'day')).toBe('Friday 1 May')
  })

  it('knows which day it is where she lives', () => {
    expect(dayOf('2026-03-04T22:30:00Z', 'Indian/Reunion')).toBe('2026-03-05')
    expect(dayOf('2026-03-04T22:30:00Z', 'America/Guadeloupe')).toBe('2026-03-04')
  })

  it('tells a window loosely, with the year only when it is another one', () => {
    const plain = (text: string) => text.replaceAll('\u2060', '')
    expect(plain(aroundText('2026-03-14', 'fr', 2026))).toBe('mi-mars')
    expect(plain(aroundText('2026-04-25', 'fr', 2026))).toBe('fin avril')
    expect(plain(aroundText('2027-01-02', 'fr', 2026))).toBe('début janvier 2027')
    expect(plain(aroundText('2026-03-14', 'en', 2026))).toBe('mid-March')
  })
})

it('counts as each language counts', () => {
  const forms = { one: 'module', other: 'modules' }
  expect([0, 1, 2].map((count) => plural(count, 'fr', forms))).toEqual(['module', 'module', 'modules'])
  expect([0, 1, 2].map((count) => plural(count, 'en', forms))).toEqual(['modules', 'module', 'modules'])
})

it('writes shares and lists', () => {
  expect(percentText(0.163, 'fr', 1).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe('16,3 %')
  expect(percentText(0.163, 'en', 1)).toBe('16.3%')
  expect(listText(['HTML', 'CSS', 'JavaScript'], 'fr')).toBe('HTML, CSS et JavaScript')
})

it('the short form of a month keeps its point, that of a weekday has none', () => {
  expect(dayText('2026-12-02', 'fr', 'short')).toBe('2\u00a0déc.')
  expect(dayText('2026-12-02', 'fr', 'weekday')).toBe('mer')
})

it('a whole hour has no minutes, and no zero before it', () => {
  const hour = (moment: string) => momentText(moment, 'fr', 'UTC').replaceAll('\u00a0', ' ').split(' à ')[1]
  expect([hour('2026-12-02T18:00:00Z'), hour('2026-12-02T02:45:00Z')]).toEqual(['18 h', '2 h 45'])
  expect(momentText('2026-12-02T18:00:00Z', 'en', 'UTC')).toContain('18:00')
})

it.each([
  ['Isabelle', 'd’Isabelle', 'qu’Isabelle'],
  ['Élodie', 'd’Élodie', 'qu’Élodie'],
  ['Yvonne', 'd’Yvonne', 'qu’Yvonne'],
  ['Óscar', 'd’Óscar', 'qu’Óscar'],
  ['Hélène', 'd’Hélène', 'qu’Hélène'],
  ['Hawa', 'de Hawa', 'que Hawa'],
  ['Yasmine', 'de Yasmine', 'que Yasmine'],
  ['Fatou', 'de Fatou', 'que Fatou'],
])('before the name %s', (name, of, that) => {
  expect([ofName(name), thatName(name)]).toEqual([of, that])
})

it('words somebody wrote are set as French, code is left alone', () => {
  expect(proseOf('Vous venez ?')).toBe('Vous venez\u202f?')
  expect(proseOf('let a = b ? c : d;')).toBe('let a = b ? c : d;')
})

it('the first of a month is an ordinal in French, in a moment too', () => {
  const first = '2026-12-01T09:30:00Z'
  expect(dayText('2026-12-01', 'fr', 'day')).toBe('mardi 1er\u00a0décembre')
  expect(momentText(first, 'fr', 'Europe/Paris')).toMatch(/^mardi 1er\u00a0décembre à 10\u00a0h\u00a030$/)
  expect(momentText('2026-12-02T09:30:00Z', 'fr', 'Europe/Paris')).toMatch(/^mercredi 2\u00a0décembre/)
})
