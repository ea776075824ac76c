import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { Lines } from '#app/components/me/known.tsx'
import { readForm } from '#app/form.server.ts'
import { people as en } from '#app/locales/en/people.ts'
import { people as fr } from '#app/locales/fr/people.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { part } from '#app/people/acts.server.ts'
import { findMentor } from '#db/mentoring.ts'
import { mentorWants } from '#db/schema/mentors.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const learner = await requireLearner(request, context)
  const mentor = await findMentor(context.db, learner.id)
  if (!mentor) throw redirect('/people')
  return { name: mentor.name, mentorshipId: mentor.mentorshipId }
}

const schema = z.object({ mentorship: z.uuid('form'), then: z.enum(mentorWants, 'then') })

export async function action({ request, context }: ActionFunctionArgs) {
  const learner = await requireLearner(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) {
    if (read.returned.problems.some(({ field }) => field !== 'then'))
      throw new Response(null, { status: 400 })
    return data({ returned: read.returned }, { status: 400 })
  }
  const { mentorship: mentorshipId, then: want } = read.value
  await part(context, { mentorshipId, by: learner.id, want })
  return redirect('/people?told=ended', 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.end.metaTitle, en: en.end.metaTitle })

export default function End() {
  const { name, mentorshipId } = useLoaderData<typeof loader>()
  const { end: t, back } = useText(fr, en)
  const form = useReturned(useActionData<typeof action>()?.returned, { then: t.form })
  const lines = [t.loses(name), t.back, t.keeps]
  return (
    <LearnerPage place="people">
      <BackLink to="/people">{back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[20ch]">{t.heading(name)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <div className="mt-7 grid max-w-[34rem] gap-8">
        <Lines lines={lines.map((text) => ({ key: text, text }))} />
        {form.summary}
        <Form method="post" action="/people/end" className="grid gap-7" noValidate>
          <input type="hidden" name="mentorship" value={mentorshipId} />
          <RadioCards
            legend={t.then}
            name="then"
            chosen={form.value('then')}
            choices={mentorWants.map((value) => ({ value, label: t.choices[value] }))}
            error={form.error('then')}
          />
          <div>
            <Button wide>{t.button(name)}</Button>
          </div>
        </Form>
      </div>
    </LearnerPage>
  )
}
