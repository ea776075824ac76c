import type { ShownFacts } from '#app/coach/flags.server.ts'
import { coach as en } from '#app/locales/en/coach.ts'
import { minutesText } from '#app/locales/format.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** What was seen of a learner, in a sentence: as her coach reads it, or as she does. */
export function useFactText(reader: 'coach' | 'learner'): (facts: ShownFacts) => string {
  const t = useText(fr, en)
  const language = useLanguage()
  const words = reader === 'coach' ? t.facts : t.said.facts
  return (facts) => {
    switch (facts.rule) {
      case 'silence':
        return words.silence(facts.silent, facts.usual)
      case 'pace':
        return words.pace(
          minutesText(facts.done, language),
          minutesText(facts.planned, language),
          facts.weeks,
        )
      case 'wall':
        return words.wall(facts.wrong, facts.canDo)
      case 'missed':
        return words.missed(facts.missed)
    }
  }
}
