import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { useDays } from '#app/components/covers/days.ts'
import { covers as en } from '#app/locales/en/covers.ts'
import { covers as fr } from '#app/locales/fr/covers.ts'
import { useText } from '#app/locales/language.tsx'
import type { readOwnCovers } from '#app/people/cover-view.server.ts'

type OwnCover = Awaited<ReturnType<typeof readOwnCovers>>[number]

/** Who would stand in for her mentor, what she would be told, and the learner's word on it; or who does. */
export function LearnerCover({ cover }: { cover: OwnCover }) {
  const t = useText(fr, en).learner
  const days = useDays()
  const { id, mentor, cover: name, summary, agreed, about } = cover
  const title = agreed ? t.agreed(name) : t.proposed(mentor)
  return (
    <section
      aria-labelledby={`cover-${id}`}
      className="max-w-[46rem] rounded-area bg-sky-soft px-5 py-6 md:px-8"
    >
      <h2 id={`cover-${id}`} className="title-2">
        {title}
      </h2>
      <p className="measure mt-2">
        {agreed ? t.agreedText(mentor, days(cover)) : `${t.text(name, days(cover))} ${t.reads(name, mentor)}`}
      </p>
      {about && !agreed ? (
        <p className="measure mt-2 wrap-anywhere whitespace-pre-line text-ink-2">{about}</p>
      ) : null}
      {summary ? (
        <>
          <h3 className="mt-5 font-bold">{t.summary(mentor)}</h3>
          <p className="measure mt-1 border-s-[3px] border-thread ps-4 wrap-anywhere whitespace-pre-line">
            {summary}
          </p>
        </>
      ) : agreed ? null : (
        <p className="measure mt-3 text-ink-2">{t.noSummary(mentor)}</p>
      )}
      <Form method="post" action="/people" className="mt-5 flex flex-wrap items-center gap-x-7 gap-y-2">
        <input type="hidden" name="intent" value="cover" />
        <input type="hidden" name="id" value={id} />
        {agreed ? (
          <>
            {cover.now ? <Links /> : null}
            <Button look="word" name="answer" value="refuse">
              {t.stop}
            </Button>
          </>
        ) : (
          <>
            <Button look="outline" name="answer" value="agree">
              {summary ? t.agree : t.agreeOnly}
            </Button>
            {summary ? (
              <Button look="word" name="answer" value="plain">
                {t.agreePlain}
              </Button>
            ) : null}
            <Button look="word" name="answer" value="refuse">
              {t.refuse}
            </Button>
          </>
        )}
      </Form>
      {agreed ? null : <p className="measure mt-2 text-sm text-ink-2">{t.noReason}</p>}
    </section>
  )
}

/** She who stands in is met and written to as her mentor is. */
function Links() {
  const t = useText(fr, en).learner
  const places = { '/sessions/new': t.meet, '/messages': t.write }
  return Object.entries(places).map(([to, label]) => (
    <WordLink key={to} to={to} className="inline-flex min-h-12 items-center font-semibold">
      {label}
    </WordLink>
  ))
}
