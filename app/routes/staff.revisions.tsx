import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { Table } from '#app/components/table.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { viewBar } from '#app/studio/view.server.ts'
import { listRevisions } from '#db/catalog.ts'
import { findPerson } from '#db/people.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { id: published } = await context.catalogs.published(context.db)
  const revisions = await listRevisions(context.db)
  const authors = new Map(
    await Promise.all(
      [...new Set(revisions.flatMap(({ authorId }) => authorId ?? []))].map(
        async (id) => [id, (await findPerson(context.db, id))?.name ?? null] as const,
      ),
    ),
  )
  return {
    bar: await viewBar(context, { draft: null, published }, staff),
    published,
    revisions: revisions.map(({ id, publishedAt, authorId, note, parentId }) => ({
      id,
      day: dayOf(publishedAt, staff.timeZone),
      shipped: parentId === null,
      by: authorId === null ? null : (authors.get(authorId) ?? null),
      note,
    })),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.revisions.title, en: en.revisions.title })

export default function StudioRevisions() {
  const { bar, published, revisions } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const language = useLanguage()
  return (
    <StudioPage place="revisions" bar={bar}>
      <h1 className="title-1 mt-6">{t.revisions.title}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.revisions.lead}</p>
      <div className="mt-8">
        <Table
          caption={t.revisions.title}
          hideCaption
          rows={revisions}
          rowKey={({ id }) => String(id)}
          columns={[
            {
              key: 'id',
              label: t.revisions.number,
              cell: ({ id }) => (
                <>
                  <WordLink to={`/staff/revisions/${id}`} className="inline-flex min-h-12 items-center">
                    {t.revisions.number} {id}
                  </WordLink>
                  {id === published ? (
                    <span className="block text-sm font-normal text-ink-2">{t.revisions.current}</span>
                  ) : null}
                </>
              ),
            },
            { key: 'day', label: t.revisions.at, cell: ({ day }) => dayText(day, language, 'long') },
            {
              key: 'by',
              label: t.revisions.by,
              cell: ({ by, shipped }) => by ?? (shipped ? t.revisions.shipped : t.others.gone),
            },
            {
              key: 'note',
              label: t.revisions.note,
              cell: ({ note, shipped }) => (shipped ? t.revisions.first : note),
            },
          ]}
        />
      </div>
    </StudioPage>
  )
}
