import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { PublicPage } from '#app/components/public-page.tsx'
import { Knot } from '#app/components/thread.tsx'
import { home as en } from '#app/locales/en/home.ts'
import { home as fr } from '#app/locales/fr/home.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { currentPerson, homeOf } from '#app/auth.server.ts'
import { Facts } from '#app/routes/home/facts.tsx'
import { Hero, Sweep } from '#app/routes/home/hero.tsx'
import { How } from '#app/routes/home/how.tsx'
import { outlineTrack } from '#app/track-outline.server.ts'

export const handle = { static: true }

/** Modules shown in the example of a first week. */
const shownModules = 4

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await currentPerson(request, context)
  const { catalog } = await context.catalogs.published(context.db)
  const [track] = catalog.tracks
  const outline = track ? outlineTrack(catalog, track) : null
  return {
    begin: person ? homeOf(person) : '/join',
    known: person !== null,
    shortest: Math.min(...catalog.modules.map((module) => module.minutes)),
    track: track &&
      outline && {
        name: track.name,
        steps: outline.steps.map(({ milestone, modules, minutes }) => ({
          name: milestone.name,
          modules: modules.length,
          minutes,
        })),
        first: outline.modules.slice(0, shownModules).map(({ title, minutes }) => ({ title, minutes })),
      },
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, { fr: fr.title, en: en.title }, { fr: fr.description, en: en.description })

export default function Home() {
  const t = useText(fr, en)
  const data = useLoaderData<typeof loader>()
  const begin = (
    <ButtonLink to={data.begin} wide className="min-h-14 px-5 sm:px-8 sm:text-lg">
      {data.known ? t.hero.resume : t.hero.begin}
    </ButtonLink>
  )
  return (
    <PublicPage>
      <Hero track={data.track ?? null} shortest={data.shortest} begin={begin} />
      <How first={data.track?.first ?? []} />
      <Facts />
      <section className="page pt-20 md:pt-28">
        <h2 className="title-1 max-w-[21ch]">{t.people.title}</h2>
        <dl className="mt-10">
          {[t.people.mentor, t.people.coach, t.people.you].map(({ title, text }) => (
            <div
              key={title}
              className="gap-x-8 border-t border-line py-5 md:grid md:grid-cols-[16rem_minmax(0,1fr)]"
            >
              <dt className="title-2 font-title font-[640] tracking-[-0.022em]">{title}</dt>
              <dd className="mt-2 max-w-[36rem] text-lg text-ink-2 md:mt-0">{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="mt-20 bg-paper-2 py-16 md:mt-28 md:py-24">
        <div className="page grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
          <div>
            <h2 className="title-1 max-w-[12ch]">{t.never.title}</h2>
          </div>
          <div>
            <ul>
              {t.never.items.map((item) => {
                const [first = '', ...rest] = item.split(/(?<=\.) /)
                return (
                  <li key={item} className="border-t border-line py-4 first:border-0 first:pt-0">
                    <span className="block text-lg font-bold">{first}</span>
                    {rest.length > 0 ? <span className="text-ink-2">{rest.join(' ')}</span> : null}
                  </li>
                )
              })}
            </ul>
            <div className="mt-8 border-s-4 border-thread ps-5">
              <h3 className="title-3">{t.privacy.title}</h3>
              <p className="mt-2 text-ink-2">{t.privacy.text}</p>
            </div>
          </div>
        </div>
      </section>
      <section className="page">
        <div className="relative h-32 md:h-44">
          <Sweep className="h-[calc(100%-1.5rem)]" />
          <Knot state="now" className="absolute start-0 bottom-2.5" />
        </div>
        <h2 className="title-hero max-w-[14ch]">{t.end.title}</h2>
        <p className="measure mt-6 text-lg text-ink-2">{t.end.text}</p>
        <div className="mt-8">{begin}</div>
      </section>
    </PublicPage>
  )
}
