import { dayText, minutesInWords, minutesText } from '#app/locales/format.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { WeekView } from '#app/path/week.server.ts'
import { daysBetween } from '#engine/calendar.ts'

/** Days that the name of the weekday alone tells apart. */
const nearDays = 6

/** What is true of her week: its title, and a sentence about today. */
export function WeekTitle({ week, today, hasHours }: { week: WeekView; today: string; hasHours: boolean }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const next = week.next
    ? dayText(
        week.next.date,
        language,
        daysBetween(today, week.next.date) <= nearDays ? 'weekdayLong' : 'day',
      )
    : null
  const inWords = (minutes: number) => minutesInWords(minutes, language)
  const [title, lead] = ((): [string, string] => {
    const { declared, free, left } = week
    const { minutes, done } = week.today
    if (!hasHours) return [t.titles.noHours, t.leads.noHours]
    const meets = minutes === 0 && week.fixed.some(({ date }) => date === today)
    if (declared === 0) return [t.titles.weekOff, meets ? t.leads.met(next) : t.leads.weekOff(next)]
    if (minutes > 0 && done >= minutes) return [t.titles.doneToday, t.leads.doneToday(inWords(done), next)]
    const rest = meets
      ? t.leads.met(next)
      : next && week.next
        ? t.leads.notToday(next, minutesText(week.next.minutes, language))
        : t.leads.weekOff(null)
    if (left === 0 && week.next && !week.fixed.some(({ date }) => date >= today))
      return [t.titles.weekDone(next), t.leads.weekDone(minutesText(week.next.minutes, language))]
    if (left === 0) return [t.titles.weekDone(next), rest]
    const now = minutes > 0 ? t.leads.today(minutesText(minutes - Math.min(done, minutes), language)) : rest
    return [left === free ? t.titles.week(inWords(free)) : t.titles.untilSunday(inWords(left)), now]
  })()
  return (
    <>
      <h1 className="title-1 max-w-[16ch]">{title}</h1>
      <p className="measure mt-4 text-lg text-ink-2">{lead}</p>
    </>
  )
}
