import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Select, TextField } from '#app/components/field.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { EntryList, type ShownEntry } from '#app/components/standards/entry-list.tsx'
import { standards as en } from '#app/locales/en/standards.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useText } from '#app/locales/language.tsx'
import { standardSources, type StandardSource } from '#engine/standard.ts'

export interface Search {
  source: StandardSource
  words: string
  /** Null: nothing is looked for, or the source is not here. */
  found: ShownEntry[] | null
  most: number
}

/** Looks for an occupation, a skill or a code in one source; what is found stands below. */
export function SearchForm({ source, words, found, most }: Search) {
  const { search: t, longSources } = useText(fr, en)
  return (
    <section aria-labelledby="search" className="mt-8 max-w-[46rem]">
      <h2 id="search" className="sr-only">
        {t.act}
      </h2>
      <Form method="get" action="/staff/standards" className="grid items-end gap-4 sm:grid-cols-[1fr_16rem]">
        <TextField label={t.words} name="q" type="search" maxLength={120} defaultValue={words} />
        <Select
          label={t.source}
          name="source"
          defaultValue={source}
          options={standardSources.map((value) => ({ value, label: longSources[value] }))}
        />
        <div>
          <Button>{t.act}</Button>
        </div>
      </Form>
      {words === '' ? null : (
        <div className="mt-7" id="found">
          {found === null ? (
            <p role="status">{t.absent}</p>
          ) : found.length === 0 ? (
            <EmptyState title={t.none}>{t.noneText}</EmptyState>
          ) : (
            <>
              <p role="status" className="mb-3 text-ink-2">
                {t.found(found.length, most)}
              </p>
              <EntryList entries={found} kinds />
            </>
          )}
        </div>
      )}
    </section>
  )
}
