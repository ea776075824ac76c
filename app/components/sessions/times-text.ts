import { sessions as en } from '#app/locales/en/sessions.ts'
import { dayText } from '#app/locales/format.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { clockText } from '#app/sessions/meeting-times.ts'
import { addDays } from '#engine/calendar.ts'
import type { Absence, WeeklySlot } from '#engine/meeting.ts'

/** Any Monday, to name weekdays by. */
const monday = '2026-01-05'

/** Slots and days away in words. */
export function useTimesText() {
  const t = useText(fr, en).times
  const language = useLanguage()
  const weekday = (day: number) => dayText(addDays(monday, day), language, 'weekdayLong')
  const range = ({ fromMinute, toMinute }: WeeklySlot) => t.range(clockText(fromMinute), clockText(toMinute))
  return {
    weekday,
    range,
    slotText: (slot: WeeklySlot) => `${weekday(slot.weekday)} ${range(slot)}`,
    awayText: ({ from, to }: Absence) =>
      from === to
        ? t.awayDay(dayText(from, language, 'long'))
        : t.awaySpan(dayText(from, language, 'long'), dayText(to, language, 'long')),
  }
}
