import { WordLink } from '#app/components/button.tsx'
import { AwayNotice } from '#app/components/sessions/away.tsx'
import { useWhen } from '#app/components/sessions/when.ts'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { firstName } from '#app/sessions/rules.ts'
import type { ShownSession } from '#app/sessions/view.server.ts'

/** Sessions under a title, one a line; nothing where there are none. `ask`: each leads to a look back. */
export function SessionLines({
  id,
  title,
  text,
  sessions,
  ask = false,
}: {
  id: string
  title: string
  text?: string
  sessions: (ShownSession & { met?: boolean | null })[]
  ask?: boolean
}) {
  const t = useText(fr, en)
  const { when, When, there } = useWhen()
  if (sessions.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="title-2">
        {title}
      </h2>
      {text ? <p className="mt-1 text-ink-2">{text}</p> : null}
      <ul className="mt-3 border-b border-line">
        {sessions.map(({ id: session, moment, minutes, name, role, met, away }) => (
          <li key={session} className="border-t border-line py-2.5">
            <WordLink
              to={`/sessions/${session}`}
              aria-label={ask ? undefined : t.list.open(when(moment), name)}
              className="inline-flex min-h-11 items-center font-semibold"
            >
              {ask ? t.list.look(firstName(name)) : When(moment)}
            </WordLink>
            <p className="text-ink-2">
              {ask ? `${When(moment)}, ` : `${t.list.with(name)}, ${t.roles[role]}, `}
              {t.minutes(minutes)}. {there(name, moment)}{' '}
              {typeof met === 'boolean' ? t.list.looked[met ? 'met' : 'missed'] : null}
            </p>
            {away ? <AwayNotice session={{ id: session, name, away }} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
