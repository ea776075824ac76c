import { Chips } from '#app/components/welcome/chips.tsx'
import { TextArea } from '#app/components/field.tsx'
import type { ScreenProps } from '#app/components/welcome/screen.tsx'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { useText } from '#app/locales/language.tsx'
import { paidWork, unpaidWork } from '#app/learning/welcome.ts'

/** What she has done, unpaid and paid, in cards and in her own words. */
export function ExperienceFields({ welcome, typed, ticked, error }: ScreenProps) {
  const t = useText(fr, en).experience
  const before = welcome.answers.experience
  return (
    <>
      <Chips
        name="unpaid"
        legend={t.unpaid}
        error={error('unpaid')}
        chosen={ticked('unpaid') ?? before?.unpaid}
        choices={unpaidWork.map((value) => ({ value, label: t.unpaidWork[value] }))}
      />
      <Chips
        name="paid"
        legend={t.paid}
        error={error('paid')}
        chosen={ticked('paid') ?? before?.paid}
        choices={paidWork.map((value) => ({ value, label: t.paidWork[value] }))}
      />
      <TextArea
        name="text"
        label={t.text}
        help={t.textHelp}
        optional
        rows={3}
        maxLength={600}
        error={error('text')}
        defaultValue={typed('text') ?? before?.text}
      />
    </>
  )
}
