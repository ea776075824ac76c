import { useState } from 'react'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { FieldError, useFieldIds } from '#app/components/field.tsx'
import { useHydrated } from '#app/components/hydrated.ts'
import type { ScreenProps } from '#app/components/welcome/screen.tsx'
import { common as enCommon } from '#app/locales/en/common.ts'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { common as frCommon } from '#app/locales/fr/common.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { zoneName } from '#app/sessions/zone-name.ts'
import { timeZones } from '#app/learning/welcome.ts'
import { languages } from '#engine/catalog.ts'

/** Her language, and the place whose clock she lives by. */
export function LanguageFields({ welcome, typed, error }: ScreenProps) {
  const fieldId = useFieldIds()
  const t = useText(fr, en).language
  const { languageNames } = useText(frCommon, enCommon)
  const [zone, setZone] = useState(typed('timeZone') ?? welcome.timeZone)
  const awake = useHydrated()
  const device = awake ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone
  const language = useLanguage()
  const nameOf = (one: string) => zoneName(one, language)
  const offered = [...new Set<string>([...timeZones, welcome.timeZone, zone, device])]
  return (
    <>
      <RadioCards
        name="language"
        legend={t.legend}
        error={error('language')}
        chosen={typed('language') ?? welcome.language}
        choices={languages.map((value) => ({
          value,
          label: <span lang={value}>{languageNames[value]}</span>,
        }))}
      />
      <div>
        <label htmlFor={fieldId('timeZone')} className="font-bold">
          {t.zone}
        </label>
        <select
          id={fieldId('timeZone')}
          name="timeZone"
          value={zone}
          onChange={(event) => setZone(event.target.value)}
          aria-invalid={error('timeZone') ? true : undefined}
          className="mt-2 block min-h-13 w-full rounded-field border-[1.5px] border-edge bg-card px-4 py-3 hover:border-ink-2"
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
        {error('timeZone') ? <FieldError name="timeZone">{error('timeZone')}</FieldError> : null}
        {device === zone ? null : (
          <p className="mt-2 text-ink-2">
            {t.device(nameOf(device))}{' '}
            <button
              type="button"
              className="word min-h-12 font-semibold text-ink"
              onClick={() => setZone(device)}
            >
              {t.useDevice}
            </button>
          </p>
        )}
      </div>
    </>
  )
}
