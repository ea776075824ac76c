import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { FieldError, Fieldset, TextField, useFieldIds } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { aroundText, dayText, labelText, minutesText } from '#app/locales/format.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { HoursForm } from '#app/path/hours.ts'
import { addDays, mondayOf } from '#engine/calendar.ts'
import { isVague, type Arrival } from '#engine/path/forecast.ts'
import { mostSittings } from '#engine/path/schedule.ts'

const sittingsOffered = Array.from({ length: mostSittings }, (_, i) => i + 1)

/** Hours as she tries them: seven days, weeks apart, and a new one; sent to the address, so that nothing is kept yet. */
export function HoursFields({ form, today }: { form: HoursForm; today: string }) {
  const fieldId = useFieldIds()
  const t = useText(fr, en).hours
  const language = useLanguage()
  const monday = mondayOf(today)
  const say = (problem: keyof typeof t.problems | undefined) => (problem ? t.problems[problem] : undefined)
  const weekday = (day: number) => dayText(addDays(monday, day), language, 'weekdayLong')
  return (
    <Form method="get" className="grid gap-9" noValidate>
      <Fieldset legend={t.legend} help={t.legendHelp}>
        <ul className="max-w-[30rem]">
          {form.days.map((minutes, day) => {
            const name = `day${day}`
            return (
              <li
                key={name}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-1.5 first:border-t-0"
              >
                <label className="flex grow items-center gap-x-3">
                  <span className="min-w-24 grow capitalize">{weekday(day)}</span>
                  <input
                    id={fieldId(name)}
                    name={name}
                    defaultValue={minutes}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={4}
                    aria-invalid={form.problems[name] ? true : undefined}
                    aria-describedby={form.problems[name] ? `${fieldId(name)}-error` : undefined}
                    className="min-h-12 w-18 rounded-field border-[1.5px] border-edge bg-card px-3 text-end tabular-nums hover:border-ink-2 aria-invalid:border-2 aria-invalid:border-thread-ink"
                  />
                  <span className="text-ink-2">{t.minutes}</span>
                </label>
                <Goes day={day} name={weekday(day)} goes={form.sittings[day] ?? '1'} form={form} />
              </li>
            )
          })}
        </ul>
        {Object.entries(form.problems).map(([name, problem]) =>
          /^(day|sittings)\d$/.test(name) ? (
            <FieldError key={name} name={name}>
              {labelText(weekday(Number(name.slice(-1))), t.problems[problem], language)}
            </FieldError>
          ) : null,
        )}
      </Fieldset>
      {form.kept.length > 0 ? (
        <Fieldset legend={t.current}>
          <ul>
            {form.kept.map(({ id, from, to, minutes, gone }) => (
              <li
                key={id}
                className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-1 first:border-t"
              >
                <span className={gone ? 'text-ink-3 line-through' : ''}>
                  {from === to
                    ? t.day(dayText(from, language, 'dayMonth'))
                    : t.span(dayText(from, language, 'dayMonth'), dayText(to, language, 'dayMonth'))}
                  , {minutes === 0 ? t.free : t.perDay(minutesText(minutes, language))}
                </span>
                <label className="flex min-h-12 items-center gap-3">
                  <input type="checkbox" name="remove" value={id} defaultChecked={gone} className="mark" />
                  {t.remove}
                </label>
              </li>
            ))}
          </ul>
        </Fieldset>
      ) : null}
      <Fieldset legend={t.off} help={t.offHelp}>
        <div className="grid max-w-[30rem] gap-5 sm:grid-cols-2">
          <TextField
            label={t.from}
            name="from"
            type="date"
            optional
            min={today}
            defaultValue={form.added.from}
            error={say(form.problems.from)}
          />
          <TextField
            label={t.to}
            name="to"
            type="date"
            optional
            min={today}
            defaultValue={form.added.to}
            error={say(form.problems.to)}
          />
          <TextField
            label={t.offMinutes}
            name="off"
            inputMode="numeric"
            optional
            maxLength={4}
            defaultValue={form.added.minutes}
            error={say(form.problems.off)}
          />
        </div>
      </Fieldset>
      <div>
        <Button look="outline" wide>
          {t.look}
        </Button>
      </div>
    </Form>
  )
}

