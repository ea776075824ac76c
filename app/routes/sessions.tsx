import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOneOf } from '#app/auth.server.ts'
import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { EventLines } from '#app/components/events/lines.tsx'
import { SessionLines } from '#app/components/sessions/lines.tsx'
import { SessionsPage } from '#app/components/sessions/page.tsx'
import { useWhen } from '#app/components/sessions/when.ts'
import { showComingEvents } from '#app/events/view.server.ts'
import { events as eventsEn } from '#app/locales/en/events.ts'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { events as eventsFr } from '#app/locales/fr/events.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { day, meetingRoles } from '#app/sessions/rules.ts'
import { showSession, showSessions } from '#app/sessions/view.server.ts'
import { listSlots } from '#db/meeting-times.ts'
import { listRelations } from '#db/mentoring.ts'
import { listLooks } from '#db/session-looks.ts'
import { listComingSessions, listPastSessions } from '#db/sessions.ts'

/** Past sessions shown. */
const shownPast = 30
/** Days after a session during which the page asks how it was. */
const askedDays = 21

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const { db } = context
  const now = context.now()
  const [coming, past, relations, slots, events] = await Promise.all([
    listComingSessions(db, person.id, { after: now }),
    listPastSessions(db, person.id, { at: now, limit: shownPast }),
    listRelations(db, person.id),
    listSlots(db, person.id),
    showComingEvents(context, person),
  ])
  const looks = await listLooks(
    db,
    person.id,
    past.map(({ id }) => id),
  )
  const recent = (endsAt: Date) => now.getTime() - endsAt.getTime() < askedDays * day
  const waiting = past.filter(({ id, endsAt }) => !looks.has(id) && recent(endsAt))
  const accompanies = relations.some(({ companionId }) => companionId === person.id)
  return {
    coming: await showSessions(context, person, coming),
    waiting: waiting.map((session) => showSession(person, session)),
    past: past
      .filter((session) => !waiting.includes(session))
      .map((session) => ({ ...showSession(person, session), met: looks.get(session.id)?.met ?? null })),
    events,
    alone: relations.length === 0,
    accompanies,
    untold: accompanies && slots.length === 0,
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.list.metaTitle, en: en.list.metaTitle })

export default function Sessions() {
  const { coming, waiting, past, events, alone, accompanies, untold } = useLoaderData<typeof loader>()
  const t = useText(fr, en).list
  const eventWords = useText(eventsFr, eventsEn)
  const { when } = useWhen()
  const [next] = coming
  const nothing = coming.length + waiting.length + past.length + events.length === 0
  return (
    <SessionsPage>
      <h1 className="title-1 max-w-[22ch]">{next ? t.next(when(next.moment), next.name) : t.none}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(coming.length)}</p>
      {untold ? (
        <div className="mt-6 max-w-[44rem]">
          <Notice tone="thread">
            {t.noTimes}{' '}
            <WordLink to="/meeting-times" className="inline-flex min-h-11 items-center">
              {t.noTimesAct}
            </WordLink>
          </Notice>
        </div>
      ) : null}
      <div className="mt-6 flex flex-wrap items-center gap-x-7 gap-y-1">
        {alone ? null : (
          <ButtonLink wide to="/sessions/new">
            {t.book}
          </ButtonLink>
        )}
        <ButtonLink look="word" to="/meeting-times">
          {t.times}
        </ButtonLink>
        {coming.length + events.length > 0 ? (
          <ButtonLink look="word" to="/me/calendar">
            {t.calendar}
          </ButtonLink>
        ) : null}
      </div>
      {nothing ? (
        <EmptyState title={t.empty.title}>
          {alone ? t.empty.nobody : t.empty[accompanies ? 'companion' : 'learner']}
        </EmptyState>
      ) : (
        <div className="mt-10 grid max-w-[48rem] gap-12">
          <SessionLines id="waiting" title={t.waiting} text={t.waitingText} sessions={waiting} ask />
          <SessionLines id="coming" title={t.coming} sessions={coming} />
          <EventLines id="events" title={eventWords.list[accompanies ? 'coach' : 'title']} events={events} />
          <SessionLines id="past" title={t.past} sessions={past} />
        </div>
      )}
    </SessionsPage>
  )
}
