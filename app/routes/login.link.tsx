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
import { homeOf, localPath } from '#app/auth.server.ts'
import { emailField, readForm, sendBack, sendWait } from '#app/form.server.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { languageOf } from '#app/locales/language.server.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { passwordProblem } from '#app/accounts/passwords.server.ts'
import { askLetter, enterByLink } from '#app/accounts/sign-in.server.ts'
import { findPerson, findPersonByEmail } from '#db/people.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.link.title, en: en.link.title })
export { retryAfter as headers } from '#app/server/retry-after.ts'

/** Without a token: the form that asks for a link. With one: a button, since mail programs open links to look at them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const token = query.get('token')
  const next = localPath(query.get('next'), '')
  const { demonstration } = context.env
  if (!token) return { step: 'ask' as const, demonstration, next }
  const link = await context.auth.peekLink(token)
  if (!link) return { step: 'over' as const, demonstration, next }
  const person = await findPersonByEmail(context.db, link.email)
  return {
    step: 'open' as const,
    demonstration,
    next,
    token,
    name: person?.name ?? link.name ?? '',
    known: person !== null,
  }
}

const askSchema = z.object({ email: emailField, next: z.string().optional() })

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const token = form.get('token')
  if (typeof token === 'string') return open({ form, token, request, context })
  const read = readForm(form, askSchema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { email, next } = read.value
  const seconds = await askLetter(context, { kind: 'link', email, next: localPath(next ?? null, '') })
  return seconds === null ? data({ sent: email }) : sendWait(form, seconds)
}

/** Uses the link up. The password of a newcomer is checked before, so that a poor one costs her nothing. */
async function open({
  form,
  token,
  request,
  context,
}: { form: FormData; token: string } & Pick<ActionFunctionArgs, 'request' | 'context'>) {
  const password = form.get('password')
  const wanted = typeof password === 'string' && password !== '' ? password : null
  if (wanted !== null) {
    const link = await context.auth.peekLink(token)
    const problem = link && passwordProblem(wanted, [link.email, link.name ?? ''])
    if (problem) return sendBack(form, 'password', problem)
  }
  const entrance = await enterByLink(context, request, token, {
    language: languageOf(request),
    password: wanted,
  })
  if (entrance.kind === 'wait') return sendWait(form, entrance.seconds)
  if (entrance.kind === 'refused') return data({ over: true as const }, { status: 410 })
  const wish = localPath(form.get('next'), '')
  if (entrance.kind === 'second-factor') {
    const query = wish ? `?next=${encodeURIComponent(wish)}` : ''
    throw redirect(`/login/two-factor${query}`, { headers: entrance.cookies })
  }
  const person = await findPerson(context.db, entrance.personId)
  throw redirect(wish || (person ? homeOf(person) : '/'), { headers: entrance.cookies })
}

export default function LoginLink() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  const form = useReturned(result && 'returned' in result ? result.returned : undefined)
  if (result && 'sent' in result)
    return <LetterSent email={result.sent} again="/login/link" demonstration={loaded.demonstration} />
  if (loaded.step === 'over' || (result && 'over' in result)) return <LinkOver />
  if (loaded.step === 'open')
    return (
      <AccountPage
        title={loaded.known ? t.link.backTitle(loaded.name) : t.link.openTitle(loaded.name)}
        lead={loaded.known ? undefined : t.link.openLead}
      >
        {form.summary}
        <Form method="post" className="grid gap-6" noValidate>
          <input type="hidden" name="token" value={loaded.token} />
          <input type="hidden" name="next" value={loaded.next} />
          {loaded.known ? null : (
            <PasswordField
              label={t.link.openPassword}
              name="password"
              optional
              help={`${t.passwordHelp} ${t.link.openPasswordHelp}`}
              autoComplete="new-password"
              maxLength={128}
              error={form.error('password')}
            />
          )}
          <div>
            <Button wide>{loaded.known ? t.link.backButton : t.link.openButton}</Button>
          </div>
        </Form>
      </AccountPage>
    )
  return (
    <AccountPage title={t.link.title} lead={t.link.lead}>
      {form.summary}
      <Form method="post" className="grid gap-6" noValidate>
        <input type="hidden" name="next" value={loaded.next} />
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
          <Button wide>{t.link.button}</Button>
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

function LinkOver() {
  const t = useText(fr, en)
  return (
    <AccountPage title={t.link.overTitle} lead={t.link.overText}>
      <div>
        <ButtonLink to="/login/link" reloadDocument>
          {t.link.another}
        </ButtonLink>
      </div>
    </AccountPage>
  )
}
