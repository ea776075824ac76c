import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { CompetencyLine } from '#app/components/diagnosis/competency-line.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import type { MasteryStatus } from '#app/components/tag.tsx'
import { Thread } from '#app/components/thread.tsx'
import { readDiagnosisResult, type ResultLine } from '#app/learning/diagnosis.server.ts'
import { diagnosis as en } from '#app/locales/en/diagnosis.ts'
import { diagnosis as fr } from '#app/locales/fr/diagnosis.ts'
import { dayText, minutesText } from '#app/locales/format.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const result = await readDiagnosisResult(context, person)
  if (!result) throw redirect('/diagnosis')
  return result
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, { fr: fr.result.pageTitle, en: en.result.pageTitle })

export default function DiagnosisEnd() {
  const result = useLoaderData<typeof loader>()
  const t = useText(fr, en).result
  const language = useLanguage()
  const { known, uncertain, toLearn, minutes } = result
  const saves = minutes !== null && minutes.hers < minutes.whole
  const toPath = saves
    ? t.toPathSaved(minutesText(minutes.hers, language), minutesText(minutes.whole, language))
    : t.toPath
  return (
    <LearnerPage>
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,42rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div>
          <p className="text-ink-2">{t.place}</p>
          <h1 className="title-1 mt-2 max-w-[20ch]">{useResultTitle(result)}</h1>
          <p className="mt-5 text-lg text-ink-2">{known.length > 0 ? t.known : t.nothingKnown}</p>
          {known.length > 0 ? (
            <div className="mt-6">
              <Lines lines={known} status="mastered" />
            </div>
          ) : null}
        </div>
        <aside className="lg:row-span-2">
          <div className="lg:sticky lg:top-8">
            <Calibration calibration={result.calibration} />
            <div className="mt-6">
              <ButtonLink wide to="/path">
                {toPath}
              </ButtonLink>
            </div>
            <p className="mt-6 text-sm text-ink-2">{t.date(dayText(result.day, language, 'long'))}</p>
            <p>
              <WordLink to="/diagnosis" className="inline-flex min-h-12 items-center">
                {t.redo}
              </WordLink>
            </p>
          </div>
        </aside>
        <div className="grid content-start gap-y-8">
          {uncertain.length > 0 ? (
            <section>
              <h2 className="title-2">{t.uncertain}</h2>
              <p className="mt-2 mb-5 text-ink-2">{t.uncertainLead}</p>
              <Lines lines={uncertain} status="uncertain" />
            </section>
          ) : null}
          {toLearn.length > 0 ? (
            <Disclosure summary={t.toLearn(toLearn.length)}>
              <p className="mb-5">{t.toLearnLead}</p>
              <Lines lines={toLearn} status="not-yet" />
            </Disclosure>
          ) : null}
        </div>
      </div>
    </LearnerPage>
  )
}

function Lines({ lines, status }: { lines: ResultLine[]; status: MasteryStatus }) {
  return (
    <Thread open>
      {lines.map((line) => (
        <CompetencyLine key={line.node} line={line} status={status} />
      ))}
    </Thread>
  )
}

/** Doubts told from so many on. */
const enoughDoubts = 3

/** What is most worth telling her: that she doubted without need, else what she can do, else where she begins. */
function useResultTitle({
  calibration,
  knownNodes,
  uncertain,
}: ReturnType<typeof useLoaderData<typeof loader>>): string {
  const t = useText(fr, en).result
  const { unsureAsked, unsureCorrect } = calibration
  if (unsureAsked >= enoughDoubts && unsureCorrect * 2 > unsureAsked)
    return t.titleUnsure(unsureAsked, unsureCorrect)
  if (knownNodes > 0) return t.titleKnown(knownNodes)
  return uncertain.length > 0 ? t.titleUncertain : t.titleStart
}

function Calibration({ calibration }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'calibration'>) {
  const t = useText(fr, en).result
  const { unsureAsked, unsureCorrect, sureAsked, sureCorrect } = calibration
  if (unsureAsked + sureAsked === 0) return null
  return (
    <section className="rounded-area bg-paper-2 px-5 py-5">
      <h2 className="title-3">{t.calibration}</h2>
      <div className="mt-3 grid gap-2 text-ink-2">
        {unsureAsked > 0 ? <p>{t.unsure(unsureAsked, unsureCorrect)}</p> : null}
        {sureAsked > 0 ? <p>{t.sure(sureAsked, sureCorrect)}</p> : null}
        {unsureAsked > 1 && unsureCorrect * 2 > unsureAsked ? (
          <p className="text-ink">{t.underConfident}</p>
        ) : null}
      </div>
    </section>
  )
}
