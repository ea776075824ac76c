import { covers as en } from '#app/locales/en/covers.ts'
import { dayText } from '#app/locales/format.ts'
import { covers as fr } from '#app/locales/fr/covers.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { PlainDate } from '#engine/calendar.ts'

/** Days from one to another, in words. */
export function useDays() {
  const t = useText(fr, en)
  const language = useLanguage()
  return ({ from, to }: { from: PlainDate; to: PlainDate }) =>
    t.away(dayText(from, language, 'dayMonth'), dayText(to, language, 'long'))
}
