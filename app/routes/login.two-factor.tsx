import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useReturned } from '#app/components/account-form.tsx'
import { AccountPage } from '#app/components/account-page.tsx'
import { Button, ButtonLink, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { homeOf, localPath } from '#app/auth.server.ts'
import { sendBack, sendWait } from '#app/form.server.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { enterByCode } from '#app/accounts/sign-in.server.ts'
import { findPerson } from '#db/people.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.second.title, en: en.second.title })
export { retryAfter as headers } from '#app/server/retry-after.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const awaited = (await context.auth.challenged(request.headers)) !== null
  const recovery = query.get('with') === 'recovery'
  return { awaited, recovery, next: localPath(query.get('next'), '') }
}

/** Six digits of the app, or a recovery code as it was shown; spaces do not count. */
function readCode(form: FormData, recovery: boolean): string | null {
  const typed = form.get('code')
  const code = typeof typed === 'string' ? typed.replace(/\s/g, '') : ''
  return (recovery ? /^[\dA-Za-z-]{6,20}$/ : /^\d{6}$/).test(code) ? code : null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const recovery = form.get('with') === 'recovery'
  const wrong = recovery ? 'recovery' : 'code'
  const code = readCode(form, recovery)
  if (code === null) return sendBack(form, 'code', wrong)
  const entrance = await enterByCode(context, request, recovery ? 'recovery' : 'app', code)
  switch (entrance.kind) {
    case 'expired':
      return data({ over: true as const }, { status: 410 })
    case 'wait':
      return sendWait(form, entrance.seconds)
    case 'open': {
      const person = await findPerson(context.db, entrance.personId)
      const next = localPath(form.get('next'), person ? homeOf(person) : '/')
      throw redirect(next, { headers: entrance.cookies })
    }
    default:
      return sendBack(form, 'code', wrong)
  }
}

export default function TwoFactor() {
  const { awaited, recovery, next } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  const form = useReturned(result && 'returned' in result ? result.returned : undefined)
  if (!awaited || (result && 'over' in result))
    return (
      <AccountPage title={t.second.overTitle} lead={t.second.overText}>
        <div>
          <ButtonLink to="/login" reloadDocument>
            {t.login.button}
          </ButtonLink>
        </div>
      </AccountPage>
    )
  const other = new URLSearchParams({ ...(next && { next }), ...(!recovery && { with: 'recovery' }) })
  return (
    <AccountPage title={t.second.title} lead={recovery ? t.second.recoveryLead : t.second.lead}>
      {form.summary}
      <Form method="post" className="grid gap-6" noValidate>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="with" value={recovery ? 'recovery' : 'app'} />
        <TextField
          key={recovery ? 'recovery' : 'app'}
          label={recovery ? t.second.recovery : t.second.code}
          name="code"
          inputMode={recovery ? 'text' : 'numeric'}
          autoComplete={recovery ? 'off' : 'one-time-code'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          className="text-xl tracking-[0.15em] tabular-nums"
          error={form.error('code')}
        />
        <div>
          <Button wide>{t.second.button}</Button>
        </div>
      </Form>
      <p>
        <WordLink
          to={`/login/two-factor?${other}`}
          reloadDocument
          className="inline-flex min-h-12 items-center"
        >
          {recovery ? t.second.withApp : t.second.lost}
        </WordLink>
      </p>
    </AccountPage>
  )
}
