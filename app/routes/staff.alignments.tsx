import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Decided } from '#app/components/standards/decided.tsx'
import { Told } from '#app/components/standards/told.tsx'
import { Table } from '#app/components/table.tsx'
import { standards as en } from '#app/locales/en/standards.ts'
import { dayOf, numberText } from '#app/locales/format.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listAlignments } from '#db/standards/alignments.ts'
import { listNodes, splitNode } from '#engine/competency.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const [{ catalog }, decided] = await Promise.all([
    context.catalogs.published(context.db),
    listAlignments(context.db, { subjectKind: 'node' }),
  ])
  const nodes = new Set(listNodes(catalog))
  return {
    orphans: decided
      .filter(({ subject }) => !nodes.has(subject))
      .map(({ decidedAt, ...one }) => ({ ...one, day: dayOf(decidedAt, staff.timeZone) })),
    competencies: catalog.competencies.map(({ slug, name }) => {
      const own = decided.filter(({ subject }) => splitNode(subject).competency === slug)
      const confirmed = own.filter(({ state }) => state === 'confirmed').length
      return { slug, name, confirmed, refused: own.length - confirmed }
    }),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.alignments.metaTitle, en: en.alignments.metaTitle })

export default function Alignments() {
  const { competencies, orphans } = useLoaderData<typeof loader>()
  const words = useText(fr, en)
  const t = words.alignments
  const say = useSay()
  const language = useLanguage()
  const aligned = competencies.filter(({ confirmed }) => confirmed > 0).length
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/standards">{words.backStandards}</BackLink>
      <Told />
      <h1 className="title-1 mt-2 max-w-[24ch]">{t.heading(aligned, competencies.length)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <div className="mt-9 max-w-[46rem]">
        <Table
          caption={t.caption}
          hideCaption
          rows={competencies}
          rowKey={({ slug }) => slug}
          columns={[
            {
              key: 'competency',
              label: t.competency,
              cell: ({ slug, name }) => (
                <WordLink to={`/staff/alignments/${slug}`} className="inline-flex min-h-12 items-center">
                  {say(name)}
                </WordLink>
              ),
            },
            {
              key: 'confirmed',
              label: t.confirmed,
              cell: ({ confirmed }) => numberText(confirmed, language),
              number: true,
            },
            {
              key: 'refused',
              label: t.refused,
              cell: ({ refused }) => numberText(refused, language),
              number: true,
            },
          ]}
        />
      </div>
      {orphans.length > 0 ? <Decided decided={orphans} orphans /> : null}
    </HomePage>
  )
}
