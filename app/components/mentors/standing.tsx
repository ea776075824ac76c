import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { covers as coversEn } from '#app/locales/en/covers.ts'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { dayText } from '#app/locales/format.ts'
import { covers as coversFr } from '#app/locales/fr/covers.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

export interface Standing {
  state: 'draft' | 'waiting' | 'declined'
  /** The day she sent it. */
  sentOn: string | null
  note: string | null
}

/** Where the application of somebody stands who is no mentor yet, and what happens next. */
export function ApplicationStanding({ state, sentOn, note }: Standing) {
  const t = useText(fr, en).standing
  const language = useLanguage()
  const words = t[state]
  const title =
    state === 'waiting' ? t.waiting.title(dayText(sentOn ?? '', language, 'long')) : t[state].title
  return (
    <>
      <h1 className="title-1 max-w-[20ch]">{words.heading}</h1>
      <EmptyState
        title={title}
        action={
          state === 'waiting' ? (
            <WordLink to="/mentor/profile" className="inline-flex min-h-12 items-center font-semibold">
              {words.action}
            </WordLink>
          ) : (
            <ButtonLink to="/mentor/profile">{words.action}</ButtonLink>
          )
        }
      >
        <p>{words.text}</p>
        {note ? (
          <p className="mt-3 border-s-[3px] border-thread ps-4 wrap-anywhere whitespace-pre-line text-ink">
            {note}
          </p>
        ) : null}
      </EmptyState>
    </>
  )
}

/** Requests that wait for a mentor, and the way to her profile. */
export function MentorLinks({
  requests,
  covers,
  ended,
}: {
  requests: number
  covers: number
  ended: boolean
}) {
  const t = useText(fr, en)
  const cover = useText(coversFr, coversEn)
  return (
    <div className="mb-7 grid gap-2">
      {ended ? (
        <Notice tone="leaf" live="polite">
          {t.end.done}
        </Notice>
      ) : null}
      {requests > 0 ? (
        <Notice tone="sky" title={t.requests.waiting(requests)}>
          <WordLink to="/mentor/requests" className="inline-flex min-h-11 items-center font-semibold">
            {t.requests.link}
          </WordLink>
        </Notice>
      ) : null}
      {covers > 0 ? (
        <Notice tone="sky" title={cover.waiting(covers)}>
          <WordLink to="/mentor/cover" className="inline-flex min-h-11 items-center font-semibold">
            {cover.answer}
          </WordLink>
        </Notice>
      ) : null}
      <p className="flex flex-wrap gap-x-7">
        <WordLink to="/mentor/profile" className="inline-flex min-h-12 items-center font-semibold">
          {t.profile.link}
        </WordLink>
        <WordLink to="/mentor/cover" className="inline-flex min-h-12 items-center font-semibold">
          {cover.link}
        </WordLink>
        {requests === 0 ? (
          <WordLink to="/mentor/requests" className="inline-flex min-h-12 items-center font-semibold">
            {t.requests.metaTitle}
          </WordLink>
        ) : null}
      </p>
    </div>
  )
}
