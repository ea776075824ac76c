/** Items: one question or task each; and the question, which is what the browser may see of it. Marking is in mark.ts. */
import type { Language, NodeId, Text } from '#engine/catalog.ts'
import { hashText, seededRandom, shuffled } from '#engine/shuffle.ts'

interface ItemBase {
  id: string
  node: NodeId
  /** 1 easy, 2 medium, 3 hard, for a learner who has just mastered the node. */
  difficulty: 1 | 2 | 3
  /** Markdown: what is asked. */
  prompt: Text
  /** Markdown shown above the prompt: a situation, a table, a piece of code. */
  context?: Text
  hint: Text
  /** Why the right answer is right; shown after any answer. */
  explanation: Text
  /** Probability of a wrong answer from someone who masters the node; by kind where absent. */
  slip?: number
  /** Probability of a right answer from someone who does not; by kind where absent. */
  guess?: number
}

export interface Option {
  text: Text
  correct: boolean
  /** Why one might think so (wrong), or a word of confirmation (right, optional). */
  feedback?: Text
}

export interface ChoiceItem extends ItemBase {
  kind: 'choice' | 'choices'
  options: Option[]
}

export interface OrderItem extends ItemBase {
  kind: 'order'
  /** In the right order. */
  steps: Text[]
  wrong: Text
}

export interface MatchItem extends ItemBase {
  kind: 'match'
  pairs: { left: Text; right: Text }[]
  wrong: Text
}

export interface TextItem extends ItemBase {
  kind: 'text'
  /** Accepted forms by language; case, accents, spaces and typographic quotes are folded. */
  accept: Record<Language, string[]>
  /** Wrong answers foreseen, with their feedback. */
  mistakes: { forms: Record<Language, string[]>; feedback: Text }[]
  wrong: Text
}

export interface NumberItem extends ItemBase {
  kind: 'number'
  value: number
  tolerance: number
  unit?: Text
  mistakes: { value: number; feedback: Text }[]
  wrong: Text
}

export interface CodeItem extends ItemBase {
  kind: 'code'
  code: 'html' | 'css' | 'js'
  /** For css: the page it styles. For js: the page it runs in. */
  page?: Text
  starter: Text
  /** One solution that passes every check. */
  solution: Text
  /** Each `assert` is a JavaScript expression evaluated in the sandboxed frame; truthy = passed. */
  checks: { assert: string; message: Text }[]
}

export type Item = ChoiceItem | OrderItem | MatchItem | TextItem | NumberItem | CodeItem

/** A key stands for an option, step or side of a pair; it says nothing about which is right. */
export interface Keyed {
  key: string
  text: string
}

interface QuestionBase {
  id: string
  node: NodeId
  difficulty: 1 | 2 | 3
  /** Markdown. */
  prompt: string
  /** Markdown. */
  context?: string
  hint: string
}

/** What the browser may see of an item, in one language; never what is right. */
export type Question = QuestionBase &
  (
    | { kind: 'choice' | 'choices'; options: Keyed[] }
    | { kind: 'order'; steps: Keyed[] }
    | { kind: 'match'; left: Keyed[]; right: Keyed[] }
    | { kind: 'text' }
    | { kind: 'number'; unit?: string }
    | {
        kind: 'code'
        code: CodeItem['code']
        page?: string
        starter: string
        checks: { assert: string; message: string }[]
      }
  )

/** What she sent. */
export type Answer =
  | { kind: 'unknown' }
  | { kind: 'choice'; key: string }
  | { kind: 'choices'; keys: string[] }
  /** Keys in her order. */
  | { kind: 'order'; keys: string[] }
  /** Right key by left key. */
  | { kind: 'match'; pairs: Record<string, string> }
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  /** `passed`: one per check; null when the code could not be run (no JavaScript). */
  | { kind: 'code'; source: string; passed: boolean[] | null }

/** Wrong answers by someone who masters the node, for a medium item; our defaults until data says better. */
const slipByKind: Record<Item['kind'], number> = {
  choice: 0.07,
  choices: 0.12,
  order: 0.1,
  match: 0.08,
  text: 0.12,
  number: 0.1,
  code: 0.15,
}

/** Right answers by someone who does not; a choice has one chance in as many as it has options. */
const guessByKind: Record<Exclude<Item['kind'], 'choice'>, number> = {
  choices: 0.1,
  order: 0.07,
  match: 0.08,
  text: 0.04,
  number: 0.04,
  code: 0.02,
}

