import { BackLink } from '#app/components/back-link.tsx'
import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Goals, NewGoal } from '#app/components/file/goals.tsx'
import { MovedLines, useMovedTitle } from '#app/components/file/moved.tsx'
import { Notes } from '#app/components/file/notes.tsx'
import { Part } from '#app/components/file/part.tsx'
import { useFileForm } from '#app/components/file/returned.tsx'
import { AgreedSteps, NewStep } from '#app/components/file/steps.tsx'
import { FileProjects } from '#app/components/file/projects.tsx'
import { FileThread } from '#app/components/file/thread.tsx'
import { Validations } from '#app/components/file/validations.tsx'
import { Weakest } from '#app/components/file/weakest.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { useStanding } from '#app/components/homes/standing.tsx'
import { Facts, Lines } from '#app/components/me/known.tsx'
import { Notice } from '#app/components/notice.tsx'
import { useWelcomeFacts } from '#app/components/welcome/facts.ts'
import type { LearnerFile } from '#app/file/file.server.ts'
import type { ReturnedGoal, ShownGoal } from '#app/file/goals.server.ts'
import type { Standpoint } from '#app/file/reader.server.ts'
import type { Returned } from '#app/form.server.ts'
import { coach as coachEn } from '#app/locales/en/coach.ts'
import { file as fileEn } from '#app/locales/en/file.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { mentors as mentorsEn } from '#app/locales/en/mentors.ts'
import { dayText, inWords, minutesText } from '#app/locales/format.ts'
import { coach as coachFr } from '#app/locales/fr/coach.ts'
import { file as fileFr } from '#app/locales/fr/file.ts'
import { covers as coversEn } from '#app/locales/en/covers.ts'
import { covers as coversFr } from '#app/locales/fr/covers.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { mentors as mentorsFr } from '#app/locales/fr/mentors.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** What she can do, the latest first, that is read without unfolding. */
const shownKnown = 8

