import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { makeCohort } from '#app/cohorts/acts.server.ts'
import { cohortChoices, cohortFields, readCohort } from '#app/cohorts/form.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { CohortForm } from '#app/components/cohorts/form.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { readForm, sendBack } from '#app/form.server.ts'
import { cohorts as en } from '#app/locales/en/cohorts.ts'
import { cohorts as fr } from '#app/locales/fr/cohorts.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  return { ...(await cohortChoices(context, staff)), id: context.newId() }
}

const schema = z.object({ id: z.uuid(), ...cohortFields })

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { id, ...wish } = read.value
  const made = readCohort(wish, await cohortChoices(context, staff))
  if ('problem' in made) return sendBack(form, made.field, made.problem)
  await makeCohort(context, staff, { ...made.cohort, id })
  return redirect(`/staff/cohorts/${id}?told=made`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function NewCohort() {
  const { id, tracks, coaches } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/cohorts">{t.backList}</BackLink>
      <h1 className="title-1 mt-2">{t.form.newTitle}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.form.newLead}</p>
      <CohortForm tracks={tracks} coaches={coaches} known={null} id={id} returned={returned} />
    </HomePage>
  )
}
