/**
 * Reads XML of elements and texts piece by piece, and gives away one kind of element at a time, with the line where it begins. Attributes are
 * passed over; entities other than the five of XML and numbered characters are refused, and so is a document type.
 */
import { basename } from 'node:path'
import { readText } from './csv.ts'
import { FileFault } from './file-fault.ts'

export interface Element {
  name: string
  line: number
  text: string
  children: Element[]
}

/** Characters of one tag or text: more is something that was never closed. */
const longest = 2_000_000

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The elements of this name, wherever they stand but in one another. Throws where the file is not well-formed. */
export async function* readElements(path: string, name: string): AsyncGenerator<Element> {
  const file = basename(path)
  const fault = (line: number, problem: string) => new FileFault(file, line, problem)
  const open: Element[] = []
  let depth = 0
  let seen = false
  for await (const { line, token } of readTokens(path, fault)) {
    const [, closing, tag, selfClosing] = /^<(\/?)([A-Za-z_][\w.:-]*)[^>]*?(\/?)>$/s.exec(token) ?? []
    const inside = open.length > 0
    if (!token.startsWith('<')) {
      const top = open.at(-1)
      if (top) top.text += decode(token, line, fault)
      else if (depth === 0 && token.trim() !== '') throw fault(line, 'has text outside of its elements')
      continue
    }
    if (!tag) throw fault(line, `has a tag that is none: ${token.slice(0, 40)}`)
    if (closing) {
      depth -= 1
      if (depth < 0) throw fault(line, `closes ${tag}, which is not open`)
      const last = open.pop()
      if (!last) continue
      if (last.name !== tag)
        throw fault(line, `closes ${tag} where ${last.name} of line ${last.line} is open`)
      if (open.length === 0) yield last
      continue
    }
    seen = true
    const element: Element = { name: tag, line, text: '', children: [] }
    if (inside) open.at(-1)?.children.push(element)
    if (selfClosing) continue
    depth += 1
    if (inside || tag === name) open.push(element)
  }
  if (depth > 0 || !seen) throw new FileFault(file, null, 'ends before its last element is closed')
}

type Fault = (line: number, problem: string) => FileFault

async function* readTokens(path: string, fault: Fault): AsyncGenerator<{ line: number; token: string }> {
  let rest = ''
  let line = 1
  for await (const piece of readText(path)) {
    rest += piece
    for (let length = tokenLength(rest); length > 0; length = tokenLength(rest)) {
      const token = rest.slice(0, length)
      if (/^<!DOCTYPE/i.test(token)) throw fault(line, 'has a document type, which is not read')
      const cdata = /^<!\[CDATA\[(.*)\]\]>$/s.exec(token)?.[1]
      if (cdata !== undefined) yield { line, token: cdata.replaceAll('&', '&amp;').replaceAll('<', '&lt;') }
      else if (!/^(<[?!]|\ufeff$)/.test(token)) yield { line, token }
      line += token.split('\n').length - 1
      rest = rest.slice(length)
    }
    if (rest.length > longest) throw fault(line, 'has something that is never closed')
  }
  if (rest.trim() !== '') throw fault(line, 'ends within a tag')
}

/** How long the first whole token is: a comment, a tag, or the text before the next one; 0 when it may go on. */
function tokenLength(text: string): number {
  if (!text.startsWith('<')) return Math.max(0, text.indexOf('<'))
  const ends = text.startsWith('<!--') ? '-->' : text.startsWith('<![CDATA[') ? ']]>' : '>'
  const end = text.indexOf(ends)
  // Not enough of it yet to say what it begins.
  return end < 0 || ('<![CDATA['.startsWith(text) && text.length < 9) ? 0 : end + ends.length
}

function decode(text: string, line: number, fault: Fault): string {
  return text.replace(/&([^;\s&]{0,12});?/g, (whole, name: string) => {
    const number = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name)
    if (number && whole.endsWith(';'))
      return String.fromCodePoint(number[1] ? parseInt(number[1], 16) : Number(number[2]))
    const letter = whole.endsWith(';') ? entities[name] : undefined
    if (letter === undefined) throw fault(line, `has an entity that is not known: ${whole}`)
    return letter
  })
}
