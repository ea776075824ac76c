import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { requireCompany } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { WordLink } from '#app/components/button.tsx'
import { EditForm, WriteForm } from '#app/components/messages/forms.tsx'
import { useLive } from '#app/components/messages/live.ts'
import { MessageLog } from '#app/components/messages/log.tsx'
import { MessagesPage } from '#app/components/messages/page.tsx'
import { BlockedNotices, Peace } from '#app/components/messages/peace.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { mostFileBytes } from '#app/learning/upload.server.ts'
import { messages as en } from '#app/locales/en/messages.ts'
import { listText } from '#app/locales/format.ts'
import { messages as fr } from '#app/locales/fr/messages.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { longestMessage } from '#app/messages/text.ts'
import { isHers, showThread } from '#app/messages/thread.server.ts'
import { countForPlaces } from '#app/messages/unread.server.ts'
import { actInThread } from '#app/messages/write.server.ts'
import { findThread, type Thread } from '#db/threads/threads.ts'
import type { Part } from '#db/threads/reading.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireCompany(request, context)
  const thread = await findThread(context.db, person.id, params.id ?? '')
  if (!thread) throw new Response(null, { status: 404 })
  const shown = await showThread(context, person, thread, partOf(new URL(request.url).searchParams))
  const { id, kind, others, open } = thread
  return {
    ...{ id, kind, others, open, shown },
    learns: isHers(person, thread),
    unread: await countForPlaces(context, person),
    form: { id: context.newId(), mostBytes: mostFileBytes, longest: longestMessage },
  }
}

/** Which part of the thread an address asks for; its end where it asks for nothing that can be. */
function partOf(query: URLSearchParams): Part {
  const number = (name: string) => {
    const value = Number(query.get(name) ?? '')
    return Number.isSafeInteger(value) && value > 0 ? value : null
  }
  const [before, around] = [number('before'), number('around')]
  return before !== null ? { before } : around !== null ? { around } : null
}

/** Writes, edits, withdraws, blocks, closes; `actInThread` holds the schema of the forms. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireCompany(request, context)
  const thread = await findThread(context.db, person.id, params.id ?? '')
  if (!thread) throw new Response(null, { status: 404 })
  const acted = await actInThread(context, person, thread, await request.formData())
  if ('returned' in acted) return data({ returned: acted.returned }, { status: acted.status })
  const place = {
    sent: '?sent=',
    edited: '?kept=',
    withdrawn: '?kept=',
    blocked: '',
    unblocked: '',
    closed: '',
  }[acted.done]
  const fragment = 'id' in acted ? `${acted.id}#last` : '#main'
  return redirect(`/messages/${thread.id}${place}${fragment}`, 303)
}

/** The names of the others, as the title of the page has them. */
const namesOf = (others: Thread['others']) => others.map(({ name }) => name)

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(
    matches,
    page && page.others.length > 0
      ? { fr: listText(namesOf(page.others), 'fr'), en: listText(namesOf(page.others), 'en') }
      : { fr: fr.list.metaTitle, en: en.list.metaTitle },
  )

export default function ThreadPage() {
  const { id, kind, others, open, shown, learns, unread, form } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const [query] = useSearchParams()
  const t = useText(fr, en)
  const language = useLanguage()
  // Asking the loader again has her messages read: what was new when she came stays marked until she answers.
  const visit = `${id} ${query.get('sent') ?? ''}`
  const [mark] = useState({ visit, firstUnread: shown.firstUnread })
  const firstUnread = mark.visit === visit ? mark.firstUnread : null
  useLive(id, shown.version)
  const names = others.length > 0 ? listText(namesOf(others), language) : t.thread.nobody
  const side = learns ? 'learner' : 'companion'
  const wanted = returned?.edit ? returned.id : query.get('edit')
  const edited = shown.messages.find((one) => one.id === wanted && one.changeUntil)
  const editing = edited
    ? {
        id: edited.id,
        form: (
          <EditForm
            threadId={id}
            id={edited.id}
            text={edited.body}
            longest={form.longest}
            returned={returned?.edit ? returned : undefined}
          />
        ),
      }
    : null
  const another = learns && kind === 'mentor'
  const canWrite = open && others.some(({ blocked }) => !blocked)
  return (
    <MessagesPage unread={unread}>
      <BackLink to="/messages">{t.thread.back}</BackLink>
      <h1 className="title-1 mt-2 wrap-anywhere">{t.thread.title(names)}</h1>
      <p className="mt-2 text-lg text-ink-2">{t.thread.kinds[kind][side]}</p>
      <BlockedNotices threadId={id} others={others} another={another} />
      {shown.older === null ? null : (
        <p className="mt-4">
          <WordLink
            to={`/messages/${id}?before=${shown.older}#last`}
            className="inline-flex min-h-12 items-center font-semibold"
          >
            {t.thread.older}
          </WordLink>
        </p>
      )}
      {shown.messages.length === 0 ? (
        <EmptyState title={t.thread.empty.title}>{t.thread.empty.text}</EmptyState>
      ) : (
        <MessageLog
          threadId={id}
          messages={shown.messages}
          today={shown.today}
          firstUnread={firstUnread ?? shown.firstUnread}
          editing={editing}
        />
      )}
      {shown.newer ? (
        <p className="mt-2">
          <WordLink to={`/messages/${id}#last`} className="inline-flex min-h-12 items-center font-semibold">
            {t.thread.newer}
          </WordLink>
        </p>
      ) : null}
      {canWrite ? (
        <WriteForm
          key={query.get('sent') ?? (returned?.edit === false ? returned.id : '')}
          threadId={id}
          {...form}
          names={names}
          returned={returned?.edit === false ? returned : undefined}
        />
      ) : (
        <div className="mt-8 grid gap-5">
          {returned ? <NotSent text={returned.text} problem={t.problems[returned.problem]} /> : null}
          {open ? null : (
            <Notice tone="sky">
              {kind === 'three' && learns ? t.thread.closed.three : t.thread.closed[side]}
            </Notice>
          )}
        </div>
      )}
      <Peace threadId={id} others={others} another={another} canClose={kind === 'three' && learns && open} />
    </MessagesPage>
  )
}

/** What she typed where nothing can be sent any more: hers to copy. */
function NotSent({ text, problem }: { text: string; problem: string }) {
  return (
    <Notice live="alert" title={problem}>
      {text ? <p className="whitespace-pre-wrap wrap-anywhere">{text}</p> : null}
    </Notice>
  )
}
