/** Everything that is refused in content, each finding with its file and line. */
import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { lintCatalog } from '#engine/lint.ts'
import { picturesIn } from './picture.ts'
import { readContent, type Content, type Finding } from './read.ts'
import { lintBodies, lintItemTexts, textFacts, type TextFacts, type TextRule } from './texts.ts'
import { bodyPaths, formatContent } from './write.ts'

/** The facts of texts by hash, each read once. */
function factsOf({ bodies }: Content): (hash: string) => TextFacts | undefined {
  const facts = new Map([...bodies].map(([hash, body]) => [hash, textFacts(body)]))
  return (hash) => facts.get(hash)
}

const messages: Record<TextRule, (detail: string) => string> = {
  structure: (detail) => `the languages differ from block ${detail} (French / English)`,
  'raw-html': () => 'raw HTML is not shown',
  link: (url) => `the link ${url} leads nowhere`,
  'picture-alt': (url) => `the picture ${url} has no words that stand for it`,
  picture: (url) => `the picture ${url} is not there`,
}

/** What is wrong with the Markdown of content, each finding where it is written. */
function lintTexts(content: Content): Finding[] {
  const shelf = { facts: factsOf(content), hasPicture: (name: string) => content.pictures.has(name) }
  return [...lintBodies(content.catalog, shelf), ...lintItemTexts(content.catalog)].flatMap(
    ({ rule, where: { kind, slug, part, language }, line, detail }): Finding[] => {
      const message = messages[rule](detail)
      if (kind === 'module')
        return [{ file: join('modules', slug, `${part}.${language}.md`), line, rule, message }]
      const place = content.places.get(`item:${slug}`)
      return place ? [{ ...place, rule, message: `${slug}, ${part}: ${message}` }] : []
    },
  )
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

/** Files beside lessons that nothing reads, and pictures that neither lesson nor brief shows. */
function strangers(root: string, { catalog, bodies }: Content): Finding[] {
  const expected = /^(module\.yaml|items\.yaml|(lesson|project)\.(fr|en)\.md)$/
  const shown = new Set(
    [...bodyPaths(catalog)].flatMap(([path, hash]) =>
      picturesIn(bodies.get(hash) ?? '').map((name) => join(dirname(path), name)),
    ),
  )
  return readdirSync(join(root, 'modules')).flatMap((module) =>
    readdirSync(join(root, 'modules', module))
      .filter((name) => !expected.test(name) && !shown.has(join('modules', module, name)))
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
    ...lintTexts(content),
    ...strangers(root, content),
    ...unformatted,
  ].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}
