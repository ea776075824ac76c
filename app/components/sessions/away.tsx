import { WordLink } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { covers as en } from '#app/locales/en/covers.ts'
import { covers as fr } from '#app/locales/fr/covers.ts'
import { useText } from '#app/locales/language.tsx'
import { firstName } from '#app/sessions/rules.ts'
import type { ShownSession } from '#app/sessions/view.server.ts'

/** Whoever accompanies is away on the day of a session: said to both, with the way to another time. */
export function AwayNotice({ session }: { session: Pick<ShownSession, 'id' | 'name' | 'away'> }) {
  const t = useText(fr, en).session
  return (
    <Notice tone="thread">
      {session.away === 'you' ? t.awayYou : t.away(firstName(session.name))}{' '}
      <WordLink
        to={`/sessions/${session.id}/move`}
        className="inline-flex min-h-11 items-center font-semibold"
      >
        {t.move}
      </WordLink>
    </Notice>
  )
}
