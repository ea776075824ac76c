import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { useReturned } from '#app/components/account-form.tsx'
import { AccountPage } from '#app/components/account-page.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { currentPerson, homeOf } from '#app/auth.server.ts'
import { nameField, readForm, sendBack, sendWait } from '#app/form.server.ts'
import { acceptAs, acceptAsNewcomer, readInvitation } from '#app/accounts/invitations.server.ts'
import { addressKey } from '#app/accounts/limits.server.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { languageOf } from '#app/locales/language.server.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { passwordProblem } from '#app/accounts/passwords.server.ts'
import { findPersonByEmail } from '#db/people.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.admin.inviteTitle, en: en.admin.inviteTitle })
export { retryAfter as headers } from '#app/server/retry-after.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const invitation = await readInvitation(context, token)
  if (!invitation) return data({ step: 'over' as const }, { status: token === '' ? 404 : 410 })
  const { email, role } = invitation
  const person = await currentPerson(request, context)
  const known = (await findPersonByEmail(context.db, email)) !== null
  if (person && person.email !== email)
    return data({ step: 'other' as const, role, email, signedInAs: person.email })
  if (known && !person) return data({ step: 'sign-in' as const, role, email, token })
  return data({ step: 'accept' as const, role, email, token, known })
}

const schema = z.object({ token: z.string(), name: nameField, password: z.string().optional() })

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const token = form.get('token')
  const seconds = await context.limits.take('linkByAddress', addressKey(context.address))
  if (seconds !== null) return sendWait(form, seconds)
  const invitation = typeof token === 'string' ? await readInvitation(context, token) : null
  if (typeof token !== 'string' || !invitation) return data({ over: true as const }, { status: 410 })
  const person = await currentPerson(request, context)
  if (person) {
    if (person.email !== invitation.email) throw new Response(null, { status: 404 })
    if (!(await acceptAs(context, token, person.id))) return data({ over: true as const }, { status: 410 })
    throw redirect(homeOf({ roles: [invitation.role] }))
  }
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { name } = read.value
  const password = read.value.password ?? null
  const problem = password === null ? null : passwordProblem(password, [invitation.email, name])
  if (problem) return sendBack(form, 'password', problem)
  const entrance = await acceptAsNewcomer(context, request, token, {
    name,
    password,
    language: languageOf(request),
  })
  if (entrance?.kind !== 'open') return data({ over: true as const }, { status: 410 })
  throw redirect(homeOf({ roles: [invitation.role] }), { headers: entrance.cookies })
}

export default function Invitation() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  const form = useReturned(result && 'returned' in result ? result.returned : undefined)
  if (loaded.step === 'over' || (result && 'over' in result))
    return (
      <AccountPage title={t.invitation.overTitle} lead={t.invitation.overText}>
        <div>
          <ButtonLink to="/">Ariane</ButtonLink>
        </div>
      </AccountPage>
    )
  const title = t.invitation.title(t.roles[loaded.role])
  if (loaded.step === 'other')
    return (
      <AccountPage title={title}>
        <Notice tone="thread">{t.invitation.other(loaded.signedInAs)}</Notice>
        <Form method="post" action="/logout">
          <Button>{t.me.signOut}</Button>
        </Form>
      </AccountPage>
    )
  if (loaded.step === 'sign-in')
    return (
      <AccountPage title={title} lead={t.invitation.signIn}>
        <div>
          <ButtonLink to={`/login?next=${encodeURIComponent(`/invitation?token=${loaded.token}`)}`}>
            {t.login.button}
          </ButtonLink>
        </div>
      </AccountPage>
    )
  return (
    <AccountPage title={title} lead={t.invitation.lead(loaded.email)}>
      {form.summary}
      <Form method="post" className="grid gap-6" noValidate>
        <input type="hidden" name="token" value={loaded.token} />
        {loaded.known ? null : (
          <>
            <TextField
              label={t.invitation.name}
              name="name"
              autoComplete="name"
              maxLength={60}
              defaultValue={form.value('name')}
              error={form.error('name')}
            />
            <PasswordField
              label={t.link.openPassword}
              name="password"
              optional
              help={`${t.passwordHelp} ${t.link.openPasswordHelp}`}
              autoComplete="new-password"
              maxLength={128}
              error={form.error('password')}
            />
          </>
        )}
        <div>
          <Button wide>{t.invitation.button}</Button>
        </div>
      </Form>
    </AccountPage>
  )
}
