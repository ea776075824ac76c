import { Button } from '#app/components/button.tsx'
import { Fieldset, Select, TextField } from '#app/components/field.tsx'
import type { ScreenProps } from '#app/components/welcome/screen.tsx'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { dayText } from '#app/locales/format.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { dayMinutes } from '#app/learning/welcome.ts'

/** Weeks off and other periods: those she told, and one more. */
export function HolidaysFields({ welcome, typed, error }: ScreenProps) {
  const t = useText(fr, en).holidays
  return (
    <>
      <Fieldset legend={t.legend}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            type="date"
            name="from"
            label={t.from}
            optional
            min={welcome.today}
            error={error('from')}
            defaultValue={typed('from')}
          />
          <TextField
            type="date"
            name="to"
            label={t.to}
            optional
            min={welcome.today}
            error={error('to')}
            defaultValue={typed('to')}
          />
          <Select
            name="minutes"
            label={t.perDay}
            error={error('minutes')}
            defaultValue={typed('minutes') ?? '0'}
            options={dayMinutes.map((minutes) => ({
              value: String(minutes),
              label: minutes === 0 ? t.noMinutes : t.minutes(minutes),
            }))}
          />
        </div>
        <div className="mt-3">
          <Button look="word" name="intent" value="add">
            {t.add}
          </Button>
        </div>
      </Fieldset>
      <Periods welcome={welcome} />
    </>
  )
}

function Periods({ welcome }: Pick<ScreenProps, 'welcome'>) {
  const t = useText(fr, en).holidays
  const language = useLanguage()
  const coming = welcome.exceptions.filter(({ to }) => to >= welcome.today)
  if (coming.length === 0) return null
  return (
    <section>
      <h2 className="font-text text-base font-bold tracking-normal">{t.list}</h2>
      <ul className="mt-2">
        {coming.map(({ id, from, to, minutes }) => {
          const [first, last] = [dayText(from, language, 'long'), dayText(to, language, 'long')]
          const range = from === to ? t.day(first) : t.range(first, last)
          return (
            <li key={id} className="flex items-center justify-between gap-4 border-t border-line py-1">
              <span>
                {range}, <span className="text-ink-2">{minutes === 0 ? t.off : t.minutes(minutes)}</span>
              </span>
              <Button look="word" name="remove" value={id} aria-label={t.removeLabel(range)}>
                {t.remove}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
