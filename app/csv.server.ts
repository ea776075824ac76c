/** Tables as files that a spreadsheet reads. */

/** A cell; what a spreadsheet would take for a formula stays a text. */
function cell(value: string | number | null): string {
  const text = typeof value === 'number' ? String(value) : (value ?? '')
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

type Row = readonly (string | number | null)[]

const written = (rows: readonly Row[]) => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

const headersOf = (name: string) => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="${name}.csv"`,
  'Cache-Control': 'no-store',
})

/** Rows as a CSV file (RFC 4180) to be kept under a name; the first row says what the columns are. */
export function csvFile(name: string, rows: readonly Row[]): Response {
  return new Response(written(rows), { headers: headersOf(name) })
}

/** The same for rows that are read part by part while the file is sent: however many they are, few are in memory. */
export function csvStream(name: string, head: Row, parts: AsyncGenerator<readonly Row[]>): Response {
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start: (to) => to.enqueue(encoder.encode(written([head]))),
    async pull(to) {
      const part = await parts.next()
      if (part.done) to.close()
      else to.enqueue(encoder.encode(written(part.value)))
    },
    cancel: async () => void (await parts.return(undefined)),
  })
  return new Response(stream, { headers: headersOf(name) })
}
