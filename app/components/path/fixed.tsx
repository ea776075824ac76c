import { WordLink } from '#app/components/button.tsx'
import { dayText, minutesText } from '#app/locales/format.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownFixedPoint } from '#app/path/week.server.ts'
import { firstName } from '#app/sessions/rules.ts'

/** What she has agreed to this week, one a line: it takes minutes of its day. */
export function FixedPoints({ fixed }: { fixed: ShownFixedPoint[] }) {
  const t = useText(fr, en).fixed
  const language = useLanguage()
  if (fixed.length === 0) return null
  const say = ({ kind, name, date, time, minutes }: ShownFixedPoint) => {
    const when = t.when(dayText(date, language, 'weekdayLong'), time)
    const length = minutesText(minutes, language)
    return kind === 'session' ? t.session(when, length, firstName(name)) : t.event(when, length, name)
  }
  return (
    <ul aria-label={t.label} className="mt-5">
      {fixed.map((point) => (
        <li key={point.id}>
          <WordLink
            to={`/${point.kind === 'session' ? 'sessions' : 'events'}/${point.id}`}
            className="inline-flex min-h-12 items-center font-semibold text-sky wrap-anywhere"
          >
            {say(point)}
          </WordLink>
        </li>
      ))}
    </ul>
  )
}
