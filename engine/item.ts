/** Items: one question or task each; what the browser may see of it; and how an answer is marked. */
import type { Language, NodeId, Text } from '#engine/catalog.ts'

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
