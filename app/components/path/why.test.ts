import { describe, expect, test } from 'vitest'
import { whyText } from '#app/components/path/why.tsx'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { textFor } from '#app/locales/language.tsx'
import type { FactWords, ReasonWords } from '#app/path/view.server.ts'
import { readCatalog } from '#content/read.ts'
import { languages, type Language } from '#engine/catalog.ts'

/** Of every explanation. */
const mostWords = 80
const { catalog } = readCatalog('content')

/** The longest names of the catalogue: what is short with them is short with all. */
function longest(texts: string[]): string {
  return texts.reduce((one, other) => (other.split(' ').length > one.split(' ').length ? other : one), '')
}

const bases: FactWords['basis'][] = ['prior', 'neighbours', 'lesson', 'answers', 'validation']
const sources = ['mastered', 'path', 'skipped'] as const

function reasons(language: Language): ReasonWords[] {
  const name = longest(catalog.competencies.map((one) => one.name[language]))
  const milestone = longest(
    catalog.tracks.flatMap((track) => track.milestones.map((one) => one.name[language])),
  )
  const module = longest(catalog.modules.map((one) => one.title[language]))
  const fact = (basis: FactWords['basis'], right: number): FactWords => ({
    node: 'a@3',
    name,
    level: 3,
    basis,
    answers: 12,
    right,
    streak: right > 10 ? 10 : 0,
  })
  const base: ReasonWords = {
    project: null,
    brings: [fact('answers', 5)],
    builtOn: { ...fact('answers', 11), from: 'mastered' },
    opens: { steps: 27, target: true, milestone },
    certainty: 'medium',
    wouldChange: 'claim',
    choice: 'prefer',
    refresh: false,
  }
  return [
    ...bases.flatMap((basis) =>
      [0, 5].flatMap((right) =>
        sources.flatMap((from) =>
          [true, false].map((refresh) => ({
            ...base,
            brings: [fact(basis, right)],
            builtOn: { ...fact(basis, right), answers: right, from },
            refresh,
          })),
        ),
      ),
    ),
    { ...base, opens: { steps: 0, target: false, milestone }, wouldChange: 'check', choice: 'later' },
    ...[true, false].map((finished) => ({ ...base, project: { module, finished, criteria: 6 } })),
  ]
}

describe.each(languages)('why a step is there, in %s', (language) => {
  const t = textFor(language, fr, en).why

  test('takes at most eighty words, with the longest names and a mentor', () => {
    for (const reason of reasons(language)) {
      const text = `${t.label} ${whyText(reason, t, 'Marie-Antoinette')}`
      const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}’-]*/gu) ?? []
      expect(words.length, text).toBeLessThanOrEqual(mostWords)
    }
  })

  test('says what is hers, how sure it is, what would change it, and whom to ask', () => {
    const [reason] = reasons(language)
    const text = whyText(reason!, t, 'Mona')
    for (const part of [t.certainty.medium, t.claim, t.talk('Mona'), t.chosen.prefer])
      expect(text).toContain(part)
  })

  test('never speaks of a score or of being late', () => {
    for (const reason of reasons(language))
      expect(whyText(reason, t, null)).not.toMatch(/%|retard|late\b|faux|wrong/i)
  })
})
