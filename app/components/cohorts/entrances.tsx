import { Form } from '@remix-run/react'
import type { ShownLink } from '#app/cohorts/view.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { Button } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import type { Returned } from '#app/form.server.ts'
import { cohorts as en } from '#app/locales/en/cohorts.ts'
import { dayText } from '#app/locales/format.ts'
import { cohorts as fr } from '#app/locales/fr/cohorts.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** Lets somebody in by her address. */
export function AddressForm({ returned }: { returned: Returned | undefined }) {
  const { add: t, problems } = useText(fr, en)
  const form = useReturned(returned, problems)
  return (
    <section aria-labelledby="add">
      <h2 id="add" className="title-2">
        {t.title}
      </h2>
      <Form method="post" className="mt-4 grid gap-5" noValidate>
        {form.summary}
        <TextField
          label={t.email}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="off"
          help={t.help}
          defaultValue={form.value('email')}
          error={form.error('email')}
        />
        <div>
          <Button look="outline" name="intent" value="add">
            {t.button}
          </Button>
        </div>
      </Form>
    </section>
  )
}

/** The link of the cohort: made, shown once, replaced, closed. */
export function LinkBox({ link, address }: { link: ShownLink; address: string | null }) {
  const t = useText(fr, en).linkBox
  const language = useLanguage()
  return (
    <section aria-labelledby="link">
      <h2 id="link" className="title-2">
        {t.title}
      </h2>
      {address ? (
        <div className="mt-4 grid gap-4">
          <Notice tone="leaf" title={t.fresh} live="polite">
            {t.freshText}
          </Notice>
          <TextField label={t.address} name="address" readOnly value={address} autoComplete="off" />
        </div>
      ) : null}
      <p className="mt-2 text-ink-2">
        {link.since === null ? t.none : t.since(dayText(link.since, language, 'long'))}
      </p>
      <Form method="post" className="mt-3 flex flex-wrap items-center gap-x-7">
        <input type="hidden" name="id" value={link.id} />
        <input type="hidden" name="before" value={link.before} />
        <Button look="word" name="intent" value="link">
          {link.since === null ? t.make : t.renew}
        </Button>
        {link.since === null ? null : (
          <Button look="word" name="intent" value="close">
            {t.close}
          </Button>
        )}
      </Form>
    </section>
  )
}
