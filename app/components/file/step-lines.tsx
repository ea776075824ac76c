import type { ShownAgreedStep } from '#app/file/steps.server.ts'
import { dayText } from '#app/locales/format.ts'
import { news as en } from '#app/locales/en/news.ts'
import { news as fr } from '#app/locales/fr/news.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** Who does it, by when or since when. */
export function useStepNote(): (step: ShownAgreedStep) => string {
  const t = useText(fr, en).steps
  const language = useLanguage()
  return ({ own, doer, due, done }) =>
    [
      own ? t.you : t.by(doer),
      done
        ? t.done(dayText(done, language, 'dayMonth'))
        : due
          ? t.due(dayText(due, language, 'day'))
          : t.free,
    ].join(', ')
}

/** The same without a form, for a printed page and a short list. */
export function StepLines({ steps }: { steps: ShownAgreedStep[] }) {
  const note = useStepNote()
  return (
    <ul className="divide-y divide-line border-y border-line">
      {steps.map((step) => (
        <li key={step.id} className="py-2 wrap-anywhere print:py-0.5">
          {step.text}
          <span className="block text-sm text-ink-2 print:ms-3 print:inline print:text-[1em]">
            {note(step)}
          </span>
        </li>
      ))}
    </ul>
  )
}
