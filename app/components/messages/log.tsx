import { Form, Link } from '@remix-run/react'
import { Fragment, type ReactNode } from 'react'
import { Button, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { MessageText } from '#app/components/messages/message-text.tsx'
import { useSize } from '#app/components/project/form.tsx'
import { messages as en } from '#app/locales/en/messages.ts'
import { dayText, daysAwayText } from '#app/locales/format.ts'
import { messages as fr } from '#app/locales/fr/messages.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownMessage } from '#app/messages/thread.server.ts'
import { daysBetween, type PlainDate } from '#engine/calendar.ts'

/** "Aujourd’hui", "Hier", "Mercredi 4 mars", with its year when it is another. */
export function useDay(today: PlainDate): (day: PlainDate) => string {
  const language = useLanguage()
  return (day) => {
    const away = daysBetween(today, day)
    const near = away <= 0 && away > -2
    const text = near
      ? daysAwayText(away, language)
      : dayText(day, language, day.slice(0, 4) === today.slice(0, 4) ? 'day' : 'full')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
}

/** A page of a thread, day by day; where what is new begins is marked. `editing` stands in the place of the message it is about. */
export function MessageLog({
  threadId,
  messages,
  today,
  firstUnread,
  editing,
}: {
  threadId: string
  messages: ShownMessage[]
  today: PlainDate
  firstUnread: string | null
  editing: { id: string; form: ReactNode } | null
}) {
  const t = useText(fr, en).thread
  const day = useDay(today)
  return (
    <div role="log" aria-label={t.log} className="mt-6">
      <ol>
        {messages.map((message, i) => {
          const newDay = message.day !== messages[i - 1]?.day
          return (
            <Fragment key={message.id}>
              {newDay ? (
                <li className="mt-8 mb-4 first:mt-0">
                  <h2 className="border-b border-line pb-1 text-sm font-bold text-ink-2">
                    {day(message.day)}
                  </h2>
                </li>
              ) : null}
              {message.id === firstUnread ? (
                <li id="new" className="my-4 flex items-center gap-3 text-sm font-bold text-thread-ink">
                  <span aria-hidden="true" className="h-[3px] w-8 rounded-full bg-thread" />
                  {t.unread}
                  <span aria-hidden="true" className="h-[3px] flex-1 rounded-full bg-thread" />
                </li>
              ) : null}
              <li id={`m-${message.id}`} className="scroll-mt-8">
                {i === messages.length - 1 ? <span id="last" className="block scroll-mt-8" /> : null}
                {editing?.id === message.id ? (
                  editing.form
                ) : (
                  <OneMessage threadId={threadId} message={message} />
                )}
              </li>
            </Fragment>
          )
        })}
      </ol>
    </div>
  )
}

function OneMessage({ threadId, message }: { threadId: string; message: ShownMessage }) {
  const t = useText(fr, en).thread
  const size = useSize()
  const { id, mine, author, body, file, time, edited, withdrawn, changeUntil, report } = message
  const who = mine ? t.you : (author ?? t.nobody)
  return (
    <article
      className={`mb-3 w-fit max-w-[min(34rem,92%)] rounded-area px-4 py-2.5 ${mine ? 'ms-auto rounded-ee-sm bg-paper-2' : 'rounded-es-sm border border-line bg-card'}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 text-sm text-ink-2">
        <p>
          <bdi className="font-bold text-ink">{who}</bdi> · {time}
          {edited ? ` · ${t.edited}` : ''}
        </p>
        {!mine && !withdrawn && !report && author ? (
          <Link
            to={`/messages/${threadId}/report/${id}`}
            aria-label={t.reportLabel(who, time)}
            className="-my-2.5 inline-flex min-h-11 items-center underline decoration-edge underline-offset-4 hover:text-ink"
          >
            {t.report}
          </Link>
        ) : null}
      </div>
      {withdrawn ? <p className="mt-0.5 text-ink-2 italic">{t.withdrawn}</p> : null}
      {body ? (
        <div className="mt-0.5">
          <MessageText text={body} />
        </div>
      ) : null}
      {file ? (
        <a
          href={`/messages/${threadId}/files/${file.id}`}
          download
          className="word inline-flex min-h-11 items-center wrap-anywhere"
        >
          {t.download(file.name, size(file.size))}
        </a>
      ) : null}
      {report ? (
        <p className="mt-2 border-t border-line pt-2 text-sm text-ink-2">
          {report.outcome ? t.outcome(report.outcome) : t.reported}
        </p>
      ) : null}
      {changeUntil ? (
        <Disclosure summary={<span className="text-sm">{t.change}</span>}>
          <div className="flex flex-wrap items-center gap-x-6">
            {body ? (
              <WordLink
                to={`/messages/${threadId}?edit=${id}#field-edit`}
                className="inline-flex min-h-12 items-center font-semibold"
              >
                {t.edit}
              </WordLink>
            ) : null}
            <Form method="post" action={`/messages/${threadId}`}>
              <input type="hidden" name="id" value={id} />
              <Button look="word" name="intent" value="withdraw">
                {t.withdraw}
              </Button>
            </Form>
          </div>
          <p className="text-sm">{t.changeNote(changeUntil)}</p>
        </Disclosure>
      ) : null}
    </article>
  )
}
