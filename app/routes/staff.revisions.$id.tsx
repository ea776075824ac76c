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
import { Disclosure } from '#app/components/disclosure.tsx'
import { Select } from '#app/components/field.tsx'
import { Changes } from '#app/components/studio/changes.tsx'
import { Compared } from '#app/components/studio/compared.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { readForm } from '#app/form.server.ts'
import { studio as en } from '#app/locales/en/studio.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { textFor, useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { showChanges } from '#app/studio/changes.server.ts'
import { requireRevision } from '#app/studio/exchange.server.ts'
import { draftReturn, releaseKept } from '#app/studio/publish.server.ts'
import { viewCompared } from '#app/studio/compared.server.ts'
import { viewBar } from '#app/studio/view.server.ts'
import { listRevisions } from '#db/catalog.ts'
import { countPins } from '#db/pins.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const revision = await requireRevision(context, params.id)
  const { id: published } = await context.catalogs.published(context.db)
  const revisions = await listRevisions(context.db)
  const asked = Number(new URL(request.url).searchParams.get('from') ?? revision.parentId)
  const from = revisions.find(({ id }) => id === asked && id !== revision.id)?.id ?? revision.parentId
  const [bar, catalog, compared, pins] = await Promise.all([
    viewBar(context, { draft: null, published }, staff),
    context.catalogs.revision(context.db, revision.id),
    viewCompared(context, revision.id),
    countPins(context.db),
  ])
  const before = from === null ? null : await context.catalogs.revision(context.db, from)
  return {
    bar,
    id: revision.id,
    day: dayOf(revision.publishedAt, staff.timeZone),
    note: revision.parentId === null ? null : revision.note,
    from,
    others: revisions.map(({ id }) => id).filter((id) => id !== revision.id),
    isCurrent: revision.id === published,
    subjects: before
      ? await showChanges(context, [catalog, before], diffCatalogs(before, catalog), staff.language)
      : null,
    compared,
    published,
    kept: pins.find(({ revisionId }) => revisionId === revision.id)?.learners ?? 0,
    released: new URL(request.url).searchParams.has('released'),
    draft: context.newId(),
  }
}

const schema = z.discriminatedUnion(
  'intent',
  [z.object({ intent: z.literal('return'), id: z.uuid('form') }), z.object({ intent: z.literal('release') })],
  'form',
)

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const revision = await requireRevision(context, params.id)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  if (read.value.intent === 'release') {
    await releaseKept(context, staff.id, revision.id)
    return redirect(`/staff/revisions/${revision.id}?released`, 303)
  }
  const t = textFor(staff.language, fr, en)
  const id = await draftReturn(context, staff, {
    id: read.value.id,
    revisionId: revision.id,
    name: t.revisions.rollbackName(revision.id),
  })
  if (id === null) return data({ returned: null }, { status: 409 })
  return redirect(`/staff/drafts/${id}/publish`, 303)
}

export const meta: MetaFunction = ({ matches, params }) =>
  pageTitle(matches, {
    fr: `${fr.revisions.number} ${params.id}`,
    en: `${en.revisions.number} ${params.id}`,
  })

export default function StudioRevision() {
  const page = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useText(fr, en)
  const language = useLanguage()
  const {
    bar,
    id,
    day,
    note,
    from,
    others,
    isCurrent,
    subjects,
    compared,
    draft,
    kept,
    published,
    released,
  } = page
  return (
    <StudioPage place="revisions" bar={bar} back={{ to: '/staff/revisions', label: t.revisions.title }}>
      <h1 className="title-1 mt-6">
        {t.revisions.number} {id}
      </h1>
      <p className="measure mt-3 text-lg text-ink-2">
        {note ? `${note} (${dayText(day, language, 'long')})` : dayText(day, language, 'long')}
      </p>
      {from === null ? <p className="mt-4">{t.revisions.first}</p> : null}
      {released ? (
        <p className="mt-4" role="status">
          {t.revisions.released}
        </p>
      ) : null}
      {kept > 0 && !isCurrent ? (
        <section className="mt-6">
          <p>{t.revisions.kept(kept)}</p>
          <Disclosure summary={t.revisions.release(published)}>
            <p className="measure">{t.revisions.releaseText}</p>
            <Form method="post" className="mt-3">
              <Button look="outline" name="intent" value="release">
                {t.revisions.releaseConfirm}
              </Button>
            </Form>
          </Disclosure>
        </section>
      ) : null}
      {compared ? <Compared compared={compared} /> : null}
      {subjects && from !== null ? (
        <section className="mt-12" aria-labelledby="diff">
          <h2 id="diff" className="title-2">
            {t.revisions.diff(from, id)}
          </h2>
          <div className="mt-4">
            {subjects.length === 0 ? <p>{t.revisions.same}</p> : <Changes subjects={subjects} />}
          </div>
        </section>
      ) : null}
      {others.length > 0 ? (
        <Form method="get" className="mt-8 flex flex-wrap items-end gap-3">
          <div className="w-full sm:w-72">
            <Select
              label={t.revisions.from}
              name="from"
              defaultValue={String(from ?? '')}
              options={others.map((one) => ({ value: String(one), label: `${t.revisions.number} ${one}` }))}
            />
          </div>
          <Button look="outline">{t.revisions.compare}</Button>
        </Form>
      ) : null}
      <section className="mt-12" aria-labelledby="files">
        <h2 id="files" className="title-2">
          {t.exchange.out}
        </h2>
        <p className="measure mt-3">{t.exchange.outText}</p>
        <p className="mt-2 flex flex-wrap gap-x-6">
          <a
            href={`/staff/revisions/${id}/content.zip`}
            download
            className="word inline-flex min-h-12 items-center"
          >
            {t.exchange.download(id)}
          </a>
          <WordLink to="/staff/drafts/import" className="inline-flex min-h-12 items-center">
            {t.exchange.title}
          </WordLink>
        </p>
      </section>
      {isCurrent ? null : (
        <section className="mt-12">
          <Disclosure summary={t.revisions.rollback} open={returned !== undefined}>
            <p className="measure">{returned ? t.revisions.same : t.revisions.rollbackText}</p>
            <Form method="post" className="mt-3">
              <input type="hidden" name="id" value={draft} />
              <Button look="outline" name="intent" value="return">
                {t.revisions.rollbackButton}
              </Button>
            </Form>
          </Disclosure>
        </section>
      )}
    </StudioPage>
  )
}
