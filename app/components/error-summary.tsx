import { useEffect, useRef } from 'react'
import { useFieldIds } from '#app/components/field.tsx'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

/**
 * Stands above a form that came back: what is left to complete, each a link to its field. Takes the focus when it
 * appears. A problem whose field is null concerns the whole form.
 */
export function ErrorSummary({ problems }: { problems: { field: string | null; text: string }[] }) {
  const fieldId = useFieldIds()
  const t = useText(fr, en)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [problems])
  if (problems.length === 0) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-area border border-transparent bg-thread-soft px-5 py-4 focus-visible:outline-offset-0"
    >
      <h2 className="title-3">{t.problems.title(problems.length)}</h2>
      <p className="mt-1 text-ink-2">{t.problems.kept}</p>
      <ul className="mt-2">
        {problems.map(({ field, text }) => (
          <li key={`${field}${text}`}>
            {field === null ? (
              text
            ) : (
              <a href={`#${fieldId(field)}`} className="word inline-flex min-h-11 items-center">
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
