import { Form } from '@remix-run/react'
import { Button, OutsideLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import type { Returned } from '#app/form.server.ts'
import { portfolio as en } from '#app/locales/en/portfolio.ts'
import { dayText } from '#app/locales/format.ts'
import { portfolio as fr } from '#app/locales/fr/portfolio.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** The address that was just made: the only time that it is shown. */
export function FreshLink({ address }: { address: string }) {
  const { share: t } = useText(fr, en)
  return (
    <section className="grid gap-4">
      <Notice tone="leaf" title={t.fresh} live="polite">
        {t.freshText}
      </Notice>
      <TextField label={t.address} name="address" readOnly value={address} autoComplete="off" />
      <p>
        <OutsideLink href={new URL(address).pathname}>{t.see}</OutsideLink>
      </p>
    </section>
  )
}

/** What her address is, and the forms that make a new one or withdraw it. */
export function LinkForms({
  link,
  form: { id, before, today },
  fresh,
  returned,
}: {
  link: { since: string; until: string | null; opens: boolean } | null
  form: { id: string; before: string; today: string }
  fresh: boolean
  returned: Returned | null
}) {
  const { share: t } = useText(fr, en)
  const language = useLanguage()
  const day = (date: string) => dayText(date, language, 'long')
  return (
    <div className="grid gap-7">
      {link ? (
        <p className="measure">
          {t.since(day(link.since))}{' '}
          {link.until === null ? t.always : link.opens ? t.until(day(link.until)) : t.ended(day(link.until))}
        </p>
      ) : null}
      {link ? (
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <Button look={fresh ? 'word' : 'outline'}>{t.remove}</Button>
          <p className="mt-1 text-ink-2">{t.removeText}</p>
        </Form>
      ) : null}
      <Form method="post" className="grid gap-5">
        <input type="hidden" name="intent" value="make" />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="before" value={before} />
        <TextField
          label={t.last}
          help={t.lastHelp}
          name="until"
          type="date"
          min={today}
          optional
          defaultValue={returned?.values.until}
          error={returned ? t.problems.until : undefined}
          className="max-w-56"
        />
        <div>
          <Button wide look={link ? 'outline' : 'filled'}>
            {link ? t.renew : t.make}
          </Button>
          {link ? <p className="mt-1 text-ink-2">{t.renewText}</p> : null}
        </div>
      </Form>
    </div>
  )
}
