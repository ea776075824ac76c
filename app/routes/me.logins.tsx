import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { OwnPage } from '#app/components/account-page.tsx'
import { Button } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Tag } from '#app/components/tag.tsx'
import { currentLogin, requirePerson } from '#app/auth.server.ts'
import { readDevice } from '#app/accounts/device.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { momentText } from '#app/locales/format.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { recordAudit } from '#db/audit.ts'
import { endLogin, endLogins, listLogins } from '#db/people.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.me.loginsTitle, en: en.me.loginsTitle })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context)
  const here = (await currentLogin(request, context))?.loginId
  const logins = await listLogins(context.db, person.id, context.now())
  const done = new URL(request.url).searchParams.get('done')
  return {
    timeZone: person.timeZone,
    done: done === 'one' || done === 'others' ? done : null,
    logins: logins
      .map(({ id, userAgent, createdAt }) => ({
        id,
        device: readDevice(userAgent),
        createdAt,
        here: id === here,
      }))
      .sort((a, b) => Number(b.here) - Number(a.here)),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(request, context)
  const form = await request.formData()
  const id = form.get('login')
  const audit = { at: context.now(), actorId: person.id, action: 'login.ended', subjectId: person.id }
  if (form.get('intent') === 'others') {
    const here = (await currentLogin(request, context))?.loginId ?? null
    await endLogins(context.db, person.id, here)
    await recordAudit(context.db, { ...audit, detail: { which: 'others' } })
    return redirect('/me/logins?done=others')
  }
  if (typeof id !== 'string' || !(await endLogin(context.db, person.id, id)))
    throw new Response(null, { status: 404 })
  await recordAudit(context.db, { ...audit, detail: { which: 'one' } })
  return redirect('/me/logins?done=one')
}

export default function Logins() {
  const { logins, timeZone, done } = useLoaderData<typeof loader>()
  const language = useLanguage()
  const t = useText(fr, en)
  return (
    <OwnPage title={t.me.loginsTitle} lead={t.me.loginsLead}>
      {done ? (
        <Notice tone="leaf" live="polite">
          {done === 'one' ? t.me.ended : t.me.endedOthers}
        </Notice>
      ) : null}
      <ul className="divide-y divide-line border-y border-line">
        {logins.map(({ id, device, createdAt, here }) => {
          const name = device ? t.me.device(device.browser, device.system) : t.me.unknownDevice
          const since = momentText(createdAt, language, timeZone)
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-4">
              <div>
                <p className="flex flex-wrap items-center gap-3">
                  <span className="font-bold">{name}</span>
                  {here ? <Tag tone="leaf">{t.me.here}</Tag> : null}
                </p>
                <p className="text-ink-2">{t.me.since(since)}</p>
              </div>
              {here ? null : (
                <Form method="post">
                  <input type="hidden" name="login" value={id} />
                  <Button look="word" aria-label={t.me.endThis(`${name}, ${since}`)}>
                    {t.me.end}
                  </Button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
      {logins.length > 1 ? (
        <Form method="post">
          <Button name="intent" value="others" look="outline">
            {t.me.endOthers}
          </Button>
        </Form>
      ) : (
        <p className="text-ink-2">{t.me.alone}</p>
      )}
      <Form method="post" action="/logout">
        <Button look="word">{t.me.signOut}</Button>
      </Form>
    </OwnPage>
  )
}
