import { Form } from '@remix-run/react'
import type { compareAccounts } from '#app/accounts/merge.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Table } from '#app/components/table.tsx'
import type { Returned } from '#app/form.server.ts'
import { merge as en } from '#app/locales/en/merge.ts'
import { dayText, listText } from '#app/locales/format.ts'
import { merge as fr } from '#app/locales/fr/merge.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'

type Two = Awaited<ReturnType<typeof compareAccounts>>

/** Two accounts side by side; what stays, what stands in the way, and the form that asks for her agreement. */
export function Comparison({ two, id, returned }: { two: Two; id: string; returned: Returned | undefined }) {
  const t = useText(fr, en)
  const say = useSay()
  const language = useLanguage()
  const { kept, joined, collisions, track } = two
  const cell = (has: Two['kept']): Record<keyof typeof t.rows, string> => ({
    ...{ name: has.name, email: has.email, since: dayText(has.since, language, 'day') },
    lastLogin: has.lastLogin ? dayText(has.lastLogin, language, 'day') : '–',
    track: has.track ? say(has.track) : '–',
    mentor: has.mentor ?? '–',
    cohorts: has.cohorts.length > 0 ? listText(has.cohorts, language) : '–',
    ...{ evidence: t.number(has.evidence), awards: t.number(has.awards), messages: t.number(has.messages) },
  })
  const [one, other] = [cell(kept), cell(joined)]
  const rows = Object.keys(t.rows) as (keyof typeof t.rows)[]
  return (
    <>
      <div className="mt-8 max-w-[56rem]">
        <Table
          caption={t.caption}
          stackBelow="sm"
          rows={rows}
          rowKey={(key) => key}
          columns={[
            { key: 'what', label: t.columns.what, cell: (key) => t.rows[key] },
            {
              key: 'kept',
              label: t.columns.kept,
              cell: (key) => <span className="wrap-anywhere">{one[key]}</span>,
            },
            {
              key: 'joined',
              label: t.columns.joined,
              cell: (key) => <span className="wrap-anywhere">{other[key]}</span>,
            },
          ]}
        />
        <p className="mt-2">
          <WordLink
            to={`/staff/people/${joined.id}/merge?other=${kept.id}`}
            className="inline-flex min-h-12 items-center font-semibold"
          >
            {t.swap}
          </WordLink>
        </p>
      </div>
      {collisions.length > 0 ? (
        <section aria-labelledby="stands" className="mt-8 max-w-[46rem]">
          <h2 id="stands" className="title-2">
            {t.stands}
          </h2>
          <Lines lines={collisions.map((one) => t.collisions[one])} />
        </section>
      ) : (
        <section aria-labelledby="keeps" className="mt-8 max-w-[46rem]">
          <h2 id="keeps" className="title-2">
            {t.keeps}
          </h2>
          <Lines
            lines={[
              t.kept(kept.name, kept.email),
              t.facts,
              t.wishes,
              ...(track ? [t.track(say(track))] : []),
              t.gone,
            ]}
          />
          <Ask id={id} joined={joined} returned={returned} />
        </section>
      )}
    </>
  )
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul className="measure mt-3 grid list-disc gap-2 ps-5 wrap-anywhere">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Ask({
  id,
  joined,
  returned,
}: {
  id: string
  joined: Two['joined']
  returned: Returned | undefined
}) {
  const t = useText(fr, en)
  const form = useReturned(returned, t.problems)
  return (
    <Form method="post" className="mt-6 grid max-w-[34rem] gap-5" noValidate>
      {form.summary}
      <input type="hidden" name="id" value={form.value('id') ?? id} />
      <input type="hidden" name="other" value={joined.id} />
      <p>{t.askText}</p>
      <TextField
        label={t.typed(joined.email)}
        name="typed"
        type="email"
        autoComplete="off"
        defaultValue={form.value('typed')}
        error={form.error('typed')}
      />
      <div>
        <Button name="intent" value="ask">
          {t.ask}
        </Button>
      </div>
    </Form>
  )
}

/** A merge that was asked and waits: which mailbox has said yes, and the way to take it back. */
export function Waiting({
  waiting,
}: {
  waiting: { id: string; day: string; kept: boolean; joined: boolean }
}) {
  const t = useText(fr, en).waiting
  const language = useLanguage()
  return (
    <section aria-labelledby="waiting" className="mt-8 max-w-[46rem]">
      <h2 id="waiting" className="title-2">
        {t.title}
      </h2>
      <p className="mt-3">{t.text(dayText(waiting.day, language, 'long'))}</p>
      <Lines lines={[t.kept(waiting.kept), t.joined(waiting.joined)]} />
      <div className="mt-4">
        <Notice tone="sky">{t.lost}</Notice>
      </div>
      <Form method="post" className="mt-4">
        <input type="hidden" name="merge" value={waiting.id} />
        <Button look="outline" name="intent" value="withdraw">
          {t.withdraw}
        </Button>
      </Form>
    </section>
  )
}
