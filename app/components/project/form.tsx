import { Form } from '@remix-run/react'
import { useState } from 'react'
import { Button } from '#app/components/button.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { TextArea, TextField, useFieldIds } from '#app/components/field.tsx'
import { FileInput } from '#app/components/file-input.tsx'
import { numberText } from '#app/locales/format.ts'
import { project as en } from '#app/locales/en/project.ts'
import { project as fr } from '#app/locales/fr/project.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ReturnedProject } from '#app/learning/project.server.ts'

export interface ShownFile {
  id: string
  name: string
  size: number
}

/** "240 Ko", "1,2 Mo" */
export function useSize(): (bytes: number) => string {
  const t = useText(fr, en)
  const language = useLanguage()
  return (bytes) =>
    bytes < 1_000_000
      ? t.kilobytes(numberText(Math.max(1, Math.round(bytes / 1000)), language))
      : t.megabytes(numberText(bytes / 1_000_000, language, 1))
}

/** Text, link, file: what she sends, or keeps as a draft. What she typed stands again when the form came back. */
export function ProjectForm({
  slug,
  id,
  text,
  link,
  file,
  mostBytes,
  again,
  returned,
}: {
  slug: string
  /** Of the version that this form makes: sent twice, it is one version. */
  id: string
  text: string
  link: string
  /** The file of the draft. */
  file: ShownFile | null
  mostBytes: number
  /** A version was sent before. */
  again: boolean
  returned?: ReturnedProject
}) {
  const fieldId = useFieldIds()
  const t = useText(fr, en)
  const size = useSize()
  const [large, setLarge] = useState(false)
  const found = returned?.problems ?? []
  const problems = found.map(({ field, problem }) => ({ field, text: t.problems[problem] }))
  const error = (name: string) => problems.find(({ field }) => field === name)?.text
  const fileError = large ? t.problems['file-size'] : error('file')
  return (
    <section id="work" aria-labelledby="work-title">
      <h2 id="work-title" className="title-2">
        {again ? t.form.again : t.form.first}
      </h2>
      <p className="measure mt-2 text-ink-2">{again ? t.form.againHelp : t.form.help}</p>
      {problems.length > 0 ? (
        <div className="mt-5">
          <ErrorSummary problems={problems} />
        </div>
      ) : null}
      <Form
        method="post"
        action={`/modules/${slug}/project#work`}
        encType="multipart/form-data"
        className="mt-6 grid gap-7"
        noValidate
        onSubmit={(event) => {
          if (large) event.preventDefault()
        }}
      >
        <input type="hidden" name="id" value={id} />
        <TextArea
          label={t.form.text}
          name="text"
          help={t.form.textHelp}
          optional
          rows={8}
          maxLength={40_000}
          defaultValue={returned?.values.text ?? text}
          error={error('text')}
          spellCheck
        />
        <TextField
          label={t.form.link}
          name="link"
          help={t.form.linkHelp}
          type="url"
          inputMode="url"
          autoCapitalize="none"
          autoCorrect="off"
          optional
          maxLength={500}
          defaultValue={returned?.values.link ?? link}
          error={error('link')}
        />
        <div>
          <label htmlFor={fieldId('file')} className="font-bold">
            {t.form.file}
          </label>
          <p id="file-help" className="mt-0.5 text-ink-2">
            {t.form.fileHelp}
          </p>
          {file ? (
            <div className="mt-2 flex flex-wrap items-center justify-between gap-x-6 border-y border-line py-1">
              <span className="wrap-anywhere">{t.form.kept(file.name, size(file.size))}</span>
              <label className="flex min-h-12 items-center gap-3">
                <input type="checkbox" name="remove" value="1" className="mark" />
                {t.form.remove}
              </label>
            </div>
          ) : null}
          <FileInput mostBytes={mostBytes} error={fileError} onLarge={setLarge} />
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button wide name="intent" value="send">
            {t.form.send}
          </Button>
          <Button look="word" name="intent" value="draft">
            {t.form.draft}
          </Button>
        </div>
      </Form>
    </section>
  )
}
