import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { FieldError, TextArea, useFieldIds } from '#app/components/field.tsx'
import type { DraftProblems } from '#app/feedback/draft.server.ts'
import { fieldOf, wholeField } from '#app/feedback/fields.ts'
import type { WorkPage } from '#app/feedback/work.server.ts'
import { feedback as en } from '#app/locales/en/feedback.ts'
import { feedback as fr } from '#app/locales/fr/feedback.ts'
import { useText } from '#app/locales/language.tsx'
import type { Draft } from '#db/feedback/comments.ts'
import { criterionLevels, type CommentKind, type CriterionLevel } from '#engine/feedback.ts'

interface Held {
  draft: Draft
  error: (field: string) => string | undefined
  kept: WorkPage['kept']
}

const bodyOf = ({ comments }: Draft, criterion: string | null, kind: CommentKind) =>
  comments.find((one) => one.criterion === criterion && one.kind === kind)?.body ?? ''

/** Criterion by criterion: how far, and words of three kinds. Every button keeps what is written. */
export function FeedbackForm({
  page,
  returned,
}: {
  page: WorkPage & DraftProblems
  returned: ({ draft: Draft } & DraftProblems) | undefined
}) {
  const t = useText(fr, en).form
  const problems = returned?.problems ?? page.problems
  const draft = returned?.draft ?? page.draft ?? { levels: {}, words: '', comments: [] }
  const textOf = (field: string) =>
    page.criteria.find(({ slug }) => field.endsWith(`_${slug}`))?.text ?? t.whole
  const held: Held = {
    draft,
    kept: page.kept,
    error: (field) => {
      const found = problems.find((one) => one.field === field)
      return found && t.problemsShort[found.problem]
    },
  }
  const sentences = problems.map(({ field, problem }) => ({
    field,
    text: problem === 'long' ? t.problems.long : t.problems[problem](textOf(field)),
  }))
  return (
    <section id="feedback" aria-labelledby="feedback-title" className="mt-14 scroll-mt-6">
      <h2 id="feedback-title" className="title-2">
        {t.title}
      </h2>
      <p className="measure mt-2 text-ink-2">{t.lead}</p>
      {page.until ? <p className="mt-1 text-ink-2">{t.until(page.until)}</p> : null}
      <div className="mt-5 empty:hidden">
        {sentences.length > 0 ? <ErrorSummary problems={sentences} /> : null}
      </div>
      <Form
        key={`${page.draft?.mark} ${returned ? 'returned' : ''}`}
        method="post"
        action={`/projects/${page.id}`}
        className="mt-6 grid gap-10"
        noValidate
      >
        <button name="intent" value="draft" hidden tabIndex={-1} aria-hidden="true" />
        {page.criteria.map(({ slug, text }) => (
          <fieldset
            key={slug}
            id={`criterion-${slug}`}
            className="min-w-0 scroll-mt-6 border-t border-line pt-5"
          >
            <legend className="sr-only">{text}</legend>
            <p aria-hidden="true" className="measure font-bold">
              {text}
            </p>
            <LevelPicker
              criterion={slug}
              chosen={draft.levels[slug]}
              error={held.error(fieldOf('level', slug))}
            />
            <CommentFields criterion={slug} held={held} />
          </fieldset>
        ))}
        <fieldset id="criterion-WHOLE" className="min-w-0 scroll-mt-6 border-t border-line pt-5">
          <legend className="sr-only">{t.whole}</legend>
          <p aria-hidden="true" className="font-title text-xl font-[640]">
            {t.whole}
          </p>
          <div className="mt-4">
            <TextArea
              label={t.words}
              name={wholeField}
              help={t.wordsHelp}
              optional
              rows={2}
              maxLength={2000}
              defaultValue={draft.words}
              error={held.error(wholeField)}
            />
          </div>
          <CommentFields criterion={null} held={held} />
          <KeptNowhere kept={page.keptNowhere} />
        </fieldset>
        <div className="flex flex-wrap items-center gap-x-7 gap-y-2 border-t border-line pt-6">
          <Button wide name="intent" value="preview">
            {t.preview}
          </Button>
          <Button look="word" name="intent" value="draft">
            {t.draft}
          </Button>
        </div>
      </Form>
      <div className="mt-4">
        <Disclosure summary={t.back}>
          <p className="measure">{t.backText}</p>
          <Form method="post" action={`/projects/${page.id}`} className="mt-3">
            <Button look="outline" name="intent" value="back">
              {t.back}
            </Button>
          </Form>
        </Disclosure>
      </div>
    </section>
  )
}

