import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { inviteByRole } from '#app/accounts/invitations.server.ts'
import { rolesInHand } from '#app/accounts/people.server.ts'
import { requireOneOf } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { Select, TextField } from '#app/components/field.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { InviteSection } from '#app/components/people/invite.tsx'
import { PeopleTable } from '#app/components/people/table.tsx'
import { codeField, emailField, readForm, sendWait } from '#app/form.server.ts'
import { account as accountEn } from '#app/locales/en/account.ts'
import { accounts as en } from '#app/locales/en/accounts.ts'
import { dayOf } from '#app/locales/format.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { accounts as fr } from '#app/locales/fr/accounts.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findOpenInvitation, listInvitations, withdrawInvitation } from '#db/invitations.ts'
import { accountStates, listPeople } from '#db/people.ts'
import { roles } from '#db/schema/people.ts'

export { retryAfter as headers } from '#app/server/retry-after.ts'

/** People shown on one page. */
const pageSize = 50

const filter = z.object({
  search: z
    .string()
    .catch('')
    .transform((text) => text.replaceAll('\0', '').trim().slice(0, 100)),
  role: z.enum(roles).optional().catch(undefined),
  state: z.enum(accountStates).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireOneOf(['staff', 'admin'], request, context)
  const asked = filter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { search, role, state, page } = asked
  const range = { limit: pageSize, offset: (page - 1) * pageSize }
  const { people, total } = await listPeople(context.db, { search, role, state, ...range })
  const hand = rolesInHand(person)
  const day = (date: Date) => dayOf(date, person.timeZone)
  return {
    ...{ search, role: role ?? '', state: state ?? '', page, total, hand },
    place: person.roles.includes('staff') ? ('staff' as const) : ('admin' as const),
    more: page * pageSize < total,
    people: people.map(({ id, name, email, roles: held, twoFactorEnabled, createdAt, ...one }) => ({
      ...{ id, name, email, roles: held, second: twoFactorEnabled, since: day(createdAt) },
      state: one.disabledAt
        ? ('closed' as const)
        : one.deletionRequestedAt
          ? ('leaving' as const)
          : ('open' as const),
    })),
    waiting: (await listInvitations(context.db, context.now()))
      .filter(({ role: invited }) => hand.includes(invited))
      .map(({ id, email, role: invited, expiresAt }) => ({
        id,
        email,
        role: invited,
        until: day(expiresAt),
      })),
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('invite'), email: emailField, role: z.enum(roles) }),
  z.object({ intent: z.enum(['resend', 'withdraw']), id: codeField(100) }),
])

/** Invites, invites again, or takes an invitation back; to the roles only that this person may give. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireOneOf(['staff', 'admin'], request, context)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const act = read.value
  const hand = rolesInHand(person)
  const back = (told: string) => redirect(`/staff/people?told=${told}`, 303)
  const at = context.now()
  const invitation = act.intent === 'invite' ? act : await findOpenInvitation(context.db, act.id, at)
  if (!invitation) return back('over')
  const { email, role } = invitation
  if (!hand.includes(role)) throw new Response(null, { status: 404 })
  if (act.intent === 'withdraw') {
    const gone = await withdrawInvitation(context.db, { id: act.id, by: person.id, at })
    return back(gone ? 'withdrawn' : 'over')
  }
  const { id: invitedBy, language } = person
  const seconds = await inviteByRole(context, { email, role, invitedBy, language })
  if (seconds !== null) return sendWait(form, seconds)
  return back(act.intent === 'invite' ? 'invited' : 'resent')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function StaffPeople() {
  const { people, total, search, role, state, page, more, place, hand, waiting } =
    useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  const names = useText(accountFr, accountEn).roles
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) && !returned ? t.told[told as keyof typeof t.told] : null
  const at = (other: number) =>
    `/staff/people?${new URLSearchParams({ search, role, state, page: String(other) })}`
  const pages = [
    ...(page > 1 ? [{ to: at(page - 1), label: t.previous }] : []),
    ...(more ? [{ to: at(page + 1), label: t.next }] : []),
  ]
  return (
    <HomePage current={`/${place}`}>
      <BackLink to={`/${place}`}>{t.back[place]}</BackLink>
      <h1 className="title-1 mt-2">{t.heading}</h1>
      {said ? (
        <div className="mt-6 max-w-[46rem]">
          <Notice tone={told === 'over' ? 'sky' : 'leaf'} live="polite">
            {said}
          </Notice>
        </div>
      ) : null}
      <Form method="get" role="search" className="mt-8 flex max-w-[52rem] flex-wrap items-end gap-4">
        <div className="min-w-60 flex-[2_1_15rem]">
          <TextField
            label={t.search}
            name="search"
            optional="sometimes"
            defaultValue={search}
            maxLength={100}
          />
        </div>
        <div className="min-w-44 flex-1">
          <Select
            label={t.role}
            name="role"
            optional="sometimes"
            defaultValue={role}
            options={[
              { value: '', label: t.everyRole },
              ...Object.entries(names).map(([value, label]) => ({ value, label })),
            ]}
          />
        </div>
        <div className="min-w-44 flex-1">
          <Select
            label={t.state}
            name="state"
            optional="sometimes"
            defaultValue={state}
            options={[
              { value: '', label: t.everyState },
              ...Object.entries(t.states).map(([value, label]) => ({ value, label })),
            ]}
          />
        </div>
        <Button look="outline">{t.button}</Button>
      </Form>
      <div className="mt-8">
        <PeopleTable people={people} total={total} />
        {pages.length > 0 ? (
          <p className="mt-4 flex flex-wrap gap-x-8">
            {pages.map(({ to, label }) => (
              <WordLink key={to} to={to} className="inline-flex min-h-12 items-center">
                {label}
              </WordLink>
            ))}
          </p>
        ) : null}
      </div>
      <InviteSection hand={hand} waiting={waiting} returned={returned} />
    </HomePage>
  )
}
