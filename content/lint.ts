/** Everything that is refused in content, each finding with its file and line. */
import type { Nodes } from 'mdast'
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { languages, type Catalog, type Text } from '#engine/catalog.ts'
import { lintCatalog } from '#engine/lint.ts'
import { pictureScheme } from './picture.ts'
import { readContent, type Content, type Finding } from './read.ts'
import { formatContent } from './write.ts'

const markdown = unified().use(remarkParse).use(remarkGfm)
const trees = new Map<string, Nodes>()

/** The tree of a Markdown text; kept, because several rules look at the same text. */
function treeOf(source: string): Nodes {
  const known = trees.get(source)
  if (known) return known
  const tree = markdown.parse(source)
  trees.set(source, tree)
  return tree
}

function walk(node: Nodes, visit: (node: Nodes) => void) {
  visit(node)
  if ('children' in node) for (const child of node.children) walk(child, visit)
}

/** Without one of these a text of one line is a paragraph: most texts of items are, and need no parser. */
const mayHaveBlocks = /\n|^[#>|\-*+`<\d]|<[a-z/!]/i

/** The blocks of a Markdown text in order: what two languages must have in common. */
function skeleton(source: string): string[] {
  const blocks: string[] = []
  if (!mayHaveBlocks.test(source)) return blocks
  walk(treeOf(source), (node) => {
    if (node.type === 'heading') blocks.push(`heading ${node.depth}`)
    else if (node.type === 'list') blocks.push(`list of ${node.children.length}`)
    else if (node.type === 'code') blocks.push(`code ${node.lang ?? ''}`.trim())
    else if (node.type === 'table')
      blocks.push(`table ${node.children.length} × ${node.children[0]?.children.length ?? 0}`)
    else if (node.type === 'html') blocks.push('raw HTML')
  })
  return blocks
}

function difference(fr: string, en: string): string | null {
  const [left, right] = [skeleton(fr), skeleton(en)]
  const at = Array.from({ length: Math.max(left.length, right.length) }).findIndex(
    (_, i) => left[i] !== right[i],
  )
  return at < 0
    ? null
    : `block ${at + 1} is ${left[at] ?? 'missing'} in French, ${right[at] ?? 'missing'} in English`
}

function linksOf(source: string): { url: string; line: number; alt: string | null }[] {
  const links: { url: string; line: number; alt: string | null }[] = []
  walk(treeOf(source), (node) => {
    if (node.type !== 'link' && node.type !== 'image') return
    const alt = node.type === 'image' ? (node.alt ?? '').trim() : null
    links.push({ url: node.url, line: node.position?.start.line ?? 1, alt })
  })
  return links
}

function knownPaths(catalog: Catalog): Set<string> {
  return new Set([
    ...['/', '/tracks', '/path', '/reviews', '/progress', '/me', '/diagnosis', '/welcome'],
    ...catalog.modules.map((module) => `/modules/${module.slug}`),
    ...catalog.tracks.map((track) => `/tracks/${track.slug}`),
  ])
}

/** What is wrong with a picture of a lesson. One that is too heavy has no name, and is found where its file is read. */
function pictureProblem({ pictures }: Content, url: string, alt: string) {
  if (alt === '') return { rule: 'picture-alt', message: `the picture ${url} has no words that stand for it` }
  const there = url.startsWith(pictureScheme) && pictures.has(url.slice(pictureScheme.length))
  return there ? null : { rule: 'picture', message: `the picture ${url} is not there` }
}

function lintBodies(content: Content, modulesFolder: string): Finding[] {
  const findings: Finding[] = []
  const paths = knownPaths(content.catalog)
  for (const module of content.catalog.modules) {
    const texts: [string, Text | undefined][] = [
      ['lesson', module.lesson],
      ['project', module.project?.brief],
    ]
    for (const [stem, hashes] of texts) {
      if (!hashes) continue
      const fr = content.bodies.get(hashes.fr)
      const en = content.bodies.get(hashes.en)
      if (fr === undefined || en === undefined) continue
      const folder = join(modulesFolder, module.slug)
      const different = difference(fr, en)
      if (different)
        findings.push({ file: join(folder, `${stem}.en.md`), line: 1, rule: 'structure', message: different })
      for (const language of languages) {
        const file = join(folder, `${stem}.${language}.md`)
        const body = language === 'fr' ? fr : en
        if (skeleton(body).includes('raw HTML'))
          findings.push({ file, line: 1, rule: 'raw-html', message: 'raw HTML is not shown' })
        for (const { url, line, alt } of linksOf(body)) {
          const wrong = alt === null ? null : pictureProblem(content, url, alt)
          if (wrong) findings.push({ file, line, ...wrong })
          if (alt !== null) continue
          if (url.startsWith('https://') || paths.has(url.split('#')[0] ?? '')) continue
          findings.push({ file, line, rule: 'link', message: `the link ${url} leads nowhere` })
        }
      }
    }
  }
  return findings
}

function lintItemTexts(content: Content): Finding[] {
  return content.catalog.items.flatMap((item) => {
    const texts: [string, Text | undefined][] = [
      ['context', item.context],
      ['prompt', item.prompt],
      ['hint', item.hint],
      ['explanation', item.explanation],
    ]
    return texts.flatMap(([name, text]) => {
      const different = text && difference(text.fr, text.en)
      const place = content.places.get(`item:${item.id}`)
      return different && place
        ? [{ ...place, rule: 'structure', message: `${item.id}, ${name}: ${different}` }]
        : []
    })
  })
}

/** What is wrong with the catalogue of content, with its place; the reader has found the texts that are missing. */
export function lintMeaning(content: Content): Finding[] {
  const findings = lintCatalog(content.catalog).filter(({ rule }) => rule !== 'missing-text')
  return findings.map((finding) => {
    const place = content.places.get(`${finding.where.kind}:${finding.where.slug}`)
    return {
      file: place?.file ?? '.',
      line: place?.line ?? 1,
      rule: finding.rule,
      message: `${finding.where.slug}: ${finding.detail}`,
    }
  })
}

function strangers(root: string): Finding[] {
  const expected = /^(module\.yaml|items\.yaml|(lesson|project)\.(fr|en)\.md)$/
  return readdirSync(join(root, 'modules')).flatMap((module) =>
    readdirSync(join(root, 'modules', module))
      .filter((name) => !expected.test(name))
      .map((name) => ({
        file: join('modules', module, name),
        line: 1,
        rule: 'stranger',
        message: 'nothing reads this file',
      })),
  )
}

/** Every finding in a content folder, in the order of files and lines; empty when all is well. */
export function lintContent(root: string): Finding[] {
  const content = readContent(root)
  const readable = content.findings.length === 0
  const unformatted = readable
    ? formatContent(root, { write: false }).map((path) => ({
        file: relative(root, path),
        line: 1,
        rule: 'format',
        message: 'not in canonical form: run npm run content -- format',
      }))
    : []
  return [
    ...content.findings,
    ...lintMeaning(content),
    ...lintBodies(content, 'modules'),
    ...lintItemTexts(content),
    ...strangers(root),
    ...unformatted,
  ].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}
