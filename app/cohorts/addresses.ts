/** A list of e-mail addresses from a spreadsheet: saved by Excel in France or elsewhere, exported, or pasted. */
import { CsvError, parse } from 'csv-parse/sync'
import { emailField } from '#app/form.server.ts'

/** Rows that one list may have. */
export const mostRows = 500
/** Bytes that one list may have. */
export const mostBytes = 200_000
/** What the column of addresses is called. */
const headings = /^(adresse )?(e-?mail|courriel|mail|mél|adresse|email address)( address)?$/i

export interface AddressRow {
  /** Its line in the file, from 1. */
  line: number
  typed: string
  /** Null: it is no address. */
  email: string | null
}

/** A file as text: UTF-8, or what Excel writes else (UTF-16 with its mark, Windows-1252). */
export function decodeList(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

type Unreadable = { problem: 'empty' | 'quotes' | 'column' | 'many'; line: number }

/** The addresses of a list, line by line; or why it cannot be read, and where. */
export function readAddresses(text: string): { rows: AddressRow[] } | Unreadable {
  const clean = text.replace(/^\uFEFF/, '').replaceAll('\0', '')
  // Excel says its separator in a first line of its own.
  const said = /^"?sep=(.)"?\r?\n/i.exec(clean)
  const body = said ? clean.slice(said[0].length) : clean
  const before = said ? 1 : 0
  const delimiter = said?.[1] ?? separatorOf(body)
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(body, {
      ...{ delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true },
      skip_records_with_empty_values: true,
      ...{ record_delimiter: ['\r\n', '\n', '\r'], to: mostRows + 2, max_record_size: 5_000 },
    }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { problem: 'quotes', line: Number(error.lines ?? 1) + before }
  }
  const [head] = records
  if (!head) return { problem: 'empty', line: 1 }
  const named = head.record.findIndex((cell) => headings.test(cell))
  const rows = named === -1 ? records : records.slice(1)
  const column = named === -1 ? columnOf(rows.map(({ record }) => record)) : named
  if (column === null) return { problem: 'column', line: head.info.lines + before }
  if (rows.length === 0) return { problem: 'empty', line: 1 }
  if (rows.length > mostRows) return { problem: 'many', line: mostRows }
  return {
    rows: rows.map(({ record, info }) => {
      const typed = (record[column] ?? '').replace(/^mailto:/i, '').replaceAll('\u00a0', ' ')
      const read = emailField.safeParse(typed)
      return { line: info.lines + before, typed: typed.slice(0, 120), email: read.success ? read.data : null }
    }),
  }
}

/** What stands most often between the cells of the first line. */
function separatorOf(text: string): string {
  const line = text.split(/\r\n|\n|\r/).find((one) => one.trim() !== '') ?? ''
  const counts = [';', '\t', ','].map((mark) => ({ mark, count: line.split(mark).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

/** Without a heading, the first column in which somebody has an address; one column alone is it. */
function columnOf(rows: string[][]): number | null {
  const width = Math.max(...rows.map(({ length }) => length))
  const found = Array.from({ length: width }, (_, column) => column).find((column) =>
    rows.some((row) => row[column]?.includes('@')),
  )
  return found ?? null
}
