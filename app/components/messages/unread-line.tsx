import { WordLink } from '#app/components/button.tsx'
import { news as en } from '#app/locales/en/news.ts'
import { listText } from '#app/locales/format.ts'
import { news as fr } from '#app/locales/fr/news.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { Unread } from '#db/threads/unread.ts'

/** One line: who wrote to her, and the way there. `unread` comes from `readUnread`; nothing when it is null. */
export function UnreadLine({ unread }: { unread: Unread | null }) {
  const t = useText(fr, en).messages
  const language = useLanguage()
  if (!unread) return null
  const { count, names, threadId } = unread
  const [name] = names
  const text =
    name === undefined
      ? t.some(count)
      : names.length === 1
        ? t.one(name, count)
        : t.many(listText(names, language))
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      <svg viewBox="0 0 20 20" aria-hidden="true" className="size-4 flex-none fill-thread">
        <circle cx="10" cy="10" r="7" className="stroke-ink stroke-[2.5]" />
      </svg>
      <span className="font-semibold">{text}</span>
      <WordLink
        to={threadId ? `/messages/${threadId}#new` : '/messages'}
        className="inline-flex min-h-12 items-center"
      >
        {t.act}
      </WordLink>
    </p>
  )
}
