import { BackLink } from '#app/components/back-link.tsx'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCoach } from '#app/auth.server.ts'
import { HomePage } from '#app/components/home-page.tsx'
import { CompanionList } from '#app/components/homes/companion-list.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { countActive, showCompanions } from '#app/companions.server.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findCohort, listCohortMembers } from '#db/mentoring.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const coach = await requireCoach(request, context)
  const cohort = await findCohort(context.db, params.id ?? '')
  if (cohort?.coachId !== coach.id) throw new Response(null, { status: 404 })
  const members = await showCompanions(context, coach, await listCohortMembers(context.db, cohort.id))
  // Those who have been away longest first; those who never began before them.
  const away = ({ seen }: (typeof members)[number]) => seen ?? Infinity
  members.sort((a, b) => away(b) - away(a) || 0)
  return { name: cohort.name, members, active: countActive(members) }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.coach.metaTitle, en: en.coach.metaTitle })

export default function Cohort() {
  const { name, members, active } = useLoaderData<typeof loader>()
  const { coach } = useText(fr, en)
  const t = coach.cohort
  return (
    <HomePage current="/coach">
      <BackLink to="/coach">{t.back}</BackLink>
      <p className="mt-2 font-bold text-ink-2">{name}</p>
      {members.length === 0 ? (
        <>
          <h1 className="title-1 mt-1">{t.empty}</h1>
          <EmptyState title={coach.none.title}>{t.emptyText}</EmptyState>
        </>
      ) : (
        <>
          <h1 className="title-1 mt-1">{t.heading(active, members.length)}</h1>
          {active < members.length ? <p className="measure mt-3 text-lg text-ink-2">{t.pauses}</p> : null}
          <CompanionList companions={members} place="/learners" />
        </>
      )}
    </HomePage>
  )
}
