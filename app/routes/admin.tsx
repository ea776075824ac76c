import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { useReturned } from '#app/components/account-form.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { Select, TextField } from '#app/components/field.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Table } from '#app/components/table.tsx'
import type { RequestContext } from '#app/academy.server.ts'
import { requireAdmin } from '#app/auth.server.ts'
import { emailField, readForm, sendWait } from '#app/form.server.ts'
import { inviteByRole } from '#app/accounts/invitations.server.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { jobs as jobsEn } from '#app/locales/en/jobs.ts'
import { jobs as jobsFr } from '#app/locales/fr/jobs.ts'
import { dayOf, dayText, listText, momentText, numberText, plural } from '#app/locales/format.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listAudit } from '#db/audit.ts'
import { listInvitations } from '#db/invitations.ts'
import { countFailedJobs } from '#db/jobs.ts'
import { fileAlert } from '#db/openings.ts'
import { findPerson, listPeople } from '#db/people.ts'
import { roles } from '#db/schema/people.ts'
import type { Language } from '#engine/catalog.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.admin.title, en: en.admin.title })
export { retryAfter as headers } from '#app/server/retry-after.ts'

/** People shown on one page. */
const pageSize = 50
/** Days during which an alert about opened files is shown. */
const alertDays = 30

/** Who opened unusually many files lately, and how many. */
async function listFileAlerts(context: RequestContext, timeZone: string, language: Language) {
  const since = new Date(context.now().getTime() - alertDays * 86_400_000)
  const lines = await listAudit(context.db, { action: fileAlert, since, limit: 20 })
  return Promise.all(
    lines.map(async ({ seq, at, actorId, detail }) => ({
      seq,
      at: momentText(at, language, timeZone, 'long'),
      reader: actorId ? ((await findPerson(context.db, actorId))?.name ?? null) : null,
      own: Number(detail.own),
      others: Number(detail.others),
    })),
  )
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request, context)
  const query = new URL(request.url).searchParams
  const search = (query.get('search') ?? '').replaceAll('\0', '').trim().slice(0, 100)
  const page = Math.min(Math.max(Number.parseInt(query.get('page') ?? '1', 10) || 1, 1), 10_000)
  const { people, total } = await listPeople(context.db, {
    search,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })
  const day = (date: Date) => dayOf(date, admin.timeZone)
  return {
    search,
    page,
    total,
    failedJobs: await countFailedJobs(context.db),
    alerts: await listFileAlerts(context, admin.timeZone, admin.language),
    more: page * pageSize < total,
    people: people.map(({ id, name, email, roles: held, twoFactorEnabled, createdAt }) => ({
      ...{ id, name, email, twoFactorEnabled },
      roles: held,
      since: day(createdAt),
    })),
    waiting: (await listInvitations(context.db, context.now())).map(({ id, email, role, expiresAt }) => ({
      ...{ id, email, role },
      until: day(expiresAt),
    })),
  }
}

const schema = z.object({ email: emailField, role: z.enum(roles) })

export async function action({ request, context }: ActionFunctionArgs) {
  const admin = await requireAdmin(request, context)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { email, role } = read.value
  const seconds = await inviteByRole(context, { email, role, invitedBy: admin.id, language: admin.language })
  return seconds === null ? data({ invited: email }) : sendWait(form, seconds)
}

export default function Admin() {
  const { people, total, search, page, more, waiting, alerts, failedJobs } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const language = useLanguage()
  const t = useText(fr, en)
  const jobs = useText(jobsFr, jobsEn)
  const form = useReturned(result && 'returned' in result ? result.returned : undefined)
  const one = plural(total, language, { one: 'one', other: 'other' }) === 'one'
  return (
    <HomePage current="/admin">
      <h1 className="title-1">{t.admin.title}</h1>
      <p className="mt-2">
        <WordLink to="/admin/jobs" className="inline-flex min-h-12 items-center font-semibold">
          {failedJobs > 0 ? jobs.linkFailed(failedJobs) : jobs.link}
        </WordLink>
      </p>
      {alerts.length > 0 ? (
        <div className="mt-6 max-w-[44rem]">
          <Notice tone="thread" title={t.admin.alerts}>
            <ul>
              {alerts.map(({ seq, at, reader, own, others }) => (
                <li key={seq}>{t.admin.alert(at, reader ?? t.admin.goneReader, own, others)}</li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      <Form method="get" role="search" className="mt-8 flex max-w-[34rem] flex-wrap items-end gap-4">
        <div className="min-w-60 flex-1">
          <TextField label={t.admin.search} name="search" optional defaultValue={search} maxLength={100} />
        </div>
        <Button look="outline">{t.admin.searchButton}</Button>
      </Form>
      <div className="mt-6">
        {people.length === 0 ? (
          <p className="text-ink-2">{t.admin.nobody}</p>
        ) : (
          <Table
            caption={t.admin.count(numberText(total, language), one)}
            rows={people}
            rowKey={(person) => person.id}
            columns={[
              {
                key: 'name',
                label: t.admin.name,
                cell: (person) => (
                  <>
                    {person.name}
                    <span className="block text-sm font-normal text-ink-2">{person.email}</span>
                  </>
                ),
              },
              {
                key: 'roles',
                label: t.admin.rolesColumn,
                cell: (person) =>
                  listText(
                    person.roles.map((role) => t.roles[role]),
                    language,
                  ),
              },
              {
                key: 'second',
                label: t.admin.second,
                cell: (person) => (person.twoFactorEnabled ? t.admin.secondOn : t.admin.secondOff),
              },
              {
                key: 'since',
                label: t.admin.since,
                cell: (person) => dayText(person.since, language, 'day'),
              },
            ]}
          />
        )}
        {more ? (
          <WordLink
            to={`/admin?${new URLSearchParams({ search, page: String(page + 1) })}`}
            className="mt-4 inline-flex min-h-12 items-center"
          >
            {t.admin.more}
          </WordLink>
        ) : null}
      </div>
      <section aria-labelledby="invite" className="mt-14 max-w-[34rem]">
        <h2 id="invite" className="title-2">
          {t.admin.inviteTitle}
        </h2>
        <div className="mt-5 grid gap-6">
          {result && 'invited' in result ? (
            <Notice tone="leaf" live="polite">
              {t.admin.invited(result.invited)}
            </Notice>
          ) : null}
          {form.summary}
          <Form method="post" className="grid gap-6" noValidate>
            <TextField
              label={t.email}
              name="email"
              type="email"
              inputMode="email"
              autoComplete="off"
              defaultValue={form.value('email')}
              error={form.error('email')}
            />
            <Select
              label={t.admin.role}
              name="role"
              defaultValue={form.value('role') ?? 'mentor'}
              options={Object.entries(t.roles).map(([value, label]) => ({ value, label }))}
            />
            <div>
              <Button>{t.admin.inviteButton}</Button>
            </div>
          </Form>
        </div>
        {waiting.length > 0 ? (
          <>
            <h3 className="title-3 mt-10">{t.admin.waiting}</h3>
            <ul className="mt-2 divide-y divide-line border-y border-line">
              {waiting.map(({ id, email, role, until }) => (
                <li key={id} className="py-3 wrap-anywhere">
                  {email}, {t.roles[role]}, {t.admin.until(dayText(until, language, 'day'))}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
    </HomePage>
  )
}
