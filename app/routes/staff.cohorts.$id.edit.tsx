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
import { changeCohort } from '#app/cohorts/acts.server.ts'
import { cohortChoices, cohortFields, readCohort } from '#app/cohorts/form.server.ts'
import { requireCohortById } from '#app/cohorts/view.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { CohortForm } from '#app/components/cohorts/form.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { readForm, sendBack } from '#app/form.server.ts'
import { cohorts as en } from '#app/locales/en/cohorts.ts'
import { cohorts as fr } from '#app/locales/fr/cohorts.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listCohortMembers } from '#db/cohorts.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const cohort = await requireCohortById(context, params.id)
  const { id, name, track, startsOn, hoursPerWeek, places, coachId } = cohort
  const known = {
    ...{ name, track, startsOn, coach: coachId ?? '' },
    hours: hoursPerWeek?.toString() ?? '',
    places: places?.toString() ?? '',
  }
  return { ...(await cohortChoices(context, staff, cohort)), id, known }
}

const schema = z.object(cohortFields)

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const cohort = await requireCohortById(context, params.id)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { id, coachId } = cohort
  const members = (await listCohortMembers(context.db, id)).length
  const changed = readCohort(read.value, await cohortChoices(context, staff, cohort), { coachId, members })
  if ('problem' in changed) return sendBack(form, changed.field, changed.problem)
  const fewer = await changeCohort(context, staff, { ...changed.cohort, id })
  if (fewer) return sendBack(form, 'places', fewer)
  return redirect(`/staff/cohorts/${id}?told=changed`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function EditCohort() {
  const { id, known, tracks, coaches } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  return (
    <HomePage current="/staff">
      <BackLink to={`/staff/cohorts/${id}`}>{t.backOne}</BackLink>
      <h1 className="title-1 mt-2">{t.form.editTitle}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.form.editLead}</p>
      <CohortForm tracks={tracks} coaches={coaches} known={known} returned={returned} />
    </HomePage>
  )
}
