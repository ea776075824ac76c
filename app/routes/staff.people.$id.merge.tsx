import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { askMerge, compareAccounts } from '#app/accounts/merge.server.ts'
import { mayChange } from '#app/accounts/people.server.ts'
import { requireOneOf } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Comparison, Waiting } from '#app/components/people/merge.tsx'
import { recordLook } from '#app/file/reader.server.ts'
import { codeField, sendBack } from '#app/form.server.ts'
import { merge as en } from '#app/locales/en/merge.ts'
import { dayOf } from '#app/locales/format.ts'
import { merge as fr } from '#app/locales/fr/merge.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { endMerge, findMerge, findWaitingMerge } from '#db/account-merges.ts'
import { findPerson, listPeople, type Person } from '#db/people.ts'

/** Accounts found on one page. */
const mostFound = 10

/** Somebody else whose account the reader may change; a page that is not there otherwise. */
async function requireOther(context: RequestContext, actor: Person, id: string) {
  const person = await findPerson(context.db, id)
  if (!person || !mayChange(actor, person)) throw new Response(null, { status: 404 })
  return person
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await requireOneOf(['staff', 'admin'], request, context)
  const kept = await requireOther(context, reader, params.id ?? '')
  const query = new URL(request.url).searchParams
  const search = (query.get('search') ?? '').replaceAll('\0', '').trim().slice(0, 100)
  const [waiting, otherId] = [await findWaitingMerge(context.db, kept.id, context.now()), query.get('other')]
  const other = otherId === null || otherId === kept.id ? null : await requireOther(context, reader, otherId)
  const found =
    search === '' ? [] : (await listPeople(context.db, { search, role: 'learner', limit: 50 })).people
  if (other)
    for (const learner of [kept, other])
      if (learner.roles.includes('learner')) await recordLook(context, { reader, learner }, 'account')
  return {
    ...{ id: kept.id, name: kept.name, email: kept.email, search, newId: context.newId() },
    found: found
      .filter((one) => one.id !== kept.id && mayChange(reader, one))
      .slice(0, mostFound)
      .map((one) => ({ id: one.id, name: one.name, email: one.email })),
    two: other && !waiting ? await compareAccounts(context, reader, kept, other) : null,
    waiting: waiting && {
      ...{ id: waiting.id, day: dayOf(waiting.askedAt, reader.timeZone) },
      ...{ kept: waiting.keptYesAt !== null, joined: waiting.joinedYesAt !== null },
    },
    staff: reader.roles.includes('staff'),
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('ask'),
    id: z.uuid(),
    other: codeField(100),
    typed: z.string().max(254),
  }),
  z.object({ intent: z.literal('withdraw'), merge: z.uuid() }),
])

/** Asks both mailboxes, or takes that back. Both accounts have to be in the hands of whoever asks. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOneOf(['staff', 'admin'], request, context)
  const kept = await requireOther(context, actor, params.id ?? '')
  const form = await request.formData()
  const read = schema.safeParse(Object.fromEntries(form))
  if (!read.success) throw new Response(null, { status: 400 })
  const act = read.data
  const back = (told: string) => redirect(`/staff/people/${kept.id}/merge?told=${told}`, 303)
  if (act.intent === 'withdraw') {
    const merge = await findMerge(context.db, act.merge)
    if (!merge || ![merge.keptId, merge.joinedId].includes(kept.id)) throw new Response(null, { status: 404 })
    await endMerge(context.db, { id: merge.id, state: 'withdrawn', by: actor.id, at: context.now() })
    return back('withdrawn')
  }
  const joined = await requireOther(context, actor, act.other)
  if (joined.id === kept.id) throw new Response(null, { status: 400 })
  if (act.typed.trim().toLowerCase() !== joined.email) return sendBack(form, 'typed', 'typed')
  const refused = await askMerge(context, {
    id: act.id,
    keptId: kept.id,
    joinedId: joined.id,
    askedBy: actor.id,
  })
  if (refused === null) return back('asked')
  return data(sendBack(form, null, refused === 'waits' ? 'waits' : 'collides').data, { status: 409 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function MergeAccounts() {
  const { id, name, email, search, found, two, waiting, newId, staff } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) && !returned ? t.told[told as keyof typeof t.told] : null
  return (
    <HomePage current={staff ? '/staff' : '/admin'}>
      <BackLink to={`/staff/people/${id}`}>{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[24ch]">{t.heading}</h1>
      {said ? (
        <div className="mt-6 max-w-[46rem]">
          <Notice tone="leaf" live="polite">
            {said}
          </Notice>
        </div>
      ) : null}
      {waiting ? (
        <Waiting waiting={waiting} />
      ) : (
        <>
          <p className="measure mt-3 text-lg wrap-anywhere text-ink-2">{t.lead(name, email)}</p>
          <Form method="get" role="search" className="mt-6 flex max-w-[46rem] flex-wrap items-end gap-4">
            <div className="min-w-60 flex-[2_1_15rem]">
              <TextField
                label={t.search}
                name="search"
                optional="sometimes"
                defaultValue={search}
                maxLength={100}
              />
            </div>
            <Button look="outline">{t.button}</Button>
          </Form>
          {search !== '' && found.length === 0 ? <p className="mt-4 text-ink-2">{t.nobody}</p> : null}
          <ul className="mt-4 max-w-[46rem] divide-y divide-line">
            {found.map((one) => (
              <li
                key={one.id}
                className="flex flex-wrap items-center justify-between gap-x-6 py-2 wrap-anywhere"
              >
                <span>
                  {one.name} <span className="block text-sm text-ink-2">{one.email}</span>
                </span>
                <WordLink
                  to={`/staff/people/${id}/merge?other=${one.id}`}
                  aria-label={t.compareLabel(one.email)}
                  className="inline-flex min-h-12 items-center font-semibold"
                >
                  {t.compare}
                </WordLink>
              </li>
            ))}
          </ul>
          {two ? <Comparison two={two} id={newId} returned={returned} /> : null}
        </>
      )}
    </HomePage>
  )
}
