import { Disclosure } from '#app/components/disclosure.tsx'
import { OutsideLink } from '#app/components/button.tsx'
import { useSize, type ShownFile } from '#app/components/project/form.tsx'
import { WorkText } from '#app/components/project/text.tsx'
import { Tag } from '#app/components/tag.tsx'
import { Thread, ThreadStep } from '#app/components/thread.tsx'
import { dayText } from '#app/locales/format.ts'
import { project as en } from '#app/locales/en/project.ts'
import { project as fr } from '#app/locales/fr/project.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { DiffLine } from '#app/text-diff.ts'

export interface ShownVersion {
  version: number
  state: 'draft' | 'sent'
  /** Somebody gave feedback on it. */
  answered: boolean
  /** 'YYYY-MM-DD' */
  sentOn: string | null
  text: string | null
  link: string | null
  file: ShownFile | null
  /** Against the version before; null when there is nothing to compare, 'too-long' when it cannot be. */
  changes: { since: number; lines: DiffLine[] | 'too-long' } | null
}

/** Her versions, the latest first; each can be read again, and compared with the one before. */
export function Versions({ slug, versions }: { slug: string; versions: ShownVersion[] }) {
  const t = useText(fr, en).versions
  const language = useLanguage()
  const size = useSize()
  if (versions.length === 0) return null
  const latest = versions.find(({ state }) => state === 'sent')?.version
  return (
    <section className="mt-14">
      <h2 className="title-2">{t.title}</h2>
      <div className="mt-5">
        <Thread>
          {versions.map((one) => (
            <ThreadStep
              key={one.version}
              state={one.state === 'draft' ? 'ahead' : one.version === latest ? 'now' : 'done'}
            >
              <article className="pt-2.5 pb-3">
                <h3 className="title-3">{t.version(one.version)}</h3>
                <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
                  {one.state === 'draft' ? <Tag>{t.draft}</Tag> : null}
                  {one.sentOn ? t.sent(dayText(one.sentOn, language, 'long')) : null}
                  {one.state === 'sent' ? (
                    <Tag tone={one.answered ? 'leaf' : one.version === latest ? 'sky' : 'plain'}>
                      {one.answered ? t.answered : one.version === latest ? t.waits : t.replaced}
                    </Tag>
                  ) : null}
                </p>
                {one.link ? (
                  <p className="mt-2 wrap-anywhere">
                    <OutsideLink href={one.link}>{one.link}</OutsideLink>
                  </p>
                ) : null}
                {one.file ? (
                  <p className="mt-2">
                    <a
                      href={`/modules/${slug}/project/files/${one.file.id}`}
                      className="word inline-flex min-h-11 items-center wrap-anywhere"
                    >
                      {t.download(one.file.name, size(one.file.size))}
                    </a>
                  </p>
                ) : null}
                {one.text ? (
                  <Disclosure summary={t.show}>
                    <WorkText text={one.text} />
                  </Disclosure>
                ) : null}
                {one.changes ? (
                  <Disclosure summary={t.compare(one.changes.since)}>
                    {one.changes.lines === 'too-long' ? (
                      <p>{t.tooLong}</p>
                    ) : (
                      <DiffLines lines={one.changes.lines} label={t.title} />
                    )}
                  </Disclosure>
                ) : null}
              </article>
            </ThreadStep>
          ))}
        </Thread>
      </div>
    </section>
  )
}

const signs = { same: ' ', added: '+', removed: '−' }

/** Line by line; what was added and taken away is said in words too. */
export function DiffLines({ lines, label }: { lines: DiffLine[]; label: string }) {
  const t = useText(fr, en).versions
  return (
    <div className="code-block" role="group" aria-label={label}>
      {lines.map(({ kind, text }, i) => (
        <div
          key={i}
          className={`whitespace-pre-wrap ${kind === 'added' ? 'bg-leaf-soft text-leaf' : kind === 'removed' ? 'text-ink-3 line-through' : ''}`}
        >
          <span aria-hidden="true">{signs[kind]} </span>
          {kind === 'same' ? null : <span className="sr-only">{t[kind]} : </span>}
          {text}
        </div>
      ))}
    </div>
  )
}
