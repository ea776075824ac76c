import { Form, useSearchParams } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { FocusPage } from '#app/components/learner-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { labelText } from '#app/locales/format.ts'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { helpQuestionNames, helpQuestions, type HelpQuestion } from '#app/learning/welcome.ts'
import type { ScreenProps } from '#app/components/welcome/screen.tsx'

/** Three questions in the address, then each track beside her answers: a comparison, never a verdict. Nothing is kept. */
export function HelpMeChoose({ welcome }: Pick<ScreenProps, 'welcome'>) {
  const t = useText(fr, en)
  const [query] = useSearchParams()
  const chosen = helpQuestionNames.flatMap((question) => {
    const answer = helpQuestions[question].find((one) => one === query.get(question))
    return answer ? [{ question, answer }] : []
  })
  const comparing = query.get('help') === 'compare'
  const back = { to: '/welcome?step=track', label: t.help.back }
  return (
    <FocusPage back={back}>
      {comparing ? <Comparison welcome={welcome} chosen={chosen} /> : <Questions chosen={chosen} />}
    </FocusPage>
  )
}

type Chosen = { question: HelpQuestion; answer: string }[]

function Questions({ chosen }: { chosen: Chosen }) {
  const t = useText(fr, en)
  return (
    <>
      <h1 className="title-1">{t.help.title}</h1>
      <p className="mt-3 text-lg text-ink-2">{t.help.lead}</p>
      <Form method="get" action="/welcome" className="mt-7 grid gap-8">
        <input type="hidden" name="step" value="track" />
        <input type="hidden" name="help" value="compare" />
        {helpQuestionNames.map((question) => (
          <RadioCards
            key={question}
            name={question}
            required={false}
            legend={t.help.questions[question].legend}
            chosen={chosen.find((one) => one.question === question)?.answer}
            choices={Object.entries<string>(t.help.questions[question].answers).map(([value, label]) => ({
              value,
              label,
            }))}
          />
        ))}
        <div>
          <Button wide>{t.help.compare}</Button>
        </div>
      </Form>
    </>
  )
}

function Comparison({ welcome, chosen }: { welcome: ScreenProps['welcome']; chosen: Chosen }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const { tracks } = welcome
  const again = new URLSearchParams([
    ['step', 'track'],
    ['help', 'questions'],
    ...chosen.map(({ question, answer }) => [question, answer]),
  ])
  return (
    <>
      <h1 className="title-1">{tracks.length === 1 ? t.help.resultTitle : t.help.resultTitleMany}</h1>
      {tracks.length === 1 ? (
        <div className="mt-5">
          <Notice>{t.help.honest}</Notice>
        </div>
      ) : null}
      {tracks.map(({ slug, name, job }) => (
        <article key={slug} className="mt-8 border-t border-line pt-6">
          <h2 className="title-2">{say(name)}</h2>
          {chosen.length === 0 ? <p className="mt-3 text-ink-2">{t.help.noAnswers}</p> : null}
          <dl className="mt-4 grid gap-5">
            {chosen.map(({ question, answer }) => (
              <div key={question} className="border-s-4 border-thread ps-4">
                <dt className="text-ink-2">
                  <span className="sr-only">{labelText(t.help.youSaid, '', language)}</span>
                  {
                    Object.entries<string>(t.help.questions[question].answers).find(
                      ([key]) => key === answer,
                    )?.[1]
                  }
                </dt>
                <dd className="mt-1 text-lg">{t.help.fits[slug]?.[answer]}</dd>
              </div>
            ))}
          </dl>
          <div className="mt-6 grid gap-3 text-ink-2">
            {job.map((paragraph) => (
              <p key={paragraph.fr.slice(0, 30)}>{say(paragraph)}</p>
            ))}
          </div>
          <Form
            method="post"
            action="/welcome?step=track"
            className="mt-6 flex flex-wrap items-center gap-x-7 gap-y-2"
          >
            <input type="hidden" name="step" value="track" />
            <Button wide name="track" value={slug}>
              {t.help.choose}
            </Button>
            <WordLink to={`/welcome?${again}`} className="inline-flex min-h-12 items-center font-semibold">
              {t.help.again}
            </WordLink>
          </Form>
        </article>
      ))}
    </>
  )
}
