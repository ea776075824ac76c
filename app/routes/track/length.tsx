import { tracks as en } from '#app/locales/en/tracks.ts'
import { tracks as fr } from '#app/locales/fr/tracks.ts'
import { minutesText, numberText } from '#app/locales/format.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** Weeks in a month, and how many weeks make a length that is better told in months. */
const weeksInMonth = 365.25 / 12 / 7
const tellMonthsFrom = 9

/** How long the track is at some hours a week, each length drawn to scale. */
export function Length({
  minutes,
  modules,
  projects,
  lengths,
}: {
  minutes: number
  modules: number
  projects: number
  lengths: { hours: number; weeks: number }[]
}) {
  const { length: t } = useText(fr, en).one
  const language = useLanguage()
  const longest = Math.max(...lengths.map(({ weeks }) => weeks))
  return (
    <section className="mt-14 bg-paper-2 py-12 md:mt-20 md:py-16">
      <div className="page">
        <h2 className="title-2">{t.title}</h2>
        <p className="measure mt-3 text-lg">
          <strong>{t.all(minutesText(minutes, language))}</strong> {t.less}
        </p>
        <dl className="mt-8 grid gap-y-6">
          {lengths.map(({ hours, weeks }) => {
            const end = `${((weeks / longest) * 100).toFixed(1)}%`
            return (
              <div
                key={hours}
                className="grid gap-x-8 gap-y-1.5 md:grid-cols-[9rem_minmax(0,1fr)] md:items-center"
              >
                <dt className="text-ink-2">{t.perWeek(hours)}</dt>
                <dd className="grid gap-1.5 md:grid-cols-[minmax(0,1fr)_16rem] md:items-center md:gap-6">
                  <span className="block px-3 rtl:-scale-x-100" aria-hidden="true">
                    <svg className="block h-6 w-full overflow-visible">
                      <line className="thread-line" x1="-10" x2={end} y1="12" y2="12" />
                      <svg x={end} className="knot knot-now overflow-visible">
                        <circle r="10" cy="12" />
                        <circle className="knot-heart" r="4" cy="12" />
                      </svg>
                    </svg>
                  </span>
                  <span>
                    <span className="figure-2">{t.weeks(weeks)}</span>
                    {weeks >= tellMonthsFrom ? (
                      <span className="ms-2 text-sm text-ink-2">
                        {t.months(numberText(Math.round(weeks / weeksInMonth), language))}
                      </span>
                    ) : null}
                  </span>
                </dd>
              </div>
            )
          })}
        </dl>
        <p className="mt-8 text-sm text-ink-2">{t.how(modules, projects)}</p>
      </div>
    </section>
  )
}
