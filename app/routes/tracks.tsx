import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { PublicPage } from '#app/components/public-page.tsx'
import { Table } from '#app/components/table.tsx'
import { tracks as en } from '#app/locales/en/tracks.ts'
import { tracks as fr } from '#app/locales/fr/tracks.ts'
import { minutesText } from '#app/locales/format.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { outlineTrack } from '#app/track-outline.server.ts'

export const handle = { static: true }

/** Hours a week by which tracks are compared. */
const comparedHours = 8

export async function loader({ context }: LoaderFunctionArgs) {
  const { catalog } = await context.catalogs.published(context.db)
  return {
    tracks: catalog.tracks.map((track) => {
      const { minutes, commonMinutes, modules, lengths } = outlineTrack(catalog, track)
      return {
        slug: track.slug,
        name: track.name,
        summary: track.summary,
        milestones: track.milestones.map(({ name }) => name),
        minutes,
        commonMinutes,
        modules: modules.length,
        weeks: lengths.find(({ hours }) => hours === comparedHours)?.weeks ?? 0,
      }
    }),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(
    matches,
    { fr: fr.list.title, en: en.list.title },
    { fr: fr.list.description, en: en.list.description },
  )

/** A row of the comparison; each track has its column, so that two or three fit a phone. */
interface Measure {
  label: string
  of: (track: { minutes: number; commonMinutes: number; modules: number; weeks: number }) => string
}

export default function Tracks() {
  const { tracks } = useLoaderData<typeof loader>()
  const { list: t, one } = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const measures: Measure[] = [
    { label: t.columns.whole, of: ({ minutes }) => minutesText(minutes, language) },
    { label: t.columns.base, of: ({ commonMinutes }) => minutesText(commonMinutes, language) },
    { label: t.columns.modules, of: ({ modules }) => String(modules) },
    { label: t.columns.week, of: ({ weeks }) => one.length.weeks(weeks) },
  ]
  return (
    <PublicPage>
      <div className="page pt-6 md:pt-14">
        <h1 className="title-1 max-w-[18ch]">
          {tracks.length > 0 ? t.heading(tracks.length) : t.none.heading}
        </h1>
        {tracks.length > 0 ? (
          <p className="measure mt-5 text-lg text-ink-2">{t.lead}</p>
        ) : (
          <EmptyState title={t.more.title}>{t.none.text}</EmptyState>
        )}
        <ul className="mt-12">
          {tracks.map((track) => (
            <li
              key={track.slug}
              className="grid gap-x-14 gap-y-6 border-t-2 border-ink py-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]"
            >
              <div>
                <h2 className="title-2">
                  <Link to={`/tracks/${track.slug}`} className="hover:word">
                    {say(track.name)}
                  </Link>
                </h2>
                <p className="measure mt-3 text-lg text-ink-2">{say(track.summary)}</p>
                <ButtonLink to={`/tracks/${track.slug}`} className="mt-6">
                  {t.see}
                </ButtonLink>
              </div>
              <ol className="milestones">
                {track.milestones.map((name) => (
                  <li key={name.fr}>{say(name)}</li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
        {tracks.length > 0 ? (
          <section className="mt-8 max-w-2xl">
            <h2 className="title-2 mb-4">{t.compare}</h2>
            <Table
              caption={t.captionOne}
              rows={measures}
              rowKey={(measure) => measure.label}
              columns={[
                { key: 'measure', label: t.columns.measure, cell: (measure) => measure.label },
                ...tracks.map((track) => ({
                  key: track.slug,
                  label: say(track.name),
                  number: true,
                  cell: (measure: Measure) => measure.of(track),
                })),
              ]}
            />
            <p className="measure mt-4 text-ink-2">{t.baseNote}</p>
          </section>
        ) : null}
        <section className="mt-16 grid gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <div>
            <h2 className="title-2">{t.more.title}</h2>
            <p className="mt-3 text-ink-2">{t.more.text}</p>
          </div>
          <ol>
            {t.more.rules.map((rule) => (
              <li key={rule} className="border-b border-line py-3.5 text-lg first:pt-0">
                {rule}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </PublicPage>
  )
}
