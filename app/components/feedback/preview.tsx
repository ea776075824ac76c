import { Form } from '@remix-run/react'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { FeedbackShown } from '#app/components/feedback/shown.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import type { WorkPage } from '#app/feedback/work.server.ts'
import { feedback as en } from '#app/locales/en/feedback.ts'
import { feedback as fr } from '#app/locales/fr/feedback.ts'
import { useText } from '#app/locales/language.tsx'

/** What the learner will read, what follows from it, and the one button that sends it. */
export function FeedbackPreview({
  page,
  preview,
}: {
  page: WorkPage & { told: string | null }
  preview: NonNullable<WorkPage['preview']>
}) {
  const t = useText(fr, en)
  const here = `/projects/${page.id}`
  const { done, celebrated, canDo } = preview
  return (
    <HomePage current="/projects">
      <div className="max-w-[46rem]">
        <BackLink to={`${here}#feedback`}>{t.preview.edit}</BackLink>
        <h1 className="title-1 mt-2">{t.preview.title(page.name)}</h1>
        <div className="mt-5 grid gap-4 empty:hidden">
          {page.told === 'changed' ? (
            <Notice tone="thread" live="polite">
              {t.preview.changed}
            </Notice>
          ) : null}
          {celebrated ? null : (
            <Notice tone="thread" title={t.preview.noCelebration}>
              {t.preview.noCelebrationText}
            </Notice>
          )}
        </div>
        <h2 className="sr-only">{t.form.title}</h2>
        <div className="mt-7">
          <FeedbackShown feedback={preview} />
        </div>
        <div className="measure mt-7 grid gap-2">
          <p>{done ? t.preview.done : t.preview.again}</p>
          {canDo.length > 0 ? (
            <>
              <p>{t.preview.evidence}</p>
              <ul className="list-disc ps-6">
                {canDo.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
        <Form method="post" action={here} className="mt-8 flex flex-wrap items-center gap-x-7 gap-y-2">
          <input type="hidden" name="mark" value={page.draft?.mark ?? ''} />
          <Button wide name="intent" value="send">
            {t.preview.send}
          </Button>
          <ButtonLink look="word" to={`${here}#feedback`}>
            {t.preview.edit}
          </ButtonLink>
        </Form>
        <p className="mt-3 text-ink-2">{t.preview.once}</p>
      </div>
    </HomePage>
  )
}
