import { createHash } from 'node:crypto'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { pictureScheme, readPictureName } from '#content/picture.ts'
import type { Language } from '#engine/catalog.ts'
import { typeset } from '#app/locales/format.ts'

/** Rendered texts kept in memory; a lesson takes some 10 kB, a statement 0.3 kB. */
const keptTexts = 10_000

/** What this file needs of a tree of HTML; text and elements are what it changes. */
interface Piece {
  type: string
  value?: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Piece[]
}

const schema = {
  ...defaultSchema,
  // Headings of a lesson keep the ids that links inside the lesson point at; nothing else may carry one.
  clobberPrefix: 'text-',
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !['picture', 'source', 'h1'].includes(tag)),
  // Nothing is fetched from elsewhere: only our own pictures have an address.
  protocols: { ...defaultSchema.protocols, src: ['picture'] },
}

const processors = {
  fr: makeProcessor('fr'),
  en: makeProcessor('en'),
}

function makeProcessor(language: Language) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype)
    .use(rehypeSanitize, schema)
    .use(() => (tree: Piece) => finish(tree, language))
    .use(rehypeStringify)
}

const kept = new Map<string, string>()

/**
 * HTML of a Markdown text (GFM, no raw HTML, pictures of our own only), safe to insert, typeset in its language. `inline`
 * gives the content of a single paragraph, for a title, a label or an option. Kept by hash.
 */
export function renderMarkdown(text: string, language: Language, form: 'block' | 'inline' = 'block'): string {
  const key = createHash('sha256').update(`${form}\n${language}\n${text}`).digest('base64')
  const known = kept.get(key)
  if (known !== undefined) {
    kept.delete(key)
    kept.set(key, known)
    return known
  }
  const html = String(processors[language].processSync(text))
  const made = form === 'inline' ? html.trim().replace(/^<p>([\s\S]*)<\/p>$/, withoutParagraphs) : html
  kept.set(key, made)
  const oldest = kept.keys().next().value
  if (kept.size > keptTexts && oldest !== undefined) kept.delete(oldest)
  return made
}

function withoutParagraphs(_html: string, inside: string): string {
  return inside.replaceAll(/<\/p>\s*<p>/g, '<br>')
}

/** Typesets prose (never code), makes wide tables and code reachable by keyboard, and marks links that leave. */
function finish(piece: Piece, language: Language): void {
  if (!piece.children) return
  piece.children = piece.children.map((child) => {
    if (child.type === 'text' && child.value !== undefined)
      return { ...child, value: typeset(child.value, language) }
    if (child.type !== 'element') return child
    if (child.tagName === 'pre') return finishCode(child)
    if (child.tagName === 'code') return child
    if (child.tagName === 'img') return finishPicture(child)
    // The corner of a table with headings on two sides names nothing.
    if (child.tagName === 'th' && !child.children?.length) child.tagName = 'td'
    if (child.tagName === 'a' && /^https?:/.test(String(child.properties?.href)))
      child.properties = { ...child.properties, rel: 'noreferrer' }
    finish(child, language)
    if (child.tagName !== 'table') return child
    const label = language === 'fr' ? 'Tableau' : 'Table'
    return {
      type: 'element',
      tagName: 'div',
      properties: { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: label },
      children: [child],
    }
  })
}

/** A picture with its size, so that nothing moves when it comes; of any other only the words that stand for it. */
function finishPicture({ properties = {} }: Piece): Piece {
  const src = typeof properties.src === 'string' ? properties.src : ''
  const alt = typeof properties.alt === 'string' ? properties.alt : ''
  const name = src.slice(pictureScheme.length)
  const size = src.startsWith(pictureScheme) ? readPictureName(name) : null
  if (!size) return { type: 'text', value: alt }
  const { width, height } = size
  return {
    type: 'element',
    tagName: 'img',
    properties: { src: `/pictures/${name}`, alt, width, height, loading: 'lazy', decoding: 'async' },
    children: [],
  }
}

function finishCode(pre: Piece): Piece {
  const [code] = pre.children ?? []
  const [source] = code?.children ?? []
  const syntax = /language-(\w+)/.exec(String(code?.properties?.className ?? ''))?.[1] ?? ''
  if (code && source?.value !== undefined) code.children = paint(source.value, syntax)
  pre.properties = {
    ...pre.properties,
    tabIndex: 0,
    role: 'group',
    ariaLabel: 'Code',
    translate: 'no',
  }
  return pre
}

type Brush = [className: string, pattern: RegExp]

const strings: Brush = ['code-text', /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/]
const numbers: Brush = ['code-value', /\b\d[\d_.]*(?:px|r?em|%|vw|vh|s|ms|fr|deg)?\b%?|#[\da-fA-F]{3,8}\b/]
const words =
  /\b(?:const|let|function|return|if|else|for|of|in|while|import|export|from|default|async|await|new|try|catch|throw|true|false|null|undefined|typeof)\b/
const script: Brush[] = [['code-note', /\/\/[^\n]*|\/\*[\s\S]*?\*\//], strings, ['code-word', words], numbers]
const markup: Brush[] = [
  ['code-note', /<!--[\s\S]*?-->/],
  ['code-text', /"[^"\n]*"/],
  ['code-name', /<\/?[a-zA-Z][\w-]*|\/?>/],
]
const brushes: Record<string, Brush[]> = {
  html: markup,
  js: script,
  javascript: script,
  jsx: [...markup, ...script],
  json: [strings, numbers],
  css: [
    ['code-note', /\/\*[\s\S]*?\*\//],
    ['code-text', /"[^"\n]*"|'[^'\n]*'/],
    ['code-word', /@[\w-]+/],
    ['code-name', /--[\w-]+|[\w-]+(?=\s*:[^:{]*[;\n}])/],
    ['code-value', numbers[1]],
  ],
  sh: [['code-note', /#[^\n]*/], strings],
  bash: [['code-note', /#[^\n]*/], strings],
}

/** A few colours for what a beginner must tell apart: notes, texts, names, values. No grammar, no library. */
function paint(code: string, syntax: string): Piece[] {
  const chosen = brushes[syntax]
  if (!chosen) return [{ type: 'text', value: code }]
  const pattern = new RegExp(chosen.map(([, { source }]) => `(${source})`).join('|'), 'g')
  const pieces: Piece[] = []
  let end = 0
  for (const match of code.matchAll(pattern)) {
    const brush = chosen[match.slice(1).findIndex((group) => group !== undefined)]
    if (!brush || match[0] === '') continue
    if (match.index > end) pieces.push({ type: 'text', value: code.slice(end, match.index) })
    pieces.push({
      type: 'element',
      tagName: 'span',
      properties: { className: [brush[0]] },
      children: [{ type: 'text', value: match[0] }],
    })
    end = match.index + match[0].length
  }
  if (end < code.length) pieces.push({ type: 'text', value: code.slice(end) })
  return pieces
}
