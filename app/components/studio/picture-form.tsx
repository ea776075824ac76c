import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { Button } from '#app/components/button.tsx'
import { TextArea, TextField, useFieldIds } from '#app/components/field.tsx'
import { FileInput } from '#app/components/file-input.tsx'
import { pictures as en } from '#app/locales/en/pictures.ts'
import { pictures as fr } from '#app/locales/fr/pictures.ts'
import { useText } from '#app/locales/language.tsx'
import type { PictureReply } from '#app/studio/lesson-pictures.server.ts'
import { languages } from '#engine/catalog.ts'

/** 1 MB, as `mostPictureBytes`, which stays on the server. */
const mostBytes = 1024 * 1024

/**
 * Gives a picture and its words, and takes back the Markdown that shows it. The page around it stays, with what is typed in it;
 * without JavaScript, the answer is a page of its own (`reply`).
 */
export function PictureForm({ reply }: { reply?: PictureReply | undefined }) {
  const fieldId = useFieldIds()
  const t = useText(fr, en)
  const fetcher = useFetcher<PictureReply>()
  const [large, setLarge] = useState(false)
  const answer = fetcher.data ?? reply
  const problems = answer?.problems ?? {}
  const file = large ? 'large' : problems.file
  return (
    <fetcher.Form
      method="post"
      action="/staff/pictures"
      encType="multipart/form-data"
      noValidate
      className="mt-4 grid max-w-[38rem] grid-cols-[minmax(0,1fr)] gap-5"
    >
      <p className="text-ink-2">{t.help}</p>
      <div>
        <label htmlFor={fieldId('file')} id="file-help" className="font-bold">
          {t.file}
        </label>
        <FileInput
          mostBytes={mostBytes}
          accept=".png,.jpg,.jpeg,.webp"
          error={file ? t.problems[file] : null}
          onLarge={setLarge}
        />
      </div>
      {languages.map((language) => (
        <TextField
          key={language}
          name={language}
          label={t.alt[language]}
          defaultValue={answer?.typed[language] ?? ''}
          error={problems[language] ? t.problems.alt : undefined}
        />
      ))}
      <div>
        <Button look="outline">{t.act}</Button>
      </div>
      <div aria-live="polite" className="grid gap-4">
        {answer?.name ? (
          <>
            <p>{t.done}</p>
            <img src={`/pictures/${answer.name}`} alt={answer.typed.fr} className="max-w-full" />
            {languages.map((language) => (
              <TextArea
                key={`${answer.name} ${answer.markdown[language]}`}
                name={`markdown-${language}`}
                label={t.markdown[language]}
                defaultValue={answer.markdown[language]}
                rows={3}
                readOnly
              />
            ))}
          </>
        ) : null}
      </div>
    </fetcher.Form>
  )
}
