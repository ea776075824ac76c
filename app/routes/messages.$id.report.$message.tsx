import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { requireCompany, type Person } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { TextArea } from '#app/components/field.tsx'
import { MessageText } from '#app/components/messages/message-text.tsx'
import { MessagesPage } from '#app/components/messages/page.tsx'
import { readForm, sendBack, sendWait } from '#app/form.server.ts'
import { messages as en } from '#app/locales/en/messages.ts'
import { messages as fr } from '#app/locales/fr/messages.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { reportMessage } from '#app/messages/report.server.ts'
import { findMessage } from '#db/threads/reading.ts'
import { findThread } from '#db/threads/threads.ts'

/** Characters of a reason. */
const longestReason = 1_000

/** The message of somebody else that an address names, in a thread she takes part in. */
async function requireMessage(context: RequestContext, person: Person, id = '', messageId = '') {
  const thread = await findThread(context.db, person.id, id)
  const message = thread && (await findMessage(context.db, person.id, thread, messageId))
  if (!message || message.authorId === null || message.authorId === person.id)
    throw new Response(null, { status: 404 })
  return { thread, message }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireCompany(request, context)
  const { thread, message } = await requireMessage(context, person, params.id, params.message)
  const { author, body, file, withdrawnAt } = message
  return {
    threadId: thread.id,
    ...{ author, body, file: withdrawnAt ? null : (file?.name ?? null), withdrawn: withdrawnAt !== null },
    form: { id: context.newId(), action: new URL(request.url).pathname },
  }
}

const schema = z.object({
  id: z.uuid(),
  reason: z.string({ error: 'reason' }).trim().min(1, 'reason').max(longestReason, 'long'),
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireCompany(request, context)
  const { thread, message } = await requireMessage(context, person, params.id, params.message)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const wait = await context.limits.take('reportByPerson', person.id)
  if (wait !== null) return sendWait(form, wait)
  const outcome = await reportMessage(context, person, thread, message, read.value)
  if (outcome === 'gone') return sendBack(form, null, 'gone', 409)
  return redirect(`/messages/${thread.id}?around=${message.seq}#m-${message.id}`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.report.metaTitle, en: en.report.metaTitle })

export default function Report() {
  const { threadId, author, body, file, withdrawn, form } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const all = useText(fr, en)
  const t = all.report
  const problems = (returned?.problems ?? []).map(({ field, problem }) => ({
    field,
    text: t.problems[problem as keyof typeof t.problems] ?? t.problems.reason,
  }))
  return (
    <MessagesPage>
      <BackLink to={`/messages/${threadId}`}>{t.back}</BackLink>
      <h1 className="title-1 mt-2">{t.heading}</h1>
      <p className="measure mt-4 text-lg text-ink-2">{t.lead}</p>
      <figure className="mt-8 border-s-4 border-sky ps-5">
        <figcaption className="font-bold">{t.from(author ?? all.thread.nobody)}</figcaption>
        <blockquote className="mt-1">
          <MessageText text={withdrawn ? all.thread.withdrawn : body || (file ?? '')} />
        </blockquote>
      </figure>
      {problems.length > 0 ? (
        <div className="mt-6">
          <ErrorSummary problems={problems} />
        </div>
      ) : null}
      {withdrawn ? null : (
        <Form method="post" action={form.action} className="mt-8 grid gap-6" noValidate>
          <input type="hidden" name="id" value={returned?.values.id ?? form.id} />
          <TextArea
            label={t.reason}
            name="reason"
            help={t.reasonHelp}
            rows={3}
            maxLength={longestReason}
            defaultValue={returned?.values.reason}
            error={problems.find(({ field }) => field === 'reason')?.text}
            spellCheck
          />
          <div>
            <Button wide>{t.act}</Button>
          </div>
        </Form>
      )}
    </MessagesPage>
  )
}