const slipByDifficulty = { 1: 0.7, 2: 1, 3: 1.6 }
const guessByDifficulty = { 1: 1.25, 2: 1, 3: 0.8 }
/** Beyond these an answer would tell nearly nothing, or everything. */
export const slipRange = { least: 0.02, most: 0.3 }
export const guessRange = { least: 0.01, most: 0.45 }

const within = (value: number, { least, most }: { least: number; most: number }) =>
  Math.min(most, Math.max(least, value))

/** Probability of a wrong answer from someone who masters the node: the item's own, or by kind and difficulty. */
export function slipOf(item: Item): number {
  return within(item.slip ?? slipByKind[item.kind] * slipByDifficulty[item.difficulty], slipRange)
}

/** Probability of a right answer from someone who does not master the node: the item's own, or by kind and difficulty. */
export function guessOf(item: Item): number {
  const byKind = item.kind === 'choice' ? 1 / Math.max(2, item.options.length) : guessByKind[item.kind]
  return within(item.guess ?? byKind * guessByDifficulty[item.difficulty], guessRange)
}

/** Seconds a first answer usually takes on a phone; our estimate until times are measured. */
const secondsByKind: Record<Item['kind'], number> = {
  choice: 25,
  choices: 35,
  order: 45,
  match: 45,
  text: 30,
  number: 40,
  code: 240,
}

/** Seconds an answer to this item usually takes. */
export function secondsFor(item: Item): number {
  return secondsByKind[item.kind] + (item.difficulty - 2) * 5
}

/**
 * The keys of an item's options, steps or sides, in the order of the catalogue: letters permuted by the item's id, so that
 * they are the same each time and tell nothing. `part` keeps the two sides of a pair apart.
 */
export function keysOf(item: Item, part: 'options' | 'steps' | 'left' | 'right'): string[] {
  const count =
    item.kind === 'choice' || item.kind === 'choices'
      ? item.options.length
      : item.kind === 'order'
        ? item.steps.length
        : item.kind === 'match'
          ? item.pairs.length
          : 0
  const letters = Array.from({ length: count }, (_, i) => String.fromCharCode(97 + i))
  return shuffled(letters, seededRandom(hashText(`${item.id}/${part}`)))
}

function keyed(texts: Text[], keys: string[], language: Language, random: () => number): Keyed[] {
  return shuffled(
    texts.map((text, i) => ({ key: keys[i] ?? '', text: text[language] })),
    random,
  )
}

/** Steps in an order drawn by `random`, never the right one. */
function unsolved(item: OrderItem, language: Language, random: () => number): Keyed[] {
  const keys = keysOf(item, 'steps')
  const steps = keyed(item.steps, keys, language, random)
  const [first, ...others] = steps
  const solved = steps.every((step, i) => step.key === keys[i])
  return solved && first && others.length > 0 ? [...others, first] : steps
}

/** What the browser may see of an item, its members in an order that follows from the seed. */
export function toQuestion(item: Item, language: Language, seed: number): Question {
  const random = seededRandom(seed ^ hashText(item.id))
  const base: QuestionBase = {
    id: item.id,
    node: item.node,
    difficulty: item.difficulty,
    prompt: item.prompt[language],
    ...(item.context && { context: item.context[language] }),
    hint: item.hint[language],
  }
  switch (item.kind) {
    case 'choice':
    case 'choices': {
      const texts = item.options.map((option) => option.text)
      return { ...base, kind: item.kind, options: keyed(texts, keysOf(item, 'options'), language, random) }
    }
    case 'order':
      return { ...base, kind: 'order', steps: unsolved(item, language, random) }
    case 'match': {
      const side = (part: 'left' | 'right') =>
        keyed(
          item.pairs.map((pair) => pair[part]),
          keysOf(item, part),
          language,
          random,
        )
      return { ...base, kind: 'match', left: side('left'), right: side('right') }
    }
    case 'text':
      return { ...base, kind: 'text' }
    case 'number':
      return { ...base, kind: 'number', ...(item.unit && { unit: item.unit[language] }) }
    case 'code':
      return {
        ...base,
        kind: 'code',
        code: item.code,
        ...(item.page && { page: item.page[language] }),
        starter: item.starter[language],
        checks: item.checks.map(({ assert, message }) => ({ assert, message: message[language] })),
      }
  }
}
