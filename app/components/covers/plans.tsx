import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { useDays } from '#app/components/covers/days.ts'
import { covers as en } from '#app/locales/en/covers.ts'
import { dayText } from '#app/locales/format.ts'
import { covers as fr } from '#app/locales/fr/covers.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { readCovers } from '#app/people/cover-view.server.ts'

type Away = Awaited<ReturnType<typeof readCovers>>['aways'][number]

/** A time away, and for each mentee what is planned. */
export function Plan({ away }: { away: Away }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const days = useDays()
  return (
    <section aria-labelledby={`away-${away.key}`}>
      <h2 id={`away-${away.key}`} className="title-2">
        {away.key === 'leaving' ? t.leaving(dayText(away.to, language, 'long')) : days(away)}
      </h2>
      {away.mentees.length === 0 ? <p className="mt-2 text-ink-2">{t.nobody}</p> : null}
      <ul className="mt-4 border-b border-line empty:hidden">
        {away.mentees.map(({ id, name, cover }) => {
          const goesOn = cover && ['asked', 'accepted', 'agreed'].includes(cover.state)
          return (
            <li key={id} className="border-t border-line py-3">
              <h3 className="title-3">{name}</h3>
              {cover ? <p className="measure mt-1 text-ink-2">{t.states[cover.state](cover.cover)}</p> : null}
              {goesOn ? (
                <Form method="post">
                  <input type="hidden" name="intent" value="withdraw" />
                  <Button look="word" name="id" value={cover.id} aria-label={t.withdrawFor(name)}>
                    {t.withdraw}
                  </Button>
                </Form>
              ) : (
                <WordLink
                  to={`/mentor/cover/new?${new URLSearchParams({ for: away.key, mentee: id })}`}
                  aria-label={t.planFor(name)}
                  className="inline-flex min-h-12 items-center font-semibold"
                >
                  {t.plan}
                </WordLink>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
