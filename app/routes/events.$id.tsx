import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireOneOf } from '#app/auth.server.ts'
import { requireEvent } from '#app/coach/cohort.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { OutsideLink } from '#app/components/button.tsx'
import { Attendance, Coming, EventChanges } from '#app/components/events/one.tsx'
import { Notice } from '#app/components/notice.tsx'
import { SessionsPage } from '#app/components/sessions/page.tsx'
import { useWhen } from '#app/components/sessions/when.ts'
import { callOff } from '#app/events/acts.server.ts'
import { showEvent } from '#app/events/view.server.ts'
import { events as en } from '#app/locales/en/events.ts'
import { events as fr } from '#app/locales/fr/events.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { zoneName } from '#app/sessions/zone-name.ts'
import { recordAudit } from '#db/audit.ts'
import { listAttendance, saveAttendance, saveComing } from '#db/live-events.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireOneOf(['learner', 'coach', 'staff'], request, context)
  const event = await requireEvent(context, person, params.id)
  const now = context.now()
  const { about, videoLink, side, coach, cohortId, startsAt, endsAt, cancelledAt, attended } = event
  return {
    event: showEvent(person, event),
    ...{ about, videoLink, side, coach, cohortId, attended, zone: person.timeZone },
    cancelled: cancelledAt !== null,
    began: startsAt <= now,
    past: endsAt <= now,
    members: side !== 'member' ? await listAttendance(context.db, event) : null,
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('come'), coming: z.enum(['yes', 'no']) }),
  z.object({ intent: z.literal('cancel') }),
  z.object({ intent: z.literal('present') }),
])

/** A member says whether she comes; its coach cancels it, or keeps who was there. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireOneOf(['learner', 'coach', 'staff'], request, context)
  const event = await requireEvent(context, person, params.id)
  const form = await request.formData()
  const read = schema.safeParse(Object.fromEntries(form))
  if (!read.success) throw new Response(null, { status: 400 })
  const at = context.now()
  const { id, side, cancelledAt, startsAt, endsAt } = event
  const back = (saved: string) => redirect(`/events/${id}?saved=${saved}`, 303)
  const act = read.data
  if ((act.intent === 'come') !== (side === 'member')) throw new Response(null, { status: 404 })
  if (act.intent === 'come') {
    if (cancelledAt || endsAt <= at) return back('over')
    const coming = act.coming === 'yes'
    await saveComing(context.db, { learnerId: person.id, eventId: id, coming, at })
    return back(act.coming)
  }
  if (act.intent === 'cancel')
    return (await callOff(context, person, event)) ? redirect(`/events/${id}`, 303) : back('over')
  if (cancelledAt || startsAt > at) return back('stale')
  const present = form.getAll('present').filter((one) => typeof one === 'string')
  await context.db.transaction(async (tx) => {
    await saveAttendance(tx, event, present, at)
    await recordAudit(tx, { at, actorId: person.id, action: 'event.attendance', subjectId: id })
  })
  return back('present')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function Event() {
  const { event, about, videoLink, side, coach, cohortId, attended, zone, cancelled, began, past, members } =
    useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const language = useLanguage()
  const { When } = useWhen()
  const [query] = useSearchParams()
  const saved = query.get('saved')
  const told = saved && Object.hasOwn(t.saved, saved) ? t.saved[saved as keyof typeof t.saved] : null
  return (
    <SessionsPage>
      <div className="max-w-[46rem]">
        <BackLink to={side === 'member' ? '/sessions' : `/${side}/cohorts/${cohortId}`}>
          {t.back[side]}
        </BackLink>
        <h1 className="title-1 mt-2 wrap-anywhere">{event.title}</h1>
        <p className="mt-3 text-lg">
          <strong>{When(event.moment)}</strong>, {t.minutes(event.minutes)}
        </p>
        <p className="text-ink-2">
          {t.for(event.cohort, side === 'coach' ? null : coach)}. {t.zone(zoneName(zone, language))}
        </p>
        <div className="mt-5 grid gap-4 empty:hidden">
          {told ? (
            <Notice tone={saved === 'stale' || saved === 'over' ? 'sky' : 'leaf'} live="polite">
              {told}
            </Notice>
          ) : null}
          {cancelled ? <Notice tone="plain">{t.cancelled}</Notice> : null}
        </div>
        {about ? <p className="measure mt-6 whitespace-pre-line wrap-anywhere">{about}</p> : null}
        {cancelled || past ? null : (
          <p className="mt-5">
            {videoLink ? (
              <OutsideLink href={videoLink}>{t.link}</OutsideLink>
            ) : (
              <span className="text-ink-2">{t.linkLater}</span>
            )}
          </p>
        )}
        {past && !cancelled && side === 'member' ? (
          <p className="mt-5">{attended === null ? t.past : t.were(attended)}</p>
        ) : null}
        {side === 'member' && !cancelled && !past ? <Coming coming={event.coming} /> : null}
        {members && !cancelled ? <Attendance members={members} began={began} /> : null}
        {side !== 'member' && !cancelled && !past ? <EventChanges id={event.id} /> : null}
      </div>
    </SessionsPage>
  )
}
