import { Form } from '@remix-run/react'
import { useReturned } from '#app/components/account-form.tsx'
import { Button } from '#app/components/button.tsx'
import { FieldScope, Select, TextField } from '#app/components/field.tsx'
import type { Returned } from '#app/form.server.ts'
import { account as accountEn } from '#app/locales/en/account.ts'
import { accounts as en } from '#app/locales/en/accounts.ts'
import { dayText } from '#app/locales/format.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { accounts as fr } from '#app/locales/fr/accounts.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { Role } from '#db/schema/people.ts'

interface ShownInvitation {
  id: string
  email: string
  role: Role
  until: string
}

/** Invites to a role, and those who were invited and did not come yet. */
export function InviteSection({
  hand,
  waiting,
  returned,
}: {
  /** The roles that may be given. */
  hand: Role[]
  waiting: ShownInvitation[]
  returned: Returned | undefined
}) {
  const { invite: t, role } = useText(fr, en)
  const account = useText(accountFr, accountEn)
  const language = useLanguage()
  const form = useReturned(returned)
  return (
    <section aria-labelledby="invite" className="mt-14 max-w-[40rem]">
      <h2 id="invite" className="title-2">
        {t.title}
      </h2>
      <Form method="post" className="mt-5 grid max-w-[34rem] gap-6" noValidate>
        <FieldScope value="invite-">
          {form.summary}
          <TextField
            label={account.email}
            name="email"
            type="email"
            inputMode="email"
            autoComplete="off"
            defaultValue={form.value('email')}
            error={form.error('email')}
          />
          <Select
            label={role}
            name="role"
            defaultValue={form.value('role') ?? 'mentor'}
            options={hand.map((value) => ({ value, label: account.roles[value] }))}
          />
          <div>
            <Button name="intent" value="invite">
              {t.button}
            </Button>
          </div>
        </FieldScope>
      </Form>
      {waiting.length > 0 ? (
        <>
          <h3 className="title-3 mt-10">{t.waiting}</h3>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {waiting.map(({ id, email, role: invited, until }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-2">
                <p className="wrap-anywhere">
                  {email}
                  <span className="block text-sm text-ink-2">
                    {account.roles[invited]}, {t.until(dayText(until, language, 'day'))}
                  </span>
                </p>
                <Form method="post" className="flex flex-wrap gap-x-6">
                  <input type="hidden" name="id" value={id} />
                  <Button look="word" name="intent" value="resend" aria-label={t.resendLabel(email)}>
                    {t.resend}
                  </Button>
                  <Button look="word" name="intent" value="withdraw" aria-label={t.withdrawLabel(email)}>
                    {t.withdraw}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
