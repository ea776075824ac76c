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
import { Button, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { currentPerson, homeOf, localPath } from '#app/auth.server.ts'
import { demonstrationEmail, demonstrationPassword, demonstrationPeople } from '#app/demonstration.ts'
import { emailField, readForm, sendBack, sendWait } from '#app/form.server.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { enterByPassword } from '#app/accounts/sign-in.server.ts'
import { findPerson } from '#db/people.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.login.title, en: en.login.title })
export { retryAfter as headers } from '#app/server/retry-after.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const next = localPath(query.get('next'), '')
  const person = await currentPerson(request, context)
  if (person) throw redirect(next || homeOf(person))
  return { demonstration: context.env.demonstration, next, changed: query.has('changed') }
}

const schema = z.object({
  email: emailField,
  password: z.string({ error: 'password' }).min(1, 'password'),
  next: z.string().optional(),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { email, password, next } = read.value
  const entrance = await enterByPassword(context, request, email, password)
  if (entrance.kind === 'wait') return sendWait(form, entrance.seconds)
  if (entrance.kind === 'refused') return sendBack(form, null, 'refused')
  const wish = localPath(next ?? null, '')
  if (entrance.kind === 'second-factor') {
    const query = wish ? `?next=${encodeURIComponent(wish)}` : ''
    throw redirect(`/login/two-factor${query}`, { headers: entrance.cookies })
  }
  const person = await findPerson(context.db, entrance.personId)
  throw redirect(wish || (person ? homeOf(person) : '/'), { headers: entrance.cookies })
}

export default function Login() {
  const { demonstration, next, changed } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  const form = useReturned(result?.returned)
  const query = next ? `?next=${encodeURIComponent(next)}` : ''
  return (
    <AccountPage title={t.login.title}>
      {next && !result ? <Notice>{t.login.required}</Notice> : null}
      {changed && !result ? (
        <Notice tone="leaf" live="polite" title={t.reset.doneTitle}>
          {t.reset.doneText}
        </Notice>
      ) : null}
      {form.summary}
      <Form method="post" action="/login" className="grid gap-6" noValidate>
        <input type="hidden" name="next" value={next} />
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
        <PasswordField
          label={t.password}
          name="password"
          autoComplete="current-password"
          maxLength={128}
          error={form.error('password')}
        />
        <div>
          <Button wide>{t.login.button}</Button>
        </div>
      </Form>
      <p className="flex flex-wrap gap-x-7">
        <WordLink to={`/login/link${query}`} className="inline-flex min-h-12 items-center">
          {t.login.link}
        </WordLink>
        <WordLink to="/reset" className="inline-flex min-h-12 items-center">
          {t.login.forgotten}
        </WordLink>
      </p>
      <p className="text-ink-2">
        {t.login.newHere}{' '}
        <WordLink to={`/join${query}`} className="inline-flex min-h-11 items-center font-semibold text-ink">
          {t.login.join}
        </WordLink>
      </p>
      {demonstration ? <Demonstration next={next} /> : null}
    </AccountPage>
  )
}

/** One tap for each of the invented people. */
function Demonstration({ next }: { next: string }) {
  const t = useText(fr, en)
  return (
    <section aria-labelledby="demonstration" className="rounded-area bg-paper-2 px-5 py-5">
      <h2 id="demonstration" className="title-3">
        {t.login.demonstration}
      </h2>
      <p className="mt-1 text-ink-2">{t.login.demonstrationText}</p>
      <ul className="mt-3 divide-y divide-line">
        {demonstrationPeople.map((who) => (
          <li key={who}>
            <Form method="post" action="/login">
              <input type="hidden" name="next" value={next} />
              <input type="hidden" name="email" value={demonstrationEmail(who)} />
              <input type="hidden" name="password" value={demonstrationPassword} />
              <Button look="word">{t.login.people[who]}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
