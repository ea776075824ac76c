import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EntryList, Section, shortCode, type ShownEntry } from '#app/components/standards/entry-list.tsx'
import { SubjectLink } from '#app/components/standards/subject-link.tsx'
import { Tag } from '#app/components/tag.tsx'
import { standards as en } from '#app/locales/en/standards.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { readEntry } from '#app/standards/entry.server.ts'
import { nameOf } from '#app/standards/subject.ts'

/** Beyond so many, a list is folded. */
const longList = 12

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { aligned, ...read } = await readEntry(context, params)
  const { catalog } = await context.catalogs.published(context.db)
  return {
    ...read,
    aligned: aligned.map(({ at, ...one }) => ({
      ...one,
      ...nameOf(catalog, one),
      day: dayOf(at, staff.timeZone),
    })),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageTitle(matches, { fr: data.entry.label, en: data.entry.labelEn ?? data.entry.label }) : []

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function StandardEntry() {
  const page = useLoaderData<typeof loader>()
  const { entry, above, blocks, occupations } = page
  const words = useText(fr, en)
  const t = words.entry
  const language = useLanguage()
  const english = language === 'en' && entry.labelEn
  const isRegistered = entry.kind === 'certification' && /^\d{4}-/.test(entry.note)
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/standards">{words.backStandards}</BackLink>
      <p className="mt-3 text-sm text-ink-2">
        {words.kinds[entry.kind]},{' '}
        {t.source(words.sources[entry.source], entry.version, shortCode(entry.code))}
      </p>
      <h1 className="title-1 mt-1 max-w-[26ch]" lang={english || language === 'fr' ? undefined : 'fr'}>
        {english || entry.label}
      </h1>
      <div
        className="measure mt-4 grid gap-2 text-ink-2 empty:hidden"
        lang={language === 'fr' ? undefined : 'fr'}
      >
        {entry.definition
          .split('\n')
          .filter(Boolean)
          .map((line) => (
            <p key={line}>{line}</p>
          ))}
      </div>
      {isRegistered ? <p className="mt-4">{t.until(dayText(entry.note, language, 'long'))}</p> : null}
      <List id="of" title={t.of} entries={above} />
      <Aligned {...page} />
      <List id="core" title={t.core} entries={page.core} open />
      <List id="emerging" title={t.emerging} entries={page.emerging} open />
      <List id="skills" title={t.skills} entries={page.skills} />
      <List id="knowledge" title={t.knowledge} entries={page.knowledge} />
      {blocks.length > 0 ? (
        <Section id="blocks" title={t.blocks}>
          {blocks.map((block, i) => (
            <div key={block.code} className="mt-6 first:mt-0">
              <h3 className="title-3" lang="fr">
                {words.coverage.block(i + 1, block.label)}
              </h3>
              <div className="mt-2">
                {block.skills.length > 0 ? (
                  <EntryList entries={block.skills} />
                ) : (
                  <p className="text-ink-2">{t.blockNone}</p>
                )}
              </div>
            </div>
          ))}
        </Section>
      ) : null}
      <List id="certified" title={t.certified} entries={page.certified} open />
      {occupations && occupations.length > 0 ? (
        <Section id="occupations" title={t.occupations}>
          <p className="mb-3 text-ink-2">{t.occupationsText}</p>
          <EntryList entries={occupations} kinds />
        </Section>
      ) : null}
      <List id="titles" title={t.titles} entries={page.titles} />
      {entry.kind === 'occupation' && entry.note !== '' ? (
        <Section id="access" title={t.access}>
          <p className="measure text-ink-2" lang={language === 'fr' ? undefined : 'fr'}>
            {entry.note}
          </p>
        </Section>
      ) : null}
      <List id="contexts" title={t.contexts} entries={page.contexts} />
      <List id="mobility" title={t.mobility} entries={page.mobility} open />
      <List
        id="leading"
        title={t.leading}
        entries={page.leading}
        note={page.leadingMore ? t.leadingMost(page.leading.length) : undefined}
      />
    </HomePage>
  )
}

/** A list under its title; a long one is folded unless it is what one came for. */
function List({
  id,
  title,
  entries,
  note,
  open = false,
}: {
  id: string
  title: string
  entries: ShownEntry[]
  note?: string
  open?: boolean
}) {
  if (entries.length === 0) return null
  return (
    <Section id={id} title={title}>
      {note ? <p className="mb-3 text-ink-2">{note}</p> : null}
      {open || entries.length <= longList ? (
        <EntryList entries={entries} />
      ) : (
        <>
          <EntryList entries={entries.slice(0, longList)} />
          <Disclosure summary={`+ ${entries.length - longList}`}>
            <EntryList entries={entries.slice(longList)} />
          </Disclosure>
        </>
      )}
    </Section>
  )
}

function Aligned({ aligned, entry }: Pick<Loaded, 'aligned' | 'entry'>) {
  const { entry: t } = useText(fr, en)
  const language = useLanguage()
  if (aligned.length === 0 && entry.kind !== 'skill' && entry.kind !== 'knowledge') return null
  return (
    <Section id="aligned" title={t.aligned}>
      {aligned.length === 0 ? <p className="text-ink-2">{t.alignedNone}</p> : null}
      <ul className="border-b border-line empty:hidden">
        {aligned.map(({ id, to, name, state, note, decidedBy, day }) => (
          <li key={id} className="border-t border-line py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <SubjectLink {...{ to, name }} />
              <Tag tone={state === 'confirmed' ? 'leaf' : 'plain'}>{t[state]}</Tag>
            </p>
            <p className="text-sm text-ink-2">{t.by(decidedBy, dayText(day, language, 'long'))}</p>
            {note ? <p className="mt-1">{note}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
