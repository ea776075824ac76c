import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCoach } from '#app/auth.server.ts'
import { requireCohort } from '#app/coach/cohort.server.ts'
import { listRecipients, writeToSeveral } from '#app/coach/write.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { ChooseForm, ReadForm } from '#app/components/coach/write.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { coach as en } from '#app/locales/en/coach.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const coach = await requireCoach(request, context)
  const cohort = await requireCohort(context, coach, params.id)
  const recipients = await listRecipients(context, coach, cohort)
  return {
    ...{ id: cohort.id, name: cohort.name, form: context.newId() },
    recipients: recipients.map(({ id, name }) => ({ id, name })),
  }
}

/** Shows the messages one by one, or sends them; `writeToSeveral` holds the schema of both forms. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const coach = await requireCoach(request, context)
  const cohort = await requireCohort(context, coach, params.id)
  const outcome = await writeToSeveral(context, coach, cohort, await request.formData())
  if ('sent' in outcome) {
    const { sent, left } = outcome
    return redirect(`/coach/cohorts/${cohort.id}?sent=${sent}${left > 0 ? `&left=${left}` : ''}`, 303)
  }
  return data(outcome.written, { status: outcome.status })
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.write.metaTitle, en: en.write.metaTitle })

export default function Write() {
  const { id, name, form, recipients } = useLoaderData<typeof loader>()
  const written = useActionData<typeof action>()
  const t = useText(fr, en).write
  const reading = written?.step === 'read' ? written : null
  const returned = written?.step === 'choose' ? written : undefined
  return (
    <HomePage current="/coach">
      <BackLink to={`/coach/cohorts/${id}`}>{t.back}</BackLink>
      <p className="mt-2 font-bold text-ink-2">{name}</p>
      <h1 className="title-1 mt-1 max-w-[22ch]">
        {reading ? t.previewHeading(reading.drafts.length) : t.heading}
      </h1>
      <p className="measure mt-3 text-lg text-ink-2">{reading ? t.previewLead : t.lead}</p>
      {recipients.length === 0 ? (
        <EmptyState title={t.nobody} />
      ) : reading ? (
        <ReadForm key={reading.form} written={reading} />
      ) : (
        <ChooseForm
          key={returned?.form ?? form}
          form={returned?.form ?? form}
          recipients={recipients}
          returned={returned}
        />
      )}
    </HomePage>
  )
}
