import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { z } from 'zod'
import { requireOneOf } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { NoStart } from '#app/components/sessions/no-start.tsx'
import { SessionsPage } from '#app/components/sessions/page.tsx'
import { StartChoice } from '#app/components/sessions/starts.tsx'
import { useWhen } from '#app/components/sessions/when.ts'
import { readForm, sendBack } from '#app/form.server.ts'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { move } from '#app/sessions/acts.server.ts'
import { firstName, meetingRoles } from '#app/sessions/rules.ts'
import { showFreeStarts } from '#app/sessions/times.server.ts'
import { showSession } from '#app/sessions/view.server.ts'
import { findSession } from '#db/sessions.ts'
import type { SessionLength } from '#engine/meeting.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const session = await findSession(context.db, person.id, params.id ?? '')
  if (!session) throw new Response(null, { status: 404 })
  if (session.state !== 'booked' || session.startsAt <= context.now())
    throw redirect(`/sessions/${session.id}?stale`)
  const query = new URL(request.url).searchParams
  const shown = showSession(person, session)
  const from = z.iso.date().safeParse(query.get('from'))
  return {
    session: shown,
    sequence: session.sequence,
    zone: person.timeZone,
    free: await showFreeStarts(context, person, session, {
      minutes: shown.minutes as SessionLength,
      from: from.success ? from.data : null,
      everyHour: query.get('hours') === 'all',
      but: session.id,
    }),
  }
}

const schema = z.object({
  sequence: z.coerce.number().int().min(0),
  start: z.iso.datetime('start'),
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const session = await findSession(context.db, person.id, params.id ?? '')
  if (!session) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { start, sequence } = read.value
  if ((await context.limits.take('bookingByPerson', person.id)) !== null)
    return sendBack(form, 'start', 'wait', 429)
  const outcome = await move(context, person, session, { startsAt: new Date(start), sequence })
  if (outcome === 'moved') return redirect(`/sessions/${session.id}?moved`, 303)
  if (outcome === 'stale') return redirect(`/sessions/${session.id}?stale`, 303)
  return sendBack(form, 'start', outcome, 409)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.moving.metaTitle, en: en.moving.metaTitle })

export default function MoveSession() {
  const { session, sequence, zone, free } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const all = useText(fr, en)
  const t = all.moving
  const form = useReturned(result?.returned, all.problems)
  const { when, there } = useWhen()
  const { search } = useLocation()
  const accompanies = session.role === 'companion'
  const linkTo = (changes: Record<string, string>) => {
    const query = new URLSearchParams(search)
    for (const [name, value] of Object.entries(changes)) query.set(name, value)
    return `/sessions/${session.id}/move?${query}`
  }
  return (
    <SessionsPage>
      <BackLink to={`/sessions/${session.id}`}>{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading(firstName(session.name))}</h1>
      <p className="measure mt-4 text-lg text-ink-2">
        {t.now(when(session.moment))} {there(session.name, session.moment)}
      </p>
      <div className="mt-8 grid max-w-[48rem] gap-8">
        {form.summary}
        {free.days.length === 0 ? (
          <NoStart free={free} other={{ name: session.name, accompanies }} minutes={session.minutes} />
        ) : (
          <Form method="post" action={linkTo({})} className="grid gap-8" noValidate>
            <input type="hidden" name="sequence" value={sequence} />
            <StartChoice
              key={free.days[0]?.date}
              free={free}
              name={session.name}
              zone={zone}
              accompanies={accompanies}
              chosen={form.value('start')}
              error={form.error('start')}
              linkTo={linkTo}
            />
            <div>
              <Button wide>{t.save}</Button>
            </div>
          </Form>
        )}
      </div>
    </SessionsPage>
  )
}
