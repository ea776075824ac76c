import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Select, TextField } from '#app/components/field.tsx'
import { Knot } from '#app/components/thread.tsx'
import { useFileForm } from '#app/components/file/returned.tsx'
import { useStepNote } from '#app/components/file/step-lines.tsx'
import type { ShownAgreedStep } from '#app/file/steps.server.ts'
import { labelText } from '#app/locales/format.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { Returned } from '#app/form.server.ts'

/** Done ones that are shown under the open ones. */
const shownDone = 5

/** Steps that two people agreed on: the open ones, then the latest done. Whoever does one ticks it and moves its date. */
export function AgreedSteps({ steps, returned }: { steps: ShownAgreedStep[]; returned?: Returned }) {
  const t = useText(fr, en).steps
  const open = steps.filter(({ done }) => done === null)
  const done = steps.filter((step) => step.done !== null).slice(0, shownDone)
  if (steps.length === 0) return <p className="measure text-ink-2">{t.none}</p>
  return (
    <>
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {open.map((step) => (
          <Step key={step.id} step={step} returned={returned} />
        ))}
      </ul>
      {done.length > 0 ? (
        <div className={open.length > 0 ? 'mt-4' : ''}>
          <h3 className="mb-1 text-sm font-bold">{t.doneTitle}</h3>
          <ul className="divide-y divide-line border-y border-line">
            {done.map((step) => (
              <Step key={step.id} step={step} />
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}

function Step({ step, returned }: { step: ShownAgreedStep; returned?: Returned }) {
  const t = useText(fr, en).steps
  const language = useLanguage()
  const note = useStepNote()
  const form = useFileForm(returned)
  const { id, text, own, droppable, due, done } = step
  const field = `due-${id}`
  return (
    <li className="flex gap-3 py-3">
      <Knot state={done ? 'done' : 'ahead'} className="size-5! mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">{text}</p>
        <p className="text-sm text-ink-2">{note(step)}</p>
        {own || (droppable && !done) ? (
          <Form method="post" className="flex flex-wrap items-start gap-x-6">
            <input type="hidden" name="id" value={id} />
            {own ? (
              <Button
                look="word"
                name="intent"
                value={done ? 'undone' : 'done'}
                aria-label={done ? t.labels.untick(text) : t.labels.tick(text)}
              >
                {done ? t.untick : t.tick}
              </Button>
            ) : null}
            {done ? null : (
              <Button look="word" name="intent" value="drop" aria-label={t.labels.drop(text)}>
                {t.drop}
              </Button>
            )}
          </Form>
        ) : null}
        {own && !done ? (
          <Disclosure
            summary={
              <>
                {t.moveTitle}
                <span className="sr-only">{labelText('', text, language)}</span>
              </>
            }
            open={form.error(field) !== undefined}
          >
            <Form method="post" className="grid max-w-60 gap-3 text-ink" noValidate>
              <input type="hidden" name="id" value={id} />
              <TextField
                label={t.date}
                name={field}
                type="date"
                optional
                defaultValue={form.value(field) ?? due ?? ''}
                error={form.error(field)}
              />
              <Button look="outline" name="intent" value="move">
                {t.move}
              </Button>
            </Form>
          </Disclosure>
        ) : null}
      </div>
    </li>
  )
}

/** Writing down a step: what, who, by when. */
export function NewStep({ id, learner, returned }: { id: string; learner: string; returned?: Returned }) {
  const t = useText(fr, en).steps
  // What came back may be another form of the page, with the id of another step.
  const own = returned?.values.intent === 'step'
  const form = useFileForm(own ? returned : undefined)
  return (
    <Disclosure summary={t.add} open={own}>
      <Form method="post" className="grid max-w-[30rem] gap-5 pt-2 text-ink" noValidate>
        <input type="hidden" name="id" value={form.value('id') ?? id} />
        <TextField
          label={t.text}
          name="text"
          help={t.textHelp}
          maxLength={300}
          defaultValue={form.value('text')}
          error={form.error('text')}
        />
        <Select
          label={t.doer}
          name="doer"
          defaultValue={form.value('doer') ?? 'learner'}
          options={[
            { value: 'learner', label: t.doerLearner(learner) },
            { value: 'reader', label: t.doerYou },
          ]}
          error={form.error('doer')}
        />
        <TextField
          label={t.date}
          name="due"
          type="date"
          optional
          help={t.dueHelp}
          defaultValue={form.value('due')}
          error={form.error('due')}
        />
        <div>
          <Button look="outline" name="intent" value="step">
            {t.save}
          </Button>
        </div>
      </Form>
    </Disclosure>
  )
}
