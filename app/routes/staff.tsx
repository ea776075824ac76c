import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Table } from '#app/components/table.tsx'
import { accounts as accountsEn } from '#app/locales/en/accounts.ts'
import { cohorts as cohortsEn } from '#app/locales/en/cohorts.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { insights as insightsEn } from '#app/locales/en/insights.ts'
import { matching as matchingEn } from '#app/locales/en/matching.ts'
import { mentors as mentorsEn } from '#app/locales/en/mentors.ts'
import { reports as reportsEn } from '#app/locales/en/reports.ts'
import { sessions as sessionsEn } from '#app/locales/en/sessions.ts'
import { credentials as credentialsEn } from '#app/locales/en/credentials.ts'
import { standards as standardsEn } from '#app/locales/en/standards.ts'
import { studio as studioEn } from '#app/locales/en/studio.ts'
import { minutesText, numberText } from '#app/locales/format.ts'
import { accounts as accountsFr } from '#app/locales/fr/accounts.ts'
import { cohorts as cohortsFr } from '#app/locales/fr/cohorts.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { insights as insightsFr } from '#app/locales/fr/insights.ts'
import { matching as matchingFr } from '#app/locales/fr/matching.ts'
import { mentors as mentorsFr } from '#app/locales/fr/mentors.ts'
import { reports as reportsFr } from '#app/locales/fr/reports.ts'
import { sessions as sessionsFr } from '#app/locales/fr/sessions.ts'
import { credentials as credentialsFr } from '#app/locales/fr/credentials.ts'
import { standards as standardsFr } from '#app/locales/fr/standards.ts'
import { studio as studioFr } from '#app/locales/fr/studio.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { outlineTrack } from '#app/track-outline.server.ts'
import { countEnrolments } from '#db/enrolments.ts'
import { countApplications } from '#db/mentors.ts'
import { countOpenReports } from '#db/threads/reports.ts'
import { nodesOfTrack } from '#engine/competency.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { catalog } = await context.catalogs.published(context.db)
  const [learners, openReports, waiting] = await Promise.all([
    countEnrolments(context.db),
    countOpenReports(context.db, staff.id),
    countApplications(context.db),
  ])
  return {
    tracks: catalog.tracks.map((track) => ({
      slug: track.slug,
      name: track.name,
      learners: learners[track.slug] ?? 0,
      nodes: nodesOfTrack(catalog, track).length,
      minutes: outlineTrack(catalog, track).minutes,
    })),
    counts: {
      modules: catalog.modules.length,
      competencies: catalog.competencies.length,
      items: catalog.items.length,
    },
    waiting,
    openReports,
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.staff.metaTitle, en: en.staff.metaTitle })

export default function Staff() {
  const { tracks, counts, waiting, openReports } = useLoaderData<typeof loader>()
  const reports = useText(reportsFr, reportsEn)
  const t = useText(fr, en).staff
  const accounts = useText(accountsFr, accountsEn)
  const cohorts = useText(cohortsFr, cohortsEn)
  const mentors = useText(mentorsFr, mentorsEn).staff
  const matching = useText(matchingFr, matchingEn).section
  const meetings = useText(sessionsFr, sessionsEn).staff
  const studio = useText(studioFr, studioEn).section
  const insights = useText(insightsFr, insightsEn).section
  const standards = useText(standardsFr, standardsEn).section
  const credentials = useText(credentialsFr, credentialsEn).section
  const language = useLanguage()
  const say = useSay()
  const number = (value: number) => numberText(value, language)
  const places: PlaceProps[] = [
    { id: 'tracks', ...studio },
    { id: 'insights', ...insights },
    { id: 'cohorts', title: cohorts.title, text: cohorts.text, link: cohorts.link },
    { id: 'people', title: accounts.title, text: accounts.text, link: accounts.link },
    { id: 'mentors', title: mentors.title, text: mentors.text(waiting), link: mentors.link },
    { id: 'matching', ...matching },
    { id: 'model', title: t.model, text: t.modelText, link: t.modelLink },
    { id: 'sessions', title: meetings.section, text: meetings.sectionText, link: meetings.link },
    { id: 'standards', ...standards },
    { id: 'credentials', ...credentials },
    { id: 'reports', title: reports.title, text: reports.text, link: reports.link(openReports) },
  ]
  const learners = tracks.reduce((sum, track) => sum + track.learners, 0)
  return (
    <HomePage current="/staff">
      <h1 className="title-1">{t.heading(tracks.length, learners)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">
        {t.lead(number(counts.modules), number(counts.competencies), number(counts.items))}
      </p>
      <div className="mt-9">
        <Table
          caption={t.tracks}
          hideCaption
          rows={tracks}
          rowKey={({ slug }) => slug}
          columns={[
            {
              key: 'name',
              label: t.track,
              cell: ({ slug, name }) => (
                <WordLink to={`/tracks/${slug}`} className="inline-flex min-h-12 items-center">
                  {say(name)}
                </WordLink>
              ),
            },
            { key: 'learners', label: t.learners, cell: (track) => number(track.learners), number: true },
            { key: 'nodes', label: t.nodes, cell: ({ nodes }) => number(nodes), number: true },
            {
              key: 'hours',
              label: t.hours,
              cell: ({ minutes }) => minutesText(minutes, language),
              number: true,
            },
          ]}
        />
      </div>
      {places.map((place) => (
        <Place key={place.id} {...place} />
      ))}
    </HomePage>
  )
}

interface PlaceProps {
  /** The end of its address, and its anchor here. */
  id: string
  title: string
  text: string
  link: string
}

/** A page of the team, and what waits there. */
function Place({ id, title, text, link }: PlaceProps) {
  return (
    <section aria-labelledby={id} className="mt-14">
      <h2 id={id} className="title-2">
        {title}
      </h2>
      <p className="measure mt-2 text-ink-2">{text}</p>
      <p className="mt-2">
        <WordLink to={`/staff/${id}`} className="inline-flex min-h-12 items-center">
          {link}
        </WordLink>
      </p>
    </section>
  )
}
