import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the end of their column. */
  number?: boolean
}

/** A table under its caption, with hairlines; on a narrow screen it scrolls inside itself. The first column names the row. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  hideCaption = false,
}: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  hideCaption?: boolean
}) {
  return (
    // A table wider than the screen must be reachable by keyboard to be scrolled.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full border-collapse">
        <caption className={hideCaption ? 'sr-only' : 'pb-3 text-start text-ink-2'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`border-b-2 border-ink px-3 pb-2 align-bottom text-sm font-bold first:ps-0 last:pe-0 ${column.number ? 'text-end' : 'text-start'}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line">
              {columns.map((column, index) => {
                const look = `px-3 py-3 align-baseline first:ps-0 last:pe-0 ${column.number ? 'text-end tabular-nums' : 'text-start'}`
                return index === 0 ? (
                  <th key={column.key} scope="row" className={`${look} font-semibold`}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={look}>
                    {column.cell(row)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
