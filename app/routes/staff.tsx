import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { InlineProse } from '#app/components/prose.tsx'
import { Table } from '#app/components/table.tsx'
import { daysLookedAt, leastAnswers, readItemResults, type ItemResult } from '#app/item-results.server.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { matching as matchingEn } from '#app/locales/en/matching.ts'
import { mentors as mentorsEn } from '#app/locales/en/mentors.ts'
import { reports as reportsEn } from '#app/locales/en/reports.ts'
import { sessions as sessionsEn } from '#app/locales/en/sessions.ts'
import { minutesText, numberText, percentText } from '#app/locales/format.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { matching as matchingFr } from '#app/locales/fr/matching.ts'
import { mentors as mentorsFr } from '#app/locales/fr/mentors.ts'
import { reports as reportsFr } from '#app/locales/fr/reports.ts'
import { sessions as sessionsFr } from '#app/locales/fr/sessions.ts'
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
  const [learners, openReports, results, waiting] = await Promise.all([
    countEnrolments(context.db),
    countOpenReports(context.db, staff.id),
    readItemResults(context, staff.language),
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
    results,
    waiting,
    openReports,
    limits: { days: daysLookedAt, least: leastAnswers },
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.staff.metaTitle, en: en.staff.metaTitle })

export default function Staff() {
  const { tracks, counts, results, limits, waiting, openReports } = useLoaderData<typeof loader>()
  const reports = useText(reportsFr, reportsEn)
  const t = useText(fr, en).staff
  const mentors = useText(mentorsFr, mentorsEn).staff
  const matching = useText(matchingFr, matchingEn).section
  const meetings = useText(sessionsFr, sessionsEn).staff
  const language = useLanguage()
  const say = useSay()
  const number = (value: number) => numberText(value, language)
  const places: PlaceProps[] = [
    { id: 'mentors', title: mentors.title, text: mentors.text(waiting), link: mentors.link },
    { id: 'matching', ...matching },
    { id: 'model', title: t.model, text: t.modelText, link: t.modelLink },
    { id: 'sessions', title: meetings.section, text: meetings.sectionText, link: meetings.link },
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
      <section aria-labelledby="items" className="mt-14">
        <h2 id="items" className="title-2">
          {t.items}
        </h2>
        {results.hard.length + results.easy.length === 0 ? (
          <EmptyState title={t.itemsNone}>{t.itemsNoneText(limits.least)}</EmptyState>
        ) : (
          <>
            <p className="measure mt-2 text-ink-2">{t.itemsText(number(results.answers), limits.days)}</p>
            {results.hard.length > 0 ? <Items title={t.hard} items={results.hard} /> : null}
            {results.easy.length > 0 ? <Items title={t.easy} text={t.easyText} items={results.easy} /> : null}
          </>
        )}
      </section>
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

function Items({ title, text, items }: { title: string; text?: string; items: ItemResult[] }) {
  const t = useText(fr, en).staff
  const language = useLanguage()
  return (
    <div className="mt-8">
      <h3 className="title-3">{title}</h3>
      {text ? <p className="mt-1 text-ink-2">{text}</p> : null}
      <div className="mt-3">
        <Table
          caption={title}
          hideCaption
          rows={items}
          rowKey={({ item }) => item}
          columns={[
            {
              key: 'question',
              label: t.question,
              cell: ({ html, name, level }) => (
                <>
                  <span className="font-normal">
                    <InlineProse html={html} />
                  </span>
                  <span className="block text-sm font-normal text-ink-2">
                    {level === null ? name : `${name}, ${level}`}
                  </span>
                </>
              ),
            },
            {
              key: 'answers',
              label: t.answers,
              cell: ({ answers }) => numberText(answers, language),
              number: true,
            },
            { key: 'right', label: t.right, cell: ({ right }) => percentText(right, language), number: true },
          ]}
        />
      </div>
    </div>
  )
}
