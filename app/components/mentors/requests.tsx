import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { FactList } from '#app/components/people/facts.tsx'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { minutesText, momentText } from '#app/locales/format.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownRequest } from '#app/people/requests.server.ts'

/** Those who ask a mentor: their words, why the two, and her answer. */
export function Requests({
  requests,
  minutesLeft,
  each,
  timeZone,
}: {
  requests: ShownRequest[]
  minutesLeft: number
  each: number
  timeZone: string
}) {
  const t = useText(fr, en).requests
  const language = useLanguage()
  return (
    <>
      <p className="measure mt-3 text-lg text-ink-2">
        {t.cost(each, minutesText(minutesLeft, language))} {t.noReason}
      </p>
      <ul className="mt-8 border-b border-line">
        {requests.map(({ id, name, byRound, words, facts, answerBy }) => (
          <li key={id} className="border-t border-line py-7">
            <h2 className="title-2">{byRound ? t.byRound.heading(name) : t.heading(name)}</h2>
            <p className="mt-1 text-ink-2">{t.until(momentText(answerBy, language, timeZone))}</p>
            <div className="mt-5 grid gap-x-12 gap-y-5 md:grid-cols-2">
              {words ? (
                <p className="border-s-[3px] border-thread ps-4 wrap-anywhere whitespace-pre-line">{words}</p>
              ) : (
                <p className="text-ink-2">{byRound ? t.byRound.words : t.wordsNone}</p>
              )}
              {facts.length > 0 ? (
                <div>
                  <h3 className="mb-2 font-bold">{t.why(name)}</h3>
                  <FactList facts={facts} words={t.facts} />
                </div>
              ) : null}
            </div>
            <Form method="post" action="/mentor/requests" className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
              <input type="hidden" name="id" value={id} />
              <Button look="outline" name="answer" value="accept">
                {t.accept(name)}
              </Button>
              <Button look="word" name="answer" value="decline">
                {t.decline} <span className="sr-only">({name})</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  )
}
