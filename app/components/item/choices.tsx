import type { ReactNode } from 'react'
import { CheckboxCards, RadioCards } from '#app/components/choice-cards.tsx'
import { InlineProse } from '#app/components/prose.tsx'
import { item as en } from '#app/locales/en/item.ts'
import { item as fr } from '#app/locales/fr/item.ts'
import { useText } from '#app/locales/language.tsx'
import type { ShownPart } from '#app/learning/question.server.ts'

/** What a group of fields of an item gets: its title, what stands under it, what is wrong, what she had chosen. */
export interface FieldsProps {
  legend: ReactNode
  help: ReactNode
  error: string | undefined
  draft: Record<string, string | string[]>
}

/** The strings of a field of a draft. */
export function drafted(draft: FieldsProps['draft'], name: string): string[] {
  const value = draft[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

/** One right option; "I don't know yet" is one of the cards. */
export function ChoiceFields({ options, draft, ...group }: FieldsProps & { options: ShownPart[] }) {
  const t = useText(fr, en)
  const cards = options.map(({ key, html }) => ({ value: key, label: <InlineProse html={html} /> }))
  return (
    <RadioCards
      {...group}
      large
      name="answer"
      chosen={drafted(draft, 'answer')[0]}
      choices={[...cards, { value: 'unknown', label: t.unknown, quiet: true }]}
    />
  )
}

/** Several right options. */
export function ChoicesFields({ options, draft, ...group }: FieldsProps & { options: ShownPart[] }) {
  return (
    <CheckboxCards
      {...group}
      large
      name="answers"
      chosen={drafted(draft, 'answers')}
      choices={options.map(({ key, html }) => ({ value: key, label: <InlineProse html={html} /> }))}
    />
  )
}
