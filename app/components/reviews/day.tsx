import type { ReactNode } from 'react'
import { ButtonLink } from '#app/components/button.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { ReviewList } from '#app/components/reviews/why.tsx'
import { dayText, minutesInWords } from '#app/locales/format.ts'
import { reviews as en } from '#app/locales/en/reviews.ts'
import { reviews as fr } from '#app/locales/fr/reviews.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ReviewWords } from '#app/learning/reviews.server.ts'
import { daysBetween } from '#engine/calendar.ts'

interface Choice {
  minutes: number
  count: number
}

function Page({ title, children }: { title: string; children: ReactNode }) {
  return (
    <LearnerPage place="reviews">
      <h1 className="title-1 max-w-[20ch]">{title}</h1>
      {children}
    </LearnerPage>
  )
}

/** What fits her minutes today, and other sizes. */
export function ReviewsStart({
  own,
  others,
  done,
  reviews,
}: {
  own: Choice
  others: Choice[]
  done: number
  reviews: ReviewWords[]
}) {
  const t = useText(fr, en)
  return (
    <Page title={t.heading(own.minutes, own.count)}>
      <p className="measure mt-4 text-lg text-ink-2">{t.lead}</p>
      <div className="mt-7 flex flex-wrap items-center gap-x-7 gap-y-2">
        <ButtonLink wide to={`/reviews?until=${done + own.count}`}>
          {done > 0 ? t.goOn : t.begin}
        </ButtonLink>
        {others.map(({ minutes, count }) => (
          <ButtonLink key={minutes} look="word" to={`/reviews?until=${done + count}`}>
            {t.moreChoice(minutes, count)}
          </ButtonLink>
        ))}
      </div>
      <section aria-labelledby="why" className="mt-12">
        <h2 id="why" className="title-2">
          {t.why}
        </h2>
        <p className="measure mt-2 text-ink-2">{t.whyNote}</p>
        <ReviewList reviews={reviews} />
      </section>
    </Page>
  )
}

/** After a sitting. */
export function ReviewsEnd({
  done,
  right,
  today,
  next,
  rest,
  until,
}: {
  done: number
  right: number
  today: string
  next: string | null
  rest: number
  until: number
}) {
  const t = useText(fr, en)
  return (
    <Page title={t.end.heading(done, right)}>
      <div className="measure mt-4 text-lg text-ink-2">
        <p>{right < done ? t.end.wrong : t.end.right}</p>
        {rest === 0 ? <Next today={today} next={next} /> : null}
      </div>
      <More rest={rest} until={until} />
    </Page>
  )
}

/** Her minutes of today are used; what is left waits. */
export function ReviewsDone({ done, rest, until }: { done: number; rest: number; until: number }) {
  const t = useText(fr, en)
  return (
    <Page title={t.done.heading}>
      <p className="measure mt-4 text-lg text-ink-2">{t.done.lead(done)}</p>
      <More rest={rest} until={until} />
    </Page>
  )
}

/** A good day: nothing is due. */
export function ReviewsNothing({ done, today, next }: { done: number; today: string; next: string | null }) {
  const t = useText(fr, en)
  return (
    <Page title={t.nothing.heading}>
      <div className="measure mt-4 grid gap-2 text-lg text-ink-2">
        {done > 0 ? <p>{t.nothing.done(done)}</p> : null}
        {next ? <Next today={today} next={next} /> : <p>{t.nothing.none}</p>}
        <p>{t.nothing.free}</p>
      </div>
      <RestingThread />
      <More rest={0} until={0} />
    </Page>
  )
}

function Next({ today, next }: { today: string; next: string | null }) {
  const t = useText(fr, en)
  const language = useLanguage()
  if (!next) return null
  const days = daysBetween(today, next)
  return <p>{t.nothing.next(dayText(next, language, days > 13 ? 'dayMonth' : 'day'), days)}</p>
}

function More({ rest, until }: { rest: number; until: number }) {
  const t = useText(fr, en)
  const language = useLanguage()
  return (
    <div className="mt-8 flex flex-wrap items-center gap-x-7 gap-y-2">
      <ButtonLink wide to="/path">
        {t.toPath}
      </ButtonLink>
      {rest > 0 ? (
        <ButtonLink look="word" to={`/reviews?until=${until}`}>
          {t.end.more(minutesInWords(rest, language))}
        </ButtonLink>
      ) : null}
    </div>
  )
}

/** The thread lies still: nothing to hold today. */
function RestingThread() {
  return (
    <svg viewBox="0 0 480 80" aria-hidden="true" className="mt-8 h-20 w-full max-w-[30rem]">
      <path className="thread-line" d="M6 44c60-34 96 26 150 14s70-42 124-30 74 40 120 22 50-14 74-12" />
      <circle cx="156" cy="58" r="9" className="fill-paper stroke-ink" strokeWidth="4" />
      <circle cx="400" cy="50" r="9" className="fill-paper stroke-ink" strokeWidth="4" />
    </svg>
  )
}
