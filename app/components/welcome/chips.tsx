import { FieldError, Fieldset, useFieldIds } from '#app/components/field.tsx'

/** Several short things to tick, side by side as they fit. */
export function Chips({
  name,
  legend,
  choices,
  chosen = [],
  error,
  hideLegend = false,
}: {
  name: string
  legend: string
  choices: { value: string; label: string }[]
  chosen?: string[]
  error?: string
  /** What stands before it says the same. */
  hideLegend?: boolean
}) {
  const fieldId = useFieldIds()
  return (
    <Fieldset legend={hideLegend ? <span className="sr-only">{legend}</span> : legend}>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ value, label }, index) => (
          <label
            key={value}
            className="mark-card inline-flex min-h-12 items-center gap-3 rounded-full border border-line bg-card py-1.5 ps-3.5 pe-5 leading-tight hover:border-ink-3 has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--ink)]"
          >
            <input
              id={index === 0 ? fieldId(name) : undefined}
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              className="mark size-5!"
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${fieldId(name)}-error` : undefined}
            />
            {label}
          </label>
        ))}
      </div>
      {error ? <FieldError name={name}>{error}</FieldError> : null}
    </Fieldset>
  )
}
