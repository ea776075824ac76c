import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { useDays } from '#app/components/covers/days.ts'
import { covers as en } from '#app/locales/en/covers.ts'
import { dayText, momentText } from '#app/locales/format.ts'
import { covers as fr } from '#app/locales/fr/covers.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { readCovers } from '#app/people/cover-view.server.ts'

type Asked = Awaited<ReturnType<typeof readCovers>>['asked']

/** What a mentor is asked to stand in for, with her answer. */
export function AskedCovers({ asked, timeZone }: { asked: Asked; timeZone: string }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const days = useDays()
  return (
    <section aria-labelledby="asked">
      <h2 id="asked" className="title-2">
        {t.asked}
      </h2>
      <ul className="mt-4 border-b border-line">
        {asked.map(({ id, mentor, answerBy, ...when }) => (
          <li key={id} className="border-t border-line py-5">
            <p className="measure text-lg">{t.askedText(mentor, days(when))}</p>
            <p className="measure mt-1 text-ink-2">
              {t.by(momentText(answerBy, language, timeZone))} {t.askedMore}
            </p>
            <Form method="post" className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
              <input type="hidden" name="id" value={id} />
              <Button look="outline" name="intent" value="accept">
                {t.accept}
              </Button>
              <Button look="word" name="intent" value="decline">
                {t.decline}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** For whom a mentor stands in, or may soon; who it is and what she was told once the learner has agreed. */
export function OwnCovers({ covers }: { covers: Asked }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const days = useDays()
  return (
    <section aria-labelledby="yours">
      <h2 id="yours" className="title-2">
        {t.yours}
      </h2>
      <ul className="mt-4 border-b border-line">
        {covers.map(({ id, mentor, learner, now, ...when }) => (
          <li key={id} className="border-t border-line py-5">
            {learner ? (
              <>
                <h3 className="title-3">{t.yoursAgreed(learner.name, mentor, days(when))}</h3>
                {learner.summary ? (
                  <p className="measure mt-3 border-s-[3px] border-thread ps-4 wrap-anywhere whitespace-pre-line">
                    {learner.summary}
                  </p>
                ) : (
                  <p className="measure mt-2 text-ink-2">{t.noSummary}</p>
                )}
                {now ? (
                  <WordLink
                    to={`/mentor/mentees/${learner.id}`}
                    className="mt-2 inline-flex min-h-12 items-center font-semibold"
                  >
                    {t.open(learner.name)}
                  </WordLink>
                ) : (
                  <p className="mt-2 text-ink-2">{t.opensOn(dayText(when.from, language, 'dayMonth'))}</p>
                )}
              </>
            ) : (
              <p className="measure">{t.yoursWaiting(mentor, days(when))}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
