import { WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { useDay } from '#app/components/messages/log.tsx'
import { Tag } from '#app/components/tag.tsx'
import { messages as en } from '#app/locales/en/messages.ts'
import { listText, proseOf } from '#app/locales/format.ts'
import { messages as fr } from '#app/locales/fr/messages.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownThread } from '#app/messages/thread.server.ts'
import type { PlainDate } from '#engine/calendar.ts'

/** People not written to yet that are shown at once; more of them are folded away. */
const shownAtOnce = 4

/** Her threads, the latest first; below them those where nobody has written yet. */
export function ThreadList({ threads, today }: { threads: ShownThread[]; today: PlainDate }) {
  const t = useText(fr, en).list
  const begun = threads.filter(({ last }) => last)
  const silent = threads.filter(({ last, open }) => !last && open)
  return (
    <>
      {begun.length > 0 ? (
        <ul className="mt-8 border-b border-line" aria-label={t.threads}>
          {begun.map((thread) => (
            <BegunThread key={thread.id} thread={thread} today={today} />
          ))}
        </ul>
      ) : null}
      {silent.length > 0 ? (
        <section className="mt-8" aria-labelledby={silent.length > shownAtOnce ? undefined : 'silent'}>
          {silent.length > shownAtOnce ? (
            <Disclosure summary={t.first(silent.length)} open={begun.length === 0}>
              <Silent threads={silent} />
            </Disclosure>
          ) : (
            <>
              <h2 id="silent" className="title-3">
                {t.first(silent.length)}
              </h2>
              <Silent threads={silent} />
            </>
          )}
        </section>
      ) : null}
    </>
  )
}

function Silent({ threads }: { threads: ShownThread[] }) {
  const t = useText(fr, en).list
  const language = useLanguage()
  return (
    <ul className="mt-1 flex flex-wrap gap-x-6">
      {threads.map(({ id, names, kind }) => (
        <li key={id}>
          <WordLink to={`/messages/${id}`} className="inline-flex min-h-12 items-center text-ink">
            {t.write(listText(names, language))}
            {kind === 'three' ? `, ${t.three}` : ''}
          </WordLink>
        </li>
      ))}
    </ul>
  )
}

function BegunThread({ thread, today }: { thread: ShownThread; today: PlainDate }) {
  const all = useText(fr, en)
  const t = all.list
  const language = useLanguage()
  const day = useDay(today)
  const { id, kind, names, open, unread, last, day: on } = thread
  // Between two it is said by whom the thread is with.
  const who = last?.mine ? t.you : kind === 'three' ? (last?.author ?? all.thread.nobody) : null
  return (
    <li className="border-t border-line py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <h2 className="title-3">
          <WordLink
            to={`/messages/${id}#${unread > 0 ? 'new' : 'last'}`}
            className="inline-flex min-h-12 items-center wrap-anywhere"
          >
            {names.length > 0 ? listText(names, language) : all.thread.nobody}
          </WordLink>
          {kind === 'three' ? (
            <span className="font-text text-base font-normal text-ink-2">, {t.three}</span>
          ) : null}
        </h2>
        <p className="flex items-center gap-3 text-sm text-ink-2">
          {unread > 0 ? <Tag tone="thread">{t.unread(unread)}</Tag> : null}
          {on ? day(on) : null}
        </p>
      </div>
      {last ? (
        <p className={`measure wrap-anywhere ${unread > 0 ? '' : 'text-ink-2'}`}>
          {who ? (
            <>
              <bdi className="font-semibold">{who}</bdi>
              {language === 'fr' ? ' : ' : ': '}
            </>
          ) : null}
          <bdi>{last.withdrawn ? t.withdrawn : proseOf(last.text) || t.file}</bdi>
        </p>
      ) : null}
      {open ? null : <p className="text-sm text-ink-2">{t.closed}</p>}
    </li>
  )
}
