import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireOneOf } from '#app/auth.server.ts'
import { requirePlannedCohort } from '#app/coach/cohort.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { EventForm } from '#app/components/events/form.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { eventFields, makeEvent, readEvent } from '#app/events/acts.server.ts'
import { readForm, sendBack } from '#app/form.server.ts'
import { events as en } from '#app/locales/en/events.ts'
import { events as fr } from '#app/locales/fr/events.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { eventMinutes } from '#db/live-events.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const coach = await requireOneOf(['coach', 'staff'], request, context)
  const { id, name, coachId } = await requirePlannedCohort(context, coach, params.id)
  const side = coachId === coach.id ? ('coach' as const) : ('staff' as const)
  return { cohort: { id, name, side }, event: context.newId(), lengths: eventMinutes, zone: coach.timeZone }
}

const schema = z.object({ event: z.uuid(), ...eventFields })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const coach = await requireOneOf(['coach', 'staff'], request, context)
  const cohort = await requirePlannedCohort(context, coach, params.id)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { event: id, ...wish } = read.value
  const made = readEvent(wish, coach.timeZone, context.now())
  if ('problem' in made) return sendBack(form, made.field, made.problem)
  const outcome = await makeEvent(context, coach, { ...made.event, id, cohortId: cohort.id })
  if (outcome === null) throw new Response(null, { status: 404 })
  if (outcome === 'other') {
    // Sent once more, it is an event of its own.
    form.set('event', context.newId())
    return sendBack(form, null, 'known', 409)
  }
  return redirect(`/events/${id}?saved=made`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function NewEvent() {
  const { cohort, event, lengths, zone } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  return (
    <HomePage current={`/${cohort.side}`}>
      <BackLink to={`/${cohort.side}/cohorts/${cohort.id}`}>{t.back.coach}</BackLink>
      <p className="mt-2 font-bold text-ink-2">{cohort.name}</p>
      <h1 className="title-1 mt-1">{t.form.newTitle}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.form.newLead}</p>
      <EventForm
        hidden={{ name: 'event', value: event }}
        known={null}
        lengths={lengths}
        zone={zone}
        returned={returned}
      />
    </HomePage>
  )
}
