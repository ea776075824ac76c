import { Disclosure } from '#app/components/disclosure.tsx'
import { Lines } from '#app/components/me/known.tsx'
import { sayCause } from '#app/components/path/cause.ts'
import { dayText } from '#app/locales/format.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { useLanguage, useText, type Dictionary } from '#app/locales/language.tsx'
import type { Moved } from '#app/file/moved.server.ts'
import type { CauseWords } from '#app/path/change.server.ts'
import type { Language } from '#engine/catalog.ts'

type Words = Dictionary<typeof fr>['moved']

/** Lines that are read without unfolding. */
const shown = 5

/** What made a path change, said of her. */
export function fileCauseText(cause: CauseWords, causes: Words['causes'], language: Language): string {
  return sayCause(cause, causes, { proposals: causes, gone: causes.gone, language })
}

/** Where the days that are told begin, as a title. */
export function useMovedTitle({ met, since }: Pick<Moved, 'met' | 'since'>): string {
  const t = useText(fr, en).moved
  const language = useLanguage()
  return met ? t.sinceMeeting(dayText(since, language, 'dayMonth')) : t.sinceDays
}

/** Modules finished, what she can do now, and how her path changed. */
export function MovedLines({ moved }: { moved: Moved }) {
  const t = useText(fr, en).moved
  const language = useLanguage()
  const { modules, known, changes } = moved
  if (modules.length + known.length + changes.length === 0) return <p className="text-ink-2">{t.none}</p>
  const by = (change: Moved['changes'][number]) =>
    typeof change.by === 'string' ? t.by[change.by] : t.by.person(change.by.name)
  const groups = [
    { title: t.modules, lines: modules.map(({ slug, title }) => ({ key: slug, text: title })) },
    { title: t.known, lines: known.map(({ node, canDo }) => ({ key: node, text: canDo })) },
    {
      title: t.changes,
      lines: changes.map((change) => ({
        key: String(change.version),
        text: fileCauseText(change.cause, t.causes, language),
        note: `${dayText(change.day, language, 'dayMonth')}, ${by(change)}`,
      })),
    },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <div className="grid gap-6">
      {groups.map(({ title, lines }) => (
        <div key={title}>
          <h3 className="mb-2 font-bold">{title}</h3>
          <Lines lines={lines.slice(0, shown)} />
          {lines.length > shown ? (
            <Disclosure summary={t.more(lines.length - shown)}>
              <div className="text-ink">
                <Lines lines={lines.slice(shown)} />
              </div>
            </Disclosure>
          ) : null}
        </div>
      ))}
    </div>
  )
}
