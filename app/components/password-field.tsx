import { useState, type InputHTMLAttributes, type ReactNode } from 'react'
import { TextField, useFieldIds } from '#app/components/field.tsx'
import { useHydrated } from '#app/components/hydrated.ts'
import { Icon } from '#app/components/icon.tsx'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

/** A password that can be shown while it is typed; the button appears once JavaScript runs. */
export function PasswordField(
  props: {
    label: string
    name: string
    help?: ReactNode
    error?: string
    autoComplete: 'current-password' | 'new-password'
    optional?: boolean
  } & InputHTMLAttributes<HTMLInputElement>,
) {
  const fieldId = useFieldIds()
  const t = useText(fr, en)
  const [shown, show] = useState(false)
  const ready = useHydrated()
  const label = shown ? t.hidePassword : t.showPassword
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      after={
        ready ? (
          <button
            type="button"
            aria-pressed={shown}
            aria-controls={fieldId(props.name)}
            aria-label={label}
            title={label}
            onClick={() => show(!shown)}
            className="grid size-13 flex-none place-content-center rounded-field border-[1.5px] border-edge bg-card hover:border-ink aria-pressed:bg-ink aria-pressed:text-paper"
          >
            <Icon name="eye" className="size-6" />
          </button>
        ) : null
      }
    />
  )
}
