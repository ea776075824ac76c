import { useEffect, useRef, useState } from 'react'
import { FieldError, useFieldIds } from '#app/components/field.tsx'
import { useHydrated } from '#app/components/hydrated.ts'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

const native =
  'mt-3 block min-h-12 w-full max-w-full text-base text-ink file:me-4 file:min-h-12 file:cursor-pointer file:rounded-full file:border-2 file:border-solid file:border-ink file:bg-transparent file:px-5 file:font-semibold file:text-ink'

/**
 * The file of a form, with `file-help` as its help: kinds that uploads accept; tells when one is too large to be sent.
 * Once the page is awake its button speaks the academy’s language and not the browser’s; before that it is the browser’s own.
 */
export function FileInput({
  mostBytes = Infinity,
  accept = '.png,.jpg,.jpeg,.webp,.pdf,.zip,.txt,.md,.html,.htm,.css,.js',
  error,
  onLarge,
}: {
  mostBytes?: number
  accept?: string
  error: string | undefined | null
  onLarge?(large: boolean): void
}) {
  const fieldId = useFieldIds()
  const t = useText(fr, en).file
  const hydrated = useHydrated()
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    const form = input.current?.form
    const forget = () => setName(null)
    // A file may be chosen before the page is awake, or kept by the browser over a reload.
    setName(input.current?.files?.[0]?.name ?? null)
    form?.addEventListener('reset', forget)
    return () => form?.removeEventListener('reset', forget)
  }, [])
  return (
    <>
      <div className={hydrated ? 'relative mt-3 flex flex-wrap items-center gap-x-4 gap-y-2' : ''}>
        <input
          ref={input}
          id={fieldId('file')}
          type="file"
          name="file"
          accept={accept}
          aria-invalid={error ? true : undefined}
          aria-describedby={`file-help${error ? ` ${fieldId('file')}-error` : ''}`}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            setName(file?.name ?? null)
            onLarge?.((file?.size ?? 0) > mostBytes)
          }}
          className={hydrated ? 'peer sr-only' : native}
        />
        {hydrated ? (
          <>
            <label
              htmlFor={fieldId('file')}
              className="inline-flex min-h-12 cursor-pointer items-center rounded-full border-2 border-ink px-6 py-2 font-semibold peer-focus-visible:outline-3 peer-focus-visible:outline-offset-3 peer-focus-visible:outline-ink hover:bg-paper-2"
            >
              {name === null ? t.choose : t.change}
            </label>
            <span className={`min-w-0 wrap-anywhere ${name === null ? 'text-ink-2' : 'font-semibold'}`}>
              {name ?? t.none}
            </span>
          </>
        ) : null}
      </div>
      {error ? <FieldError name="file">{error}</FieldError> : null}
    </>
  )
}
