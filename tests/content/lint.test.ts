/** Bad content is refused with its file and line; good content comes back as the same bytes. */
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lintContent } from '#content/lint.ts'
import { readCatalog, readContent } from '#content/read.ts'
import { reportContent } from '#content/report.ts'
import { formatContent } from '#content/write.ts'

const shipped = join(import.meta.dirname, '../../content')
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ariane-content-'))
  for (const part of ['areas.yaml', 'competencies', 'modules', 'tracks'])
    cpSync(join(shipped, part), join(root, part), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Replaces a text that must be there once at least; the first occurrence only. Returns its line. */
function plant(file: string, from: string | RegExp, to: string): number {
  const path = join(root, file)
  const source = readFileSync(path, 'utf8')
  const at = typeof from === 'string' ? source.indexOf(from) : source.search(from)
  if (at < 0) throw new Error(`${file} has no ${String(from)}`)
  writeFileSync(path, source.replace(from, to))
  return source.slice(0, at).split('\n').length
}

const found = () => lintContent(root).map(({ file, rule }) => `${file} ${rule}`)

describe('the content that ships', () => {
  it('has no finding', () => {
    expect(lintContent(shipped)).toEqual([])
  })

  it('is written in canonical form: reading and writing gives the same bytes', () => {
    expect(formatContent(root, { write: true })).toEqual([])
  })

  it('is what issue and readers were promised', () => {
    const report = reportContent(readContent(shipped))
    expect(report.competencies).toBeGreaterThanOrEqual(16)
    expect(report.nodes).toBeGreaterThanOrEqual(38)
    expect(report.modules).toBeGreaterThanOrEqual(26)
    expect(report.itemsPerNode.min).toBeGreaterThanOrEqual(6)
    expect(report.projects).toBeGreaterThanOrEqual(2)
    expect(report.lessons).toEqual({ fr: report.modules, en: report.modules })
  })

  it('has modules of 10 to 60 minutes', () => {
    const outside = readCatalog(shipped).catalog.modules.filter(({ minutes }) => minutes < 10 || minutes > 60)
    expect(outside.map(({ slug }) => slug)).toEqual([])
  })

  it('keeps the reading of a format pass: nothing is lost by writing', () => {
    plant('competencies/html.yaml', 'slug: html', 'slug:    html   # a comment')
    const before = readContent(root).catalog
    expect(formatContent(root, { write: true })).toEqual([join(root, 'competencies/html.yaml')])
    expect(readContent(root).catalog).toEqual(before)
  })
})

describe('what lint refuses', () => {
  it('YAML that does not parse, at its line', () => {
    const line = plant('competencies/html.yaml', 'area: web', 'area: [web')
    const finding = lintContent(root).find(({ rule }) => rule === 'yaml')
    expect(finding).toMatchObject({ file: 'competencies/html.yaml' })
    expect(finding?.line).toBeGreaterThanOrEqual(line)
  })

  it('a missing language, at its line', () => {
    const line = plant('competencies/html.yaml', /^ {2}en: .*$/m, '')
    const finding = lintContent(root).find(({ rule }) => rule === 'form')
    expect(finding).toMatchObject({
      file: 'competencies/html.yaml',
      message: expect.stringContaining('name'),
    })
    expect(Math.abs((finding?.line ?? 0) - line)).toBeLessThanOrEqual(1)
  })

  it('a missing lesson', () => {
    unlinkSync(join(root, 'modules/html-structure/lesson.en.md'))
    expect(found()).toContain('modules/html-structure/lesson.en.md missing-language')
  })

  it('a slug that does not resolve', () => {
    plant('competencies/html.yaml', 'web-basics@1', 'web-bricks@1')
    expect(found()).toContain('competencies/html.yaml unresolved')
  })

  it('a cycle', () => {
    plant('competencies/web-basics.yaml', 'files@1', 'html@3')
    expect(found().some((line) => line.endsWith(' cycle'))).toBe(true)
  })

  it('a wrong choice without feedback, at the line of its item', () => {
    const file = 'modules/html-structure/items.yaml'
    plant(file, /^ {6}feedback:\n(?: {8,}.*\n)+/m, '')
    expect(found()).toContain(`${file} no-feedback`)
  })

  it('a module longer than 90 minutes', () => {
    plant('modules/html-structure/module.yaml', /minutes: \d+/, 'minutes: 91')
    expect(found()).toContain('modules/html-structure/module.yaml long-module')
  })

  it('a node that no module teaches', () => {
    rmSync(join(root, 'modules/css-responsive'), { recursive: true })
    const findings = found()
    expect(findings).toContain('competencies/css.yaml untaught')
    expect(findings).toContain('competencies/css.yaml few-items')
  })

  it('French and English with a different structure', () => {
    plant('modules/html-structure/lesson.en.md', /^## .*$/m, '')
    expect(found()).toContain('modules/html-structure/lesson.en.md structure')
  })

  it('a broken link inside', () => {
    const path = join(root, 'modules/html-structure/lesson.fr.md')
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nVoir [la suite](/modules/nowhere).\n`)
    const finding = lintContent(root).find(({ rule }) => rule === 'link')
    expect(finding).toMatchObject({ file: 'modules/html-structure/lesson.fr.md' })
    expect(finding?.line).toBe(readFileSync(path, 'utf8').split('\n').length - 1)
  })

  describe('of a picture', () => {
    const folder = 'modules/css-layout'
    const lesson = `${folder}/lesson.fr.md`
    const shown = /!\[[^\]]+\]\(picture:([^)]+)\)/
    const name = () => shown.exec(readFileSync(join(root, lesson), 'utf8'))?.[1] ?? ''

    it('no words that stand for it, at its line', () => {
      const line = plant(lesson, /!\[[^\]]+\]\(picture/, '![](picture')
      const [finding, ...others] = lintContent(root)
      expect(finding).toMatchObject({ file: lesson, line, rule: 'picture-alt' })
      expect(others).toEqual([])
    })

    it('a file that is not there', () => {
      unlinkSync(join(root, folder, name()))
      expect(found()).toEqual([`${folder}/lesson.en.md picture`, `${lesson} picture`])
    })

    it('an address of somebody else', () => {
      plant(lesson, /picture:[^)]+/, 'https://example.org/boxes.png')
      expect(found()).toEqual([`${lesson} picture`])
    })

    it('a file that no lesson shows', () => {
      const unused = name()
      for (const language of ['fr', 'en']) plant(`${folder}/lesson.${language}.md`, shown, 'Voir plus haut.')
      expect(found()).toEqual([`${folder}/${unused} stranger`])
    })

    it('other bytes than its name says, another kind, too many bytes', () => {
      const path = join(root, folder, name())
      const bytes = readFileSync(path)
      const rulesOf = (changed: Uint8Array) => {
        writeFileSync(path, changed)
        return lintContent(root)
          .filter(({ file }) => file === `${folder}/${name()}`)
          .map(({ rule }) => rule)
      }
      expect(rulesOf(Buffer.concat([bytes, Buffer.from('x')]))).toEqual(['picture-name'])
      expect(rulesOf(Buffer.from('<svg/>'))).toEqual(['picture-kind'])
      expect(rulesOf(Buffer.concat([bytes, Buffer.alloc(1024 * 1024)]))).toEqual(['picture-large'])
    })
  })

  it('a file that nothing reads', () => {
    writeFileSync(join(root, 'modules/html-structure/notes.txt'), 'left over')
    expect(found()).toContain('modules/html-structure/notes.txt stranger')
  })

  it('a file that is not in canonical form', () => {
    plant('areas.yaml', 'slug: base', 'slug:   base')
    expect(found()).toEqual(['areas.yaml format'])
  })
})
