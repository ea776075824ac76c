import { BackLink } from '#app/components/back-link.tsx'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { requirePerson } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { useStanding } from '#app/components/homes/standing.tsx'
import { Facts, Lines } from '#app/components/me/known.tsx'
import { useWelcomeFacts } from '#app/components/welcome/facts.ts'
import { showLearner } from '#app/companions.server.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { dayText, inWords, minutesText } from '#app/locales/format.ts'
import { mentors as mentorsEn } from '#app/locales/en/mentors.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { mentors as mentorsFr } from '#app/locales/fr/mentors.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findMentorship, isCompanionOf } from '#db/mentoring.ts'

/** What she can do, the latest first, that is read without unfolding. */
const shownKnown = 10

/** One learner, for her mentor and her coach alone: to anybody else this page does not exist. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await requirePerson(request, context)
  const id = params.id ?? ''
  if (!(await isCompanionOf(context.db, reader.id, id))) throw new Response(null, { status: 404 })
  const learner = await showLearner(context, reader, id)
  if (!learner) throw new Response(null, { status: 404 })
  const mentorship = await findMentorship(context.db, { learnerId: id, mentorId: reader.id })
  return {
    ...learner,
    mentored: mentorship !== null,
    place: reader.roles.includes('mentor') ? ('mentor' as const) : ('coach' as const),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.learner.metaTitle, en: en.learner.metaTitle })

export default function Learner() {
  const data = useLoaderData<typeof loader>()
  const { learner: t, person } = useText(fr, en)
  const { end } = useText(mentorsFr, mentorsEn)
  const language = useLanguage()
  const standing = useStanding()
  const told = useWelcomeFacts(data.welcome, t.facts)
  const lines = data.known.map(({ node, canDo }) => ({ key: node, text: canDo }))
  const { name, place, known, uncertain, coming, projects, week } = data
  return (
    <HomePage current={`/${place}`}>
      <BackLink to={`/${place}`}>{t.back[place]}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">
        {t.heading(name, known.length, inWords(known.length, language, 'feminine'))}
      </h1>
      <p className="measure mt-4 text-lg text-ink-2">
        {standing(data)} {person.seen(data.seen)}
      </p>
      <p className="mt-1 text-ink-2">{t.same}</p>
      <div className="mt-10 grid gap-x-14 gap-y-10 lg:grid-cols-2">
        <Part id="known" title={t.known}>
          {known.length === 0 ? (
            <p className="text-ink-2">{t.knownNone}</p>
          ) : (
            <>
              <Lines lines={lines.slice(0, shownKnown)} />
              {lines.length > shownKnown ? (
                <Disclosure summary={t.more(lines.length - shownKnown)}>
                  <div className="text-ink">
                    <Lines lines={lines.slice(shownKnown)} />
                  </div>
                </Disclosure>
              ) : null}
            </>
          )}
        </Part>
        <div className="grid content-start gap-10">
          <Part id="coming" title={t.coming}>
            {coming.length === 0 ? (
              <p className="text-ink-2">{t.comingNone}</p>
            ) : (
              <Lines
                lines={coming.map(({ key, title, minutes }) => ({
                  key,
                  text: title,
                  note: minutesText(minutes, language),
                }))}
              />
            )}
          </Part>
          {uncertain.length > 0 ? (
            <Part id="uncertain" title={t.uncertain}>
              <Lines lines={uncertain.map(({ node, canDo }) => ({ key: node, text: canDo }))} />
            </Part>
          ) : null}
          <Part id="projects" title={t.projects}>
            {projects.length === 0 ? (
              <p className="text-ink-2">{t.projectsNone}</p>
            ) : (
              <Lines
                lines={projects.map(({ id, title, version, sent }) => ({
                  key: id,
                  text: title,
                  note: t.project(version, dayText(sent, language, 'long')),
                }))}
              />
            )}
          </Part>
          <Part id="told" title={t.told}>
            {told.length === 0 && week === 0 ? (
              <p className="text-ink-2">{t.toldNone}</p>
            ) : (
              <Facts
                facts={[
                  ...(week > 0
                    ? [[t.minutes, t.perWeek(minutesText(week, language))] as [string, string]]
                    : []),
                  ...told,
                ]}
              />
            )}
          </Part>
        </div>
      </div>
      {data.mentored ? (
        <p className="mt-12">
          <WordLink to={`/mentor/mentees/${data.id}/end`} className="inline-flex min-h-12 items-center">
            {end.link}
          </WordLink>
        </p>
      ) : null}
    </HomePage>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="title-2 mb-3">
        {title}
      </h2>
      {children}
    </section>
  )
}
