import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { currentPerson, homeOf } from '#app/auth.server.ts'
import { ButtonLink, OutsideLink } from '#app/components/button.tsx'
import { PublicPage } from '#app/components/public-page.tsx'
import { tracks as en } from '#app/locales/en/tracks.ts'
import { tracks as fr } from '#app/locales/fr/tracks.ts'
import { dayText, listText } from '#app/locales/format.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { Length } from '#app/routes/track/length.tsx'
import { Milestones, Overview } from '#app/routes/track/milestones.tsx'
import { readCoveredBlocks } from '#app/standards/coverage.server.ts'
import { outlineTrack } from '#app/track-outline.server.ts'
import { buildGraph } from '#engine/competency.ts'

export const handle = { static: true }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog } = await context.catalogs.published(context.db)
  const track = catalog.tracks.find(({ slug }) => slug === params.slug)
  if (!track) throw new Response(null, { status: 404 })
  const [person, recognised] = await Promise.all([
    currentPerson(request, context),
    readCoveredBlocks(context, catalog, track),
  ])
  const outline = outlineTrack(catalog, track)
  const graph = buildGraph(catalog)
  return {
    begin: person ? homeOf(person) : '/join',
    known: person !== null,
    recognised,
    track: {
      name: track.name,
      rome: track.rome,
      summary: track.summary,
      job: track.job,
      day: track.day,
      facts: track.facts,
      after: track.after,
    },
    minutes: outline.minutes,
    lengths: outline.lengths,
    modules: outline.modules.length,
    projects: outline.projects.length,
    steps: outline.steps.map(({ milestone, modules, minutes }) => ({
      slug: milestone.slug,
      name: milestone.name,
      minutes,
      abilities: milestone.nodes.flatMap((node) => graph.find(node)?.canDo ?? []),
      modules: modules.map((module) => ({
        slug: module.slug,
        title: module.title,
        minutes: module.minutes,
        project: module.project && { title: module.project.title, minutes: module.project.minutes },
      })),
    })),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageTitle(matches, data.track.name, data.track.summary) : []

export default function TrackPage() {
  const data = useLoaderData<typeof loader>()
  const { one: t } = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const { track } = data
  const begin = <ButtonLink to={data.begin}>{data.known ? t.resume : t.begin}</ButtonLink>
  return (
    <PublicPage>
      <article>
        <header className="page grid items-center gap-x-14 pt-6 md:pt-14 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div>
            <h1 className="title-hero max-w-[14ch]">{say(track.name)}</h1>
            <p className="measure mt-6 text-lg text-ink-2">{say(track.summary)}</p>
            <div className="mt-8">{begin}</div>
            <p className="mt-8 text-sm text-ink-2">{t.rome(track.rome.code, say(track.rome.label))}</p>
          </div>
          <Overview steps={data.steps} />
        </header>
        <Length {...data} />
        <Part title={t.job}>
          <div className="measure grid gap-4 text-lg">
            {track.job.map((paragraph) => (
              <p key={paragraph.fr}>{say(paragraph)}</p>
            ))}
          </div>
        </Part>
        <Part title={t.day}>
          <ol className="measure">
            {track.day.map((moment) => (
              <li key={moment.fr} className="border-b border-line py-3.5 first:pt-0 last:border-0">
                {say(moment)}
              </li>
            ))}
          </ol>
        </Part>
        <Milestones steps={data.steps} />
        {track.facts.length > 0 ? (
          <Part title={t.facts.title}>
            <ul className="measure">
              {track.facts.map((fact) => (
                <li key={fact.text.fr} className="border-b border-line py-4 first:pt-0 last:border-0">
                  <p className="text-lg">{say(fact.text)}</p>
                  <p className="mt-1 text-sm text-ink-2">
                    {fact.url ? (
                      <OutsideLink href={fact.url}>{say(fact.source)}</OutsideLink>
                    ) : (
                      say(fact.source)
                    )}
                    ,{' '}
                    {t.facts.asOf(fact.date.length === 10 ? dayText(fact.date, language, 'long') : fact.date)}
                  </p>
                </li>
              ))}
            </ul>
          </Part>
        ) : null}
        {data.recognised.length > 0 ? (
          <Part title={t.recognised.title}>
            <ul className="measure">
              {data.recognised.map(({ code, label, places }) => (
                <li key={code} className="border-b border-line py-4 first:pt-0 last:border-0">
                  <p className="text-lg">
                    {t.recognised.text(listText(places.map(String), language), places.length, label, code)}
                  </p>
                  <p className="mt-1 text-sm text-ink-2">{t.recognised.source}</p>
                </li>
              ))}
            </ul>
          </Part>
        ) : null}
        <Part title={t.after}>
          <p className="measure text-lg">{say(track.after)}</p>
        </Part>
        <section className="page pt-16 md:pt-24">
          <h2 className="title-1 max-w-[18ch]">{t.end}</h2>
          <div className="mt-8">{begin}</div>
        </section>
      </article>
    </PublicPage>
  )
}

/** A title at the side, what it announces beside it. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="page pt-16 md:pt-24">
      <div className="grid gap-x-14 gap-y-5 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
        <h2 className="title-2 max-w-[14ch]">{title}</h2>
        {children}
      </div>
    </section>
  )
}
