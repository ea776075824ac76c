import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, ButtonLink, OutsideLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { useSpan } from '#app/components/feedback/queue.tsx'
import { FeedbackShown } from '#app/components/feedback/shown.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { useSize } from '#app/components/project/form.tsx'
import { WorkText } from '#app/components/project/text.tsx'
import { DiffLines } from '#app/components/project/versions.tsx'
import { Prose } from '#app/components/prose.tsx'
import { Tag } from '#app/components/tag.tsx'
import type { WorkPage } from '#app/feedback/work.server.ts'
import { feedback as en } from '#app/locales/en/feedback.ts'
import { dayText } from '#app/locales/format.ts'
import { feedback as fr } from '#app/locales/fr/feedback.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** The page of a version: whose it is, since when it waits, and what may be done with it now. */
export function WorkFrame({
  page,
  children,
}: {
  page: WorkPage & {
    newId: string
    told: 'saved' | 'kept' | 'full' | 'nothing' | 'inserted' | 'forgotten' | 'changed' | null
    refused: keyof (typeof fr)['problems'] | null
  }
  children: ReactNode
}) {
  const { work: t, form, problems, queue } = useText(fr, en)
  const language = useLanguage()
  const span = useSpan()
  const { state, told, refused } = page
  const said = {
    ...{ saved: form.saved, kept: form.keptSaid, inserted: form.inserted, forgotten: form.forgotten },
    ...{ full: form.keptFull, nothing: form.keptNothing },
  }
  const done = told && told !== 'changed' ? said[told] : null
  const good = told !== 'full' && told !== 'nothing'
  return (
    <HomePage current="/projects">
      <div className="max-w-[46rem]">
        <BackLink to="/projects">{t.back}</BackLink>
        <h1 className="title-1 mt-2">{t.title(page.name)}</h1>
        <p className="measure mt-4 text-lg text-ink-2">
          {t.version(page.title, page.version, dayText(page.sentOn, language, 'dayMonth'))}{' '}
          {page.waits ? t.waits(span(page.hours)) : null}
        </p>
        {page.final ? (
          <p className="mt-2">
            <Tag tone="sky">{queue.final}</Tag>
          </p>
        ) : null}
        <div className="mt-5 grid gap-4 empty:hidden">
          {refused ? (
            <Notice tone="thread" live="polite">
              {problems[refused]}
            </Notice>
          ) : done ? (
            <Notice tone={good ? 'leaf' : 'sky'} live="polite">
              {done}
            </Notice>
          ) : null}
          <StateNotice page={page} />
        </div>
        {state === 'free' ? (
          <Form method="post" className="mt-6">
            <input type="hidden" name="id" value={page.newId} />
            <Button wide name="intent" value="take">
              {t.take}
            </Button>
            <p className="measure mt-3 text-ink-2">
              {t.takeText} {page.draft ? t.resume : null}
            </p>
          </Form>
        ) : null}
        {children}
        <p className="mt-12 text-sm text-ink-2">{t.logged}</p>
        {page.fileOf ? (
          <ButtonLink look="word" to={page.fileOf}>
            {t.toFile}
          </ButtonLink>
        ) : null}
      </div>
    </HomePage>
  )
}

function StateNotice({ page }: { page: WorkPage }) {
  const t = useText(fr, en).work
  const language = useLanguage()
  const name = page.heldBy ?? t.states.gone
  switch (page.state) {
    case 'held':
      return <Notice tone="sky">{t.states.held(name, page.heldUntil ?? '')}</Notice>
    case 'answered':
      return page.answer ? (
        <Notice tone="leaf">
          {t.states.answered(page.answer.author ?? t.states.gone, dayText(page.answer.day, language, 'long'))}
        </Notice>
      ) : null
    case 'replaced':
      return (
        <Notice tone="sky">
          <p>
            {t.states.replaced} {page.draft ? t.states.replacedDraft : null}
          </p>
          {page.newer ? (
            <ButtonLink look="word" to={`/projects/${page.newer}`}>
              {t.newer}
            </ButtonLink>
          ) : null}
        </Notice>
      )
    case 'not-hers':
      return <Notice tone="sky">{t.states['not-hers']}</Notice>
    default:
      return null
  }
}

/** Characters of a text that is read without unfolding it. */
const unfolded = 4_000

/** What she sent, what changed since the version before, what she was told then, and what is looked at. */
export function WorkShown({ page }: { page: WorkPage }) {
  const t = useText(fr, en).work
  const language = useLanguage()
  const size = useSize()
  const { text, link, file, changes, last, answer, criteria, state } = page
  const formFollows = state === 'mine'
  return (
    <>
      <section aria-labelledby="work" className="mt-10">
        <h2 id="work" className="title-2">
          {t.sent}
        </h2>
        {link ? (
          <p className="mt-3 wrap-anywhere">
            <span className="sr-only">{t.link} : </span>
            <OutsideLink href={link}>{link}</OutsideLink>
          </p>
        ) : null}
        {file ? (
          <p className="mt-2">
            <a
              href={`/projects/${page.id}/file`}
              className="word inline-flex min-h-11 items-center wrap-anywhere"
            >
              {t.file(file.name, size(file.size))}
            </a>
          </p>
        ) : null}
        {text ? (
          <Disclosure summary={t.text} open={text.length <= unfolded}>
            <WorkText text={text} />
          </Disclosure>
        ) : null}
        {changes ? (
          <Disclosure summary={t.changes(changes.since)} open>
            {changes.link ? <p>{t.linkChanged}</p> : null}
            {changes.file ? <p>{t.fileChanged}</p> : null}
            <Changes lines={changes.lines} />
          </Disclosure>
        ) : null}
        {last ? (
          <Disclosure summary={t.last(last.version, dayText(last.day, language, 'dayMonth'))} open>
            <div className="pt-2 text-ink">
              <FeedbackShown feedback={last} />
            </div>
          </Disclosure>
        ) : null}
        <Disclosure summary={t.brief}>
          <div className="text-ink">
            <Prose html={page.brief} />
          </div>
        </Disclosure>
      </section>
      {answer ? (
        <section className="mt-10" aria-labelledby="answer">
          <h2 id="answer" className="title-2 mb-4">
            {t.answer}
          </h2>
          <FeedbackShown feedback={answer} />
        </section>
      ) : formFollows ? null : (
        <section aria-labelledby="criteria" className="mt-10">
          <h2 id="criteria" className="title-2">
            {t.criteria}
          </h2>
          <ol className="mt-3 border-b border-line">
            {criteria.map(({ slug, text: words }) => (
              <li key={slug} className="measure border-t border-line py-3">
                {words}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

function Changes({ lines }: { lines: NonNullable<WorkPage['changes']>['lines'] }) {
  const t = useText(fr, en).work
  if (lines === 'same') return <p>{t.sameText}</p>
  if (lines === 'too-long') return <p>{t.tooLong}</p>
  return <DiffLines lines={lines} label={t.changesTitle} />
}
