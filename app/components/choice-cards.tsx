import type { ReactNode } from 'react'
import { FieldError, Fieldset, useFieldIds } from '#app/components/field.tsx'
import { confidences, type Confidence } from '#engine/evidence.ts'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

export interface CardChoice {
  value: string
  label: ReactNode
  /** A second line. */
  note?: ReactNode
  /** Set apart from the others: "I don't know yet", "none of these". */
  quiet?: boolean
  disabled?: boolean
}

interface CardsProps {
  name: string
  legend: ReactNode
  /** The legend is the title of the screen. */
  large?: boolean
  help?: ReactNode
  error?: string
  choices: CardChoice[]
  /** Two columns from tablet width on, for short labels. */
  columns?: boolean
}

const card =
  'mark-card flex min-h-14 items-center gap-4 rounded-area border border-line bg-card px-4 py-3.5 has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--ink)] hover:border-ink-3 has-disabled:opacity-60'

function Cards({
  type,
  chosen,
  required,
  ...props
}: CardsProps & { type: 'radio' | 'checkbox'; chosen: string[]; required: boolean }) {
  const { name, legend, large, help, error, choices, columns } = props
  const id = useFieldIds()(name)
  return (
    <Fieldset legend={legend} help={help} large={large}>
      <div className={`grid gap-2.5 ${columns ? 'sm:grid-cols-2' : ''}`}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={`${card} ${choice.quiet ? 'bg-transparent text-ink-2' : ''}`}>
            <input
              id={index === 0 ? id : undefined}
              type={type}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              disabled={choice.disabled}
              required={required}
              aria-describedby={error ? `${id}-error` : undefined}
              className="mark"
            />
            <span className="min-w-0">
              <span className="block">{choice.label}</span>
              {choice.note ? <span className="mt-0.5 block text-sm text-ink-2">{choice.note}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? <FieldError name={name}>{error}</FieldError> : null}
    </Fieldset>
  )
}

/** One choice among a few, each a card as large as a thumb. */
export function RadioCards({
  chosen,
  required = true,
  ...props
}: CardsProps & { chosen?: string; required?: boolean }) {
  return <Cards {...props} type="radio" chosen={chosen === undefined ? [] : [chosen]} required={required} />
}

/** Several choices; also none, unless the action says otherwise. */
export function CheckboxCards({ chosen = [], ...props }: CardsProps & { chosen?: string[] }) {
  return <Cards {...props} type="checkbox" chosen={chosen} required={false} />
}

/** "How sure are you?", asked lightly: three words side by side, none of them required. */
export function ConfidencePicker({ name = 'confidence', chosen }: { name?: string; chosen?: Confidence }) {
  const t = useText(fr, en)
  return (
    <fieldset>
      <legend className="text-ink-2">{t.confidence.question}</legend>
      <div className="mt-2 grid grid-cols-3 gap-2">
        {confidences.map((confidence) => (
          <label
            key={confidence}
            className="mark-card grid min-h-12 place-content-center rounded-field border-[1.5px] border-edge bg-card px-1 py-2 text-center leading-tight hover:border-ink has-checked:border-thread-ink has-checked:bg-thread-soft has-checked:font-bold has-checked:text-ink has-checked:shadow-[inset_0_0_0_1.5px_var(--thread)]"
          >
            <input
              type="radio"
              name={name}
              value={confidence}
              defaultChecked={chosen === confidence}
              className="sr-only"
            />
            {t.confidence[confidence]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
