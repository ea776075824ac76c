import { news as en } from '#app/locales/en/news.ts'
import { dayText } from '#app/locales/format.ts'
import { news as fr } from '#app/locales/fr/news.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { firstName } from '#app/sessions/rules.ts'
import type { ShownMoment } from '#app/sessions/times.server.ts'
import { zoneName } from '#app/sessions/zone-name.ts'

/** Moments in words: on the reader's clock, and on the other's where it differs. */
export function useWhen() {
  const t = useText(fr, en)
  const language = useLanguage()
  const when = ({ date, time }: Pick<ShownMoment, 'date' | 'time'>) =>
    t.moment(dayText(date, language, 'day'), time)
  return {
    when,
    /** At the beginning of a line. */
    When: (moment: ShownMoment) => when(moment).replace(/^\p{L}/u, (letter) => letter.toUpperCase()),
    there: (name: string, { date, there }: ShownMoment) =>
      there &&
      t.there(
        firstName(name),
        zoneName(there.zone, language),
        there.date === date ? null : dayText(there.date, language, 'day'),
        there.time,
      ),
  }
}
