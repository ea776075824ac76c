import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { Button, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { Table } from '#app/components/table.tsx'
import { readForm, writtenField } from '#app/form.server.ts'
import { studio as en } from '#app/locales/en/studio.ts'
import { dayOf, dayText, numberText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { viewBar } from '#app/studio/view.server.ts'
import { listDrafts, recordDraft, type DraftLine } from '#db/drafts.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { id: published } = await context.catalogs.published(context.db)
  const [bar, open, ended] = await Promise.all([
    viewBar(context, { draft: null, published }, staff),
    listDrafts(context.db, true),
    listDrafts(context.db, false, 20),
  ])
  const shown = ({ id, name, by, changes, baseId, state, changedAt }: DraftLine) => ({
    ...{ id, name, by, changes, baseId, state },
    day: dayOf(changedAt, staff.timeZone),
  })
  return { bar, id: context.newId(), open: open.map(shown), ended: ended.map(shown) }
}

const schema = z.object({ id: z.uuid('form'), name: writtenField('name', 120) })

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { id: baseId } = await context.catalogs.published(context.db)
  const { id, name } = read.value
  await recordDraft(context.db, { id, name, baseId, by: staff.id, at: context.now() })
  return redirect(`/staff/tracks?draft=${id}&told=made`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.drafts.title, en: en.drafts.title })

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['open']

export default function StudioDrafts() {
  const { bar, id, open, ended } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  return (
    <StudioPage place="drafts" bar={bar}>
      <h1 className="title-1 mt-6">{t.drafts.title}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.drafts.lead}</p>
      {open.length === 0 ? (
        <EmptyState title={t.drafts.none}>{t.drafts.noneText}</EmptyState>
      ) : (
        <section className="mt-8">
          <Lines caption={t.drafts.open} drafts={open} />
        </section>
      )}
      <section className="mt-10" aria-labelledby="add">
        <h2 id="add" className="title-2">
          {t.drafts.add}
        </h2>
        <Form method="post" className="mt-3 grid max-w-[34rem] gap-4" noValidate>
          <input type="hidden" name="id" value={returned?.values.id ?? id} />
          <TextField
            label={t.drafts.name}
            name="name"
            maxLength={120}
            autoComplete="off"
            defaultValue={returned?.values.name}
            error={returned ? t.problems.name : undefined}
          />
          <div>
            <Button>{t.drafts.button}</Button>
          </div>
        </Form>
        <p className="mt-4">
          <WordLink to="/staff/drafts/import" className="inline-flex min-h-12 items-center">
            {t.exchange.toImport}
          </WordLink>
        </p>
      </section>
      {ended.length > 0 ? (
        <section className="mt-12">
          <Lines caption={t.drafts.ended} drafts={ended} states />
        </section>
      ) : null}
    </StudioPage>
  )
}

function Lines({ caption, drafts, states = false }: { caption: string; drafts: Shown; states?: boolean }) {
  const t = useText(fr, en)
  const language = useLanguage()
  return (
    <Table
      caption={caption}
      rows={drafts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t.bar.choose,
          cell: ({ id, name, state }) => (
            <>
              <WordLink to={`/staff/drafts/${id}`} className="inline-flex min-h-12 items-center">
                {name}
              </WordLink>
              {states ? (
                <span className="block text-sm font-normal text-ink-2">{t.drafts.states[state]}</span>
              ) : null}
            </>
          ),
        },
        { key: 'by', label: t.drafts.by, cell: ({ by }) => by ?? t.others.gone },
        { key: 'day', label: t.drafts.changed, cell: ({ day }) => dayText(day, language, 'long') },
        {
          key: 'changes',
          label: t.drafts.changes,
          cell: ({ changes }) => numberText(changes, language),
          number: true,
        },
      ]}
    />
  )
}
