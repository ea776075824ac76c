import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the end of their column. */
  number?: boolean
}

/** Below which width the cells of a row stand under its name: a row, its first cell, and a cell after its label. */
const stacks = {
  sm: {
    block: 'max-sm:block',
    hidden: 'max-sm:sr-only',
    row: 'max-sm:block max-sm:py-3',
    first: 'sm:min-w-[7rem] max-sm:block max-sm:p-0 max-sm:text-start',
    cell: 'max-sm:mt-1 max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:p-0 max-sm:text-end max-sm:text-sm max-sm:before:max-w-2/5 max-sm:before:flex-none max-sm:before:text-start max-sm:before:text-ink-2 max-sm:before:content-[attr(data-label)]',
  },
  lg: {
    block: 'max-lg:block',
    hidden: 'max-lg:sr-only',
    row: 'max-lg:block max-lg:max-w-[34rem] max-lg:py-3',
    first: 'lg:min-w-[7rem] max-lg:block max-lg:p-0 max-lg:text-start',
    cell: 'max-lg:mt-1 max-lg:flex max-lg:items-baseline max-lg:justify-between max-lg:gap-4 max-lg:p-0 max-lg:text-end max-lg:text-sm max-lg:before:max-w-2/5 max-lg:before:flex-none max-lg:before:text-start max-lg:before:text-ink-2 max-lg:before:content-[attr(data-label)]',
  },
}
const unstacked = { block: '', hidden: '', row: '', first: '', cell: '' }

/** A table under its caption, with hairlines. The first column names the row; on a narrow screen the cells of a table of three columns or more stand under it, each after its label. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  hideCaption = false,
  stackBelow = 'sm',
}: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  hideCaption?: boolean
  /** Wide tables stand in rows on a tablet too. */
  stackBelow?: keyof typeof stacks
}) {
  const stack = columns.length > 2 ? stacks[stackBelow] : unstacked
  return (
    // A table wider than the screen must be reachable by keyboard to be scrolled.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={caption}>
      <table className={`w-full border-collapse ${stack.block}`}>
        <caption
          className={hideCaption ? 'sr-only' : `title-3 pb-3 text-start font-title font-[640] ${stack.block}`}
        >
          {caption}
        </caption>
        <thead className={stack.hidden}>
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
        <tbody className={stack.block}>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={`border-b border-line ${stack.row}`}>
              {columns.map((column, index) => {
                const look = `px-3 py-3 align-baseline first:ps-0 last:pe-0 ${column.number ? 'text-end tabular-nums' : 'text-start'}`
                return index === 0 ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={`${look} font-semibold wrap-break-word ${stack.first}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={`${look} ${stack.cell}`} data-label={column.label}>
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
