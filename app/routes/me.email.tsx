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
import { OwnPage } from '#app/components/account-page.tsx'
import { Button } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { requirePerson } from '#app/auth.server.ts'
import { emailField, readForm, sendBack, sendWait } from '#app/form.server.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { proveHerself, takeEmail } from '#app/accounts/security.server.ts'
import { askLetter } from '#app/accounts/sign-in.server.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.me.emailTitle, en: en.me.emailTitle })
export { retryAfter as headers } from '#app/server/retry-after.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context)
  const query = new URL(request.url).searchParams
  return {
    email: person.email,
    hasPassword: await context.auth.hasPassword(person.id),
    token: query.get('token'),
    saved: query.has('saved'),
    demonstration: context.env.demonstration,
  }
}

const schema = z.object({ email: emailField, currentPassword: z.string().optional() })

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(request, context)
  const form = await request.formData()
  const token = form.get('token')
  if (typeof token === 'string') {
    const taken = await takeEmail(context, person, token.replaceAll('\u0000', ''))
    if (taken === 'done') throw redirect('/me/email?saved')
    return taken === 'over'
      ? data({ over: true as const }, { status: 410 })
      : sendBack(form, null, 'takenEmail')
  }
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { email, currentPassword } = read.value
  if (email === person.email) return sendBack(form, 'email', 'sameEmail')
  const refused = await proveHerself(context, request, person, currentPassword ?? null)
  if (refused && 'wait' in refused) return sendWait(form, refused.wait)
  if (refused) return sendBack(form, refused.refused === 'recent' ? null : 'currentPassword', refused.refused)
  const seconds = await askLetter(context, { kind: 'email-change', personId: person.id, email })
  return seconds === null ? data({ sent: email }) : sendWait(form, seconds)
}

export default function Email() {
  const { email, hasPassword, token, saved, demonstration } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  const form = useReturned(result && 'returned' in result ? result.returned : undefined)
  if (result && 'sent' in result)
    return <LetterSent email={result.sent} again="/me/email" demonstration={demonstration} />
  const over = result !== undefined && 'over' in result
  if (token !== null && !over && !result)
    return (
      <OwnPage title={t.me.emailConfirmTitle} lead={t.me.emailNow(email)}>
        <Form method="post">
          <input type="hidden" name="token" value={token} />
          <Button wide>{t.me.emailConfirm}</Button>
        </Form>
      </OwnPage>
    )
  return (
    <OwnPage title={t.me.emailTitle} lead={t.me.emailNow(email)}>
      {saved && !result ? (
        <Notice tone="leaf" live="polite">
          {t.me.emailSaved}
        </Notice>
      ) : null}
      {over ? (
        <Notice tone="thread" live="alert">
          {t.me.emailOver}
        </Notice>
      ) : null}
      {form.summary}
      <Form method="post" action="/me/email" className="grid max-w-[30rem] gap-6" noValidate>
        <TextField
          label={t.me.emailNew}
          name="email"
          type="email"
          inputMode="email"
          help={t.me.emailHelp}
          autoComplete="email"
          autoCapitalize="none"
          maxLength={254}
          defaultValue={form.value('email')}
          error={form.error('email')}
        />
        {hasPassword ? (
          <PasswordField
            label={t.currentPassword}
            name="currentPassword"
            autoComplete="current-password"
            maxLength={128}
            error={form.error('currentPassword')}
          />
        ) : null}
        <div>
          <Button wide>{t.me.emailButton}</Button>
        </div>
      </Form>
    </OwnPage>
  )
}
