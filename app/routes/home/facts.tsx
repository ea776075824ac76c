import { home as en } from '#app/locales/en/home.ts'
import { home as fr } from '#app/locales/fr/home.ts'
import { percentText } from '#app/locales/format.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** Shares of women, Dares, families of occupations FAP 2009, average of 2017 to 2019. */
const shares = [
  { group: 'technicians', women: 0.163 },
  { group: 'engineers', women: 0.184 },
  { group: 'employees', women: 0.395 },
] as const

/** Three shares, each a length of thread on the line of the whole, and where they come from. */
export function Facts() {
  const t = useText(fr, en)
  const language = useLanguage()
  return (
    <section className="page pt-20 md:pt-28">
      <h2 className="title-1 whitespace-pre-line">{t.facts.title}</h2>
      <ul className="mt-10 grid gap-8">
        {shares.map(({ group, women }) => {
          const percent = percentText(women, language, 1)
          return (
            <li key={group} className="grid items-center gap-x-8 gap-y-1 md:grid-cols-[11rem_minmax(0,1fr)]">
              <span className="sr-only">{t.facts.women(percent, t.facts.groups[group])}</span>
              <span aria-hidden="true" className="figure-1">
                {percent}
              </span>
              <div aria-hidden="true">
                <svg className="h-3 w-full overflow-visible rtl:-scale-x-100" focusable="false">
                  <line className="bar-rest" x1="5" x2="100%" y1="6" y2="6" />
                  <line className="bar-thread" x1="5" x2={`${women * 100}%`} y1="6" y2="6" />
                </svg>
                <p className="mt-1 text-ink-2">{t.facts.groups[group]}</p>
              </div>
            </li>
          )
        })}
      </ul>
      <p className="measure mt-8 text-lg">{t.facts.tension}</p>
      <p className="mt-3 text-sm text-ink-2">{t.facts.source}</p>
    </section>
  )
}
