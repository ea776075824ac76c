import { Link } from '@remix-run/react'
import { WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Chart } from '#app/components/insights/chart.tsx'
import { figureText, intervalText } from '#app/components/insights/figures.ts'
import { Table } from '#app/components/table.tsx'
import { background as backgroundEn } from '#app/locales/en/background.ts'
import { common as commonEn } from '#app/locales/en/common.ts'
import { insights as en } from '#app/locales/en/insights.ts'
import { numberText } from '#app/locales/format.ts'
import { background as backgroundFr } from '#app/locales/fr/background.ts'
import { common as commonFr } from '#app/locales/fr/common.ts'
import { insights as fr } from '#app/locales/fr/insights.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { NamedRow, NamedTable } from '#app/insights/view.server.ts'

/** One table of a subject: what it says, its picture, the table behind and its file. */
export function Insight({ subject, table }: { subject: string; table: NamedTable }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const nameOf = useRowNames(table.id)
  const words = t.tables[table.id]
  const { chart, columns, rows, more } = table
  const hasFigures = (key: string) => rows.some(({ figures }) => figures[key])
  // Where nothing may be said of what is usually drawn, the next column that says something is.
  const drawn =
    [chart.value, ...columns.map(({ key }) => key)].find((key) => key !== chart.against && hasFigures(key)) ??
    chart.value
  const unit = columns.find(({ key }) => key === drawn)?.unit ?? 'number'
  const bars = rows.flatMap((row) => {
    const figure = row.figures[drawn]
    const against =
      chart.against === undefined || drawn !== chart.value
        ? null
        : (row.figures[chart.against]?.value ?? null)
    return figure ? [{ key: row.key, name: nameOf(row), figure, against }] : []
  })
  const labelOf = (key: string) => words?.columns?.[key] ?? t.columns[key] ?? key
  return (
    <section aria-labelledby={table.id} className="mt-12">
      <h2 id={table.id} className="title-2">
        {words?.title ?? table.id}
      </h2>
      <p className="measure mt-2 text-ink-2">{words?.text}</p>
      {bars.length === 0 ? (
        <p className="measure mt-4 text-lg">{t.nothing}</p>
      ) : (
        <>
          <p className="mt-4 text-sm font-bold">{labelOf(drawn)}</p>
          <Chart bars={bars} unit={unit} label={t.chart(words?.title ?? '', labelOf(drawn))} />
        </>
      )}
      {rows.length === 0 ? null : (
        <div className="mt-4">
          <Disclosure summary={t.table}>
            <Table
              caption={words?.title ?? ''}
              hideCaption
              stackBelow="lg"
              rows={rows}
              rowKey={({ key }) => key}
              columns={[
                {
                  key: 'name',
                  label: t.names[table.names],
                  cell: (row) =>
                    row.to === null ? (
                      nameOf(row)
                    ) : (
                      <Link to={row.to} className="word">
                        {nameOf(row)}
                      </Link>
                    ),
                },
                ...columns.map((column) => ({
                  key: column.key,
                  label: labelOf(column.key),
                  number: true,
                  cell: (row: NamedRow) => {
                    const figure = row.figures[column.key]
                    if (!figure) return <span className="text-ink-2">{t.few}</span>
                    const interval = intervalText(figure, column.unit, language)
                    return (
                      <span>
                        {figureText(figure, column.unit, language)}
                        {interval === null ? null : (
                          <span className="block text-sm whitespace-nowrap text-ink-2">{interval}</span>
                        )}
                      </span>
                    )
                  },
                })),
              ]}
            />
            {more > 0 ? <p className="mt-2">{t.more(numberText(more, language))}</p> : null}
          </Disclosure>
          <p>
            <WordLink
              to={`/staff/insights/${subject}/file?table=${table.id}`}
              reloadDocument
              className="inline-flex min-h-12 items-center"
            >
              {t.file(words?.title ?? '')}
            </WordLink>
          </p>
        </div>
      )}
    </section>
  )
}

/** What the rows of a table are called. */
function useRowNames(id: string): (row: NamedRow) => string {
  const t = useText(fr, en)
  const told = useText(backgroundFr, backgroundEn)
  const { languageNames } = useText(commonFr, commonEn)
  return ({ key, name }) => {
    if (name !== null) return name
    if (key === 'untold') return t.untold
    if (id === 'age' || id === 'diploma' || id === 'territory') return told[id][key] ?? key
    if (id === 'language') return (languageNames as Record<string, string>)[key] ?? key
    return t.rows[key] ?? key
  }
}
