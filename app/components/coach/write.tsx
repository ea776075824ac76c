import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { CheckboxCards } from '#app/components/choice-cards.tsx'
import { TextArea } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import type { Recipient, Written } from '#app/coach/write.server.ts'
import { coach as en } from '#app/locales/en/coach.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { useText } from '#app/locales/language.tsx'

/** To whom, and what: nothing goes from here. */
export function ChooseForm({
  form,
  recipients,
  returned,
}: {
  /** Of what is sent in the end: sent twice, it is once. */
  form: string
  recipients: Pick<Recipient, 'id' | 'name'>[]
  returned: Extract<Written, { step: 'choose' }> | undefined
}) {
  const t = useText(fr, en).write
  const chosen = returned?.chosen ?? recipients.map(({ id }) => id)
  const problem = returned?.problem
  return (
    <Form method="post" className="mt-6 grid max-w-[46rem] gap-7" noValidate>
      <input type="hidden" name="form" value={form} />
      {/* What Enter sends: browsers take the first button of a form. */}
      <button name="intent" value="preview" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <div role="group" aria-label={t.show} className="flex flex-wrap items-center gap-x-5 gap-y-0">
        <span className="text-ink-2" aria-hidden="true">
          {t.show}
        </span>
        <Button look="word" name="intent" value="tick-all">
          {t.all}
        </Button>
        <Button look="word" name="intent" value="tick-seen">
          {t.flagged}
        </Button>
      </div>
      <CheckboxCards
        columns
        name="to"
        legend={t.to}
        chosen={chosen}
        error={problem === 'to' ? t.problems.to : undefined}
        choices={recipients.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextArea
        name="text"
        label={t.text}
        help={t.textHelp}
        rows={8}
        defaultValue={returned?.text ?? t.start}
        error={problem === 'text' || problem === 'long' ? t.problems[problem] : undefined}
      />
      <div>
        <Button name="intent" value="preview" wide>
          {t.preview}
        </Button>
      </div>
    </Form>
  )
}

/** Each message, to be changed or taken out, and then sent. */
export function ReadForm({ written }: { written: Extract<Written, { step: 'read' }> }) {
  const t = useText(fr, en).write
  return (
    <Form method="post" className="mt-8 grid max-w-[46rem] gap-8" noValidate>
      <input type="hidden" name="form" value={written.form} />
      {written.problem ? (
        <Notice tone="thread" live="alert">
          {t.problems[written.problem]}
        </Notice>
      ) : null}
      {written.done && written.done.sent > 0 ? (
        <Notice tone="leaf" live="polite">
          {t.sent(written.done.sent)}
        </Notice>
      ) : null}
      {written.done && written.done.left > 0 ? (
        <Notice tone="sky" live="polite">
          {t.left(written.done.left)}
        </Notice>
      ) : null}
      {written.drafts.map(({ id, name, text, kept, problem }) => (
        <div key={id} className="grid gap-2">
          <TextArea
            name={`text-${id}`}
            label={t.for(name)}
            rows={6}
            defaultValue={text}
            error={problem ? t.problems[problem] : undefined}
          />
          <label className="flex min-h-12 items-center gap-3">
            <input
              type="checkbox"
              name="to"
              value={id}
              defaultChecked={kept}
              aria-label={t.keep(name)}
              className="mark"
            />
            <span aria-hidden="true">{t.keepShort}</span>
          </label>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-x-7 gap-y-3">
        <Button name="intent" value="send" wide>
          {t.send}
        </Button>
        <ButtonLink look="word" to="?" reloadDocument>
          {t.again}
        </ButtonLink>
      </div>
    </Form>
  )
}
