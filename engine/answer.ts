/** From the fields of a form to an answer. Whatever is sent, this returns: a forged form is an ordinary "no". */
import { languages } from '#engine/catalog.ts'
import { readNumber } from '#engine/folding.ts'
import { keysOf, type Answer, type Item, type NumberItem } from '#engine/item.ts'

/** Longest short answer, and longest code, in characters. */
export const longestText = 300
export const longestCode = 20_000

export type AnswerProblem = 'empty' | 'incomplete' | 'not-a-number' | 'too-long' | 'invalid'

export type AnswerForm = Record<string, string | string[] | undefined>

function fieldValues(form: AnswerForm, name: string): string[] {
  if (!Object.hasOwn(form, name)) return []
  const value: unknown = form[name]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((one): one is string => typeof one === 'string')
}

const field = (form: AnswerForm, name: string) => fieldValues(form, name)[0] ?? ''

const unitsOf = (item: NumberItem) => {
  const { unit } = item
  return unit ? languages.map((language) => unit[language]) : []
}

function readOrder(item: Item, form: AnswerForm): Answer | { problem: AnswerProblem } {
  const keys = keysOf(item, 'steps')
  const written = keys.map((key) => field(form, `step-${key}`).trim())
  if (written.every((position) => position === '')) return { problem: 'empty' }
  if (written.some((position) => position !== '' && !/^\d{1,2}$/.test(position)))
    return { problem: 'invalid' }
  if (written.includes('')) return { problem: 'incomplete' }
  const positions = written.map(Number)
  if (positions.some((position) => position < 1 || position > keys.length)) return { problem: 'invalid' }
  if (new Set(positions).size < keys.length) return { problem: 'incomplete' }
  const inOrder = keys.map((key, i) => ({ key, position: positions[i] ?? 0 }))
  inOrder.sort((a, b) => a.position - b.position)
  return { kind: 'order', keys: inOrder.map(({ key }) => key) }
}

function readMatch(item: Item, form: AnswerForm): Answer | { problem: AnswerProblem } {
  const rights = keysOf(item, 'right')
  const pairs: Record<string, string> = {}
  let empty = 0
  for (const left of keysOf(item, 'left')) {
    const right = field(form, `pair-${left}`)
    if (right === '') empty += 1
    else if (!rights.includes(right)) return { problem: 'invalid' }
    else pairs[left] = right
  }
  if (empty === rights.length) return { problem: 'empty' }
  return empty > 0 ? { problem: 'incomplete' } : { kind: 'match', pairs }
}

/**
 * The answer in a posted form, or what is wrong with it. Fields: `unknown` = "1"; `answer` (key of a choice, text, number,
 * source of code); `answers` (keys of choices, repeated); `step-<key>` = position from 1; `pair-<left key>` = right key;
 * `passed` = "1011", one digit a check. Never throws. Two steps at one position are `incomplete`, an unknown key is `invalid`.
 */
export function readAnswer(item: Item, form: AnswerForm): Answer | { problem: AnswerProblem } {
  if (field(form, 'unknown') === '1') return { kind: 'unknown' }
  switch (item.kind) {
    case 'choice': {
      const key = field(form, 'answer')
      if (key === '') return { problem: 'empty' }
      return keysOf(item, 'options').includes(key) ? { kind: 'choice', key } : { problem: 'invalid' }
    }
    case 'choices': {
      const known = keysOf(item, 'options')
      const sent = fieldValues(form, 'answers').filter((key) => key !== '')
      if (sent.length === 0) return { problem: 'empty' }
      if (sent.some((key) => !known.includes(key))) return { problem: 'invalid' }
      return { kind: 'choices', keys: [...new Set(sent)].sort() }
    }
    case 'order':
      return readOrder(item, form)
    case 'match':
      return readMatch(item, form)
    case 'text':
    case 'number': {
      const text = field(form, 'answer').trim()
      if (text === '') return { problem: 'empty' }
      if (text.length > longestText) return { problem: 'too-long' }
      if (item.kind === 'text') return { kind: 'text', text }
      return readNumber(text, unitsOf(item)) === null ? { problem: 'not-a-number' } : { kind: 'number', text }
    }
    case 'code': {
      const source = field(form, 'answer')
      if (source.trim() === '') return { problem: 'empty' }
      if (source.length > longestCode) return { problem: 'too-long' }
      const digits = field(form, 'passed')
      const ran = digits.length === item.checks.length && /^[01]+$/.test(digits)
      return { kind: 'code', source, passed: ran ? [...digits].map((digit) => digit === '1') : null }
    }
  }
}
