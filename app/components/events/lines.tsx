import { WordLink } from '#app/components/button.tsx'
import { useWhen } from '#app/components/sessions/when.ts'
import type { ShownEvent } from '#app/events/view.server.ts'
import { events as en } from '#app/locales/en/events.ts'
import { events as fr } from '#app/locales/fr/events.ts'
import { useText } from '#app/locales/language.tsx'

/** Events under a title, one a line; nothing where there are none. */
export function EventLines({ id, title, events }: { id: string; title: string; events: ShownEvent[] }) {
  const t = useText(fr, en)
  const { When } = useWhen()
  if (events.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="title-2">
        {title}
      </h2>
      <ul className="mt-3 border-b border-line">
        {events.map(({ id: event, title: name, moment, minutes, cohort, coming }) => (
          <li key={event} className="border-t border-line py-2.5">
            <WordLink
              to={`/events/${event}`}
              className="inline-flex min-h-11 items-center font-semibold wrap-anywhere"
            >
              {name}
            </WordLink>
            <p className="text-ink-2">
              {When(moment)}, {t.minutes(minutes)}. {cohort}.{' '}
              {coming === null ? '' : coming ? t.answer.saidYes : t.answer.saidNo}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
