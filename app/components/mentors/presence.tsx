import { Form } from '@remix-run/react'
import type { useReturned } from '#app/components/account-form.tsx'
import { Button } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { useText } from '#app/locales/language.tsx'

/** Whether she takes new mentees at present, and a planned last day. */
export function PresenceForm({
  presence,
  form,
}: {
  presence: { open: boolean; leavesOn: string }
  form: ReturnType<typeof useReturned>
}) {
  const t = useText(fr, en).presence
  return (
    <section aria-labelledby="presence" className="mt-14 max-w-[38rem] border-t border-line pt-8">
      <h2 id="presence" className="title-2">
        {t.title}
      </h2>
      <Form method="post" action="/mentor/profile" className="mt-5 grid gap-7" noValidate>
        <label className="mark-card flex min-h-14 items-center gap-4 rounded-area border border-line bg-card px-4 py-3.5 hover:border-ink-3 has-checked:border-ink">
          <input
            type="checkbox"
            name="open"
            value="yes"
            defaultChecked={form.ticked('open', presence.open ? ['yes'] : []).includes('yes')}
            className="mark"
          />
          <span>
            <span className="block">{t.open}</span>
            <span className="mt-0.5 block text-sm text-ink-2">{t.openNote}</span>
          </span>
        </label>
        <TextField
          label={t.leavesOn}
          name="leavesOn"
          type="date"
          optional
          className="max-w-56"
          help={t.leavesHelp}
          defaultValue={form.value('leavesOn') ?? presence.leavesOn}
          error={form.error('leavesOn')}
        />
        <div>
          <Button look="outline" name="intent" value="presence">
            {t.save}
          </Button>
        </div>
      </Form>
    </section>
  )
}
