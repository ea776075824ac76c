import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireMentor } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Lines } from '#app/components/me/known.tsx'
import { readForm } from '#app/form.server.ts'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { part } from '#app/people/acts.server.ts'
import { findMentorship } from '#db/mentoring.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const pair = { learnerId: params.id ?? '', mentorId: mentor.id }
  const mentorship = await findMentorship(context.db, pair)
  if (!mentorship) throw new Response(null, { status: 404 })
  return { id: mentorship.id, name: mentorship.name }
}

const schema = z.object({ mentorship: z.uuid() })

export async function action({ request, context }: ActionFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) throw new Response(null, { status: 400 })
  await part(context, { mentorshipId: read.value.mentorship, by: mentor.id })
  return redirect('/mentor?told=ended', 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.end.metaTitle, en: en.end.metaTitle })

export default function EndMentorship() {
  const { id, name } = useLoaderData<typeof loader>()
  const { end: t, profile } = useText(fr, en)
  return (
    <HomePage current="/mentor">
      <BackLink to="/mentor">{profile.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[20ch]">{t.heading(name)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <div className="mt-7 grid max-w-[34rem] gap-8">
        <Lines lines={[t.loses, t.hers, t.apart].map((text) => ({ key: text, text }))} />
        <Form method="post">
          <input type="hidden" name="mentorship" value={id} />
          <Button wide>{t.button(name)}</Button>
        </Form>
      </div>
    </HomePage>
  )
}
