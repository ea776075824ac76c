import { Link, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { FieldError, useFieldIds } from '#app/components/field.tsx'
import type { ScreenProps } from '#app/components/welcome/screen.tsx'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { minutesText } from '#app/locales/format.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { dayMinutes, presetOf, weekPresets, type WeekPreset } from '#app/learning/welcome.ts'

const presets = Object.keys(weekPresets) as WeekPreset[]

/** Minutes by weekday: a ready-made week to begin from, a menu a day, and what it makes in a week. */
export function WeekFields({ welcome, ticked, error }: ScreenProps) {
  const t = useText(fr, en).week
  const [query] = useSearchParams()
  const preset = presetOf(query.get('preset'))
  const week =
    ticked('minutes')?.map((typed) => Number(typed) || 0) ??
    (preset ? [...weekPresets[preset]] : welcome.minutes)
  return (
    <div className="grid gap-7">
      <nav aria-label={t.presets}>
        <p aria-hidden="true" className="text-ink-2">
          {t.presets}
        </p>
        <ul className="mt-2 flex flex-wrap gap-2">
          {presets.map((name) => (
            <li key={name}>
              <Link
                to={`/welcome?step=week&preset=${name}`}
                preventScrollReset
                replace
                aria-current={name === preset ? 'true' : undefined}
                className="inline-flex min-h-12 items-center rounded-full border-[1.5px] border-edge px-4 hover:border-ink aria-[current]:border-thread-ink aria-[current]:bg-thread-soft aria-[current]:font-bold"
              >
                {t.presetNames[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Days key={preset ?? ''} week={week} error={error('minutes')} />
    </div>
  )
}

function Days({ week, error }: { week: number[]; error: string | undefined }) {
  const fieldId = useFieldIds()
  const t = useText(fr, en).week
  const language = useLanguage()
  const [minutes, setMinutes] = useState(week)
  const total = minutes.reduce((sum, one) => sum + one, 0)
  return (
    <div>
      <p role="status" className={total > 0 ? 'figure-1' : 'text-ink-2'}>
        {total > 0 ? t.total(total) : t.zero}
      </p>
      <div className="mt-4 sm:grid sm:grid-cols-7 sm:gap-2">
        {t.days.map((day, i) => {
          const own = minutes[i] ?? 0
          const offered = [...new Set([...dayMinutes, week[i] ?? 0])].sort((a, b) => a - b)
          const id = i === 0 ? fieldId('minutes') : `${fieldId('minutes')}-${i}`
          return (
            <div
              key={day}
              className="flex items-center justify-between gap-4 border-t border-line py-1.5 first:border-0 sm:block sm:border-0 sm:py-0"
            >
              <label htmlFor={id} className="sm:block sm:text-center sm:text-sm">
                {day}
              </label>
              <select
                id={id}
                name="minutes"
                value={own}
                onChange={(event) =>
                  setMinutes(minutes.map((one, j) => (j === i ? Number(event.target.value) : one)))
                }
                className={`min-h-12 w-40 rounded-field border-[1.5px] px-3 sm:mt-1 sm:w-full sm:px-1 ${own > 0 ? 'border-ink bg-card font-bold' : 'border-edge bg-transparent text-ink-2'}`}
              >
                {offered.map((one) => (
                  <option key={one} value={one}>
                    {one === 0 ? '–' : minutesText(one, language)}
                  </option>
                ))}
              </select>
            </div>
          )
        })}
      </div>
      {error ? <FieldError name="minutes">{error}</FieldError> : null}
    </div>
  )
}