function LevelPicker({
  criterion,
  chosen,
  error,
}: {
  criterion: string
  chosen: CriterionLevel | undefined
  error: string | undefined
}) {
  const fieldId = useFieldIds()
  const t = useText(fr, en).form
  const name = fieldOf('level', criterion)
  return (
    <fieldset className="mt-3">
      <legend className="text-ink-2">{t.level}</legend>
      <div className="mt-2 grid grid-cols-3 gap-2 sm:max-w-[28rem]">
        {criterionLevels.map((level, i) => (
          <label
            key={level}
            className="mark-card grid min-h-12 place-content-center rounded-field border-[1.5px] border-edge bg-card px-1 py-2 text-center leading-tight hover:border-ink has-checked:border-ink has-checked:font-bold has-checked:shadow-[inset_0_0_0_1.5px_var(--ink)]"
          >
            <input
              id={i === 0 ? fieldId(name) : undefined}
              type="radio"
              name={name}
              value={level}
              defaultChecked={chosen === level}
              aria-describedby={error ? `${fieldId(name)}-error` : undefined}
              className="sr-only"
            />
            {t.levels[level]}
          </label>
        ))}
      </div>
      {error ? <FieldError name={name}>{error}</FieldError> : null}
    </fieldset>
  )
}

/** Words of three kinds, about a criterion or the whole; then those kept from other times. */
function CommentFields({
  criterion,
  held: { draft, error, kept },
}: {
  criterion: string | null
  held: Held
}) {
  const t = useText(fr, en).form
  const field = (kind: CommentKind) => {
    const name = fieldOf(kind, criterion)
    return (
      <TextArea
        label={t[kind]}
        name={name}
        help={t[`${kind}Help`]}
        optional
        rows={2}
        maxLength={2000}
        defaultValue={bodyOf(draft, criterion, kind)}
        error={error(name)}
      />
    )
  }
  return (
    <div className="mt-5 grid gap-5">
      {field('celebration')}
      {field('essential')}
      <div className="grid gap-1">
        <Disclosure
          summary={t.advice}
          open={
            bodyOf(draft, criterion, 'advice') !== '' || error(fieldOf('advice', criterion)) !== undefined
          }
        >
          <div className="pt-1 text-ink">{field('advice')}</div>
        </Disclosure>
        <Kept criterion={criterion} kept={kept.filter((one) => one.criterion === criterion)} />
      </div>
    </div>
  )
}

function Kept({ criterion, kept }: { criterion: string | null; kept: WorkPage['kept'] }) {
  const t = useText(fr, en).form
  return (
    <Disclosure summary={kept.length > 0 ? t.kept(kept.length) : t.keptNone}>
      {kept.length > 0 ? (
        <ul className="mb-2 divide-y divide-line border-y border-line text-ink">
          {kept.map(({ id, kind, body }) => (
            <li key={id} className="py-2.5">
              <p className="measure whitespace-pre-line wrap-anywhere">
                <span className="text-sm font-bold">{t[kind]}. </span>
                {body}
              </p>
              <p className="flex flex-wrap gap-x-6">
                <Button look="word" name="intent" value={`insert:${id}`} aria-label={t.insertLabel(body)}>
                  {t.insert}
                </Button>
                <Forget id={id} body={body} />
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="measure">{t.keepHelp}</p>
      <Button look="word" name="intent" value={`keep:${criterion ?? 'WHOLE'}`}>
        {t.keep}
      </Button>
    </Disclosure>
  )
}

function Forget({ id, body }: { id: string; body: string }) {
  const t = useText(fr, en).form
  return (
    <Button look="word" name="intent" value={`forget:${id}`} aria-label={t.forgetLabel(body)}>
      {t.forget}
    </Button>
  )
}

/** Those kept for criteria that no project has any more. */
function KeptNowhere({ kept }: { kept: WorkPage['keptNowhere'] }) {
  const t = useText(fr, en).form
  if (kept.length === 0) return null
  return (
    <Disclosure summary={t.keptNowhere(kept.length)}>
      <ul className="divide-y divide-line border-y border-line text-ink">
        {kept.map(({ id, body }) => (
          <li key={id} className="py-2.5">
            <p className="measure whitespace-pre-line wrap-anywhere">{body}</p>
            <Forget id={id} body={body} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
