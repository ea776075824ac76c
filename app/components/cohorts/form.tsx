import { Form } from '@remix-run/react'
import { useReturned } from '#app/components/account-form.tsx'
import { Button } from '#app/components/button.tsx'
import { Select, TextField } from '#app/components/field.tsx'
import type { Returned } from '#app/form.server.ts'
import { cohorts as en } from '#app/locales/en/cohorts.ts'
import { cohorts as fr } from '#app/locales/fr/cohorts.ts'
import { useText } from '#app/locales/language.tsx'

type Option = { value: string; label: string }

/** What a cohort is. `known`: the values of the one that is changed; `id`: that of a new one. */
export function CohortForm({
  tracks,
  coaches,
  known,
  id,
  returned,
}: {
  tracks: Option[]
  coaches: Option[]
  known: Record<'name' | 'track' | 'startsOn' | 'hours' | 'coach' | 'places', string> | null
  id?: string
  returned: Returned | undefined
}) {
  const { form: t, problems } = useText(fr, en)
  const form = useReturned(returned, problems)
  const value = (name: keyof NonNullable<typeof known>) => form.value(name) ?? known?.[name]
  return (
    <Form method="post" className="mt-8 grid max-w-[34rem] gap-6" noValidate>
      {form.summary}
      {id ? <input type="hidden" name="id" value={form.value('id') ?? id} /> : null}
      <TextField
        label={t.name}
        name="name"
        help={t.nameHelp}
        maxLength={80}
        autoComplete="off"
        defaultValue={value('name')}
        error={form.error('name')}
      />
      <Select
        label={t.track}
        name="track"
        defaultValue={value('track')}
        options={tracks}
        error={form.error('track')}
      />
      <TextField
        label={t.startsOn}
        name="startsOn"
        type="date"
        className="sm:max-w-60"
        defaultValue={value('startsOn')}
        error={form.error('startsOn')}
      />
      <Select
        label={t.coach}
        name="coach"
        optional
        defaultValue={value('coach')}
        options={[{ value: '', label: t.nobody }, ...coaches]}
        error={form.error('coach')}
      />
      {(['places', 'hours'] as const).map((name) => (
        <TextField
          key={name}
          label={t[name]}
          name={name}
          optional
          inputMode="numeric"
          className="max-w-40"
          help={t[`${name}Help`]}
          defaultValue={value(name)}
          error={form.error(name)}
        />
      ))}
      <div>
        <Button wide>{known ? t.save : t.make}</Button>
      </div>
    </Form>
  )
}
