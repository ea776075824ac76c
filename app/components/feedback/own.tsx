import { WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { FeedbackShown } from '#app/components/feedback/shown.tsx'
import type { OwnFeedback, OwnProjectWait } from '#app/feedback/shown.server.ts'
import { feedback as en } from '#app/locales/en/feedback.ts'
import { dayText } from '#app/locales/format.ts'
import { feedback as fr } from '#app/locales/fr/feedback.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** How long she may have to wait, as the rule has it. */
export function WaitLine({ wait, mentor }: { wait: OwnProjectWait; mentor: string | null }) {
  const t = useText(fr, en).wait
  const { by, over, writing, who } = wait
  if (writing) return <>{t.writing}</>
  if (over) return <>{t.over}</>
  if (mentor && who === 'both') return <>{t.mentor(mentor, by)}</>
  if (mentor && who === 'mentor') return <>{t.mentorOnly(mentor, by)}</>
  return <>{who === 'coach' ? t.coach(by) : who === 'final' ? t.final(by) : t.team(by)}</>
}

/** The title of her project page once somebody answered. */
export function useAnswerTitle(): (feedback: OwnFeedback['feedback'][number]) => string {
  const t = useText(fr, en).read
  return ({ done, author }) => (done ? t.doneTitle : author ? t.title(author) : t.titleGone)
}

/** The feedback on a version, and what comes next. */
export function OwnAnswer({ answer }: { answer: OwnFeedback['feedback'][number] }) {
  const t = useText(fr, en).read
  const language = useLanguage()
  const { author, version, day, done } = answer
  return (
    <section aria-labelledby="answer" className="mt-6">
      <h2 id="answer" className="text-ink-2">
        {t.by(author ?? t.gone, version, dayText(day, language, 'long'))}
      </h2>
      <div className="mt-6">
        <FeedbackShown feedback={answer} />
      </div>
      <p className="measure mt-7 border-s-4 border-thread ps-5 text-lg">{t.next[done ? 'done' : 'again']}</p>
      <p className="mt-3 flex flex-wrap gap-x-7">
        <WordLink to="/path/history" className="inline-flex min-h-12 items-center font-semibold">
          {t.history}
        </WordLink>
        <WordLink to="/progress" className="inline-flex min-h-12 items-center font-semibold">
          {t.contest}
        </WordLink>
      </p>
    </section>
  )
}

/** What she was told of earlier versions. */
export function OlderAnswers({ answers }: { answers: OwnFeedback['feedback'] }) {
  const t = useText(fr, en).read
  const language = useLanguage()
  return answers.map((answer) => (
    <Disclosure key={answer.version} summary={t.older(answer.version)}>
      <p className="mb-4">
        {t.by(answer.author ?? t.gone, answer.version, dayText(answer.day, language, 'long'))}
      </p>
      <div className="text-ink">
        <FeedbackShown feedback={answer} />
      </div>
    </Disclosure>
  ))
}
