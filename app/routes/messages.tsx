import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireCompany, requireLearner } from '#app/auth.server.ts'
import { Button, WordLink } from '#app/components/button.tsx'
import { ThreadList } from '#app/components/messages/list.tsx'
import { MessagesPage } from '#app/components/messages/page.tsx'
import { SearchForm, SearchResults } from '#app/components/messages/search.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { messages as en } from '#app/locales/en/messages.ts'
import { messages as fr } from '#app/locales/fr/messages.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findInThreads } from '#app/messages/search.server.ts'
import { showThreads } from '#app/messages/thread.server.ts'
import { openThreeThread } from '#db/threads/threads.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireCompany(request, context)
  const list = await showThreads(context, person)
  const words = new URL(request.url).searchParams.get('q') ?? ''
  const found = words.trim() === '' ? null : await findInThreads(context, person, words, list.threads)
  return { ...list, found, learns: person.roles.includes('learner') }
}

const schema = z.object({ coach: z.string().min(1).max(100) })

/** She opens a thread of three: her wish is all it needs, beside her mentor and her coach. */
export async function action({ request, context }: ActionFunctionArgs) {
  const learner = await requireLearner(request, context)
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const id = await openThreeThread(context.db, learner.id, read.data.coach, context.now())
  if (id === null) throw new Response(null, { status: 404 })
  return redirect(`/messages/${id}`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.list.metaTitle, en: en.list.metaTitle })

export default function Messages() {
  const { threads, offers, unread, today, found, learns } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  if (found)
    return (
      <MessagesPage>
        <SearchResults {...found} today={today} />
      </MessagesPage>
    )
  return (
    <MessagesPage>
      <h1 className="title-1 mt-2">
        {threads.length + offers.length === 0 ? t.list.empty : t.list.heading(unread)}
      </h1>
      <p className="measure mt-4 text-lg text-ink-2">{learns ? t.list.lead : t.list.leadCompanion}</p>
      {threads.length === 0 ? (
        <EmptyState title={t.list.none.title}>{learns ? t.list.none.text : t.list.none.companion}</EmptyState>
      ) : (
        <ThreadList threads={threads} today={today} />
      )}
      {offers.map(({ coachId, mentor, coach }) => (
        <section key={coachId} aria-labelledby={`three-${coachId}`} className="mt-10">
          <h2 id={`three-${coachId}`} className="title-3">
            {t.list.openThree.title}
          </h2>
          <p className="measure mt-1 text-ink-2">{t.list.openThree.text(mentor, coach)}</p>
          <Form method="post" action="/messages">
            <input type="hidden" name="coach" value={coachId} />
            <Button look="word">{t.list.openThree.act}</Button>
          </Form>
        </section>
      ))}
      {threads.some(({ last }) => last) ? <SearchForm words="" /> : null}
      <p className="mt-8 border-t border-line pt-3">
        <WordLink to="/messages/blocked" className="inline-flex min-h-12 items-center text-ink-2">
          {t.list.blocked}
        </WordLink>
      </p>
    </MessagesPage>
  )
}
