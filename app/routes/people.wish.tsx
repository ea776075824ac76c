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
import { SpokenFields } from '#app/components/people/spoken-fields.tsx'
import { Chips } from '#app/components/welcome/chips.tsx'
import { readForm } from '#app/form.server.ts'
import { people as en } from '#app/locales/en/people.ts'
import { spoken as spokenEn } from '#app/locales/en/spoken.ts'
import { people as fr } from '#app/locales/fr/people.ts'
import { spoken as spokenFr } from '#app/locales/fr/spoken.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { spokenLanguages, tones, topics } from '#app/people/words.ts'
import { findWish, saveWish } from '#db/mentor-wishes.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const learner = await requireLearner(request, context)
  const wish = await findWish(context.db, learner.id)
  const [main = learner.language, ...others] = wish?.languages ?? []
  return { topics: wish?.topics ?? [], main, others, tone: wish?.tone ?? 'any' }
}

const schema = z.object({
  topics: z.array(z.enum(topics, 'form')).max(topics.length, 'form').default([]),
  main: z.enum(spokenLanguages, 'language'),
  languages: z.array(z.enum(spokenLanguages, 'form')).max(spokenLanguages.length, 'form').default([]),
  tone: z.enum([...tones, 'any'], 'form').default('any'),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const learner = await requireLearner(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { main, languages, tone, ...value } = read.value
  const kind = {
    topics: value.topics,
    languages: [...new Set([main, ...languages])],
    tone: tone === 'any' ? null : tone,
  }
  await saveWish(context.db, { learnerId: learner.id, want: 'looking', kind, at: context.now() })
  return redirect('/people?told=saved', 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.wish.metaTitle, en: en.wish.metaTitle })

export default function Wish() {
  const wish = useLoaderData<typeof loader>()
  const { wish: t, back } = useText(fr, en)
  const words = useText(spokenFr, spokenEn)
  const form = useReturned(useActionData<typeof action>()?.returned, { language: t.language, form: t.form })
  return (
    <LearnerPage place="people">
      <BackLink to="/people">{back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[20ch]">{t.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <Form method="post" action="/people/wish" className="mt-8 grid max-w-[38rem] gap-8" noValidate>
        {form.summary}
        <Chips
          name="topics"
          legend={t.topics}
          choices={topics.map((value) => ({ value, label: words.topics[value] }))}
          chosen={form.ticked('topics', wish.topics)}
          error={form.error('topics')}
        />
        <SpokenFields
          labels={{ main: t.main, others: t.others }}
          main={form.value('main') ?? wish.main}
          others={form.ticked('languages', wish.others)}
          error={form.error('main')}
        />
        <RadioCards
          legend={t.tone}
          name="tone"
          chosen={form.value('tone') ?? wish.tone}
          choices={[
            ...tones.map((value) => ({ value, label: t.tones[value], note: words.toneNotes[value] })),
            { value: 'any', label: t.anyTone, quiet: true },
          ]}
          error={form.error('tone')}
        />
        <div>
          <Button wide>{t.save}</Button>
        </div>
      </Form>
    </LearnerPage>
  )
}
