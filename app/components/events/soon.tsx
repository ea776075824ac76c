import { WordLink } from '#app/components/button.tsx'
import { useWhen } from '#app/components/sessions/when.ts'
import type { ShownEvent } from '#app/events/view.server.ts'
import { news as en } from '#app/locales/en/news.ts'
import { news as fr } from '#app/locales/fr/news.ts'
import { useText } from '#app/locales/language.tsx'

/** The event that comes within days, in one line of another page. */
export function SoonEvent({ event }: { event: ShownEvent }) {
  const t = useText(fr, en)
  const { when } = useWhen()
  return (
    <p className="mt-5">
      <WordLink
        to={`/events/${event.id}`}
        className="inline-flex min-h-12 items-center font-semibold text-sky wrap-anywhere"
      >
        {t.event(event.title, when(event.moment))}
      </WordLink>
    </p>
  )
}
