import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireCoach } from '#app/auth.server.ts'
import { boardSorts, showBoard } from '#app/coach/board.server.ts'
import { requireCohort } from '#app/coach/cohort.server.ts'
import { countActive } from '#app/companions.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { Board, BoardOrder } from '#app/components/coach/board.tsx'
import { EventLines } from '#app/components/events/lines.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { showEvent } from '#app/events/view.server.ts'
import { coach as coachEn } from '#app/locales/en/coach.ts'
import { events as eventsEn } from '#app/locales/en/events.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { coach as coachFr } from '#app/locales/fr/coach.ts'
import { events as eventsFr } from '#app/locales/fr/events.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listEvents } from '#db/live-events.ts'

/** Past events on the page. */
const shownPast = 12
const sortField = z.enum(boardSorts).catch('seen')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const coach = await requireCoach(request, context)
  const cohort = await requireCohort(context, coach, params.id)
  const sort = sortField.parse(new URL(request.url).searchParams.get('sort'))
  const now = context.now()
  const [rows, events, past] = await Promise.all([
    showBoard(context, coach, cohort, sort),
    listEvents(context.db, coach.id, { after: now, cohortId: cohort.id }),
    listEvents(context.db, coach.id, { before: now, cohortId: cohort.id }, shownPast),
  ])
  return {
    ...{ id: cohort.id, name: cohort.name, rows, sort, sorts: boardSorts, active: countActive(rows) },
    events: events.map((event) => showEvent(coach, event)),
    past: past.map((event) => showEvent(coach, event)),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.coach.metaTitle, en: en.coach.metaTitle })

export default function Cohort() {
  const { id, name, rows, sort, sorts, active, events, past } = useLoaderData<typeof loader>()
  const { cohort: t, none } = useText(fr, en).coach
  const { board, write } = useText(coachFr, coachEn)
  const { list } = useText(eventsFr, eventsEn)
  const [query] = useSearchParams()
  const count = (name: string) => (/^\d{1,3}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : 0)
  const [sent, left] = [count('sent'), count('left')]
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
          <p className="mt-5 flex flex-wrap items-center gap-x-7 gap-y-2">
            <ButtonLink wide look="outline" to={`/coach/cohorts/${id}/write`}>
              {board.write}
            </ButtonLink>
            <ButtonLink look="word" to={`/coach/cohorts/${id}/event`}>
              {board.event}
            </ButtonLink>
          </p>
          <div className="mt-6 grid max-w-[46rem] gap-4 empty:hidden">
            {sent > 0 ? (
              <Notice tone="leaf" live="polite">
                {write.sent(sent)}
              </Notice>
            ) : null}
            {left > 0 ? (
              <Notice tone="sky" live="polite">
                {write.left(left)}
              </Notice>
            ) : null}
          </div>
          <BoardOrder current={sort} sorts={sorts} />
          <div className="mt-3">
            <Board name={name} rows={rows} />
          </div>
          <p className="measure mt-4 text-sm text-ink-2">{board.note}</p>
          <div className="mt-12 grid max-w-[48rem] gap-12">
            <EventLines id="events" title={list.coach} events={events} />
            <EventLines id="past-events" title={list.past} events={past} />
          </div>
        </>
      )}
    </HomePage>
  )
}
