import { WordLink } from '#app/components/button.tsx'
import { useSpan } from '#app/components/feedback/queue.tsx'
import type { LearnerFile } from '#app/file/file.server.ts'
import { feedback as en } from '#app/locales/en/feedback.ts'
import { file as fileEn } from '#app/locales/en/file.ts'
import { homes as homesEn } from '#app/locales/en/homes.ts'
import { dayText } from '#app/locales/format.ts'
import { feedback as fr } from '#app/locales/fr/feedback.ts'
import { file as fileFr } from '#app/locales/fr/file.ts'
import { homes as homesFr } from '#app/locales/fr/homes.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** Her projects: those that wait for feedback, the oldest wait first, and those that had it. */
export function FileProjects({
  waiting,
  read,
}: {
  waiting: LearnerFile['projects']
  read: LearnerFile['readProjects']
}) {
  const { queue, file: t } = useText(fr, en)
  const { projects } = useText(fileFr, fileEn)
  const { learner } = useText(homesFr, homesEn)
  const language = useLanguage()
  const span = useSpan()
  const answers = ({ holder, mayTake }: LearnerFile['projects'][number]) =>
    holder === 'own' || (holder === null && mayTake)
  return (
    <>
      {waiting.length === 0 ? (
        <p className="text-ink-2">{projects.none}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {waiting.map((work) => {
            const { id, title, version, hours, holder } = work
            return (
              <li key={id} className="py-2.5 wrap-anywhere">
                {queue.work(title, version)}
                <span className="block text-sm text-ink-2">
                  {queue.waits(span(hours))}
                  {holder && holder !== 'own' ? `. ${queue.held(holder.name ?? '…', holder.until)}` : ''}
                </span>
                <WordLink
                  to={`/projects/${id}`}
                  aria-label={answers(work) ? t.answerLabel(title) : t.openLabel(title)}
                  className="inline-flex min-h-11 items-center font-semibold"
                >
                  {answers(work) ? t.answer : t.open}
                </WordLink>
              </li>
            )
          })}
        </ul>
      )}
      {read.length > 0 ? (
        <div className="mt-4">
          <h3 className="font-bold">{t.read}</h3>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {read.map(({ id, title, version, sent }) => (
              <li key={id} className="py-1.5 wrap-anywhere">
                <WordLink
                  to={`/projects/${id}`}
                  aria-label={t.openLabel(title)}
                  className="inline-flex min-h-11 items-center"
                >
                  {title}
                </WordLink>
                <span className="block text-sm text-ink-2">
                  {learner.project(version, dayText(sent, language, 'long'))}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}
