import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the end of their column. */
  number?: boolean
}

/** A cell of a stacked row: its label, then what it holds. */
const underItsRow =
  'max-sm:mt-1 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:p-0 max-sm:text-sm max-sm:before:text-ink-2 max-sm:before:content-[attr(data-label)]'

/** A table under its caption, with hairlines. The first column names the row; on a phone the cells of a table of three columns or more stand under it, each after its label. */
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
  const stacked = columns.length > 2
  const block = stacked ? 'max-sm:block' : ''
  return (
    // A table wider than the screen must be reachable by keyboard to be scrolled.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className={`w-full border-collapse ${block}`}>
        <caption className={hideCaption ? 'sr-only' : `pb-3 text-start text-ink-2 ${block}`}>
          {caption}
        </caption>
        <thead className={stacked ? 'max-sm:sr-only' : ''}>
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
        <tbody className={block}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={`border-b border-line ${stacked ? 'max-sm:block max-sm:py-3' : ''}`}
            >
              {columns.map((column, index) => {
                const look = `px-3 py-3 align-baseline first:ps-0 last:pe-0 ${column.number ? 'text-end tabular-nums' : 'text-start'}`
                return index === 0 ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={`${look} font-semibold wrap-anywhere ${stacked ? 'max-sm:block max-sm:p-0 max-sm:text-start' : ''}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    className={`${look} ${stacked ? underItsRow : ''}`}
                    data-label={column.label}
                  >
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
