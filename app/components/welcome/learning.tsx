import { Chips } from '#app/components/welcome/chips.tsx'
import type { ScreenProps } from '#app/components/welcome/screen.tsx'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { useText } from '#app/locales/language.tsx'
import { learningHelps } from '#app/learning/welcome.ts'

/** What helps her to learn. */
export function LearningFields({ welcome, ticked, error }: ScreenProps) {
  const t = useText(fr, en).learning
  return (
    <Chips
      name="helps"
      legend={t.legend}
      error={error('helps')}
      chosen={ticked('helps') ?? welcome.answers.learning?.helps}
      choices={learningHelps.map((value) => ({ value, label: t.helps[value] }))}
    />
  )
}
