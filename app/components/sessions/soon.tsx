import { WordLink } from '#app/components/button.tsx'
import { useWhen } from '#app/components/sessions/when.ts'
import { news as en } from '#app/locales/en/news.ts'
import { news as fr } from '#app/locales/fr/news.ts'
import { useText } from '#app/locales/language.tsx'
import { firstName } from '#app/sessions/rules.ts'
import type { ShownSession } from '#app/sessions/view.server.ts'

/** The session that comes within days, in one line of another page. */
export function SoonSession({ session }: { session: ShownSession }) {
  const t = useText(fr, en)
  const { when } = useWhen()
  return (
    <p className="mt-5">
      <WordLink
        to={`/sessions/${session.id}`}
        className="inline-flex min-h-12 items-center font-semibold text-sky"
      >
        {t.session(when(session.moment), firstName(session.name))}
      </WordLink>
    </p>
  )
}
