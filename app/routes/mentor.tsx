import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireMentor } from '#app/auth.server.ts'
import { HomePage } from '#app/components/home-page.tsx'
import { CompanionList } from '#app/components/homes/companion-list.tsx'
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
      <CompanionList
        companions={mentees}
        place="/mentor/mentees"
        note={({ since }) => person.since(dayText(since, language, 'dayMonth'))}
      />
    </HomePage>
  )
}
