import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Select } from '#app/components/field.tsx'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { sessionLengths } from '#engine/meeting.ts'

/** With whom and for how long: sent to the address, so that free moments follow from it. */
export function WithWhom({
  people,
  chosen,
  minutes,
}: {
  people: { id: string; name: string }[]
  chosen: string
  minutes: number
}) {
  const t = useText(fr, en)
  return (
    <Form
      key={`${chosen} ${minutes}`}
      method="get"
      action="/sessions/new"
      className="mt-6 grid max-w-[48rem] items-end gap-x-5 gap-y-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,12rem)_auto]"
    >
      {people.length > 1 ? (
        <Select
          label={t.new.who}
          name="with"
          defaultValue={chosen}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <input type="hidden" name="with" value={chosen} />
      )}
      <Select
        label={t.new.length}
        name="minutes"
        defaultValue={String(minutes)}
        options={sessionLengths.map((length) => ({ value: String(length), label: t.minutes(length) }))}
      />
      <div>
        <Button look="outline" wide>
          {t.new.show}
        </Button>
      </div>
    </Form>
  )
}
