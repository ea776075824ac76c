/** Questions and marks as a page shows them: Markdown rendered on the server, in her language. */
import { renderMarkdown } from '#app/markdown.server.ts'
import type { Language, Text } from '#engine/catalog.ts'
import type { Answer, Keyed, Question } from '#engine/item.ts'
import type { Mark } from '#engine/mark.ts'

/** An option, a step, a side of a pair: HTML, and plain text for places where there is no markup. */
export interface ShownPart {
  key: string
  html: string
  plain: string
}

interface ShownBase {
  item: string
  node: string
  /** The situation, before the question; HTML. */
  lead: string | null
  /** What is asked, inline HTML: the title of the screen. */
  title: string
  /** The title is long: it is set smaller. */
  long: boolean
  /** How to answer, after the question; inline HTML. */
  note: string | null
  /** A table, a piece of code, a quotation; HTML. */
  context: string | null
}

/** A question as the browser gets it: rendered, without hint and without anything that tells what is right. */
export type ShownQuestion = ShownBase &
  (
    | { kind: 'choice' | 'choices'; options: ShownPart[] }
    | { kind: 'order'; steps: ShownPart[] }
    | { kind: 'match'; left: ShownPart[]; right: ShownPart[] }
    | { kind: 'text' }
    | { kind: 'number'; unit: string | null }
    | {
        kind: 'code'
        code: 'html' | 'css' | 'js'
        page: string
        starter: string
        /** `html` says what is missing while the check does not pass. */
        checks: { assert: string; html: string }[]
      }
  )

/** Shorter questions ("Why?") take the sentence before them along. */
const shortestTitle = 28
/** Longer ones are set smaller. */
const longestTitle = 110

/** Sentences of a Markdown text; what stands between backquotes is never cut. */
function sentencesOf(markdown: string): string[] {
  const spans: string[] = []
  const masked = markdown.replace(/`[^`]*`/g, (span) => `\u0001${spans.push(span) - 1}\u0002`)
  return masked
    .split(/(?<=[.!?…](?: ?[»”"])?)\s+(?=[\p{Lu}«“"\u0001*])/u)
    .map((sentence) => sentence.replace(/\u0001(\d+)\u0002/g, (_, i: string) => spans[Number(i)] ?? ''))
}

/** A prompt as situation, question, and how to answer: the question is the last sentence that asks, else the last one. */
export function promptParts(prompt: string): { lead: string; title: string; note: string } {
  if (/\n\s*\n/.test(prompt.trim())) {
    const blocks = prompt.trim().split(/\n\s*\n/)
    const rest = promptParts(blocks.at(-1) ?? '')
    return { ...rest, lead: [...blocks.slice(0, -1), rest.lead].filter(Boolean).join('\n\n') }
  }
  const sentences = sentencesOf(prompt.trim().replace(/\s+/g, ' '))
  const asks = sentences.findLastIndex((sentence) => sentence.endsWith('?'))
  const at = asks < 0 ? sentences.length - 1 : asks
  const short = (sentences[at] ?? '').length < shortestTitle && at > 0
  const from = short ? at - 1 : at
  return {
    lead: sentences.slice(0, from).join(' '),
    title: sentences.slice(from, at + 1).join(' '),
    note: sentences.slice(at + 1).join(' '),
  }
}

const entities: Record<string, string> = {
  '&#x3C;': '<',
  '&lt;': '<',
  '&gt;': '>',
  '&#x26;': '&',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
}

/** A Markdown text without its marks, for a menu or a label. */
export function plainText(markdown: string, language: Language): string {
  return renderMarkdown(markdown, language, 'inline')
    .replace(/<br>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x?[\da-fA-F]+|\w+);/g, (entity) => entities[entity] ?? entity)
}

/** What the browser may see of a question, rendered. */
export function showQuestion(question: Question, language: Language): ShownQuestion {
  const { lead, title, note } = promptParts(question.prompt)
  const inline = (markdown: string) => renderMarkdown(markdown, language, 'inline')
  const block = (markdown: string) => renderMarkdown(markdown, language)
  const parts = (list: Keyed[]): ShownPart[] =>
    list.map(({ key, text }) => ({ key, html: inline(text), plain: plainText(text, language) }))
  const base: ShownBase = {
    item: question.id,
    node: question.node,
    lead: lead ? block(lead) : null,
    title: inline(title),
    long: title.length > longestTitle,
    note: note ? inline(note) : null,
    context: question.context === undefined ? null : block(question.context),
  }
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return { ...base, kind: question.kind, options: parts(question.options) }
    case 'order':
      return { ...base, kind: 'order', steps: parts(question.steps) }
    case 'match':
      return { ...base, kind: 'match', left: parts(question.left), right: parts(question.right) }
    case 'text':
      return { ...base, kind: 'text' }
    case 'number':
      return { ...base, kind: 'number', unit: question.unit ?? null }
    case 'code': {
      const { code, page = '', starter } = question
      const checks = question.checks.map(({ assert, message }) => ({ assert, html: inline(message) }))
      return { ...base, kind: 'code', code, page, starter, checks }
    }
  }
}

/** What a mark says, rendered. Keys of `parts` are those of options, steps, left sides; numbers of checks for code. */
export interface ShownMark {
  outcome: 'right' | 'wrong' | 'unknown' | 'awaits-human'
  /** About what she answered; HTML. Null when the explanation says it all. */
  feedback: string | null
  parts: Record<string, { correct: boolean; chosen: boolean; html: string | null }>
  /** What was expected; HTML. Null where the parts show it. */
  expected: string | null
  explanation: string
}

/** A mark as a page shows it. */
export function showMark(mark: Mark, answer: Answer, question: Question, language: Language): ShownMark {
  const block = (text: Text) => renderMarkdown(text[language], language)
  const isCode = question.kind === 'code'
  const expected =
    mark.expected && isCode
      ? `\`\`\`${question.code}\n${mark.expected[language]}\n\`\`\``
      : mark.expected?.[language]
  const isChoice = question.kind === 'choice' || question.kind === 'choices'
  return {
    outcome:
      answer.kind === 'unknown'
        ? 'unknown'
        : mark.awaitsHuman
          ? 'awaits-human'
          : mark.correct
            ? 'right'
            : 'wrong',
    feedback: mark.feedback && block(mark.feedback),
    parts: Object.fromEntries(
      Object.entries(mark.perOption).map(([key, { correct, chosen, feedback }]) => [
        key,
        { correct, chosen, html: feedback ? renderMarkdown(feedback[language], language, 'inline') : null },
      ]),
    ),
    expected:
      expected === undefined || isChoice || (mark.correct && !isCode)
        ? null
        : renderMarkdown(expected, language),
    explanation: block(mark.explanation),
  }
}
