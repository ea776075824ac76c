import { Thread, ThreadStep } from '#app/components/thread.tsx'
import { WeekStrip } from '#app/components/week-strip.tsx'
import { home as en } from '#app/locales/en/home.ts'
import { home as fr } from '#app/locales/fr/home.ts'
import { dayText, minutesText } from '#app/locales/format.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { Taste } from '#app/routes/home/taste.tsx'
import type { Text } from '#engine/catalog.ts'

/** The days of the example on which she has time; any Monday will do for their names. */
const monday = '2026-06-01'
const chosenDays = [1, 2, 4, 5]

/** What happens, in the order in which it happens; the second step can be tried at once. */
export function How({ first }: { first: { title: Text; minutes: number }[] }) {
  const t = useText(fr, en)
  return (
    <section id="how" className="page scroll-mt-8 pt-20 md:pt-28">
      <h2 className="title-1 max-w-[18ch]">{t.how.title}</h2>
      <div className="mt-10">
        <Thread>
          <ThreadStep state="now">
            <Step {...t.how.questions} />
          </ThreadStep>
          <ThreadStep state="ahead">
            <div className="grid gap-x-16 gap-y-6 lg:grid-cols-2">
              <Step {...t.how.diagnosis} />
              <Taste />
            </div>
          </ThreadStep>
          <ThreadStep state="ahead">
            <div className="grid gap-x-16 gap-y-6 lg:grid-cols-2">
              <div>
                <Step title={t.how.path.title} text={t.how.path.text} />
                <p className="mt-4 max-w-[36rem] font-bold">{t.how.path.absence}</p>
              </div>
              {first.length > 0 ? <ExampleWeek first={first} /> : null}
            </div>
          </ThreadStep>
        </Thread>
      </div>
    </section>
  )
}

function Step({ title, text }: { title: string; text: string }) {
  return (
    <div className="max-w-[36rem] pt-1.5 lg:pb-10">
      <h3 className="title-2">{title}</h3>
      <p className="mt-3 text-ink-2">{text}</p>
    </div>
  )
}

function ExampleWeek({ first }: { first: { title: Text; minutes: number }[] }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const days = Array.from({ length: 7 }, (_, index) => ({
    date: monday.replace(/1$/, String(index + 1)),
    module: first[chosenDays.indexOf(index)],
  }))
  return (
    <figure className="max-w-lg">
      <WeekStrip days={days.map(({ date, module }) => ({ date, minutes: module?.minutes ?? 0 }))} today="" />
      <ul className="mt-4">
        {days.map(({ date, module }) =>
          module ? (
            <li key={date} className="border-b border-line py-2.5 sm:flex sm:gap-4">
              <span className="block w-40 flex-none text-sm text-ink-2 sm:text-base">
                {dayText(date, language, 'weekdayLong')}, {minutesText(module.minutes, language)}
              </span>
              <span className="font-semibold">{say(module.title)}</span>
            </li>
          ) : null,
        )}
      </ul>
      <figcaption className="mt-3 text-sm text-ink-2">{t.how.path.example}</figcaption>
    </figure>
  )
}
