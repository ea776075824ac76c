import { Form, useSearchParams } from '@remix-run/react'
import type { useReturned } from '#app/components/account-form.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { useTimesText } from '#app/components/sessions/times-text.ts'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import type { Absence } from '#engine/meeting.ts'

/** Days away, planned ahead: each can be changed and removed. `sessions`: how many stand on them. */
export function DaysAway({
  absences,
  today,
  newId,
  form,
}: {
  absences: (Absence & { id: string; sessions: number })[]
  today: string
  newId: string
  form: ReturnType<typeof useReturned>
}) {
  const t = useText(fr, en).times
  const { awayText } = useTimesText()
  const [query] = useSearchParams()
  const returned = form.value('intent') === 'away'
  const wanted = returned ? form.value('id') : query.get('change')
  const changed = absences.find(({ id }) => id === wanted)
  const id = changed?.id ?? (returned ? (wanted ?? newId) : newId)
  const value = (name: 'awayFrom' | 'awayTo', kept?: string) => (returned ? form.value(name) : kept)
  return (
    <section aria-labelledby="away">
      <h2 id="away" className="title-2">
        {t.away}
      </h2>
      <p className="mt-1 text-ink-2">{t.awayText}</p>
      {absences.length === 0 ? (
        <p className="mt-3 text-ink-2">{t.awayNone}</p>
      ) : (
        <ul className="mt-3 border-b border-line">
          {absences.map(({ id: own, sessions, ...days }) => (
            <li key={own} className="border-t border-line py-2">
              <p className="pt-1 first-letter:uppercase">{awayText(days)}</p>
              {sessions > 0 ? (
                <p>
                  <WordLink to="/sessions" className="inline-flex min-h-11 items-center">
                    {t.awaySessions(sessions)}
                  </WordLink>
                </p>
              ) : null}
              <div className="flex flex-wrap items-center gap-x-7">
                <WordLink
                  to={`/meeting-times?change=${own}#away-form`}
                  aria-label={t.awayChangeLabel(awayText(days))}
                  className="inline-flex min-h-12 items-center font-semibold"
                >
                  {t.awayChange}
                </WordLink>
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="intent" value="away-remove" />
                  <Button look="word" name="id" value={own} aria-label={t.removeLabel(awayText(days))}>
                    {t.remove}
                  </Button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
      )}
      <h3 id="away-form" className="title-3 mt-8 scroll-mt-6">
        {changed ? t.awayChangeLabel(awayText(changed)) : t.awayTitle}
      </h3>
      <Form
        key={`${id} ${changed?.from} ${changed?.to}`}
        method="post"
        action="/meeting-times"
        className="mt-4 grid max-w-[30rem] gap-5"
        noValidate
      >
        <input type="hidden" name="intent" value="away" />
        <input type="hidden" name="id" value={id} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            label={t.awayFrom}
            name="awayFrom"
            type="date"
            min={today}
            defaultValue={value('awayFrom', changed?.from)}
            error={form.error('awayFrom')}
          />
          <TextField
            label={t.awayTo}
            name="awayTo"
            type="date"
            min={today}
            defaultValue={value('awayTo', changed?.to)}
            error={form.error('awayTo')}
          />
        </div>
        <div>
          <Button look="outline" wide>
            {changed ? t.awaySave : t.awayAdd}
          </Button>
        </div>
      </Form>
    </section>
  )
}