/** A learner's file: where she stands, what moved, what to speak about, what was agreed. */
export function FilePage({
  file,
  saved,
  returned,
  goal,
}: {
  file: LearnerFile & {
    as: Standpoint
    base: string
    newStep: string
    /** Of the learner and her coach; null for a mentor. */
    goals: ShownGoal[] | null
    newGoal: string
  }
  /** What was just done. */
  saved: string | null
  returned?: Returned
  goal?: ReturnedGoal
}) {
  const { goals } = useText(coachFr, coachEn)
  const { learner: h, person } = useText(fr, en)
  const t = useText(fileFr, fileEn)
  const { end } = useText(mentorsFr, mentorsEn)
  const covers = useText(coversFr, coversEn)
  const language = useLanguage()
  const standing = useStanding()
  const movedTitle = useMovedTitle(file.moved)
  const form = useFileForm(returned)
  const { name, as, base, known, projects, next } = file
  const told = saved && Object.hasOwn(t.saved, saved) ? t.saved[saved as keyof typeof t.saved] : null
  return (
    <HomePage current={`/${as}`}>
      <BackLink to={`/${as}`}>{h.back[as]}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">
        {h.heading(name, known.length, inWords(known.length, language, 'feminine'))}
      </h1>
      <p className="measure mt-4 text-lg text-ink-2">
        {standing(file)} {person.seen(file.seen)}
      </p>
      <div className="mt-5 grid gap-4 empty:hidden">
        {told ? (
          <Notice tone="leaf" live="polite">
            {told}
          </Notice>
        ) : null}
        {file.coverUntil ? (
          <Notice tone="sky" title={covers.until(dayText(file.coverUntil, language, 'day'))}>
            <WordLink to="/mentor/cover" className="inline-flex min-h-11 items-center">
              {covers.readSummary}
            </WordLink>
          </Notice>
        ) : null}
        {form.summary}
      </div>
      <p className="mt-5 flex flex-wrap items-center gap-x-7 gap-y-2">
        <ButtonLink wide to={`${base}/brief`}>
          {t.acts.brief}
        </ButtonLink>
        <ButtonLink look="word" to={`${base}/notes`}>
          {t.acts.note}
        </ButtonLink>
        <ButtonLink look="word" to={`${base}/validation`}>
          {t.acts.validation}
        </ButtonLink>
      </p>
      <div className="mt-12 grid gap-x-14 gap-y-12 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-12">
          <Part id="agenda" title={t.agenda.title}>
            {next ? (
              <div className="rounded-area bg-sky-soft px-5 py-4">
                <p className="font-bold">{next.at}</p>
                <p className="mt-1 wrap-anywhere whitespace-pre-line">
                  {next.agenda ? t.agenda.subject(next.agenda) : t.agenda.noSubject}
                </p>
              </div>
            ) : (
              <p className="text-ink-2">{t.agenda.none}</p>
            )}
          </Part>
          <Part id="weakest" title={t.weakest.title}>
            <Weakest weakest={file.weakest} path={file.path} />
          </Part>
          {file.goals ? (
            <Part id="goals" title={goals.title}>
              <Goals goals={file.goals} returned={goal} />
              <NewGoal
                key={file.newGoal}
                id={file.newGoal}
                returned={file.goals.some(({ id }) => id === goal?.goal) ? undefined : goal}
              />
            </Part>
          ) : null}
          <Part id="steps" title={t.steps.title}>
            <AgreedSteps steps={file.steps} returned={returned} />
            <NewStep key={file.newStep} id={file.newStep} learner={name} returned={returned} />
          </Part>
          <Part id="projects" title={t.projects.title}>
            <FileProjects waiting={projects} read={file.readProjects} />
          </Part>
        </div>
        <div className="grid min-w-0 content-start gap-12">
          <Part id="moved" title={movedTitle}>
            <MovedLines moved={file.moved} />
          </Part>
          <Part id="thread" title={t.thread.title}>
            <FileThread stretches={file.thread} />
          </Part>
        </div>
      </div>
      <div className="mt-14 grid gap-12 lg:max-w-[46rem]">
        <Part id="notes" title={t.notes.title}>
          <Notes notes={file.notes} base={base} />
        </Part>
        {file.validations.length > 0 ? (
          <Part id="validations" title={t.validation.list}>
            <Validations validations={file.validations} />
          </Part>
        ) : null}
      </div>
      <div className="mt-14 grid gap-x-14 gap-y-12 lg:grid-cols-2">
        <Part id="known" title={h.known}>
          <Known known={known} />
        </Part>
        <Told file={file} />
      </div>
      <p className="mt-10 flex flex-wrap gap-x-7 empty:hidden">
        {file.shared.map((part) => (
          <WordLink
            key={part}
            to={`${base}/shared/${part}`}
            className="inline-flex min-h-12 items-center font-semibold"
          >
            {t.acts.shared[part]}
          </WordLink>
        ))}
      </p>
      <p className="mt-6 text-sm text-ink-2">{t.logged}</p>
      {as === 'mentor' && !file.coverUntil ? (
        <p className="mt-4">
          <WordLink to={`${base}/end`} className="inline-flex min-h-12 items-center">
            {end.link}
          </WordLink>
        </p>
      ) : null}
    </HomePage>
  )
}

function Known({ known }: { known: LearnerFile['known'] }) {
  const t = useText(fr, en).learner
  const lines = known.map(({ node, canDo }) => ({ key: node, text: canDo }))
  if (lines.length === 0) return <p className="text-ink-2">{t.knownNone}</p>
  return (
    <>
      <Lines lines={lines.slice(0, shownKnown)} />
      {lines.length > shownKnown ? (
        <Disclosure summary={t.more(lines.length - shownKnown)}>
          <div className="text-ink">
            <Lines lines={lines.slice(shownKnown)} />
          </div>
        </Disclosure>
      ) : null}
    </>
  )
}

function Told({ file: { welcome, week } }: { file: LearnerFile }) {
  const t = useText(fr, en).learner
  const language = useLanguage()
  const told = useWelcomeFacts(welcome, t.facts)
  const minutes: [string, string][] = week > 0 ? [[t.minutes, t.perWeek(minutesText(week, language))]] : []
  return (
    <Part id="told" title={t.told}>
      {told.length + minutes.length === 0 ? (
        <p className="text-ink-2">{t.toldNone}</p>
      ) : (
        <Facts facts={[...minutes, ...told]} />
      )}
    </Part>
  )
}
