import { spoken as en } from '#app/locales/en/spoken.ts'
import { people as peopleEn } from '#app/locales/en/people.ts'
import { dayText, listText } from '#app/locales/format.ts'
import { people as peopleFr } from '#app/locales/fr/people.ts'
import { spoken as fr } from '#app/locales/fr/spoken.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownFact, SpokenLanguage, Topic } from '#app/people/words.ts'
import { addDays } from '#engine/calendar.ts'

const aMonday = '2026-01-05'

/** Lists of topics and of languages, in words. */
export function useSpoken() {
  const t = useText(fr, en)
  const language = useLanguage()
  return {
    topics: (topics: Topic[]) =>
      listText(
        topics.map((topic) => t.topics[topic]),
        language,
      ),
    /** As they stand after “in”. */
    languages: (languages: SpokenLanguage[]) =>
      listText(
        languages.map((one) => t.languages[one]),
        language,
      ),
    /** As they stand after “speaks”. */
    spoken: (languages: SpokenLanguage[]) => languages.map((one) => speaks(t, one)),
    speaks: (languages: SpokenLanguage[]) =>
      listText(
        languages.map((one) => speaks(t, one)),
        language,
      ),
    tone: (tone: keyof typeof t.tones) => t.tones[tone],
  }
}

const speaks = (t: typeof fr, one: SpokenLanguage) => (one === 'fsl' ? t.signed : t.languages[one])

type FactWords = Pick<(typeof peopleFr)['facts'], 'language' | 'trade' | 'topics' | 'free' | 'tone'>

/** Says a fact. `words`: the sentences of the side that reads. */
export function useFactText(words?: FactWords): (fact: ShownFact) => string {
  const own = useText(peopleFr, peopleEn).facts
  const t = useText(fr, en)
  const language = useLanguage()
  const spoken = useSpoken()
  const say = words ?? own
  return (fact) => {
    switch (fact.kind) {
      case 'language':
        return say.language(speaks(t, fact.language))
      case 'trade':
        return say.trade(fact.trade)
      case 'topics':
        return say.topics(spoken.topics(fact.topics))
      case 'free': {
        const weekday = dayText(addDays(aMonday, fact.weekday), language, 'weekdayLong')
        return say.free(own.when(weekday, t.parts[fact.part]))
      }
      case 'tone':
        return say.tone(t.tones[fact.tone])
    }
  }
}

/** Why two people are brought together, a fact a line. */
export function FactList({ facts, words }: { facts: ShownFact[]; words?: FactWords }) {
  const text = useFactText(words)
  return (
    <ul className="grid gap-1.5">
      {facts.map((fact) => (
        <li key={fact.kind} className="flex gap-3">
          <svg viewBox="0 0 20 20" aria-hidden="true" className="mt-[0.3em] size-4 flex-none">
            <circle cx="10" cy="10" r="5.5" className="fill-none stroke-thread" strokeWidth="3.5" />
          </svg>
          <span>{text(fact)}</span>
        </li>
      ))}
    </ul>
  )
}
