import { Tag } from '#app/components/tag.tsx'
import type { ShownValidation } from '#app/file/file.server.ts'
import { dayText } from '#app/locales/format.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** What people saw her do, and which of it she contests. */
export function Validations({ validations }: { validations: ShownValidation[] }) {
  const t = useText(fr, en).validation
  const language = useLanguage()
  return (
    <ul className="divide-y divide-line border-y border-line">
      {validations.map(({ id, canDo, seen, work, day, author, by, contested }) => (
        <li key={id} className="py-3 wrap-anywhere">
          <p className="font-semibold">{canDo}</p>
          {seen ? <p className="measure mt-1 whitespace-pre-line">{seen}</p> : null}
          {work ? <p className="measure mt-1">{t.work(work.title, work.version)}</p> : null}
          <p className="mt-1 text-sm text-ink-2">
            {dayText(day, language, 'long')} ·{' '}
            {author ?? t.by[by === 'mentor' || by === 'coach' || by === 'trainer' ? by : 'other']}
          </p>
          {contested ? (
            <p className="mt-1">
              <Tag tone="thread">{t.contested}</Tag>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
