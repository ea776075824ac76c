import { useEffect, useRef, useState, type ReactNode } from 'react'
import { TextArea } from '#app/components/field.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Prose } from '#app/components/prose.tsx'
import { useCanEdit } from '#app/components/studio/form.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import type { Language } from '#engine/catalog.ts'

/** Milliseconds without a letter after which the preview follows. */
const pause = 500

/** A text in Markdown, and how it will look: as it was kept, and with JavaScript as it is typed. */
export function BodyField({
  language,
  text,
  html,
  ...field
}: {
  label: string
  name: string
  help: ReactNode
  error: string | undefined
  optional: boolean | 'sometimes'
  language: Language
  text: string
  html: string
}) {
  const t = useText(fr, en).form
  const can = useCanEdit()
  /** How what is typed looks, and what it was typed over. */
  const [typed, setTyped] = useState<{ over: string; html: string } | null>(null)
  const shown = typed?.over === html ? typed.html : html
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const follow = (words: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void fetch('/staff/preview', { method: 'POST', body: new URLSearchParams({ text: words, language }) })
        .then(async (answer) => {
          if (answer.ok) setTyped({ over: html, html: await answer.text() })
        })
        .catch(() => undefined)
    }, pause)
  }
  return (
    <>
      <TextArea
        {...field}
        lang={language}
        rows={10}
        defaultValue={text}
        readOnly={!can}
        className="max-h-[32rem] overflow-y-auto font-mono text-base"
        onInput={(event) => follow(event.currentTarget.value)}
      />
      <Disclosure summary={t.preview}>
        <div lang={language} className="rounded-area border border-line bg-card p-5 text-ink">
          {shown === '' ? t.previewNone : <Prose html={shown} />}
        </div>
      </Disclosure>
    </>
  )
}
