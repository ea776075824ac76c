import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { entryAddress, Section, shortCode } from '#app/components/standards/entry-list.tsx'
import { Tag } from '#app/components/tag.tsx'
import { standards as en } from '#app/locales/en/standards.ts'
import { dayText } from '#app/locales/format.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { splitNode } from '#engine/competency.ts'
import type { StandardSource } from '#engine/standard.ts'

interface Decision {
  id: string
  subject: string
  source: StandardSource
  version: string
  code: string
  label: string
  state: 'confirmed' | 'refused'
  note: string
  decidedBy: string | null
  day: string
}

/** What somebody decided of a competency, or of what the catalogue has no more, by whom and when; each can be taken back. */
export function Decided({ decided, orphans = false }: { decided: Decision[]; orphans?: boolean }) {
  const { one: t, entry, sources } = useText(fr, en)
  const language = useLanguage()
  return (
    <Section id="decided" title={orphans ? t.orphans : t.decided}>
      {orphans ? <p className="measure mb-3 text-ink-2">{t.orphansText}</p> : null}
      {decided.length === 0 ? <p className="text-ink-2">{t.decidedNone}</p> : null}
      <ul className="border-b border-line empty:hidden">
        {decided.map(({ id, subject, state, note, label, decidedBy, day, ...key }) => (
          <li key={id} className="border-t border-line py-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <WordLink to={entryAddress(key)} className="inline-flex min-h-11 items-center">
                <span lang={language === 'fr' ? undefined : 'fr'}>{label}</span>
              </WordLink>
              <Tag tone={state === 'confirmed' ? 'leaf' : 'plain'}>{entry[state]}</Tag>
            </p>
            <p className="text-sm text-ink-2">
              {orphans ? `${splitNode(subject).competency}. ` : ''}
              {t.level} {splitNode(subject).level}.{' '}
              {entry.source(sources[key.source], key.version, shortCode(key.code))}.{' '}
              {entry.by(decidedBy, dayText(day, language, 'long'))}.
            </p>
            {note ? <p className="mt-1">{note}</p> : null}
            <Form method="post" action={`/staff/alignments/${splitNode(subject).competency}`}>
              <input type="hidden" name="node" value={subject} />
              <input type="hidden" name="source" value={key.source} />
              <input type="hidden" name="version" value={key.version} />
              <input type="hidden" name="code" value={key.code} />
              <Button look="word" name="intent" value="remove" aria-label={`${t.undo}, ${label}`}>
                {t.undo}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  )
}
