/** Tables as files that a spreadsheet reads. */

/** A cell; what a spreadsheet would take for a formula stays a text. */
function cell(value: string | number | null): string {
  const text = typeof value === 'number' ? String(value) : (value ?? '')
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** Rows as a CSV file (RFC 4180) to be kept under a name; the first row says what the columns are. */
export function csvFile(name: string, rows: readonly (readonly (string | number | null)[])[]): Response {
  const file = [...rows.map((row) => row.map(cell).join(',')), ''].join('\r\n')
  return new Response(file, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