/** In how many goes the minutes of a day come. */
function Goes({ day, name, goes, form }: { day: number; name: string; goes: string; form: HoursForm }) {
  const fieldId = useFieldIds()
  const t = useText(fr, en).hours
  const field = `sittings${day}`
  const known = sittingsOffered.map(String)
  return (
    <select
      id={fieldId(field)}
      name={field}
      defaultValue={goes}
      aria-label={t.goesOf(name)}
      aria-invalid={form.problems[field] ? true : undefined}
      aria-describedby={form.problems[field] ? `${fieldId(field)}-error` : undefined}
      className="ms-auto min-h-12 rounded-field border-[1.5px] border-edge bg-card px-2 sm:ms-0 hover:border-ink-2 aria-invalid:border-2 aria-invalid:border-thread-ink"
    >
      {(known.includes(goes) ? known : [goes, ...known]).map((own) => (
        <option key={own} value={own}>
          {known.includes(own) ? t.goes(Number(own)) : own}
        </option>
      ))}
    </select>
  )
}

/** A path under some hours, in the few facts that her hours change. */
export interface HoursEffect {
  perWeek: number
  thisWeek: number
  arrival: Arrival | null
  weeks: number
  /** Steps that lie in short sittings and are better done in one go. */
  short: number
}

/** The path as it is beside the path as it would be, and the two ways out. */
export function HoursComparison({
  before,
  after,
  version,
  keep,
}: {
  before: HoursEffect
  after: HoursEffect
  version: number
  /** What is sent when she keeps it, by name. */
  keep: [string, string][]
}) {
  const t = useText(fr, en).hours
  const sides = [
    [t.before, before],
    [t.after, after],
  ] as const
  return (
    <section aria-labelledby="effect" className="rounded-area bg-paper-2 px-5 py-5">
      <h2 id="effect" className="title-2">
        {t.effect}
      </h2>
      <div className="mt-4 grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {sides.map(([label, effect]) => (
          <Effect key={label} label={label} effect={effect} now={effect === after} />
        ))}
      </div>
      <p className="mt-5 text-ink-2">{t.unchanged}</p>
      <Form method="post" className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-2">
        <input type="hidden" name="version" value={version} />
        {keep.map(([name, value], i) => (
          <input key={`${name}${i}`} type="hidden" name={name} value={value} />
        ))}
        <Button wide>{t.keep}</Button>
        <ButtonLink look="word" to="/path">
          {t.leave}
        </ButtonLink>
      </Form>
    </section>
  )
}

function Effect({ label, effect, now }: { label: string; effect: HoursEffect; now: boolean }) {
  const t = useText(fr, en).hours
  const language = useLanguage()
  const { perWeek, thisWeek, arrival, weeks, short } = effect
  return (
    <div className={`border-s-4 ps-4 ${now ? 'border-thread' : 'border-line'}`}>
      <h3 className="text-sm font-normal text-ink-2 font-text tracking-normal">{label}</h3>
      <p className="figure-2 mt-1">{t.perWeek(minutesText(perWeek, language))}</p>
      <ul className="mt-2 text-ink-2">
        <li>
          {arrival === null
            ? t.noWindow
            : isVague(arrival)
              ? t.windowFrom(aroundText(arrival.earliest, language))
              : t.window(aroundText(arrival.earliest, language), aroundText(arrival.latest, language))}
        </li>
        {arrival ? <li>{t.weeks(weeks)}</li> : null}
        <li>{t.thisWeek(minutesText(thisWeek, language))}</li>
        {short > 0 ? <li>{t.short(short)}</li> : null}
      </ul>
    </div>
  )
}

/** She has not changed anything yet. */
export function NothingToCompare() {
  const t = useText(fr, en).hours
  return <Notice>{t.same}</Notice>
}
