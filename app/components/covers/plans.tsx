import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { useDays } from '#app/components/covers/days.ts'
import { covers as en } from '#app/locales/en/covers.ts'
import { dayText } from '#app/locales/format.ts'
import { covers as fr } from '#app/locales/fr/covers.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { readCovers } from '#app/people/cover-view.server.ts'

type Covers = Awaited<ReturnType<typeof readCovers>>
type Away = Covers['aways'][number]
type Cover = Away['mentees'][number]['covers'][number]

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
        {away.mentees.map(({ id, name, covers, left }) => (
          <li key={id} className="border-t border-line py-3">
            <h3 className="title-3">{name}</h3>
            {covers.map((cover) => {
              const said = t.states[cover.state](cover.cover)
              return (
                <div key={cover.id}>
                  <p className="measure mt-1 text-ink-2">{cover.whole ? said : t.on(days(cover), said)}</p>
                  <Withdraw cover={cover} name={name} />
                </div>
              )
            })}
            {left && covers.some(isGoingOn) ? (
              <p className="measure mt-1 text-ink-2">{t.left(days(left))}</p>
            ) : null}
            {left ? (
              <WordLink
                to={`/mentor/cover/new?${new URLSearchParams({ for: away.key, mentee: id })}`}
                aria-label={t.planFor(name)}
                className="inline-flex min-h-12 items-center font-semibold"
              >
                {t.plan}
              </WordLink>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

const isGoingOn = ({ state }: Pick<Cover, 'state'>) => ['asked', 'accepted', 'agreed'].includes(state)

function Withdraw({ cover, name }: { cover: Pick<Cover, 'id' | 'state'>; name: string }) {
  const t = useText(fr, en)
  if (!isGoingOn(cover)) return null
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="withdraw" />
      <Button look="word" name="id" value={cover.id} aria-label={t.withdrawFor(name)}>
        {t.withdraw}
      </Button>
    </Form>
  )
}

/** What is planned for days on which the mentor is no longer away. */
export function BesideCovers({ covers }: { covers: Covers['beside'] }) {
  const t = useText(fr, en)
  const days = useDays()
  return (
    <section aria-labelledby="beside">
      <h2 id="beside" className="title-2">
        {t.beside}
      </h2>
      <p className="measure mt-2 text-ink-2">{t.besideText}</p>
      <ul className="mt-4 border-b border-line">
        {covers.map((cover) => (
          <li key={cover.id} className="border-t border-line py-3">
            <h3 className="title-3">{cover.learner}</h3>
            <p className="measure mt-1 text-ink-2">{t.on(days(cover), t.states[cover.state](cover.cover))}</p>
            <Withdraw cover={cover} name={cover.learner} />
          </li>
        ))}
      </ul>
    </section>
  )
}
