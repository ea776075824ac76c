import { dayText } from '#app/locales/format.ts'
import { together as en } from '#app/locales/en/together.ts'
import { together as fr } from '#app/locales/fr/together.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

interface SharedNote {
  id: string
  /** Null once she is gone. */
  author: string | null
  body: string
  /** Her coach reads it too. */
  coach: boolean
  day: string
  edited: string | null
}

/** Notes that were shared with her: they are hers too. */
export function SharedNotes({ notes }: { notes: SharedNote[] }) {
  const t = useText(fr, en)
  const language = useLanguage()
  if (notes.length === 0) return <p className="text-ink-2">{t.notes.none}</p>
  return (
    <>
      <ol className="divide-y divide-line border-y border-line">
        {notes.map(({ id, author, body, coach, day, edited }) => (
          <li key={id} className="py-4">
            <p className="text-sm text-ink-2">
              {[
                t.proposals.from(author ?? t.promises.gone, dayText(day, language, 'long')),
                ...(edited ? [t.notes.edited(dayText(edited, language, 'dayMonth'))] : []),
                ...(coach ? [t.notes.coach] : []),
              ].join(' · ')}
            </p>
            <p className="measure mt-1 whitespace-pre-line wrap-anywhere">{body}</p>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-ink-2">{t.notes.text}</p>
    </>
  )
}
