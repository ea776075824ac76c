import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireOneOf } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { BackLink } from '#app/components/back-link.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { AwayNotice } from '#app/components/sessions/away.tsx'
import { Changes } from '#app/components/sessions/changes.tsx'
import { LookBack } from '#app/components/sessions/look-back.tsx'
import { SessionsPage } from '#app/components/sessions/page.tsx'
import { Preparation, Prepared } from '#app/components/sessions/preparation.tsx'
import { useWhen } from '#app/components/sessions/when.ts'
import { readForm, sendBack } from '#app/form.server.ts'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { cancel } from '#app/sessions/acts.server.ts'
import { agendaField } from '#app/sessions/agenda.ts'
import { calmHours, firstName, hour, isLate, meetingRoles } from '#app/sessions/rules.ts'
import { showMoment } from '#app/sessions/times.server.ts'
import { showSession, showSessions } from '#app/sessions/view.server.ts'
import { listLooks, saveLook } from '#db/session-looks.ts'
import { savePreparation } from '#db/session-booking.ts'
import { findSession } from '#db/sessions.ts'
import { goOns } from '#db/schema/sessions.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const session = await findSession(context.db, person.id, params.id ?? '')
  if (!session) throw new Response(null, { status: 404 })
  const now = context.now()
  const { state, startsAt, endsAt, agenda, videoLink, changedBy } = session
  const phase = state === 'cancelled' ? state : startsAt > now ? 'coming' : endsAt > now ? 'running' : 'past'
  const look =
    phase === 'past' ? (await listLooks(context.db, person.id, [session.id])).get(session.id) : null
  const [shown = showSession(person, session)] =
    phase === 'coming' ? await showSessions(context, person, [session]) : []
  const calmUntil = new Date(startsAt.getTime() - calmHours * hour)
  return {
    ...{ session: shown, phase: phase as Phase, agenda, videoLink },
    otherId: session.other.id,
    by:
      changedBy === person.id
        ? ('you' as const)
        : changedBy === session.other.id
          ? ('other' as const)
          : ('nobody' as const),
    late: isLate(startsAt, now),
    calmUntil: showMoment(calmUntil, person.timeZone, session.other.timeZone),
    look: look ? { met: look.met, useful: look.useful, goOn: look.goOn } : null,
  }
}

type Phase = 'cancelled' | 'coming' | 'running' | 'past'

const link = z
  .string()
  .trim()
  .max(500, 'link')
  .regex(/^https:\/\/[^\s/]+\.[^\s]+$/i, 'link')
  .refine(URL.canParse, 'link')
  .optional()
  .transform((value) => value ?? null)
const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('prepare'),
    agenda: agendaField,
    before: agendaField,
    videoLink: link,
    linkBefore: link,
  }),
  z.object({ intent: z.literal('cancel') }),
  z.object({
    intent: z.literal('look'),
    met: z.enum(['yes', 'no'], 'met'),
    useful: z.enum(['yes', 'no']).optional(),
    goOn: z.enum(goOns).optional(),
  }),
])

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const session = await findSession(context.db, person.id, params.id ?? '')
  if (!session) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { id } = session
  const act = read.value
  if (act.intent === 'cancel')
    return redirect(`/sessions/${id}${(await cancel(context, person, session)) ? '' : '?stale'}`, 303)
  const at = context.now()
  if (act.intent === 'prepare') {
    const { agenda, before, videoLink, linkBefore } = act
    const saved = await savePreparation(context.db, {
      ...{ id, at, agenda: { before, now: agenda } },
      videoLink: { before: linkBefore, now: videoLink },
    })
    if (saved === 'changed') return sendBack(form, 'agenda', 'prepared', 409)
    return redirect(`/sessions/${id}?${saved === 'saved' ? 'saved' : 'stale'}`, 303)
  }
  if (session.state !== 'booked' || session.endsAt > at) return redirect(`/sessions/${id}?stale`, 303)
  const met = act.met === 'yes'
  await saveLook(context.db, {
    ...{ personId: person.id, sessionId: id, met, at },
    useful: met && act.useful ? act.useful === 'yes' : null,
    goOn: met ? (act.goOn ?? null) : null,
  })
  return redirect(`/sessions/${id}?looked`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.one.metaTitle, en: en.one.metaTitle })

export default function Session() {
  const { session, phase, by, otherId, agenda, videoLink, late, calmUntil, look } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const all = useText(fr, en)
  const t = all.one
  const form = useReturned(result?.returned, all.problems)
  const { when, there } = useWhen()
  const [query] = useSearchParams()
  const { moment, minutes, name } = session
  const called = firstName(name)
  const done = (['booked', 'moved', 'saved'] as const).find((word) => query.has(word))
  return (
    <SessionsPage>
      <div className="max-w-[44rem]">
        <BackLink to="/sessions">{t.back}</BackLink>
        <h1 className="title-1 mt-2 max-w-[22ch]">
          {phase === 'cancelled' ? t.cancelledHeading : t.heading(when(moment))}
        </h1>
        <p className="mt-4 text-lg text-ink-2">
          {phase === 'cancelled' ? `${t.was(when(moment))} ` : ''}
          {t.with(name, minutes)} {phase === 'running' ? t.running : null}
        </p>
        {moment.there ? <p className="text-ink-2">{there(name, moment)}</p> : null}
        <div className="mt-6 grid gap-4 empty:hidden">
          {form.summary}
          {done && !result && phase === 'coming' ? (
            <Notice tone="leaf" live="polite">
              {t[done]}
            </Notice>
          ) : null}
          {query.has('stale') && !result ? (
            <Notice tone="thread" live="polite">
              {all.problems.stale}
            </Notice>
          ) : null}
        </div>
        {session.away ? (
          <div className="mt-6">
            <AwayNotice session={session} />
          </div>
        ) : null}
        {phase === 'cancelled' ? (
          <div className="mt-2">
            <p>{by === 'other' ? t.cancelledBy.other(called) : t.cancelledBy[by]}</p>
            {by === 'nobody' ? null : (
              <ButtonLink wide to={`/sessions/new?with=${otherId}`} className="mt-6">
                {t.again}
              </ButtonLink>
            )}
          </div>
        ) : null}
        {phase === 'past' ? (
          <LookBack
            name={called}
            otherId={otherId}
            look={look}
            form={form}
            learns={session.role !== 'companion'}
          />
        ) : null}
        {phase === 'coming' || phase === 'running' ? (
          <Preparation agenda={agenda} videoLink={videoLink} form={form} />
        ) : (
          <Prepared agenda={agenda} />
        )}
        {phase === 'coming' ? (
          <Changes id={session.id} name={called} late={late} until={when(calmUntil)} />
        ) : null}
      </div>
    </SessionsPage>
  )
}
