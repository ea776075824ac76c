import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireOneOf } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { Button } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { hashToken } from '#app/mail.server.ts'
import { calendarToken } from '#app/sessions/calendar.server.ts'
import { meetingRoles } from '#app/sessions/rules.ts'
import { findCalendarFeed, removeCalendarFeed, saveCalendarFeed } from '#db/calendar-feeds.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const feed = await findCalendarFeed(context.db, person.id)
  return {
    since: feed && dayOf(feed.createdAt, person.timeZone),
    before: feed ? feed.createdAt.toISOString() : '',
    id: context.newId(),
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('make'),
    id: z.uuid(),
    before: z.union([z.literal(''), z.iso.datetime()]),
  }),
  z.object({ intent: z.literal('remove') }),
])

/**
 * The address follows from the id of the form: sent twice, it is the same address, and she sees it. A form that is older than the
 * address she has makes none.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  if (read.data.intent === 'remove') {
    await removeCalendarFeed(context.db, person.id)
    return redirect('/me/calendar?removed', 303)
  }
  const token = calendarToken(context.env.authSecret, person.id, read.data.id)
  const { before } = read.data
  const feed = { tokenHash: hashToken(token), before: before === '' ? null : new Date(before) }
  if (!(await saveCalendarFeed(context.db, { ...feed, personId: person.id, at: context.now() })))
    return redirect('/me/calendar?changed', 303)
  const address = `${context.env.publicUrl}/calendar/${token}.ics`
  return data({ address }, { headers: { 'Cache-Control': 'no-store' } })
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.feed.metaTitle, en: en.feed.metaTitle })

export default function CalendarFeed() {
  const { since, before, id } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  const t = useText(fr, en).feed
  const language = useLanguage()
  const [query] = useSearchParams()
  return (
    <OwnPage title={t.heading} lead={t.lead}>
      {made ? (
        <section aria-labelledby="fresh" className="grid gap-4">
          <Notice tone="leaf" title={t.fresh} live="polite">
            {t.freshText}
          </Notice>
          <TextField label={t.address} name="address" readOnly value={made.address} autoComplete="off" />
        </section>
      ) : null}
      {query.has('removed') && !made && !since ? (
        <Notice tone="leaf" live="polite">
          {t.removed}
        </Notice>
      ) : null}
      {query.has('changed') && !made ? <Notice live="polite">{t.changed}</Notice> : null}
      <p className="measure">{t.what}</p>
      {since && !made ? <p className="measure">{t.since(dayText(since, language, 'long'))}</p> : null}
      <div className="grid gap-6">
        <Form method="post" action="/me/calendar">
          <input type="hidden" name="intent" value="make" />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="before" value={before} />
          <Button wide look={since ? 'outline' : 'filled'}>
            {since ? t.renew : t.make}
          </Button>
          {since ? <p className="mt-1 text-ink-2">{t.renewText}</p> : null}
        </Form>
        {since ? (
          <Form method="post" action="/me/calendar">
            <input type="hidden" name="intent" value="remove" />
            <Button look="word">{t.remove}</Button>
            <p className="text-ink-2">{t.removeText}</p>
          </Form>
        ) : null}
      </div>
    </OwnPage>
  )
}
