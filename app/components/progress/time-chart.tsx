import { Disclosure } from '#app/components/disclosure.tsx'
import { Table } from '#app/components/table.tsx'
import { progress as en } from '#app/locales/en/progress.ts'
import { dayText, minutesText } from '#app/locales/format.ts'
import { progress as fr } from '#app/locales/fr/progress.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

const barWidth = 9
const chartHeight = 72

/** Her minutes: in all, and by day for the days given (oldest first); the same as a table behind it. */
export function TimeChart({ total, days }: { total: number; days: { day: string; minutes: number }[] }) {
  const t = useText(fr, en).time
  const language = useLanguage()
  const most = Math.max(30, ...days.map(({ minutes }) => minutes))
  const shown = days.filter(({ minutes }) => minutes >= 0.5)
  const recent = shown.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <section aria-labelledby="time">
      <h2 id="time" className="title-2">
        {t.title}
      </h2>
      <p className="figure-2 mt-3">{t.total(minutesText(total, language))}</p>
      <p className="measure mt-1 text-ink-2">{t.month(minutesText(recent, language), shown.length)}</p>
      {shown.length > 0 ? (
        <>
          <svg
            viewBox={`0 0 ${days.length * 12} ${chartHeight}`}
            className="mt-5 w-full max-w-md"
            role="img"
            aria-label={t.chart}
          >
            {days.map(({ day, minutes }, i) => {
              const height = minutes < 0.5 ? 2 : Math.max(5, (minutes / most) * chartHeight)
              return (
                <rect
                  key={day}
                  x={i * 12}
                  y={chartHeight - height}
                  width={barWidth}
                  height={height}
                  rx={minutes < 0.5 ? 1 : 3}
                  className={minutes < 0.5 ? 'fill-line' : 'fill-thread'}
                />
              )
            })}
          </svg>
          <Disclosure summary={t.chart}>
            <Table
              caption={t.chart}
              hideCaption
              rows={shown}
              rowKey={({ day }) => day}
              columns={[
                { key: 'day', label: t.day, cell: ({ day }) => dayText(day, language, 'day') },
                {
                  key: 'minutes',
                  label: t.minutes,
                  number: true,
                  cell: ({ minutes }) => Math.round(minutes),
                },
              ]}
            />
          </Disclosure>
        </>
      ) : null}
      <p className="mt-2 text-sm text-ink-3">{t.note}</p>
    </section>
  )
}
