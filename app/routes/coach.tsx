import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCoach } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { homes as en } from '#app/locales/en/homes.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listCohorts } from '#db/mentoring.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const coach = await requireCoach(request, context)
  const { catalog } = await context.catalogs.published(context.db)
  const today = dayOf(context.now(), coach.timeZone)
  const cohorts = await listCohorts(context.db, coach.id)
  return {
    cohorts: cohorts.map(({ id, name, track, startsOn, members }) => ({
      ...{ id, name, startsOn, members },
      started: startsOn <= today,
      track: catalog.tracks.find(({ slug }) => slug === track)?.name ?? null,
    })),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.coach.metaTitle, en: en.coach.metaTitle })

export default function Coach() {
  const { cohorts } = useLoaderData<typeof loader>()
  const t = useText(fr, en).coach
  const language = useLanguage()
  const say = useSay()
  if (cohorts.length === 0)
    return (
      <HomePage current="/coach">
        <h1 className="title-1">{t.none.heading}</h1>
        <EmptyState title={t.none.title}>{t.none.text}</EmptyState>
      </HomePage>
    )
  const members = cohorts.reduce((sum, cohort) => sum + cohort.members, 0)
  return (
    <HomePage current="/coach">
      <h1 className="title-1">{t.heading(cohorts.length, members)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <ul className="mt-8 border-b border-line">
        {cohorts.map((cohort) => (
          <li key={cohort.id} className="flex flex-wrap gap-x-8 gap-y-1 border-t border-line py-5">
            <p className="w-28 flex-none">
              <span className="figure-2 block">{cohort.members}</span>
              <span className="text-sm text-ink-2">{t.members(cohort.members)}</span>
            </p>
            <div className="min-w-0 flex-[1_1_18rem]">
              <h2 className="title-3">
                <WordLink to={`/coach/cohorts/${cohort.id}`} className="inline-flex min-h-12 items-center">
                  {cohort.name}
                </WordLink>
              </h2>
              <p className="text-ink-2">
                {cohort.track ? `${say(cohort.track)}. ` : ''}
                {t.starts(dayText(cohort.startsOn, language, 'long'), cohort.started)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </HomePage>
  )
}
