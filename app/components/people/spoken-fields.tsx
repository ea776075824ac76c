import { Disclosure } from '#app/components/disclosure.tsx'
import { Select } from '#app/components/field.tsx'
import { Chips } from '#app/components/welcome/chips.tsx'
import { spoken as en } from '#app/locales/en/spoken.ts'
import { spoken as fr } from '#app/locales/fr/spoken.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { spokenLanguages } from '#app/people/words.ts'

/** The language she is most at ease with, and the others she speaks. */
export function SpokenFields({
  labels,
  main,
  others,
  error,
}: {
  labels: { main: string; others: string }
  main: string | undefined
  others: string[]
  error?: string
}) {
  const t = useText(fr, en).languages
  const language = useLanguage()
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  const listed = spokenLanguages
    .map((value) => ({ value, label: capital(t[value]) }))
    .sort((one, other) => one.label.localeCompare(other.label, language))
  return (
    <>
      <Select label={labels.main} name="main" defaultValue={main} options={listed} error={error} />
      <Disclosure summary={labels.others} open={others.length > 0}>
        <div className="pt-2 text-ink">
          <Chips name="languages" legend={labels.others} hideLegend choices={listed} chosen={others} />
        </div>
      </Disclosure>
    </>
  )
}
