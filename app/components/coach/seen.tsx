import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { useFactText } from '#app/components/coach/facts.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { TextArea } from '#app/components/field.tsx'
import type { ReturnedAnswer, SeenLearner } from '#app/coach/week.server.ts'
import { coach as en } from '#app/locales/en/coach.ts'
import { dayText } from '#app/locales/format.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { longestWords } from '#app/messages/text.ts'

/** To whom a sign may do good: what was seen, and what can be done. */
export function SeenList({ seen }: { seen: SeenLearner[] }) {
  const t = useText(fr, en).week
  const say = useFactText('coach')
  const language = useLanguage()
  return (
    <ul className="mt-8 border-b border-line empty:hidden">
      {seen.map(({ id, name, flags, thread }) => (
        <li
          key={id}
          className="grid gap-x-8 gap-y-1 border-t border-line py-5 md:grid-cols-[11rem_minmax(0,1fr)]"
        >
          <h2 className="title-3">{name}</h2>
          <div>
            {flags.map((flag) => (
              <p key={flag.id} className="measure mt-1 first:mt-0">
                {say(flag.facts)}{' '}
                <span className="text-sm whitespace-nowrap text-ink-2">
                  {t.since(dayText(flag.since, language, 'dayMonth'))}
                </span>
              </p>
            ))}
            <p className="mt-1 flex flex-wrap gap-x-7">
              {thread ? (
                <WordLink
                  to={`/messages/${thread}`}
                  aria-label={t.labels.write(name)}
                  className="inline-flex min-h-12 items-center font-semibold"
                >
                  {t.write}
                </WordLink>
              ) : null}
              <WordLink
                to={`/sessions/new?with=${id}`}
                aria-label={t.labels.book(name)}
                className="inline-flex min-h-12 items-center font-semibold"
              >
                {t.book}
              </WordLink>
              <WordLink to={`/learners/${id}`} className="inline-flex min-h-12 items-center font-semibold">
                {t.file(name)}
              </WordLink>
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What learners say against what was seen; until it is answered, their words stand instead. */
export function Contested({
  contested,
  returned,
}: {
  contested: SeenLearner[]
  returned: ReturnedAnswer | undefined
}) {
  const { week: t, rules } = useText(fr, en)
  return (
    <section aria-labelledby="contested" className="mt-12">
      <h2 id="contested" className="title-2">
        {t.said}
      </h2>
      <ul className="mt-4 grid gap-5">
        {contested.flatMap(({ id: learner, name, flags }) =>
          flags.map(({ id, facts, contest, ended }) => {
            const back = returned?.id === id ? returned : undefined
            const problem = back && { empty: t.empty, long: t.long(longestWords) }[back.problem]
            return (
              <li key={id} className="rounded-area border border-line p-5 md:p-6">
                <h3 className="font-bold">{t.contested(name)}</h3>
                <blockquote className="measure mt-1 text-lg whitespace-pre-line wrap-anywhere">
                  {contest?.words}
                </blockquote>
                <p className="mt-2 text-sm text-ink-2">{t.about(rules.names[facts.rule])}</p>
                <Disclosure summary={t.answer} open={back !== undefined}>
                  <Form method="post" className="grid max-w-[40rem] gap-4 text-ink">
                    <input type="hidden" name="learner" value={learner} />
                    <input type="hidden" name="id" value={id} />
                    <TextArea
                      name={`answer-${id}`}
                      label={t.answer}
                      help={t.answerHint}
                      rows={3}
                      defaultValue={back?.words}
                      error={problem}
                    />
                    <div className="flex flex-wrap gap-4">
                      {ended ? null : (
                        <Button name="intent" value="take-back" look="outline">
                          {t.takeBack}
                        </Button>
                      )}
                      <Button name="intent" value="keep" look={ended ? 'outline' : 'word'}>
                        {t.keep}
                      </Button>
                    </div>
                  </Form>
                </Disclosure>
              </li>
            )
          }),
        )}
      </ul>
    </section>
  )
}
