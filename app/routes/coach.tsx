import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireCoach } from '#app/auth.server.ts'
import { sendAnswer, showSeen } from '#app/coach/week.server.ts'
import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { CohortList } from '#app/components/coach/cohorts.tsx'
import { Contested, SeenList } from '#app/components/coach/seen.tsx'
import { EventLines } from '#app/components/events/lines.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { showComingEvents } from '#app/events/view.server.ts'
import { readQueue } from '#app/feedback/queue.server.ts'
import { coach as coachEn } from '#app/locales/en/coach.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { dayOf } from '#app/locales/format.ts'
import { coach as coachFr } from '#app/locales/fr/coach.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listCohorts } from '#db/cohorts.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const coach = await requireCoach(request, context)
  const { catalog } = await context.catalogs.published(context.db)
  const today = dayOf(context.now(), coach.timeZone)
  const [cohorts, week, events, works] = await Promise.all([
    listCohorts(context.db, coach.id),
    showSeen(context, coach),
    showComingEvents(context, coach),
    readQueue(context, coach),
  ])
  const hers = works.filter(({ holder }) => holder === null || holder === 'own')
  return {
    ...week,
    events,
    projects: hers.length,
    oldest: hers[0] ? { id: hers[0].id, days: Math.floor(hers[0].hours / 24) } : null,
    cohorts: cohorts.map(({ id, name, track, startsOn, members }) => ({
      ...{ id, name, startsOn, members },
      started: startsOn <= today,
      track: catalog.tracks.find(({ slug }) => slug === track)?.name ?? null,
    })),
  }
}

/** Answers what a learner says of herself; `sendAnswer` holds the schema of its form. */
export async function action({ request, context }: ActionFunctionArgs) {
  const coach = await requireCoach(request, context)
  const outcome = await sendAnswer(context, coach, await request.formData())
  if (typeof outcome === 'string') return redirect(`/coach?answer=${outcome}`, 303)
  return data({ returned: outcome.returned }, { status: 400 })
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.coach.metaTitle, en: en.coach.metaTitle })

export default function Coach() {
  const { cohorts, seen, contested, events, projects, oldest } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const [query] = useSearchParams()
  const words = useText(fr, en).coach
  const t = useText(coachFr, coachEn).week
  if (cohorts.length === 0)
    return (
      <HomePage current="/coach">
        <h1 className="title-1">{words.none.heading}</h1>
        <EmptyState title={words.none.title}>{words.none.text}</EmptyState>
      </HomePage>
    )
  const members = cohorts.reduce((sum, cohort) => sum + cohort.members, 0)
  const waiting = seen.length === 0 ? oldest : null
  return (
    <HomePage current="/coach">
      <h1 className="title-1 max-w-[24ch]">
        {waiting ? t.projects.heading(projects) : t.heading(seen.length)}
      </h1>
      <p className="measure mt-3 text-lg text-ink-2">
        {waiting ? t.projects.lead(waiting.days) : seen.length > 0 ? t.lead : t.calmLead}
      </p>
      {waiting ? (
        <p className="mt-6">
          <ButtonLink to={`/projects/${waiting.id}`}>{t.projects.act(projects)}</ButtonLink>
        </p>
      ) : null}
      {query.has('answer') && !returned ? (
        <div className="mt-6 max-w-[46rem]">
          <Notice tone={query.get('answer') === 'done' ? 'leaf' : 'sky'} live="polite">
            {query.get('answer') === 'done' ? t.answered : t.answeredBefore}
          </Notice>
        </div>
      ) : null}
      <SeenList seen={seen} />
      <p className="mt-3">
        <WordLink to="/coach/rules" className="inline-flex min-h-12 items-center">
          {t.rules}
        </WordLink>
      </p>
      {contested.length > 0 ? <Contested contested={contested} returned={returned} /> : null}
      <section aria-labelledby="cohorts" className="mt-12">
        <h2 id="cohorts" className="title-2">
          {words.heading(cohorts.length, members)}
        </h2>
        <p className="mt-1 text-ink-2">{words.lead}</p>
        <CohortList cohorts={cohorts} />
      </section>
      <div className="mt-12 max-w-[48rem]">
        <EventLines id="events" title={t.events} events={events} />
      </div>
    </HomePage>
  )
}
