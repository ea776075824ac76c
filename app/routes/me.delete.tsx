import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { requirePerson } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { OwnPage } from '#app/components/account-page.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { readForm, sendBack } from '#app/form.server.ts'
import { me as en } from '#app/locales/en/me.ts'
import { dayText } from '#app/locales/format.ts'
import { me as fr } from '#app/locales/fr/me.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { cancelDeletion, findPerson, listPeople, requestDeletion } from '#db/people.ts'
import type { loader as shell } from '#app/routes/me.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context)
  return { learns: person.roles.includes('learner') }
}

/** The word of either language, as people type it. */
const confirmations = [fr.delete.word, en.delete.word]

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('keep') }),
  z.object({
    intent: z.literal('delete'),
    word: z
      .string({ error: 'word' })
      .refine((word) => confirmations.includes(word.replace(/[«»“”"'\s]/g, '').toLowerCase()), 'word'),
  }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(request, context)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) {
    if (form.get('intent') !== 'delete') throw new Response(null, { status: 400 })
    return data({ returned: read.returned }, { status: 400 })
  }
  if (read.value.intent === 'keep') {
    await cancelDeletion(context.db, person.id, context.now())
    return redirect('/me?kept')
  }
  if (person.roles.includes('admin') && (await listPeople(context.db, { role: 'admin', limit: 1 })).total < 2)
    return sendBack(form, null, 'lastAdmin', 409)
  const asked = (await findPerson(context.db, person.id))?.deletionRequestedAt
  const on = await requestDeletion(context.db, person.id, context.now())
  if (!asked) await context.mail.send({ kind: 'deletion', personId: person.id, at: on.toISOString() })
  return redirect('/me/delete')
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.delete.metaTitle, en: en.delete.metaTitle })

export default function Delete() {
  const { learns } = useLoaderData<typeof loader>()
  const form = useReturned(useActionData<typeof action>()?.returned)
  const pending = useRouteLoaderData<typeof shell>('routes/me')?.deletionOn ?? null
  const t = useText(fr, en).delete
  const language = useLanguage()
  const what = (
    <>
      <Part id="goes" title={t.goes} lines={t.goesList} />
      <Part id="stays" title={t.stays} lines={Object.values(t.staysList)}>
        <p className="mt-3 text-ink-2">{t.backups}</p>
      </Part>
    </>
  )
  if (pending)
    return (
      <OwnPage title={t.pendingHeading(dayText(pending, language, 'day'))} lead={t.pendingLead}>
        {what}
      </OwnPage>
    )
  return (
    <OwnPage title={t.heading} lead={t.lead}>
      {what}
      <section aria-labelledby="first">
        <h2 id="first" className="title-2">
          {t.first}
        </h2>
        {learns ? <p className="mt-2">{t.pauseText}</p> : null}
        <p>
          <WordLink
            to="/me/data.json"
            reloadDocument
            download
            className="inline-flex min-h-12 items-center font-semibold"
          >
            {t.download}
          </WordLink>
        </p>
      </section>
      <section aria-labelledby="ask">
        <h2 id="ask" className="title-2">
          {t.form}
        </h2>
        <div className="mt-5 grid max-w-[30rem] gap-6">
          {form.summary}
          <Form method="post" action="/me/delete" className="grid gap-6" noValidate>
            <TextField
              label={t.wordLabel}
              name="word"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={40}
              defaultValue={form.value('word')}
              error={form.error('word')}
            />
            <div>
              <Button wide name="intent" value="delete">
                {t.button}
              </Button>
            </div>
          </Form>
        </div>
      </section>
    </OwnPage>
  )
}

function Part({
  id,
  title,
  lines,
  children,
}: {
  id: string
  title: string
  lines: string[]
  children?: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="measure">
      <h2 id={id} className="title-2">
        {title}
      </h2>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {lines.map((line) => (
          <li key={line} className="py-3">
            {line}
          </li>
        ))}
      </ul>
      {children}
    </section>
  )
}
