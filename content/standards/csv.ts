/** Reads CSV (RFC 4180, UTF-8) row by row, whatever the size of the file; a row knows the line where it begins. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { FileFault } from './file-fault.ts'

/** Characters of one row: more is a quote that was never closed. */
const longestRow = 200_000

export interface Row<Column extends string> {
  line: number
  cells: Record<Column, string>
}

/** The text of a file, in pieces. Throws where it is missing or not UTF-8. */
export async function* readText(path: string): AsyncGenerator<string> {
  const file = basename(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(path)) yield decoder.decode(bytes as Buffer, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new FileFault(file, null, 'is not written in UTF-8')
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new FileFault(file, null, 'is missing')
    throw error
  }
}

/** Reads these columns of a file, in whatever order they stand; further columns are passed over. */
export async function* readCsv<Column extends string>(
  path: string,
  columns: readonly Column[],
): AsyncGenerator<Row<Column>> {
  const file = basename(path)
  let header: string[] | null = null
  let places: number[] = []
  for await (const { line, fields } of readRows(path, file)) {
    if (!header) {
      const names = fields.map((name, i) => (i === 0 ? name.replace(/^\ufeff/, '') : name).trim())
      const missing = columns.filter((column) => !names.includes(column))
      if (missing.length > 0) throw new FileFault(file, line, `has no column ${missing.join(', ')}`)
      places = columns.map((column) => names.indexOf(column))
      header = names
      continue
    }
    if (fields.length !== header.length)
      throw new FileFault(file, line, `has ${fields.length} cells where the header has ${header.length}`)
    const cells: Partial<Record<Column, string>> = {}
    columns.forEach((column, i) => (cells[column] = fields[places[i] ?? -1] ?? ''))
    yield { line, cells: cells as Record<Column, string> }
  }
  if (!header) throw new FileFault(file, null, 'is empty')
}

async function* readRows(path: string, file: string): AsyncGenerator<{ line: number; fields: string[] }> {
  let rest = ''
  let line = 1
  for await (const piece of readText(path)) {
    rest += piece
    for (let end = endOfRow(rest); end >= 0; end = endOfRow(rest)) {
      const row = rest.slice(0, end)
      if (row.trim() !== '') yield { line, fields: splitRow(row.replace(/\r$/, ''), file, line) }
      line += newlinesIn(row) + 1
      rest = rest.slice(end + 1)
    }
    if (rest.length > longestRow) throw new FileFault(file, line, 'opens a quote that is never closed')
  }
  if (rest.trim() === '') return
  if (quotesIn(rest) % 2 === 1) throw new FileFault(file, line, 'opens a quote that is never closed')
  yield { line, fields: splitRow(rest.replace(/\r$/, ''), file, line) }
}

const newlinesIn = (text: string) => text.split('\n').length - 1
const quotesIn = (text: string) => text.split('"').length - 1

/** Where the first row ends: at the first line break that is not within quotes. */
function endOfRow(text: string): number {
  for (let end = text.indexOf('\n'), from = 0, quotes = 0; end >= 0; end = text.indexOf('\n', end + 1)) {
    for (let at = text.indexOf('"', from); at >= 0 && at < end; at = text.indexOf('"', at + 1)) quotes += 1
    if (quotes % 2 === 0) return end
    from = end
  }
  return -1
}

function splitRow(row: string, file: string, line: number): string[] {
  const fields: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y
  for (;;) {
    const found = cell.exec(row)
    if (!found) throw new FileFault(file, line, `cell ${fields.length + 1} has a quote in the middle`)
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === '') return fields
  }
}
