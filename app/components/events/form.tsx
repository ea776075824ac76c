import { Form } from '@remix-run/react'
import { useReturned } from '#app/components/account-form.tsx'
import { Button } from '#app/components/button.tsx'
import { Select, TextArea, TextField } from '#app/components/field.tsx'
import type { Returned } from '#app/form.server.ts'
import { events as en } from '#app/locales/en/events.ts'
import { events as fr } from '#app/locales/fr/events.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { zoneName } from '#app/sessions/zone-name.ts'

export interface EventValues {
  title: string
  about: string
  date: string
  time: string
  minutes: number
  videoLink: string
}

/** What an event is, when and where. `known`: the event that is changed, as it stood. */
export function EventForm({
  hidden,
  known,
  lengths,
  zone,
  returned,
}: {
  hidden: { name: string; value: string }
  known: EventValues | null
  lengths: readonly number[]
  zone: string
  returned: Returned | undefined
}) {
  const { form: t, problems, minutes } = useText(fr, en)
  const language = useLanguage()
  const form = useReturned(returned, problems)
  const value = (name: keyof EventValues) => form.value(name) ?? known?.[name].toString()
  return (
    <Form method="post" className="mt-8 grid max-w-[34rem] gap-6" noValidate>
      {form.summary}
      <input type="hidden" name={hidden.name} value={form.value(hidden.name) ?? hidden.value} />
      <TextField
        label={t.title}
        name="title"
        help={t.titleHelp}
        maxLength={120}
        defaultValue={value('title')}
        error={form.error('title')}
      />
      <TextArea
        label={t.about}
        name="about"
        optional
        rows={4}
        defaultValue={value('about')}
        error={form.error('about')}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          label={t.date}
          name="date"
          type="date"
          defaultValue={value('date')}
          error={form.error('date')}
        />
        <TextField
          label={t.time}
          name="time"
          type="time"
          defaultValue={value('time')}
          error={form.error('time')}
        />
      </div>
      <p className="-mt-3 text-ink-2">{t.timeHelp(zoneName(zone, language))}</p>
      <Select
        label={t.minutes}
        name="minutes"
        defaultValue={value('minutes') ?? '60'}
        options={lengths.map((length) => ({ value: String(length), label: minutes(length) }))}
        error={form.error('minutes')}
      />
      <TextField
        label={t.link}
        name="videoLink"
        type="url"
        optional
        help={t.linkHelp}
        defaultValue={value('videoLink')}
        error={form.error('videoLink')}
      />
      <div>
        <Button wide>{known ? t.change : t.save}</Button>
      </div>
    </Form>
  )
}
