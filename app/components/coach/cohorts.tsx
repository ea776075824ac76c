import { WordLink } from '#app/components/button.tsx'
import { homes as en } from '#app/locales/en/homes.ts'
import { dayText } from '#app/locales/format.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { Text } from '#engine/catalog.ts'

interface ShownCohort {
  id: string
  name: string
  startsOn: string
  members: number
  started: boolean
  track: Text | null
}

/** Her cohorts, the latest first. */
export function CohortList({ cohorts }: { cohorts: ShownCohort[] }) {
  const t = useText(fr, en).coach
  const language = useLanguage()
  const say = useSay()
  return (
    <ul className="mt-4 border-b border-line">
      {cohorts.map((cohort) => (
        <li key={cohort.id} className="flex flex-wrap gap-x-8 gap-y-1 border-t border-line py-5">
          <p className="w-28 flex-none">
            <span className="figure-2 block">{cohort.members}</span>
            <span className="text-sm text-ink-2">{t.members(cohort.members)}</span>
          </p>
          <div className="min-w-0 flex-[1_1_18rem]">
            <h3 className="title-3">
              <WordLink to={`/coach/cohorts/${cohort.id}`} className="inline-flex min-h-12 items-center">
                {cohort.name}
              </WordLink>
            </h3>
            <p className="text-ink-2">
              {cohort.track ? `${say(cohort.track)}. ` : ''}
              {t.starts(dayText(cohort.startsOn, language, 'long'), cohort.started)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
