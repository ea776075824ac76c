import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { Table } from '#app/components/table.tsx'
import { cohorts as en } from '#app/locales/en/cohorts.ts'
import { dayText, numberText } from '#app/locales/format.ts'
import { cohorts as fr } from '#app/locales/fr/cohorts.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listCohorts } from '#db/cohorts.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context)
  const { catalog } = await context.catalogs.published(context.db)
  const rows = await listCohorts(context.db)
  return {
    cohorts: rows.map(({ id, name, track, startsOn, coach, members, places, waiting }) => ({
      ...{ id, name, startsOn, coach, members, places, waiting },
      track: catalog.tracks.find(({ slug }) => slug === track)?.name ?? null,
    })),
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function StaffCohorts() {
  const { cohorts } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const number = (value: number) => numberText(value, language)
  const members = cohorts.reduce((sum, cohort) => sum + cohort.members, 0)
  return (
    <HomePage current="/staff">
      <BackLink to="/staff">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading(cohorts.length, members)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <p className="mt-6">
        <ButtonLink wide to="/staff/cohorts/new">
          {t.make}
        </ButtonLink>
      </p>
      <div className="mt-9">
        {cohorts.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            hideCaption
            stackBelow="lg"
            rows={cohorts}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                label: t.columns.name,
                cell: ({ id, name }) => (
                  <WordLink
                    to={`/staff/cohorts/${id}`}
                    className="inline-flex min-h-12 items-center wrap-anywhere"
                  >
                    {name}
                  </WordLink>
                ),
              },
              {
                key: 'track',
                label: t.columns.track,
                cell: ({ track }) => (track ? say(track) : '–'),
              },
              {
                key: 'starts',
                label: t.columns.starts,
                cell: ({ startsOn }) => dayText(startsOn, language, 'day'),
              },
              { key: 'coach', label: t.columns.coach, cell: ({ coach }) => coach ?? t.noCoach },
              {
                key: 'members',
                label: t.columns.members,
                cell: ({ members, places }) =>
                  t.taken(number(members), places === null ? null : number(places)),
                number: true,
              },
              {
                key: 'waiting',
                label: t.columns.waiting,
                cell: ({ waiting }) => number(waiting),
                number: true,
              },
            ]}
          />
        )}
      </div>
    </HomePage>
  )
}
