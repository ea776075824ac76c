import { WordLink } from '#app/components/button.tsx'
import { FieldError, useFieldIds } from '#app/components/field.tsx'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { dayText } from '#app/locales/format.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { firstName } from '#app/sessions/rules.ts'
import type { ShownStarts } from '#app/sessions/times.server.ts'
import { zoneName } from '#app/sessions/zone-name.ts'

const chip =
  'mark-card grid min-h-12 min-w-20 cursor-pointer place-content-center rounded-field border-[1.5px] border-edge bg-card px-3.5 py-1.5 text-center leading-tight tabular-nums hover:border-ink has-checked:border-ink has-checked:bg-thread-soft has-checked:font-bold has-checked:shadow-[inset_0_0_0_1.5px_var(--ink)]'

/** Free starts by day, one to choose, with the other's time beside where she lives by another clock. */
export function StartChoice({
  free,
  name,
  zone,
  accompanies,
  chosen,
  error,
  linkTo,
}: {
  free: ShownStarts
  /** Of the other. */
  name: string
  /** Of the reader. */
  zone: string
  /** The reader is the one who accompanies. */
  accompanies: boolean
  chosen?: string
  error?: string
  /** The address of this page with other values. */
  linkTo: (changes: Record<string, string>) => string
}) {
  const fieldId = useFieldIds()
  const t = useText(fr, en).new
  const language = useLanguage()
  const dayName = (date: string) => dayText(date, language, 'day')
  return (
    <fieldset className="min-w-0">
      <legend className="title-2 font-title font-[640] tracking-[-0.022em]">{t.when}</legend>
      <p className="mt-1 text-ink-2">
        {t.zone(zoneName(zone, language))}{' '}
        {free.otherZone ? t.hers(firstName(name), zoneName(free.otherZone, language)) : null}
      </p>
      {free.inHers ? (
        <p className="text-ink-2">
          {t.inHers[accompanies ? 'companion' : 'learner']}{' '}
          <WordLink
            to={linkTo({ hours: 'all' })}
            preventScrollReset
            className="inline-flex min-h-11 items-center"
          >
            {t.everyHour}
          </WordLink>
        </p>
      ) : null}
      {error ? <FieldError name="start">{error}</FieldError> : null}
      <div className="mt-4 border-b border-line">
        {free.days.map(({ date, starts }, index) => (
          <div
            key={date}
            role="group"
            aria-labelledby={`day-${date}`}
            className="grid gap-x-6 gap-y-2 border-t border-line py-4 sm:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <p id={`day-${date}`} className="font-bold first-letter:uppercase sm:pt-3">
              {dayName(date)}
            </p>
            <div className="flex flex-wrap gap-2">
              {starts.map(({ start, moment }, place) => (
                <label key={start} className={chip}>
                  <input
                    id={index === 0 && place === 0 ? fieldId('start') : undefined}
                    type="radio"
                    name="start"
                    value={start}
                    defaultChecked={chosen === start}
                    required
                    aria-describedby={error ? `${fieldId('start')}-error` : undefined}
                    className="sr-only"
                  />
                  <span>{moment.time}</span>
                  {moment.there ? (
                    <span className="text-sm font-normal text-ink-2">
                      {moment.there.date === date
                        ? moment.there.time
                        : `${dayText(moment.there.date, language, 'weekday')} ${moment.there.time}`}
                    </span>
                  ) : null}
                </label>
              ))}
            </div>
          </div>
        ))}
      </div>
      {free.before || free.after ? (
        <p className="flex flex-wrap gap-x-7">
          {free.before ? <Days to={linkTo({ from: free.before })}>{t.earlier}</Days> : null}
          {free.after ? <Days to={linkTo({ from: free.after })}>{t.later}</Days> : null}
        </p>
      ) : null}
    </fieldset>
  )
}

function Days({ to, children }: { to: string; children: string }) {
  return (
    <WordLink to={to} preventScrollReset className="inline-flex min-h-12 items-center font-semibold">
      {children}
    </WordLink>
  )
}
