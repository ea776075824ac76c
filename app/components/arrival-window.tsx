import type { ReactNode } from 'react'
import { aroundText } from '#app/locales/format.ts'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

const day = 86_400_000

/**
 * When she may arrive, as a window and never a date: what is done in ink, the window in saffron. Days are
 * 'YYYY-MM-DD'; `children` says where the estimate comes from and what would move it.
 */
export function ArrivalWindow({
  start,
  today,
  earliest,
  latest,
  vague = false,
  children,
}: {
  start: string
  today: string
  earliest: string
  latest: string
  /** Only the beginning is worth saying. */
  vague?: boolean
  children?: ReactNode
}) {
  const t = useText(fr, en)
  const language = useLanguage()
  const year = Number(today.slice(0, 4))
  const [first, last] = [earliest, latest].map((date) => Number(date.slice(0, 4)))
  const from = aroundText(earliest, language, first === last ? first : year)
  const to = aroundText(latest, language, year)
  const begin = Date.parse(start)
  const end = Date.parse(latest) + Math.max(7 * day, (Date.parse(latest) - begin) * 0.18)
  const place = (date: string) =>
    `${Math.min(100, Math.max(0, ((Date.parse(date) - begin) / Math.max(day, end - begin)) * 100)).toFixed(1)}%`
  return (
    <section className="rounded-area bg-paper-2 px-5 py-4">
      <h2 className="title-3">
        {vague
          ? t.arrival.from(aroundText(earliest, language, year))
          : aroundText(earliest, language, year) === to
            ? t.arrival.same(to)
            : t.arrival.title(from, to)}
      </h2>
      <div className="px-[5px] py-3 rtl:-scale-x-100">
        <svg aria-hidden="true" className="block h-2.5 w-full overflow-visible">
          <line className="bar-rest" x1="0" x2="100%" y1="5" y2="5" />
          <line
            className="bar-thread"
            x1={place(earliest)}
            x2={vague ? '100%' : place(latest)}
            y1="5"
            y2="5"
          />
          <line className="bar-ink" x1="0" x2={place(today)} y1="5" y2="5" />
        </svg>
      </div>
      {children ? <div className="text-ink-2">{children}</div> : null}
    </section>
  )
}
