import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireMentor } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { useStanding } from '#app/components/homes/standing.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { countActive, showCompanions } from '#app/companions.server.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { dayText } from '#app/locales/format.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listMentees } from '#db/mentoring.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const mentees = await showCompanions(context, mentor, await listMentees(context.db, mentor.id))
  return { mentees, active: countActive(mentees) }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.mentor.metaTitle, en: en.mentor.metaTitle })

export default function Mentor() {
  const { mentees, active } = useLoaderData<typeof loader>()
  const { mentor: t, person } = useText(fr, en)
  const language = useLanguage()
  const standing = useStanding()
  if (mentees.length === 0)
    return (
      <HomePage current="/mentor">
        <h1 className="title-1">{t.none.heading}</h1>
        <EmptyState title={t.none.title}>{t.none.text}</EmptyState>
      </HomePage>
    )
  return (
    <HomePage current="/mentor">
      <h1 className="title-1">{t.heading(mentees.length)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(active, mentees.length)}</p>
      <ul className="mt-8 border-b border-line">
        {mentees.map((mentee) => (
          <li
            key={mentee.id}
            className="grid gap-x-8 gap-y-1 border-t border-line py-5 md:grid-cols-[minmax(0,1fr)_15rem]"
          >
            <div>
              <h2 className="title-3">{mentee.name}</h2>
              {mentee.track ? <p className="mt-1 text-sm text-ink-2">{mentee.track}</p> : null}
              <p className="measure mt-1.5">{standing(mentee)}</p>
              <WordLink
                to={`/learners/${mentee.id}`}
                aria-label={person.openLabel(mentee.name)}
                className="inline-flex min-h-12 items-center font-semibold"
              >
                {person.open}
              </WordLink>
            </div>
            <div className="text-ink-2 md:pt-0.5">
              <p>{person.seen(mentee.seen)}</p>
              <p className="text-sm">{person.since(dayText(mentee.since, language, 'long'))}</p>
            </div>
          </li>
        ))}
      </ul>
    </HomePage>
  )
}
