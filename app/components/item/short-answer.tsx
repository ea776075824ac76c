import { TextField } from '#app/components/field.tsx'
import { drafted, type FieldsProps } from '#app/components/item/choices.tsx'
import { item as en } from '#app/locales/en/item.ts'
import { item as fr } from '#app/locales/fr/item.ts'
import { useText } from '#app/locales/language.tsx'

/** A word, a formula or a number to write. */
export function ShortAnswer({
  legend,
  help,
  error,
  draft,
  number,
  unit,
}: FieldsProps & { number: boolean; unit?: string | null }) {
  const t = useText(fr, en)
  return (
    <div>
      {legend}
      {help ? <div className="mt-1 text-ink-2">{help}</div> : null}
      <div className="mt-5">
        <TextField
          label={t.answer}
          name="answer"
          help={number ? t.numberHelp : undefined}
          error={error}
          inputMode={number ? 'decimal' : 'text'}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={300}
          defaultValue={drafted(draft, 'answer')[0]}
          className={number ? 'max-w-40 tabular-nums' : undefined}
          after={unit ? <span className="text-ink-2">{unit}</span> : undefined}
        />
      </div>
    </div>
  )
}
