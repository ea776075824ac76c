/** What is wrong with the Markdown of a catalogue: its lessons and briefs, and the texts of its items. */
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { languages, type Catalog, type Language, type Text } from '#engine/catalog.ts'
import { pictureScheme } from './picture.ts'

export type TextRule = 'structure' | 'raw-html' | 'link' | 'picture-alt' | 'picture'

export interface TextFinding {
  rule: TextRule
  /** `part`: lesson or project of a module; a text of an item. */
  where: { kind: 'module' | 'item'; slug: string; part: string; language: Language }
  /** The line within the text. */
  line: number
  /** An address; for `structure` the first block that differs: its number, in French / in English. */
  detail: string
}

/** What lint asks of one Markdown text. */
export interface TextFacts {
  /** Its blocks in order: what two languages must have in common. */
  blocks: string[]
  html: boolean
  /** `alt` is null for a link, and the words of a picture. */
  links: { url: string; line: number; alt: string | null }[]
}

const markdown = unified().use(remarkParse).use(remarkGfm)

function walk(node: Nodes, visit: (node: Nodes) => void) {
  visit(node)
  if ('children' in node) for (const child of node.children) walk(child, visit)
}

/** Reads one Markdown text. */
export function textFacts(source: string): TextFacts {
  const facts: TextFacts = { blocks: [], html: false, links: [] }
  const { blocks, links } = facts
  walk(markdown.parse(source), (node) => {
    if (node.type === 'heading') blocks.push(`heading ${node.depth}`)
    else if (node.type === 'list') blocks.push(`list of ${node.children.length}`)
    else if (node.type === 'code') blocks.push(`code ${node.lang ?? ''}`.trim())
    else if (node.type === 'table')
      blocks.push(`table ${node.children.length} × ${node.children[0]?.children.length ?? 0}`)
    else if (node.type === 'html') {
      blocks.push('raw HTML')
      facts.html = true
    } else if (node.type === 'link' || node.type === 'image') {
      const alt = node.type === 'image' ? (node.alt ?? '').trim() : null
      links.push({ url: node.url, line: node.position?.start.line ?? 1, alt })
    }
  })
  return facts
}

function difference(fr: readonly string[], en: readonly string[]): string | null {
  const at = Array.from({ length: Math.max(fr.length, en.length) }).findIndex((_, i) => fr[i] !== en[i])
  return at < 0 ? null : `${at + 1}: ${fr[at] ?? '-'} / ${en[at] ?? '-'}`
}

function knownPaths(catalog: Catalog): Set<string> {
  return new Set([
    ...['/', '/tracks', '/path', '/reviews', '/progress', '/me', '/diagnosis', '/welcome'],
    ...catalog.modules.map((module) => `/modules/${module.slug}`),
    ...catalog.tracks.map((track) => `/tracks/${track.slug}`),
  ])
}

/** What may be read of a catalogue's lessons: the facts of a text by its hash, and whether there is a picture of a name. */
export interface Shelf {
  facts: (hash: string) => TextFacts | undefined
  hasPicture: (name: string) => boolean
}

/** What is wrong with lessons and briefs; a text that the shelf lacks is passed over. */
export function lintBodies(catalog: Catalog, { facts, hasPicture }: Shelf): TextFinding[] {
  const findings: TextFinding[] = []
  const paths = knownPaths(catalog)
  for (const { slug, lesson, project } of catalog.modules) {
    const texts: [string, Text | undefined][] = [
      ['lesson', lesson],
      ['project', project?.brief],
    ]
    for (const [part, hashes] of texts) {
      const [fr, en] = [facts(hashes?.fr ?? ''), facts(hashes?.en ?? '')]
      if (!fr || !en) continue
      const different = difference(fr.blocks, en.blocks)
      for (const language of languages) {
        const where = { kind: 'module' as const, slug, part, language }
        const report = (rule: TextRule, line: number, detail: string) =>
          findings.push({ rule, where, line, detail })
        const { html, links } = language === 'fr' ? fr : en
        if (language === 'en' && different) report('structure', 1, different)
        if (html) report('raw-html', 1, '')
        for (const { url, line, alt } of links) {
          const there =
            alt === null
              ? url.startsWith('https://') || paths.has(url.split('#')[0] ?? '')
              : url.startsWith(pictureScheme) && hasPicture(url.slice(pictureScheme.length))
          if (alt === '') report('picture-alt', line, url)
          else if (!there) report(alt === null ? 'link' : 'picture', line, url)
        }
      }
    }
  }
  return findings
}

/** Without one of these a text of one line is a paragraph: most texts of items are, and need no parser. */
const mayHaveBlocks = /\n|^[#>|\-*+`<\d]|<[a-z/!]/i

const compared = new WeakMap<Text, string | null>()

/** Kept with the text: a catalogue that follows from another has most of its texts from there. */
function differenceOf(text: Text): string | null {
  const known = compared.get(text)
  if (known !== undefined) return known
  const blocks = (source: string) => (mayHaveBlocks.test(source) ? textFacts(source).blocks : [])
  const different = difference(blocks(text.fr), blocks(text.en))
  compared.set(text, different)
  return different
}

/** Texts of items that are not built alike in both languages. */
export function lintItemTexts({ items }: Pick<Catalog, 'items'>): TextFinding[] {
  return items.flatMap(({ id, context, prompt, hint, explanation }) =>
    Object.entries({ context, prompt, hint, explanation }).flatMap(([part, text]): TextFinding[] => {
      const detail = text ? differenceOf(text) : null
      const where = { kind: 'item' as const, slug: id, part, language: 'en' as const }
      return detail === null ? [] : [{ rule: 'structure', where, line: 1, detail }]
    }),
  )
}
