import { Form } from '@remix-run/react'
import { useReturned } from '#app/components/account-form.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { Table } from '#app/components/table.tsx'
import type { Returned } from '#app/form.server.ts'
import { matching as en } from '#app/locales/en/matching.ts'
import { dayText, numberText } from '#app/locales/format.ts'
import { matching as fr } from '#app/locales/fr/matching.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { readRounds } from '#app/people/round-view.server.ts'

const modes = ['balanced', 'optimal', 'stable'] as const

/** What a new round looks for. */
export function StartRound({ id, returned }: { id: string; returned?: Returned }) {
  const t = useText(fr, en)
  const form = useReturned(returned, t.problems)
  return (
    <Form method="post" className="mt-9 grid max-w-[40rem] gap-6" noValidate>
      {form.summary}
      <input type="hidden" name="id" value={id} />
      <RadioCards
        name="mode"
        legend={t.mode}
        chosen={form.value('mode') ?? 'balanced'}
        error={form.error('mode')}
        choices={modes.map((mode) => ({
          value: mode,
          label: <span className="font-bold">{t.modes[mode].name}</span>,
          note: t.modes[mode].text,
        }))}
      />
      <div>
        <Button wide>{t.start}</Button>
      </div>
    </Form>
  )
}

type Listed = Awaited<ReturnType<typeof readRounds>>['rounds']

/** Earlier rounds, the latest first. */
export function Rounds({ rounds }: { rounds: Listed }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const number = (value: number) => numberText(value, language)
  return (
    <div className="mt-14">
      <h2 className="title-2">{t.past}</h2>
      {rounds.length === 0 ? (
        <p className="mt-2 text-ink-2">{t.pastNone}</p>
      ) : (
        <div className="mt-4">
          <Table
            caption={t.past}
            hideCaption
            rows={rounds}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'day',
                label: t.columns.day,
                cell: ({ id, day }) => (
                  <WordLink to={`/staff/matching/${id}`} className="inline-flex min-h-12 items-center">
                    {dayText(day, language, 'long')}
                  </WordLink>
                ),
              },
              { key: 'mode', label: t.columns.mode, cell: ({ mode }) => t.modes[mode].name },
              { key: 'state', label: t.columns.state, cell: ({ state }) => t.states[state] },
              {
                key: 'placed',
                label: t.columns.placed,
                cell: ({ placed }) => (placed ? t.of(number(placed.count), number(placed.of)) : '–'),
                number: true,
              },
            ]}
          />
        </div>
      )}
    </div>
  )
}
