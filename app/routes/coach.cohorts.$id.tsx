import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireCoach } from '#app/auth.server.ts'
import { boardSorts, showBoard } from '#app/coach/board.server.ts'
import { requireCohort } from '#app/coach/cohort.server.ts'
import { countActive } from '#app/companions.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Board, BoardOrder } from '#app/components/coach/board.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { coach as coachEn } from '#app/locales/en/coach.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { coach as coachFr } from '#app/locales/fr/coach.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'

const sortField = z.enum(boardSorts).catch('seen')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const coach = await requireCoach(request, context)
  const cohort = await requireCohort(context, coach, params.id)
  const sort = sortField.parse(new URL(request.url).searchParams.get('sort'))
  const rows = await showBoard(context, coach, cohort, sort)
  return { id: cohort.id, name: cohort.name, rows, sort, sorts: boardSorts, active: countActive(rows) }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.coach.metaTitle, en: en.coach.metaTitle })

export default function Cohort() {
  const { name, rows, sort, sorts, active } = useLoaderData<typeof loader>()
  const { cohort: t, none } = useText(fr, en).coach
  const { board } = useText(coachFr, coachEn)
  return (
    <HomePage current="/coach">
      <BackLink to="/coach">{t.back}</BackLink>
      <p className="mt-2 font-bold text-ink-2">{name}</p>
      {rows.length === 0 ? (
        <>
          <h1 className="title-1 mt-1">{t.empty}</h1>
          <EmptyState title={none.title}>{t.emptyText}</EmptyState>
        </>
      ) : (
        <>
          <h1 className="title-1 mt-1">{t.heading(active, rows.length)}</h1>
          {active < rows.length ? <p className="measure mt-3 text-lg text-ink-2">{t.pauses}</p> : null}
          <BoardOrder current={sort} sorts={sorts} />
          <div className="mt-3">
            <Board name={name} rows={rows} />
          </div>
          <p className="measure mt-4 text-sm text-ink-2">{board.note}</p>
        </>
      )}
    </HomePage>
  )
}
