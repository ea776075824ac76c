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
import { Button, ButtonLink, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { emailField, readForm, sendBack, sendWait } from '#app/form.server.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { passwordProblem } from '#app/accounts/passwords.server.ts'
import { askLetter, resetPassword } from '#app/accounts/sign-in.server.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.reset.title, en: en.reset.title })
export { retryAfter as headers } from '#app/server/retry-after.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token')
  const { demonstration } = context.env
  if (!token) return { step: 'ask' as const, demonstration }
  const good = (await context.auth.peekReset(token)) !== null
  return good ? { step: 'choose' as const, demonstration, token } : { step: 'over' as const, demonstration }
}

const askSchema = z.object({ email: emailField })

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const token = form.get('token')
  if (typeof token === 'string') {
    const password = form.get('password')
    const wanted = typeof password === 'string' ? password : ''
    const owner = await context.auth.peekReset(token)
    if (!owner) return data({ over: true as const }, { status: 410 })
    const problem = passwordProblem(wanted, [owner.email, owner.name])
    if (problem) return sendBack(form, 'password', problem)
    if (!(await resetPassword(context, token, wanted))) return data({ over: true as const }, { status: 410 })
    await context.mail.send({ kind: 'password-changed', personId: owner.id })
    throw redirect('/login?changed')
  }
  const read = readForm(form, askSchema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const seconds = await askLetter(context, { kind: 'reset', email: read.value.email })
  return seconds === null ? data({ sent: read.value.email }) : sendWait(form, seconds)
}

export default function Reset() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  const form = useReturned(result && 'returned' in result ? result.returned : undefined)
  if (result && 'sent' in result)
    return <LetterSent email={result.sent} again="/reset" demonstration={loaded.demonstration} />
  if (loaded.step === 'over' || (result && 'over' in result))
    return (
      <AccountPage title={t.link.overTitle} lead={t.link.overText}>
        <div>
          <ButtonLink to="/reset" reloadDocument>
            {t.link.another}
          </ButtonLink>
        </div>
      </AccountPage>
    )
  if (loaded.step === 'choose')
    return (
      <AccountPage title={t.reset.newTitle} lead={t.reset.newLead}>
        {form.summary}
        <Form method="post" className="grid gap-6" noValidate>
          <input type="hidden" name="token" value={loaded.token} />
          <PasswordField
            label={t.newPassword}
            name="password"
            help={t.passwordHelp}
            autoComplete="new-password"
            maxLength={128}
            error={form.error('password')}
          />
          <div>
            <Button wide>{t.reset.newButton}</Button>
          </div>
        </Form>
      </AccountPage>
    )
  return (
    <AccountPage title={t.reset.title} lead={t.reset.lead}>
      {form.summary}
      <Form method="post" className="grid gap-6" noValidate>
        <TextField
          label={t.email}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          maxLength={254}
          defaultValue={form.value('email')}
          error={form.error('email')}
        />
        <div>
          <Button wide>{t.reset.button}</Button>
        </div>
      </Form>
      <p>
        <WordLink to="/login" className="inline-flex min-h-12 items-center">
          {t.link.withPassword}
        </WordLink>
      </p>
    </AccountPage>
  )
}
