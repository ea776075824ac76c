import type { ReactNode } from 'react'
import { WordLink } from '#app/components/button.tsx'
import { standards as en } from '#app/locales/en/standards.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { EntryKind } from '#engine/standard.ts'

export interface ShownEntry {
  source: string
  version: string
  code: string
  kind: EntryKind
  label: string
  labelEn: string | null
}

/** Where an entry is read. */
export function entryAddress({
  source,
  version,
  code,
}: Pick<ShownEntry, 'source' | 'version' | 'code'>): string {
  return `/staff/standards/${source}/${encodeURIComponent(version)}/${encodeURIComponent(code)}`
}

/** Entries below each other, each a link; with its kind where several stand together. */
export function EntryList({ entries, kinds = false }: { entries: ShownEntry[]; kinds?: boolean }) {
  const t = useText(fr, en)
  const language = useLanguage()
  return (
    <ul className="border-b border-line">
      {entries.map((entry) => (
        <li key={entry.code} className="border-t border-line py-1.5">
          <WordLink to={entryAddress(entry)} className="inline-flex min-h-11 items-center wrap-anywhere">
            <span lang={language === 'en' && !entry.labelEn ? 'fr' : undefined}>
              {language === 'en' && entry.labelEn ? entry.labelEn : entry.label}
            </span>
          </WordLink>
          {kinds ? (
            <span className="block text-sm text-ink-2">
              {t.kinds[entry.kind]}, {shortCode(entry.code)}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** A code that a person can read: of an ESCO address its beginning. */
export function shortCode(code: string): string {
  return /^[\da-f]{8}-/.test(code) ? code.slice(0, 8) : code
}

export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-12 max-w-[46rem]">
      <h2 id={id} className="title-2">
        {title}
      </h2>
      <div className="mt-3">{children}</div>
    </section>
  )
}
