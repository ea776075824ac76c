import { Form } from '@remix-run/react'
import { useState } from 'react'
import { Button, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { FieldError, TextArea, useFieldIds } from '#app/components/field.tsx'
import { FileInput } from '#app/components/file-input.tsx'
import { messages as en } from '#app/locales/en/messages.ts'
import { messages as fr } from '#app/locales/fr/messages.ts'
import { useText } from '#app/locales/language.tsx'
import type { ReturnedMessage } from '#app/messages/write.server.ts'

/** A message to write. Once opened it keeps its id, so that the page may be asked again while she types. */
export function WriteForm({
  threadId,
  id: newId,
  names,
  mostBytes,
  longest,
  returned,
}: {
  threadId: string
  id: string
  names: string
  mostBytes: number
  longest: number
  returned?: ReturnedMessage
}) {
  const fieldId = useFieldIds()
  const all = useText(fr, en)
  const t = all.form
  const [id] = useState(newId)
  const [large, setLarge] = useState(false)
  const problem = returned ? all.problems[returned.problem] : undefined
  const error = (field: 'text' | 'file') => (returned?.field === field ? problem : undefined)
  const fileError = large ? all.problems['file-size'] : error('file')
  return (
    <div id="write" className="mt-8 border-t border-line pt-6">
      {returned && problem ? (
        <div className="mb-5">
          <ErrorSummary problems={[{ field: returned.field, text: problem }]} />
        </div>
      ) : null}
      <Form
        method="post"
        action={`/messages/${threadId}#write`}
        encType="multipart/form-data"
        className="grid gap-4"
        noValidate
        onSubmit={(event) => {
          if (large) event.preventDefault()
        }}
      >
        <input type="hidden" name="id" value={returned?.id ?? id} />
        <TextArea
          label={t.label(names)}
          name="text"
          rows={3}
          className="min-h-28"
          maxLength={longest}
          defaultValue={returned?.text}
          error={error('text')}
          spellCheck
        />
        <Disclosure summary={t.file} open={fileError !== undefined}>
          <label htmlFor={fieldId('file')} className="sr-only">
            {t.file}
          </label>
          <p id="file-help">{t.fileHelp}</p>
          <FileInput mostBytes={mostBytes} error={fileError} onLarge={setLarge} />
        </Disclosure>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button wide name="intent" value="write">
            {t.send}
          </Button>
          <p className="text-sm text-ink-2">{t.note}</p>
        </div>
      </Form>
    </div>
  )
}

/** A message of hers to change, in its place. */
export function EditForm({
  threadId,
  id,
  text,
  longest,
  returned,
}: {
  threadId: string
  id: string
  text: string
  longest: number
  returned?: ReturnedMessage
}) {
  const fieldId = useFieldIds()
  const all = useText(fr, en)
  const t = all.form
  return (
    <Form
      method="post"
      action={`/messages/${threadId}?edit=${id}`}
      className="mb-4 grid gap-3 border-s-4 border-thread ps-4"
      noValidate
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="intent" value="edit" />
      <div>
        <label htmlFor={fieldId('edit')} className="font-bold">
          {t.editLabel}
        </label>
        <textarea
          id={fieldId('edit')}
          name="text"
          rows={3}
          maxLength={longest}
          defaultValue={returned?.text ?? text}
          aria-invalid={returned ? true : undefined}
          aria-describedby={returned ? `${fieldId('edit')}-error` : undefined}
          className="mt-2 block field-sizing-content min-h-13 w-full rounded-field border-[1.5px] border-edge bg-card px-4 py-3 text-ink hover:border-ink-2 focus-visible:border-ink focus-visible:outline-offset-1"
        />
        {returned ? <FieldError name="edit">{all.problems[returned.problem]}</FieldError> : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button look="outline">{t.save}</Button>
        <WordLink
          to={`/messages/${threadId}#last`}
          className="inline-flex min-h-12 items-center font-semibold"
        >
          {t.cancel}
        </WordLink>
      </div>
    </Form>
  )
}
