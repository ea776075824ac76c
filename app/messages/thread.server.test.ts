import { expect, test } from 'vitest'
import { excerpt } from '#app/messages/thread.server.ts'

const before = 'Un début assez long pour que le mot cherché soit bien plus loin, avec d’autres mots encore, '
const after =
  ' et une suite qui continue longtemps après, pour que tout ne tienne pas sur une ligne du résultat.'

test.each([
  ['réunion', 'reunion'],
  ['Œuvre', 'oeuvre'],
  ['re\u0301sume\u0301', 'resume'],
])('an excerpt stands around %s, however it is written', (written, looked) => {
  expect(excerpt(`${before.repeat(2)}${written}${after}`, looked)).toContain(written)
})

test('an excerpt of a short text is the text, and without the word its beginning', () => {
  expect(excerpt('Une réunion', 'reunion')).toBe('Une réunion')
  expect(excerpt(before.repeat(3), 'absent')).toMatch(/^Un début/)
})
