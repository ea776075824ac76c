import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { readAuditQuery } from '#app/accounts/audit.server.ts'
import { requireAdmin } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { Select, TextField } from '#app/components/field.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Table } from '#app/components/table.tsx'
import { account as accountEn } from '#app/locales/en/account.ts'
import { audit as en } from '#app/locales/en/audit.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { momentText } from '#app/locales/format.ts'
import { audit as fr } from '#app/locales/fr/audit.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listNamedAudit } from '#db/audit.ts'

/** Lines on one page. */
const pageSize = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request, context)
  const { asked, filter, unknown } = await readAuditQuery(context, request, admin)
  const lines = unknown.length > 0 ? [] : await listNamedAudit(context.db, filter, pageSize + 1)
  return {
    ...{ asked, unknown },
    older: lines.length > pageSize ? (lines[pageSize - 1]?.seq ?? null) : null,
    lines: lines
      .slice(0, pageSize)
      .map(({ seq, at, actorId, actor, action, subjectId, subject, detail }) => ({
        ...{ seq, action, actor, subject, byAcademy: actorId === null, subjectId },
        at: momentText(at, admin.language, admin.timeZone, 'long'),
        facts: Object.entries(action === erased ? { erased: sumOf(detail) } : detail),
      })),
  }
}

/** Its facts are rows by table. */
const erased = 'person.erased'

function sumOf(rows: Record<string, unknown>): number {
  return Object.values(rows).reduce<number>((sum, count) => sum + Number(count), 0)
}

const idLike = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function StaffAudit() {
  const { asked, unknown, lines, older } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const names = useText(accountFr, accountEn).roles
  const named = (action: string) =>
    Object.hasOwn(t.acts, action) ? t.acts[action as keyof typeof t.acts] : action
  const words: Record<string, string> = { ...names, ...t.values }
  const factOf = ([key, value]: [string, string | number | boolean | null]) => {
    const told = String(value)
      .split(' ')
      .map((word) => (idLike.test(word) ? word.slice(0, 8) : Object.hasOwn(words, word) ? words[word] : word))
    const label = Object.hasOwn(t.facts, key) ? t.facts[key as keyof typeof t.facts] : key
    return t.fact(label, told.join(', '))
  }
  const { older: _older, ...fields } = asked
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ''))
  const at = (path: string, more: Record<string, string> = {}) => {
    const all = new URLSearchParams([...query, ...Object.entries(more)]).toString()
    return all === '' ? path : `${path}?${all}`
  }
  const problem = (name: 'who' | 'person') => (unknown.includes(name) ? t.unknown : undefined)
  return (
    <HomePage current="/admin">
      <BackLink to="/admin">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[20ch]">{t.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <Form method="get" role="search" className="mt-8 grid max-w-[52rem] gap-5" noValidate>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            label={t.who}
            name="who"
            type="email"
            optional
            help={t.whoHelp}
            defaultValue={asked.who}
            error={problem('who')}
          />
          <TextField
            label={t.person}
            name="person"
            type="email"
            optional
            help={t.personHelp}
            defaultValue={asked.person}
            error={problem('person')}
          />
        </div>
        <div className="grid items-end gap-5 sm:grid-cols-3">
          <Select
            label={t.act}
            name="act"
            optional="sometimes"
            defaultValue={asked.act}
            options={[
              { value: '', label: t.every },
              ...Object.entries(t.acts).map(([value, label]) => ({ value, label })),
            ]}
          />
          <TextField label={t.from} name="from" type="date" optional defaultValue={asked.from} />
          <TextField label={t.to} name="to" type="date" optional defaultValue={asked.to} />
        </div>
        <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
          <Button look="outline">{t.filter}</Button>
          {query.size > 0 ? (
            <WordLink to="/staff/audit" className="inline-flex min-h-12 items-center font-semibold">
              {t.clear}
            </WordLink>
          ) : null}
          <a
            href={at('/staff/audit.csv')}
            download
            className="word inline-flex min-h-12 items-center font-semibold"
          >
            {t.csv}
          </a>
        </div>
      </Form>
      <div className="mt-9">
        {lines.length === 0 ? (
          <p className="text-ink-2">{t.none}</p>
        ) : (
          <Table
            caption={t.caption(lines.length)}
            hideCaption
            stackBelow="lg"
            rows={lines}
            rowKey={({ seq }) => String(seq)}
            columns={[
              {
                key: 'act',
                label: t.act,
                cell: ({ seq, action }) => <span data-line={seq}>{named(action)}</span>,
              },
              { key: 'at', label: t.at, cell: (line) => line.at },
              {
                key: 'who',
                label: t.who,
                cell: ({ actor, byAcademy }) => actor ?? (byAcademy ? t.academy : t.gone),
              },
              {
                key: 'subject',
                label: t.subject,
                cell: ({ subject, subjectId }) => (
                  <span className="wrap-anywhere">{subject ?? subjectId?.slice(0, 8) ?? '–'}</span>
                ),
              },
              {
                key: 'detail',
                label: t.detail,
                cell: ({ facts }) => (
                  <span className="text-sm wrap-anywhere text-ink-2">
                    {facts.map(factOf).join(' · ') || '–'}
                  </span>
                ),
              },
            ]}
          />
        )}
        {older === null ? null : (
          <WordLink
            to={at('/staff/audit', { older: String(older) })}
            className="mt-4 inline-flex min-h-12 items-center"
          >
            {t.older}
          </WordLink>
        )}
      </div>
    </HomePage>
  )
}
