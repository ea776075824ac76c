import { dayText, labelText, minutesText } from '#app/locales/format.ts'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

export interface StripDay {
  /** 'YYYY-MM-DD' */
  date: string
  /** Minutes planned on that day; 0 = free. */
  minutes: number
  /** Something else takes all of its minutes. */
  taken?: boolean
}

/** Seven days and the minutes laid in each; today is filled. */
export function WeekStrip({ days, today }: { days: StripDay[]; today: string }) {
  const t = useText(fr, en)
  const language = useLanguage()
  return (
    <ol aria-label={t.week} className="grid max-w-lg grid-cols-7 gap-1.5">
      {days.map(({ date, minutes, taken }) => {
        const isToday = date === today
        const look = isToday
          ? 'bg-ink text-paper'
          : minutes > 0
            ? 'bg-paper-2 text-ink'
            : 'border border-line text-ink-2'
        return (
          <li
            key={date}
            aria-current={isToday ? 'date' : undefined}
            className={`rounded-field py-2 text-center leading-tight ${look}`}
          >
            <span aria-hidden="true">
              <span className={`block text-sm ${isToday ? '' : 'text-ink-2'}`}>
                {dayText(date, language, 'weekday')}
              </span>
              <span className="block font-bold">{minutes > 0 ? minutes : '–'}</span>
            </span>
            <span className="sr-only">
              {labelText(
                dayText(date, language, 'day') + (isToday ? `, ${t.today}` : ''),
                minutes > 0 ? minutesText(minutes, language) : taken ? t.dayTaken : t.dayOff,
                language,
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
