import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireCompany } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { MessageText } from '#app/components/messages/message-text.tsx'
import { MessagesPage } from '#app/components/messages/page.tsx'
import { messages as en } from '#app/locales/en/messages.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { messages as fr } from '#app/locales/fr/messages.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listBlocked, removeBlock } from '#db/threads/blocks.ts'
import { listOwnReports } from '#db/threads/reports.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireCompany(request, context)
  const [blocked, reports] = await Promise.all([
    listBlocked(context.db, person.id),
    listOwnReports(context.db, person.id),
  ])
  const day = (at: Date) => dayOf(at, person.timeZone)
  return {
    blocked: blocked.map(({ id, name, at }) => ({ id, name, since: day(at) })),
    reports: reports.map(({ id, text, reason, reported, at, handledAt, outcome }) => ({
      ...{ id, text, reason, reported, outcome },
      on: day(at),
      handledOn: handledAt && day(handledAt),
    })),
  }
}

const schema = z.object({ person: z.string().min(1).max(100) })

/** She wants to read somebody again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireCompany(request, context)
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  await removeBlock(context.db, person.id, read.data.person)
  return redirect('/messages/blocked', 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.blocked.metaTitle, en: en.blocked.metaTitle })

export default function Blocked() {
  const { blocked, reports } = useLoaderData<typeof loader>()
  const all = useText(fr, en)
  const t = all.blocked
  const language = useLanguage()
  const long = (day: string) => dayText(day, language, 'long')
  return (
    <MessagesPage>
      <BackLink to="/messages">{all.thread.back}</BackLink>
      <h1 className="title-1 mt-2">{t.heading(blocked.length)}</h1>
      <p className="measure mt-4 text-lg text-ink-2">{t.lead}</p>
      {blocked.length > 0 ? (
        <ul className="mt-8 border-b border-line">
          {blocked.map(({ id, name, since }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 border-t border-line py-3"
            >
              <div>
                <h2 className="title-3">{name}</h2>
                <p className="text-ink-2">{t.since(long(since))}</p>
              </div>
              <Form method="post" action="/messages/blocked">
                <input type="hidden" name="person" value={id} />
                <Button look="word">{all.block.undo(name)}</Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      <section aria-labelledby="reports" className="mt-12">
        <h2 id="reports" className="title-2">
          {t.reports}
        </h2>
        {reports.length === 0 ? <p className="mt-2 text-ink-2">{t.none}</p> : null}
        <ul>
          {reports.map(({ id, text, reason, reported, on, outcome, handledOn }) => (
            <li key={id} className="border-b border-line py-5">
              <h3 className="title-3">{t.about(reported, long(on))}</h3>
              <blockquote className="mt-3 border-s-4 border-line ps-4 text-ink-2">
                <MessageText text={text || t.fileOnly} />
              </blockquote>
              <p className="mt-2 text-sm text-ink-2 wrap-anywhere">
                {all.report.reason}
                {language === 'fr' ? ' : ' : ': '}
                {reason}
              </p>
              {outcome && handledOn ? (
                <div className="mt-4 border-s-4 border-leaf ps-4">
                  <p className="font-bold">{t.outcome(long(handledOn))}</p>
                  <MessageText text={outcome} />
                </div>
              ) : (
                <p className="mt-3">{t.waiting}</p>
              )}
            </li>
          ))}
        </ul>
      </section>
    </MessagesPage>
  )
}
