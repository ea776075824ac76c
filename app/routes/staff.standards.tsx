import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { Section } from '#app/components/standards/entry-list.tsx'
import { SearchForm } from '#app/components/standards/search-form.tsx'
import { Table } from '#app/components/table.tsx'
import { standards as en } from '#app/locales/en/standards.ts'
import { dayText, numberText } from '#app/locales/format.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { cleanText } from '#app/messages/text.ts'
import { stepAddress } from '#app/standards/step.ts'
import { latestOf, readSteps, searchable, sourceOf } from '#app/standards/view.server.ts'
import { searchEntries } from '#db/standards/entries.ts'
import { listVersions } from '#db/standards/versions.ts'

/** Answers shown at once, and letters of what is looked for. */
const mostFound = 40
const longestWords = 120

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context)
  const query = new URL(request.url).searchParams
  const words = cleanText(query.get('q') ?? '').slice(0, longestWords)
  const source = sourceOf(query.get('source')) ?? 'rome'
  const versions = await listVersions(context.db)
  const version = latestOf(versions)[source]
  const [found, steps, { catalog }] = await Promise.all([
    words === '' || version === undefined
      ? null
      : searchEntries(
          context.db,
          { source, version },
          { words, kinds: searchable[source], limit: mostFound },
        ),
    readSteps(context, versions),
    context.catalogs.published(context.db),
  ])
  return {
    search: {
      ...{ source, words, most: mostFound },
      found: found && found.map((entry) => ({ ...entry, source, version: version ?? '' })),
    },
    versions: versions.map(({ counts, importedAt: _at, importedBy: _by, ...row }) => {
      const { links = 0, ...kinds } = counts
      return { ...row, links, entries: Object.values(kinds).reduce((sum, count) => sum + count, 0) }
    }),
    steps,
    tracks: catalog.tracks.map(({ slug, name }) => ({ slug, name })),
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Standards() {
  const { search, versions, steps, tracks } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const say = useSay()
  return (
    <HomePage current="/staff">
      <BackLink to="/staff">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <SearchForm {...search} key={`${search.source} ${search.words}`} />
      <Section id="ours" title={t.ours.title}>
        <Places
          places={[
            { to: '/staff/alignments', label: t.ours.alignments },
            ...tracks.map(({ slug, name }) => ({
              to: `/staff/coverage/${slug}`,
              label: t.ours.coverage(say(name)),
            })),
            { to: '/staff/standards/case', label: t.ours.case },
          ]}
        />
      </Section>
      {steps.length > 0 ? (
        <Section id="steps" title={t.steps.title}>
          <Places
            places={steps.map(({ source, from, to }) => ({
              to: stepAddress({ source, from, to }),
              label: t.steps.link(t.sources[source], from, to),
            }))}
          />
        </Section>
      ) : null}
      <Versions versions={versions} />
    </HomePage>
  )
}

function Places({ places }: { places: { to: string; label: string }[] }) {
  return (
    <ul>
      {places.map(({ to, label }) => (
        <li key={to}>
          <WordLink to={to} className="inline-flex min-h-12 items-center">
            {label}
          </WordLink>
        </li>
      ))}
    </ul>
  )
}

function Versions({ versions }: Pick<Loaded, 'versions'>) {
  const t = useText(fr, en)
  const language = useLanguage()
  const number = (count: number) => numberText(count, language)
  const licence = ({ source, version, releasedOn }: Loaded['versions'][number]) =>
    t.licences[source](version, releasedOn && dayText(releasedOn, language, 'long'))
  return (
    <Section id="versions" title={t.versions.title}>
      {versions.length === 0 ? (
        <EmptyState title={t.versions.none}>{t.versions.howText}</EmptyState>
      ) : (
        <Table
          caption={t.versions.caption}
          hideCaption
          rows={versions}
          rowKey={({ source, version }) => `${source} ${version}`}
          columns={[
            {
              key: 'source',
              label: t.versions.source,
              cell: (row) => (
                <>
                  {t.sources[row.source]}
                  <span className="block text-sm font-normal text-ink-2">
                    {licence(row)}
                    {row.excerpt ? ` (${t.excerpt})` : ''}
                  </span>
                </>
              ),
            },
            {
              key: 'version',
              label: t.versions.version,
              cell: ({ version }) => <span className="whitespace-nowrap">{version}</span>,
            },
            {
              key: 'entries',
              label: t.versions.entries,
              cell: ({ entries }) => number(entries),
              number: true,
            },
            { key: 'links', label: t.versions.links, cell: ({ links }) => number(links), number: true },
          ]}
        />
      )}
      <div className="mt-5">
        <Disclosure summary={t.versions.how}>
          <p className="measure">{t.versions.howText}</p>
          <pre className="mt-3 overflow-x-auto rounded-field bg-paper-2 p-4 text-sm">
            {commands.join('\n')}
          </pre>
        </Disclosure>
      </div>
    </Section>
  )
}

/** The same in every language, as they are typed. */
const commands = [
  'npm run -s standards -- rome ./rome',
  'npm run -s standards -- changes ./rome_v60_vers_v61_m18_changements.csv',
  'npm run -s standards -- esco ./esco.csv 1.1.1',
  'npm run -s standards -- rncp ./export_fiches_RNCP.xml 2026-08',
]
