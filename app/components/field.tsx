import {
  createContext,
  useContext,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { Icon } from '#app/components/icon.tsx'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

interface FieldProps {
  label: string
  name: string
  /** Stands between label and field: a format, a reason, who will see it. */
  help?: ReactNode
  /** What to change, in words. */
  error?: string
  /** Says "optional" after the label. Fields without it are required; sometimes: the help says when. */
  optional?: boolean | 'sometimes'
}

const control =
  'block w-full min-h-13 rounded-field border-[1.5px] border-edge bg-card px-4 py-3 text-ink placeholder:text-ink-3 hover:border-ink-2 focus-visible:border-ink focus-visible:outline-offset-1 aria-invalid:border-2 aria-invalid:border-thread-ink disabled:bg-paper-2 disabled:text-ink-3'

/** Sets the fields of one form apart from those of the same name in other forms of the page. */
const Scope = createContext('')
export const FieldScope = Scope.Provider

/** Tells the id of a field of the form around it by its name: what a label, an error and a summary of errors point at. */
export function useFieldIds(): (name: string) => string {
  const scope = useContext(Scope)
  return (name) => `field-${scope}${name}`
}

function describedBy(id: string, help: ReactNode, error?: string): string | undefined {
  const ids = [help ? `${id}-help` : null, error ? `${id}-error` : null].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

export function FieldError({ name, children }: { name: string; children: ReactNode }) {
  const id = useFieldIds()(name)
  return (
    <p id={`${id}-error`} className="mt-2 flex gap-2 font-semibold text-thread-ink">
      <svg viewBox="0 0 12 24" aria-hidden="true" className="mt-0.5 h-6 w-3 flex-none">
        <path className="thread-line" d="M6 3V13" />
        <path className="thread-line" d="M6 20.5V20.6" />
      </svg>
      <span>{children}</span>
    </p>
  )
}

function Frame({ label, name, help, error, optional, children }: FieldProps & { children: ReactNode }) {
  const t = useText(fr, en)
  const id = useFieldIds()(name)
  return (
    <div>
      <label htmlFor={id} className="font-bold">
        {label}
        {optional === true ? <span className="font-normal text-ink-3"> ({t.optional})</span> : null}
      </label>
      {help ? (
        <div id={`${id}-help`} className="mt-0.5 text-ink-2">
          {help}
        </div>
      ) : null}
      <div className="mt-2">{children}</div>
      {error ? <FieldError name={name}>{error}</FieldError> : null}
    </div>
  )
}

function useShared({ name, help, error, optional }: FieldProps) {
  const id = useFieldIds()(name)
  return {
    id,
    name,
    required: !optional,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, help, error),
  }
}

/** One line of text. Every attribute of an input passes through (type, autoComplete, inputMode, defaultValue…). */
export function TextField({
  label,
  help,
  error,
  optional,
  after,
  className,
  ...rest
}: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & { after?: ReactNode }) {
  const frame = { label, name: rest.name, help, error, optional }
  const shared = useShared(frame)
  return (
    <Frame {...frame}>
      <div className="flex items-center gap-3">
        <input {...rest} {...shared} className={`${control} read-only:bg-paper-2 ${className ?? ''}`} />
        {after}
      </div>
    </Frame>
  )
}

export function TextArea({
  label,
  help,
  error,
  optional,
  className,
  ...rest
}: FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'>) {
  const frame = { label, name: rest.name, help, error, optional }
  const shared = useShared(frame)
  return (
    <Frame {...frame}>
      <textarea
        rows={5}
        {...rest}
        {...shared}
        className={`${control} field-sizing-content read-only:bg-paper-2 ${className ?? ''}`}
      />
    </Frame>
  )
}

export function Select({
  label,
  help,
  error,
  optional,
  options,
  ...rest
}: FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> & { options: { value: string; label: string }[] }) {
  const frame = { label, name: rest.name, help, error, optional }
  const shared = useShared(frame)
  return (
    <Frame {...frame}>
      <div className="relative">
        <select
          {...rest}
          {...shared}
          className={`${control} appearance-none pe-11 forced-colors:appearance-auto`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon
          name="down"
          className="pointer-events-none absolute end-4 top-1/2 size-4 -translate-y-1/2 forced-colors:hidden"
        />
      </div>
    </Frame>
  )
}

/** A group of fields under one question. */
export function Fieldset({
  legend,
  help,
  children,
  large = false,
}: {
  legend: ReactNode
  help?: ReactNode
  children: ReactNode
  /** The question is the title of the screen. */
  large?: boolean
}) {
  return (
    <fieldset className="min-w-0">
      <legend
        className={large ? 'title-2 font-title font-[640] tracking-[-0.022em] text-balance' : 'font-bold'}
      >
        {legend}
      </legend>
      {help ? <div className="mt-1 text-ink-2">{help}</div> : null}
      <div className="mt-3">{children}</div>
    </fieldset>
  )
}
