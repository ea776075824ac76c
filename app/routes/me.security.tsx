import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import QRCode from 'qrcode'
import { useReturned } from '#app/components/account-form.tsx'
import { OwnPage } from '#app/components/account-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { owesSecondFactor, requirePerson } from '#app/auth.server.ts'
import { ChangeKey, ConfirmSecondFactor, Keys, RecoveryCodes } from '#app/components/security.tsx'
import { sendBack, sendWait } from '#app/form.server.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { passwordProblem } from '#app/accounts/passwords.server.ts'
import {
  beginSecondFactor,
  choosePassword,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
  type Refusal,
} from '#app/accounts/security.server.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.me.securityTitle, en: en.me.securityTitle })
export { retryAfter as headers } from '#app/server/retry-after.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context)
  const query = new URL(request.url).searchParams
  const done = query.get('done')
  const owed = owesSecondFactor(person, context.env.demonstration)
  const changes = [
    'password',
    ...(person.twoFactorEnabled ? (['codes', 'stop'] as const) : (['begin'] as const)),
  ] as const
  return {
    change: changes.find((change) => change === query.get('change')) ?? (owed ? 'begin' : null),
    email: person.email,
    hasPassword: await context.auth.hasPassword(person.id),
    secondFactor: person.twoFactorEnabled,
    owed,
    mayStop: !owesSecondFactor({ ...person, twoFactorEnabled: false }, context.env.demonstration),
    done: done === 'password' || done === 'stopped' ? done : null,
  }
}

/** A field of the form as text; null when it is empty. */
function text(form: FormData, name: string): string | null {
  const value = form.get(name)
  return typeof value === 'string' && value !== '' ? value : null
}

function refuse(form: FormData, refusal: Refusal) {
  if ('wait' in refusal) return sendWait(form, refusal.wait)
  const field = { wrongPassword: 'currentPassword', recent: null, code: 'code' }[refusal.refused]
  return sendBack(form, field, refusal.refused)
}

/** The key of a setup under way, as the page shows it. */
async function shown(uri: string, codes: string[]) {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const qr = await QRCode.toString(uri, {
    type: 'svg',
    margin: 1,
    color: { dark: '#2a1830', light: '#fffdf9' },
  })
  const path = [...qr.matchAll(/<path [^>]*d="([^"]+)"/g)].at(-1)?.[1] ?? ''
  const size = Number(/viewBox="0 0 (\d+)/.exec(qr)?.[1] ?? 0)
  return { uri, codes, secret: secret.replace(/(.{4})/g, '$1 ').trim(), path, size }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(request, context)
  const form = await request.formData()
  const current = text(form, 'currentPassword')
  switch (form.get('intent')) {
    case 'password': {
      const next = text(form, 'password') ?? ''
      const problem = passwordProblem(next, [person.email, person.name])
      if (problem) return sendBack(form, 'password', problem)
      const changed = await choosePassword(context, request, person, { current, next })
      if (!('cookies' in changed)) return refuse(form, changed)
      throw redirect('/me/security?done=password', { headers: changed.cookies })
    }
    case 'begin': {
      if (person.twoFactorEnabled) throw redirect('/me/security')
      const begun = await beginSecondFactor(context, request, person, current)
      return 'uri' in begun ? data({ setup: await shown(begun.uri, begun.codes) }) : refuse(form, begun)
    }
    case 'confirm': {
      const uri = text(form, 'uri') ?? ''
      const codes = form.getAll('codes').filter((code) => typeof code === 'string')
      if (!/^otpauth:\/\/totp\/[^"<>\s]{1,400}$/.test(uri)) throw new Response(null, { status: 400 })
      const code = (text(form, 'code') ?? '').replace(/\s/g, '')
      const setup = await shown(uri, codes.slice(0, 20))
      const confirmed = /^\d{6}$/.test(code)
        ? await confirmSecondFactor(context, request, person, code)
        : ({ refused: 'code' } as const)
      if ('cookies' in confirmed) return data({ codes: setup.codes }, { headers: confirmed.cookies })
      const returned = refuse(form, confirmed)
      return data({ setup, returned: returned.data.returned }, returned.init ?? {})
    }
    case 'codes': {
      const renewed = await renewRecoveryCodes(context, request, person, current)
      return 'codes' in renewed ? data({ codes: renewed.codes }) : refuse(form, renewed)
    }
    case 'stop': {
      if (!owesSecondFactor({ ...person, twoFactorEnabled: false }, context.env.demonstration)) {
        const ended = await endSecondFactor(context, request, person, current)
        if (!('cookies' in ended)) return refuse(form, ended)
        throw redirect('/me/security?done=stopped', { headers: ended.cookies })
      }
      throw new Response(null, { status: 400 })
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

export default function Security() {
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  const form = useReturned(result && 'returned' in result ? result.returned : undefined)
  if (result && 'codes' in result) return <RecoveryCodes codes={result.codes} />
  if (result && 'setup' in result) return <ConfirmSecondFactor {...result.setup} form={form} />
  if (loaded.change !== null) return <ChangeKey {...loaded} change={loaded.change} form={form} />
  return (
    <OwnPage title={t.me.securityTitle}>
      {loaded.done ? (
        <Notice tone="leaf" live="polite">
          {loaded.done === 'password' ? t.me.passwordSaved : t.me.secondStopped}
        </Notice>
      ) : null}
      <Keys {...loaded} />
    </OwnPage>
  )
}
