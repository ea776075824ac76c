/** What an item says of an answer: right or not, why, and what was expected. */
import { languages, type Language, type Text } from '#engine/catalog.ts'
import { foldText, readNumber } from '#engine/folding.ts'
import {
  keysOf,
  type Answer,
  type ChoiceItem,
  type CodeItem,
  type Item,
  type MatchItem,
  type NumberItem,
  type OrderItem,
  type TextItem,
} from '#engine/item.ts'

export interface MarkedOption {
  /** Choices: this option is right. Steps, pairs, checks: this one is in its place, joined well, passed. */
  correct: boolean
  chosen: boolean
  feedback?: Text
}

export interface Mark {
  correct: boolean
  /** No machine can say: the answer is kept for a person and is no evidence. */
  awaitsHuman: boolean
  /** About what she answered; Markdown. Null when the explanation says it all. */
  feedback: Text | null
  /** By key of option, step or left side; for code by number of the check from "0". */
  perOption: Record<string, MarkedOption>
  /** What was expected, as Markdown: a form, a value with its unit, a list in order, pairs, a solution. */
  expected: Text | null
  explanation: Text
}

/** Rounding allowed beyond an item's tolerance. */
const rounding = 1e-9

const inEach = (write: (language: Language) => string): Text => ({ fr: write('fr'), en: write('en') })

type Verdict = Omit<Mark, 'explanation' | 'awaitsHuman'> & { awaitsHuman?: boolean }

function markChoice(item: ChoiceItem, chosen: string[]): Verdict {
  const keys = keysOf(item, 'options')
  const perOption: Record<string, MarkedOption> = {}
  let correct = true
  item.options.forEach((option, i) => {
    const key = keys[i] ?? ''
    const taken = chosen.includes(key)
    perOption[key] = {
      correct: option.correct,
      chosen: taken,
      ...(option.feedback && { feedback: option.feedback }),
    }
    if (taken !== option.correct) correct = false
  })
  const said = item.options.filter(
    (option, i) => chosen.includes(keys[i] ?? '') && option.correct === correct,
  )
  const feedback = said.find((option) => option.feedback)?.feedback ?? null
  const right = item.options.filter((option) => option.correct)
  const expected = inEach((language) => right.map((option) => option.text[language]).join('\n\n'))
  return { correct, feedback, perOption, expected }
}

function markOrder(item: OrderItem, answered: string[]): Verdict {
  const keys = keysOf(item, 'steps')
  const correct = answered.length === keys.length && keys.every((key, i) => key === answered[i])
  const perOption: Record<string, MarkedOption> = {}
  keys.forEach((key, i) => {
    perOption[key] = { correct: answered[i] === key, chosen: answered.includes(key) }
  })
  const expected = inEach((language) => item.steps.map((step, i) => `${i + 1}. ${step[language]}`).join('\n'))
  return { correct, feedback: correct ? null : item.wrong, perOption, expected }
}

function markMatch(item: MatchItem, pairs: Record<string, string>): Verdict {
  const lefts = keysOf(item, 'left')
  const rights = keysOf(item, 'right')
  const perOption: Record<string, MarkedOption> = {}
  lefts.forEach((left, i) => {
    const joined = Object.hasOwn(pairs, left)
    perOption[left] = { correct: joined && pairs[left] === rights[i], chosen: joined }
  })
  const correct = lefts.every((left) => perOption[left]?.correct)
  const expected = inEach((language) =>
    item.pairs.map((pair) => `- ${pair.left[language]} → ${pair.right[language]}`).join('\n'),
  )
  return { correct, feedback: correct ? null : item.wrong, perOption, expected }
}

function markText(item: TextItem, text: string): Verdict {
  const answered = foldText(text)
  const among = (forms: Record<Language, string[]>) =>
    languages.some((language) => forms[language].some((form) => foldText(form) === answered))
  const correct = among(item.accept)
  const mistake = item.mistakes.find(({ forms }) => among(forms))
  const expected = inEach((language) => item.accept[language][0] ?? '')
  return { correct, feedback: correct ? null : (mistake?.feedback ?? item.wrong), perOption: {}, expected }
}

function markNumber(item: NumberItem, text: string): Verdict {
  const { unit } = item
  const value = readNumber(text, unit ? languages.map((language) => unit[language]) : [])
  const isNear = (target: number, tolerance: number) =>
    value !== null && Math.abs(value - target) <= tolerance + rounding * Math.max(1, Math.abs(target))
  const correct = isNear(item.value, item.tolerance)
  const mistake = item.mistakes.find((one) => isNear(one.value, 0))
  const expected = inEach((language) => {
    const written = language === 'fr' ? String(item.value).replace('.', ',') : String(item.value)
    return unit ? `${written} ${unit[language]}` : written
  })
  return { correct, feedback: correct ? null : (mistake?.feedback ?? item.wrong), perOption: {}, expected }
}

function markCode(item: CodeItem, passed: boolean[] | null): Verdict {
  const perOption: Record<string, MarkedOption> = {}
  item.checks.forEach((check, i) => {
    perOption[i] = { correct: passed?.[i] ?? false, chosen: passed !== null, feedback: check.message }
  })
  const correct = passed !== null && item.checks.every((_, i) => passed[i])
  const failed = passed && item.checks.find((_, i) => !passed[i])
  return {
    correct,
    awaitsHuman: passed === null,
    feedback: failed?.message ?? null,
    perOption,
    expected: item.solution,
  }
}

function verdict(item: Item, answer: Answer): Verdict {
  switch (item.kind) {
    case 'choice':
      return markChoice(item, answer.kind === 'choice' ? [answer.key] : [])
    case 'choices':
      return markChoice(item, answer.kind === 'choices' ? answer.keys : [])
    case 'order':
      return markOrder(item, answer.kind === 'order' ? answer.keys : [])
    case 'match':
      return markMatch(item, answer.kind === 'match' ? answer.pairs : {})
    case 'text':
      return markText(item, answer.kind === 'text' ? answer.text : '')
    case 'number':
      return markNumber(item, answer.kind === 'number' ? answer.text : '')
    case 'code':
      return markCode(item, answer.kind === 'code' ? answer.passed : item.checks.map(() => false))
  }
}

/**
 * What the item says of the answer. "I don't know yet", or an answer of another kind than the item, is not right and gets no
 * feedback beyond the explanation.
 */
export function mark(item: Item, answer: Answer): Mark {
  const { explanation } = item
  const said = verdict(item, answer)
  if (answer.kind !== item.kind) {
    return { ...said, correct: false, awaitsHuman: false, feedback: null, explanation }
  }
  return { ...said, awaitsHuman: said.awaitsHuman ?? false, explanation }
}
