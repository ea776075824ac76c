import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { requireOneOf } from '#app/auth.server.ts'
import { requireEvent } from '#app/coach/cohort.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { EventForm } from '#app/components/events/form.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { eventFields, moveEvent, readEvent } from '#app/events/acts.server.ts'
import { readForm, sendBack } from '#app/form.server.ts'
import { events as en } from '#app/locales/en/events.ts'
import { events as fr } from '#app/locales/fr/events.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { showMoment } from '#app/sessions/times.server.ts'
import { eventMinutes } from '#db/live-events.ts'

/** The coach who asks, and her event, or staff; throws 404 for any other. */
async function requireOwn(request: Request, context: RequestContext, id = '') {
  const coach = await requireOneOf(['coach', 'staff'], request, context)
  const event = await requireEvent(context, coach, id)
  if (event.side === 'member') throw new Response(null, { status: 404 })
  return { coach, event }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { coach, event } = await requireOwn(request, context, params.id)
  const { id, title, about, startsAt, endsAt, videoLink, sequence, cancelledAt } = event
  if (cancelledAt || endsAt <= context.now()) throw redirect(`/events/${id}?saved=over`)
  const { date, time } = showMoment(startsAt, coach.timeZone, coach.timeZone)
  const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000
  return {
    ...{ id, side: event.side, sequence, zone: coach.timeZone, lengths: eventMinutes },
    known: { title, about, date, time, minutes, videoLink: videoLink ?? '' },
  }
}

const schema = z.object({ sequence: z.coerce.number().int().min(0), ...eventFields })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { coach, event } = await requireOwn(request, context, params.id)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { sequence, ...wish } = read.value
  const made = readEvent(wish, coach.timeZone, context.now(), event)
  if ('problem' in made) return sendBack(form, made.field, made.problem)
  const outcome = await moveEvent(context, coach, event, { ...made.event, sequence })
  return redirect(`/events/${event.id}?saved=${outcome}`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function EditEvent() {
  const { id, side, sequence, known, lengths, zone } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  return (
    <HomePage current={`/${side}`}>
      <BackLink to={`/events/${id}`}>{known.title}</BackLink>
      <h1 className="title-1 mt-2">{t.form.editTitle}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.form.editLead}</p>
      <EventForm
        hidden={{ name: 'sequence', value: String(sequence) }}
        known={known}
        lengths={lengths}
        zone={zone}
        returned={returned}
      />
    </HomePage>
  )
}
