import { Form } from '@remix-run/react'
import type { DoneRow, PlannedRow } from '#app/cohorts/import.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { Button } from '#app/components/button.tsx'
import { TextArea, useFieldIds } from '#app/components/field.tsx'
import { FileInput } from '#app/components/file-input.tsx'
import { Table } from '#app/components/table.tsx'
import type { Returned } from '#app/form.server.ts'
import { cohorts as en } from '#app/locales/en/cohorts.ts'
import { numberText } from '#app/locales/format.ts'
import { cohorts as fr } from '#app/locales/fr/cohorts.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** A list to be read: a file, or pasted. `line`: where it is broken. */
export function ListForm({
  list,
  returned,
  line,
}: {
  list: string | undefined
  returned: Returned | undefined
  line: number | null
}) {
  const fieldId = useFieldIds()
  const { import: t, problems } = useText(fr, en)
  const form = useReturned(returned, problems)
  const at = line === null ? '' : ` ${t.atLine(line)}`
  const [fileError, listError] = [form.error('file'), form.error('list')]
  return (
    <Form method="post" encType="multipart/form-data" className="mt-8 grid max-w-[38rem] gap-7" noValidate>
      {form.summary}
      <div>
        <label htmlFor={fieldId('file')} className="font-bold">
          {t.file}
        </label>
        <p id="file-help" className="mt-0.5 text-ink-2">
          {t.fileHelp}
        </p>
        <FileInput
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          error={fileError ? fileError + at : undefined}
        />
      </div>
      <TextArea
        label={t.list}
        name="list"
        optional
        rows={8}
        defaultValue={form.value('list') ?? list}
        error={listError ? listError + at : undefined}
      />
      <div>
        <Button wide name="intent" value="check">
          {t.check}
        </Button>
      </div>
    </Form>
  )
}

type Report = { rows: PlannedRow[]; list: string; announced: string; acting: number } | { done: DoneRow[] }

/** What a list would do, line by line, and the way to have it done; or what it did. */
export function RowReport({ report }: { report: Report }) {
  const t = useText(fr, en).import
  const language = useLanguage()
  const done = 'done' in report
  const rows = done ? report.done : report.rows.map((row) => ({ ...row, was: null }))
  const says = ({ plan, first }: PlannedRow) =>
    plan === 'twice' && first !== null
      ? t.twice(first)
      : done && Object.hasOwn(t.done, plan)
        ? t.done[plan as keyof typeof t.done]
        : t.plans[plan]
  const bad = rows.filter(({ plan }) => plan === 'email' || plan === 'twice' || plan === 'closed')
  const did = rows.filter(({ plan }) => Object.hasOwn(t.done, plan)).length
  return (
    <>
      <h1 className="title-1 mt-1 max-w-[24ch]">{done ? t.doneHeading(did) : t.heading(report.acting)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">
        {bad.length === 0 && done && did > 0 ? t.doneLead : t.faults(bad.length)}
      </p>
      {done ? null : (
        <Form
          method="post"
          encType="multipart/form-data"
          className="mt-6 flex flex-wrap items-center gap-x-8 gap-y-2"
        >
          <textarea name="list" hidden readOnly value={report.list} />
          <input type="hidden" name="announced" value={report.announced} />
          {report.acting > 0 ? (
            <Button wide name="intent" value="import">
              {t.act(report.acting)}
            </Button>
          ) : null}
          <Button look="word" name="intent" value="correct">
            {t.again}
          </Button>
        </Form>
      )}
      <div className="mt-9">
        <Table
          caption={done ? t.did : t.what}
          hideCaption
          rows={rows}
          rowKey={({ line }) => String(line)}
          columns={[
            {
              key: 'address',
              label: t.address,
              cell: ({ typed, name }) => (
                <span className="wrap-anywhere">
                  {typed || t.nothing}
                  {name ? <span className="block text-sm font-normal text-ink-2">{name}</span> : null}
                </span>
              ),
            },
            { key: 'line', label: t.line, cell: ({ line }) => numberText(line, language), number: true },
            {
              key: 'what',
              label: done ? t.did : t.what,
              cell: (row) => (
                <span className={bad.includes(row) ? 'font-bold text-thread-ink' : ''}>
                  {says(row)}
                  {row.was ? (
                    <span className="block text-sm text-ink-2">{t.changed(t.plans[row.was])}</span>
                  ) : null}
                </span>
              ),
            },
          ]}
        />
      </div>
    </>
  )
}
