/** The letters a learner chose, as they are written: her week on Mondays, a word after a long absence. */
import type { Academy } from '#app/academy.server.ts'
import type { LetterBody } from '#app/letters/letter.server.ts'
import { mail as en } from '#app/locales/en/mail.ts'
import { dayText, listText, minutesText } from '#app/locales/format.ts'
import { mail as fr } from '#app/locales/fr/mail.ts'
import { textFor } from '#app/locales/language.tsx'
import { chosenNotifications } from '#app/letters/notifications.ts'
import { showWeek } from '#app/path/week.server.ts'
import { findLaidPath } from '#app/path/path.server.ts'
import { findProfile } from '#db/enrolments.ts'
import type { Account } from '#db/people.ts'
import { addDays, mondayOf, type PlainDate } from '#engine/calendar.ts'
import type { Language } from '#engine/catalog.ts'

type WeekContext = Pick<Academy, 'db' | 'catalogs' | 'now'>

/** `monday`: the week that the letter is about. */
export type ChosenLetter =
  { kind: 'week'; personId: string; monday: PlainDate } | { kind: 'return'; personId: string }

interface WeekStep {
  title: string
  minutes: number
  days: PlainDate[]
}

/** What is laid into the rest of her week; null when nothing is: she has no path, no minutes, or has arrived. */
export async function readWeek(
  context: WeekContext,
  person: { id: string; timeZone: string; language: Language },
): Promise<{ monday: PlainDate; steps: WeekStep[]; reviewMinutes: number } | null> {
  const path = await findLaidPath(context, person)
  if (!path) return null
  const monday = mondayOf(path.today)
  const sunday = addDays(monday, 6)
  const week = showWeek(path, person.language, context.now())
  if (week.steps.length === 0) return null
  const steps = week.steps.map(({ module, project, title, minutesInWeek }) => {
    const step = path.plan.steps.find((one) => one.module === module && one.project === project)
    const days = step?.slots.map(({ date }) => date).filter((date) => date <= sunday) ?? []
    return { title, minutes: minutesInWeek, days: [...new Set(days)] }
  })
  return { monday, steps, reviewMinutes: week.reviews.minutes }
}

/** The letter; null when she no longer wants it, is leaving, or there is nothing left to say. */
export async function writeChosenLetter(
  context: Pick<Academy, 'db' | 'catalogs' | 'now' | 'env'>,
  person: Account,
  letter: ChosenLetter,
): Promise<Omit<LetterBody, 'name'> | null> {
  const { language } = person
  const { kind } = letter
  const profile = await findProfile(context.db, person.id)
  const wanted = chosenNotifications(profile?.notifications ?? {}).includes(kind)
  if (!wanted || person.deletionRequestedAt !== null) return null
  const t = textFor(language, fr, en)
  const url = (path: string) => `${context.env.publicUrl}${path}`
  const { subject, button, stop } = t[kind]
  const stopHere = { text: stop, url: url('/me/notifications') }
  if (letter.kind === 'return') {
    const { absence, tenMinutes, onlyOne } = t.return
    return {
      subject,
      paragraphs: [absence, tenMinutes, onlyOne],
      button: { text: button, url: url('/path/restart') },
      notes: [],
      stop: stopHere,
    }
  }
  const week = await readWeek(context, person)
  if (week?.monday !== letter.monday) return null
  const line = ({ title, minutes, days }: WeekStep) => {
    const names = days.map((day) => dayText(day, language, 'weekdayLong'))
    return t.week.step(title, minutesText(minutes, language), listText(names, language))
  }
  const reviews = week.reviewMinutes >= 1 ? [t.week.reviews(minutesText(week.reviewMinutes, language))] : []
  const total = week.steps.reduce((sum, { minutes }) => sum + minutes, week.reviewMinutes)
  return {
    subject,
    paragraphs: [t.week.text(minutesText(total, language))],
    list: { lines: [...week.steps.map(line), ...reviews], after: t.week.otherwise },
    button: { text: button, url: url('/path') },
    notes: [],
    stop: stopHere,
  }
}
