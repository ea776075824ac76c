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

/** What waits for a mentor's answer, and what she has just done. */
export function MentorNotices({
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
    <div className="mt-6 grid max-w-[46rem] gap-2">
      {ended ? (
        <Notice tone="leaf" live="polite">
          {t.end.done}
        </Notice>
      ) : null}
      {requests > 0 ? (
        <Notice tone="sky" title={t.requests.waiting(requests)}>
          <p className="mt-2">
            <ButtonLink to="/mentor/requests">{t.requests.link}</ButtonLink>
          </p>
        </Notice>
      ) : null}
      {covers > 0 ? (
        <Notice tone="sky" title={cover.waiting(covers)}>
          <WordLink to="/mentor/cover" className="inline-flex min-h-11 items-center font-semibold">
            {cover.answer}
          </WordLink>
        </Notice>
      ) : null}
    </div>
  )
}

/** The ways to her profile, to who stands in for her, and to what she is asked. */
export function MentorLinks() {
  const t = useText(fr, en)
  const cover = useText(coversFr, coversEn)
  const places = [
    ['/mentor/profile', t.profile.link],
    ['/mentor/cover', cover.link],
    ['/mentor/requests', t.requests.metaTitle],
  ] as const
  return (
    <p className="mt-10 flex flex-wrap gap-x-7">
      {places.map(([to, label]) => (
        <WordLink key={to} to={to} className="inline-flex min-h-12 items-center font-semibold">
          {label}
        </WordLink>
      ))}
    </p>
  )
}
