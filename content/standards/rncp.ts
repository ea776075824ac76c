/**
 * Certifications of the French register (RNCP and RS) in the XML of France compétences, format 4.1. The register writes the competences of a
 * block as one text; where it lists them they are taken apart, each with a number of its own.
 */
import { basename } from 'node:path'
import { plainEntry, type StandardEntry, type StandardLink, type StandardPart } from '#engine/standard.ts'
import { FileFault } from './file-fault.ts'
import { readElements, type Element } from './xml.ts'

/** The certifications of a file, one part each. */
export async function* readRncp(path: string): AsyncGenerator<StandardPart> {
  const file = basename(path)
  const known = new Set<string>()
  for await (const element of readElements(path, 'FICHE')) {
    const code = textOf(element, 'NUMERO_FICHE')
    if (!/^(RNCP|RS)\d+$/.test(code))
      throw new FileFault(file, element.line, `has a FICHE without a number: ${code}`)
    if (known.has(code)) throw new FileFault(file, element.line, `has ${code} a second time`)
    known.add(code)
    yield readCertification(file, element, code)
  }
  if (known.size === 0) throw new FileFault(file, null, 'has no FICHE')
}

function readCertification(file: string, element: Element, code: string): StandardPart {
  const label = textOf(element, 'INTITULE')
  if (label === '') throw new FileFault(file, element.line, `has no INTITULE for ${code}`)
  const entries: StandardEntry[] = [
    {
      ...plainEntry(code, 'certification', label),
      definition: textOf(element, 'OBJECTIFS_CONTEXTE'),
      note: isoDay(textOf(element, 'DATE_FIN_ENREGISTREMENT')),
      family: textOf(find(element, 'ABREGE'), 'LIBELLE'),
    },
  ]
  const links: StandardLink[] = []
  const link = (from: string, to: string, kind: StandardLink['kind'], position: number) =>
    links.push({ from, to, kind, mark: null, position })
  const addSkills = (above: string, text: string) =>
    listed(text).forEach((skill, i) => {
      const own = `${above}.${i + 1}`
      entries.push({ ...plainEntry(own, 'skill', skill), parent: above })
      link(above, own, 'skill', i + 1)
    })
  const blocks = allOf(find(element, 'BLOCS_COMPETENCES'), 'BLOC_COMPETENCES')
  const seen = new Set<string>()
  blocks.forEach((block, i) => {
    const own = textOf(block, 'CODE')
    if (!own.startsWith(`${code}BC`))
      throw new FileFault(file, block.line, `has a block of ${code} without its code`)
    if (seen.has(own)) throw new FileFault(file, block.line, `has the block ${own} a second time`)
    seen.add(own)
    entries.push({ ...plainEntry(own, 'block', textOf(block, 'LIBELLE') || own), parent: code })
    link(code, own, 'block', i + 1)
    addSkills(own, textOf(block, 'LISTE_COMPETENCES'))
  })
  if (blocks.length === 0) addSkills(code, textOf(element, 'CAPACITES_ATTESTEES'))
  const occupations = new Set(allOf(find(element, 'CODES_ROME'), 'ROME').map((one) => textOf(one, 'CODE')))
  ;[...occupations].filter(Boolean).forEach((to, i) => link(code, to, 'occupation', i + 1))
  return { entries, links }
}

const find = (element: Element | undefined, name: string) =>
  element?.children.find((child) => child.name === name)
const allOf = (element: Element | undefined, name: string) =>
  element?.children.filter((child) => child.name === name) ?? []
const textOf = (element: Element | undefined, name: string) => find(element, name)?.text.trim() ?? ''

const isoDay = (day: string) => day.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1')

/** Where the register begins a new competence: two spaces or a line break, often with a dash, a star or a number after them. */
const between = /\s*\n\s*|\s{2,}/
const bullet = /^(?:[-–•*·]\s*|(?:A\d+)?C\.?\d+(?:\.\d+)*\.?\s*[:.]?\s*|\d+(?:\.\d+)*\s*[.:)]?\s+)+/
/** What goes on with the line before: a text that was broken. */
const goesOn = /^[a-zà-ÿ(,;]/

function listed(text: string): string[] {
  const skills: string[] = []
  for (const piece of text.split(between)) {
    const plain = piece.replace(bullet, '').replace(/[\s;]+$/, '')
    const isNew = !goesOn.test(plain) || bullet.test(piece) || skills.length === 0
    if (plain === '' || /:$/.test(plain)) continue
    if (isNew) skills.push(plain)
    else skills.push(`${skills.pop()} ${plain}`)
  }
  return skills
}
