import { Form } from '@remix-run/react'
import type { useReturned } from '#app/components/account-form.tsx'
import { Button } from '#app/components/button.tsx'
import { FieldError, Fieldset, TextField, useFieldIds } from '#app/components/field.tsx'
import { useTimesText } from '#app/components/sessions/times-text.ts'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { slotCode } from '#app/sessions/meeting-times.ts'
import type { WeeklySlot } from '#engine/meeting.ts'

const weekdays = [0, 1, 2, 3, 4, 5, 6]

/** The hours of every week, one line each, and new ones for several days at once. */
export function WeekSlots({ slots, form }: { slots: WeeklySlot[]; form: ReturnType<typeof useReturned> }) {
  const fieldId = useFieldIds()
  const t = useText(fr, en).times
  const { weekday, range, slotText } = useTimesText()
  return (
    <section aria-labelledby="week">
      <h2 id="week" className="title-2">
        {t.week}
      </h2>
      {slots.length === 0 ? (
        <p className="mt-2 text-ink-2">{t.weekNone}</p>
      ) : (
        <ul className="mt-3 border-b border-line">
          {slots.map((slot) => (
            <li
              key={slotCode(slot)}
              className="flex flex-wrap items-center justify-between gap-x-6 border-t border-line py-1"
            >
              <span>
                <span className="inline-block min-w-24 font-semibold first-letter:uppercase">
                  {weekday(slot.weekday)}
                </span>{' '}
                <span className="tabular-nums">{range(slot)}</span>
              </span>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="remove" />
                <Button
                  look="word"
                  name="slot"
                  value={slotCode(slot)}
                  aria-label={t.removeLabel(slotText(slot))}
                >
                  {t.remove}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <h3 className="title-3 mt-8">{t.add}</h3>
      <Form method="post" className="mt-4 grid max-w-[30rem] gap-5" noValidate>
        <input type="hidden" name="intent" value="add" />
        <Fieldset legend={t.days}>
          <div className="flex flex-wrap gap-2">
            {weekdays.map((day) => (
              <label
                key={day}
                className="mark-card grid min-h-12 cursor-pointer place-content-center rounded-field border-[1.5px] border-edge bg-card px-4 hover:border-ink has-checked:border-ink has-checked:bg-thread-soft has-checked:font-bold"
              >
                <input
                  id={fieldId(`day${day}`)}
                  type="checkbox"
                  name={`day${day}`}
                  defaultChecked={form.value(`day${day}`) !== undefined}
                  className="sr-only"
                />
                {weekday(day)}
              </label>
            ))}
          </div>
          {form.error('day0') ? <FieldError name="day0">{form.error('day0')}</FieldError> : null}
        </Fieldset>
        <div className="grid grid-cols-2 gap-5">
          <TextField
            label={t.from}
            name="from"
            type="time"
            step={900}
            help={t.toHelp}
            defaultValue={form.value('from')}
            error={form.error('from')}
          />
          <TextField
            label={t.to}
            name="to"
            type="time"
            step={900}
            help={t.toHelp}
            defaultValue={form.value('to')}
            error={form.error('to')}
          />
        </div>
        <div>
          <Button wide>{t.addAct}</Button>
        </div>
      </Form>
    </section>
  )
}
