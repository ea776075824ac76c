import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { common as enCommon } from '#app/locales/en/common.ts'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { common as frCommon } from '#app/locales/fr/common.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { dayText, listText, typeset } from '#app/locales/format.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { zoneName } from '#app/sessions/zone-name.ts'
import { welcomeSteps, type WelcomeStep } from '#app/learning/welcome.ts'
import type { ScreenProps } from '#app/components/welcome/screen.tsx'

/** All that she told in the welcome, each with the way to change it. */
export function WelcomeOverview({ welcome }: Pick<ScreenProps, 'welcome'>) {
  const t = useText(fr, en)
  const summary = useSummaries(welcome)
  return (
    <LearnerPage place="me">
      <div className="max-w-[46rem]">
        <h1 className="title-1">{t.overview.title}</h1>
        <p className="mt-4 text-lg text-ink-2">{t.overview.lead}</p>
        <dl className="mt-8">
          {welcomeSteps.map((step) => (
            <div
              key={step}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-5 border-t border-line py-3 sm:grid-cols-[11rem_minmax(0,1fr)_auto]"
            >
              <dt className="col-span-2 text-ink-2 sm:col-span-1">{t[step].name}</dt>
              <dd>{summary[step] ?? <span className="text-ink-2">{t.overview.nothing}</span>}</dd>
              <dd>
                <WordLink
                  to={`/welcome?step=${step}`}
                  aria-label={t.overview.changeLabel(t[step].name)}
                  className="inline-flex min-h-12 items-center font-semibold"
                >
                  {t.overview.change}
                </WordLink>
              </dd>
            </div>
          ))}
        </dl>
        <div className="mt-8 flex flex-wrap items-center gap-x-7 gap-y-2">
          <ButtonLink wide to="/path">
            {t.overview.toPath}
          </ButtonLink>
          <ButtonLink look="word" to="/diagnosis">
            {t.overview.toDiagnosis}
          </ButtonLink>
        </div>
      </div>
    </LearnerPage>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What she told on each screen, in a line; null for nothing. */
function useSummaries(welcome: ScreenProps['welcome']): Record<WelcomeStep, string | null> {
  const t = useText(fr, en)
  const { languageNames } = useText(frCommon, enCommon)
  const say = useSay()
  const language = useLanguage()
  const { answers, minutes, exceptions, today, tracks, timeZone } = welcome
  const list = (parts: string[]) =>
    parts.length > 0 ? `${capital(listText(parts.map(lower), language))}.` : null
  const track = tracks.find(({ slug }) => slug === answers.track?.track)
  const estimates = Object.values(answers.skills ?? {})
  const count = (estimate: string) => estimates.filter((one) => one === estimate).length
  const { unpaid = [], paid = [], text = '' } = answers.experience ?? {}
  const done = t.overview.experience(unpaid.length, paid.length)
  const total = minutes.reduce((sum, one) => sum + one, 0)
  const coming = exceptions.filter(({ to }) => to >= today)
  const devices = answers.equipment?.devices.map((device) => t.equipment.devices[device]) ?? []
  const { connection } = answers.equipment ?? {}
  const place = zoneName(timeZone, language)
  return {
    track: track ? say(track.name) : answers.track ? t.overview.undecided : null,
    experience:
      done || text ? `${capital([done, text ? t.overview.withText : ''].filter(Boolean).join(', '))}.` : null,
    skills:
      estimates.length === 0
        ? null
        : count('yes') + count('little') > 0
          ? typeset(`${capital(t.overview.skills(count('yes'), count('little')))}.`, language)
          : t.overview.skillsNone,
    week: total > 0 ? t.week.total(total) : null,
    holidays: list(
      coming.map(({ from, to }) =>
        from === to
          ? t.holidays.day(dayText(from, language, 'long'))
          : t.holidays.range(dayText(from, language, 'long'), dayText(to, language, 'long')),
      ),
    ),
    equipment: list([...devices, ...(connection ? [t.equipment.connections[connection]] : [])]),
    language: `${languageNames[welcome.language]}, ${place}.`,
    learning: list(answers.learning?.helps.map((help) => t.learning.helps[help]) ?? []),
  }
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
