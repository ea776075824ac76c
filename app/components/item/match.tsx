import { FieldError, Fieldset, useFieldIds } from '#app/components/field.tsx'
import { drafted, type FieldsProps } from '#app/components/item/choices.tsx'
import { InlineProse } from '#app/components/prose.tsx'
import { item as en } from '#app/locales/en/item.ts'
import { item as fr } from '#app/locales/fr/item.ts'
import { useText } from '#app/locales/language.tsx'
import type { ShownPart } from '#app/learning/question.server.ts'

/** Two sides to join: a menu of the right side for each of the left. */
export function MatchFields({
  legend,
  help,
  error,
  draft,
  left,
  right,
}: FieldsProps & { left: ShownPart[]; right: ShownPart[] }) {
  const fieldId = useFieldIds()
  const t = useText(fr, en)
  return (
    <Fieldset large legend={legend} help={help}>
      <div className="grid gap-2.5">
        {left.map(({ key, html }, index) => {
          const id = index === 0 ? fieldId('match') : `${fieldId('match')}-${key}`
          return (
            <div key={key} className="rounded-area border border-line bg-card px-4 pt-3 pb-4">
              <label htmlFor={id} className="block font-semibold">
                <InlineProse html={html} />
              </label>
              <select
                id={id}
                name={`pair-${key}`}
                aria-describedby={error ? `${fieldId('match')}-error` : undefined}
                defaultValue={drafted(draft, `pair-${key}`)[0] ?? ''}
                className="mt-2 block min-h-12 w-full rounded-field border-[1.5px] border-edge bg-card px-3 py-2 text-ink hover:border-ink-2"
              >
                <option value="">{t.match.choose}</option>
                {right.map((part) => (
                  <option key={part.key} value={part.key}>
                    {part.plain}
                  </option>
                ))}
              </select>
            </div>
          )
        })}
      </div>
      {error ? <FieldError name="match">{error}</FieldError> : null}
    </Fieldset>
  )
}
