import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { diagnosis as en } from '#app/locales/en/diagnosis.ts'
import { diagnosis as fr } from '#app/locales/fr/diagnosis.ts'
import { useText } from '#app/locales/language.tsx'

/** What the diagnosis is, that she may refuse it, and how it ended when she did it before. */
export function DiagnosisOffer({ last }: { last: 'done' | 'refused' | null }) {
  const t = useText(fr, en)
  return (
    <LearnerPage>
      <div className="grid gap-x-16 lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
        <div>
          <h1 className="title-1">{last === 'done' ? t.offer.again : t.offer.title}</h1>
          <p className="mt-5 text-lg text-ink-2">{t.offer.lead}</p>
          {last === 'refused' ? (
            <div className="mt-5">
              <Notice>{t.offer.refused}</Notice>
            </div>
          ) : null}
          <Form method="post" className="mt-7 flex flex-wrap items-center gap-x-7 gap-y-2">
            <Button wide name="intent" value="start">
              {last === 'done' ? t.offer.restart : t.offer.start}
            </Button>
            {last === 'done' ? (
              <WordLink to="/diagnosis/result" className="inline-flex min-h-12 items-center font-semibold">
                {t.offer.result}
              </WordLink>
            ) : (
              <Button look="word" name="intent" value="refuse">
                {t.offer.refuse}
              </Button>
            )}
          </Form>
          {last === null ? <p className="mt-3 text-sm text-ink-2">{t.offer.refuseHelp}</p> : null}
          <dl className="mt-9">
            {t.offer.facts.map(([fact, more]) => (
              <div key={fact} className="border-t border-line py-3.5">
                <dt className="font-bold">{fact}</dt>
                <dd className="text-ink-2">{more}</dd>
              </div>
            ))}
          </dl>
          <p className="border-t border-line pt-3.5 text-ink-2">{t.offer.who}</p>
        </div>
        <Loops />
      </div>
    </LearnerPage>
  )
}

/** The thread, wound up: it straightens as one answers. */
function Loops() {
  return (
    <svg
      viewBox="0 0 400 560"
      aria-hidden="true"
      className="hidden w-full overflow-visible lg:block rtl:-scale-x-100"
    >
      <path
        className="thread-line"
        d="M400 18C250 0 120 40 130 128S300 190 292 262S110 300 104 232S250 150 296 214S250 372 168 372S96 452 168 470S330 452 900 500"
      />
      <circle cx="130" cy="128" r="15" className="fill-ink" />
      <circle cx="130" cy="128" r="5.5" className="fill-thread" />
      <circle cx="168" cy="470" r="11" className="fill-paper stroke-ink" strokeWidth="4" />
    </svg>
  )
}
