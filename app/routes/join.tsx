import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { LetterSent, useReturned } from '#app/components/account-form.tsx'
import { AccountPage } from '#app/components/account-page.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { currentPerson, homeOf, localPath } from '#app/auth.server.ts'
import { emailField, nameField, readForm, sendWait } from '#app/form.server.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { languageOf } from '#app/locales/language.server.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { askLetter } from '#app/accounts/sign-in.server.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.join.title, en: en.join.title })
export { retryAfter as headers } from '#app/server/retry-after.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await currentPerson(request, context)
  if (person) throw redirect(homeOf(person))
  const next = localPath(new URL(request.url).searchParams.get('next'), '/welcome')
  return { demonstration: context.env.demonstration, next }
}

const schema = z.object({ name: nameField, email: emailField, next: z.string().optional() })

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { name, email } = read.value
  const next = localPath(read.value.next ?? null, '/welcome')
  const seconds = await askLetter(context, { kind: 'join', name, email, next, language: languageOf(request) })
  if (seconds !== null) return sendWait(form, seconds)
  return data({ sent: email })
}

export default function Join() {
  const { demonstration, next } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  const form = useReturned(result && 'returned' in result ? result.returned : undefined)
  if (result && 'sent' in result)
    return <LetterSent email={result.sent} again="/join" demonstration={demonstration} />
  return (
    <AccountPage title={t.join.title} lead={t.join.lead}>
      {form.summary}
      <Form method="post" className="grid gap-6" noValidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          label={t.join.name}
          name="name"
          help={t.join.nameHelp}
          autoComplete="given-name"
          maxLength={60}
          defaultValue={form.value('name')}
          error={form.error('name')}
        />
        <TextField
          label={t.email}
          name="email"
          type="email"
          inputMode="email"
          help={t.join.emailHelp}
          autoComplete="email"
          autoCapitalize="none"
          maxLength={254}
          defaultValue={form.value('email')}
          error={form.error('email')}
        />
        <div>
          <Button wide>{t.join.button}</Button>
        </div>
      </Form>
      <p className="text-ink-2">
        {t.join.already}{' '}
        <WordLink to="/login" className="inline-flex min-h-11 items-center font-semibold text-ink">
          {t.join.login}
        </WordLink>
      </p>
    </AccountPage>
  )
}
