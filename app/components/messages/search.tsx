import { Form } from '@remix-run/react'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { useDay } from '#app/components/messages/log.tsx'
import { messages as en } from '#app/locales/en/messages.ts'
import { listText, proseOf } from '#app/locales/format.ts'
import { messages as fr } from '#app/locales/fr/messages.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { Found } from '#app/messages/search.server.ts'
import type { PlainDate } from '#engine/calendar.ts'

/** Words to look for; an address of its own, so that it works everywhere and can be gone back to. */
export function SearchForm({ words }: { words: string }) {
  const t = useText(fr, en).search
  return (
    <Form method="get" action="/messages" role="search" className="mt-10 max-w-[34rem]">
      <TextField
        label={t.label}
        name="q"
        type="search"
        help={t.help}
        maxLength={100}
        defaultValue={words}
        autoComplete="off"
        after={
          <Button type="submit" look="outline" className="flex-none">
            {t.act}
          </Button>
        }
      />
    </Form>
  )
}

/** What was found, latest first; each leads to its place in the thread. */
export function SearchResults({ words, most, messages, today }: Found & { today: PlainDate }) {
  const all = useText(fr, en)
  const t = all.search
  const language = useLanguage()
  const day = useDay(today)
  return (
    <>
      <BackLink to="/messages">{t.back}</BackLink>
      <h1 className="title-1 mt-2 wrap-anywhere">{t.heading(messages.length, most, words)}</h1>
      {messages.length === 0 ? <p className="mt-4 text-lg text-ink-2">{t.none}</p> : null}
      {messages.length > 0 ? (
        <ul className="mt-8 border-b border-line">
          {messages.map(({ id, to, names, mine, author, text, day: on }) => (
            <li key={id} className="border-t border-line py-4">
              <p className="text-sm text-ink-2">
                <WordLink to={to} className="inline-flex min-h-11 items-center font-semibold text-ink">
                  {day(on)}, {t.in(listText(names, language))}
                </WordLink>
              </p>
              <p className="wrap-anywhere">
                <bdi className="font-semibold">{mine ? all.thread.you : (author ?? all.thread.nobody)}</bdi>
                {language === 'fr' ? ' : ' : ': '}
                <bdi>{proseOf(text)}</bdi>
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <SearchForm words={words} />
    </>
  )
}
