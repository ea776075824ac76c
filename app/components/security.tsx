import { Form } from '@remix-run/react'
import type { useReturned } from '#app/components/account-form.tsx'
import { OwnPage } from '#app/components/account-page.tsx'
import { Button, ButtonLink, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { useText } from '#app/locales/language.tsx'

type ReturnedForm = ReturnType<typeof useReturned>
export type KeyChange = 'password' | 'begin' | 'codes' | 'stop'

/** The two keys of the door as they are, and what may be changed. */
export function Keys({
  hasPassword,
  secondFactor,
  mayStop,
}: {
  hasPassword: boolean
  secondFactor: boolean
  mayStop: boolean
}) {
  const t = useText(fr, en)
  return (
    <div className="divide-y divide-line border-y border-line">
      <section className="py-6">
        <h2 className="title-3">{t.me.passwordTitle}</h2>
        {hasPassword ? null : <p className="mt-1 text-ink-2">{t.me.noPassword}</p>}
        <WordLink to="?change=password" className="mt-1 inline-flex min-h-12 items-center font-semibold">
          {hasPassword ? t.me.changePassword : t.me.setPassword}
        </WordLink>
      </section>
      <section className="py-6">
        <h2 className="title-3">{t.me.secondTitle}</h2>
        <p className="mt-1 text-ink-2">{secondFactor ? t.me.secondOn : t.me.secondOff}</p>
        <p className="mt-1 flex flex-wrap gap-x-7">
          {secondFactor ? (
            <>
              <WordLink to="?change=codes" className="inline-flex min-h-12 items-center font-semibold">
                {t.me.newCodes}
              </WordLink>
              {mayStop ? (
                <WordLink to="?change=stop" className="inline-flex min-h-12 items-center font-semibold">
                  {t.me.secondStop}
                </WordLink>
              ) : (
                <span className="inline-flex min-h-12 items-center text-ink-2">{t.me.secondKept}</span>
              )}
            </>
          ) : (
            <WordLink to="?change=begin" className="inline-flex min-h-12 items-center font-semibold">
              {t.me.secondStart}
            </WordLink>
          )}
        </p>
      </section>
    </div>
  )
}

/** One change of a key: the password she has, if she has one, and then what is new. */
export function ChangeKey({
  change,
  email,
  hasPassword,
  owed,
  form,
}: {
  change: KeyChange
  email: string
  hasPassword: boolean
  owed: boolean
  form: ReturnedForm
}) {
  const t = useText(fr, en)
  const titles = {
    password: hasPassword ? t.me.changePassword : t.me.setPassword,
    begin: t.me.secondTitle,
    codes: t.me.newCodes,
    stop: t.me.secondStop,
  }
  const buttons = { password: t.save, begin: t.me.secondStart, codes: t.me.newCodes, stop: t.me.secondStop }
  return (
    <OwnPage title={titles[change]} lead={change === 'begin' ? t.me.secondOff : undefined}>
      {owed ? <Notice tone="thread">{t.me.owed}</Notice> : null}
      {form.summary}
      <Form method="post" className="grid max-w-[30rem] gap-6" noValidate>
        <input type="hidden" name="intent" value={change} />
        {/* Password managers look for the account that a new password belongs to. */}
        <input type="text" name="username" value={email} readOnly autoComplete="username" hidden />
        {hasPassword ? (
          <PasswordField
            label={t.currentPassword}
            name="currentPassword"
            autoComplete="current-password"
            maxLength={128}
            error={form.error('currentPassword')}
          />
        ) : null}
        {change === 'password' ? (
          <PasswordField
            label={t.newPassword}
            name="password"
            help={t.passwordHelp}
            autoComplete="new-password"
            maxLength={128}
            error={form.error('password')}
          />
        ) : null}
        <div className="flex flex-wrap items-center gap-x-7 gap-y-2">
          <Button wide>{buttons[change]}</Button>
          {owed ? null : (
            <ButtonLink look="word" to="/me/security">
              {t.cancel}
            </ButtonLink>
          )}
        </div>
      </Form>
    </OwnPage>
  )
}

/** The key of a new second factor, as a picture for another device and as letters for this one. */
export function ConfirmSecondFactor({
  uri,
  codes,
  secret,
  path,
  size,
  form,
}: {
  uri: string
  codes: string[]
  secret: string
  path: string
  size: number
  form: ReturnedForm
}) {
  const t = useText(fr, en)
  return (
    <OwnPage title={t.me.scan} lead={t.me.scanHelp}>
      {form.summary}
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t.me.qrLabel}
        shapeRendering="crispEdges"
        className="size-56 rounded-area"
      >
        <rect width={size} height={size} fill="#fffdf9" />
        <path d={path} stroke="#2a1830" />
      </svg>
      <dl>
        <dt className="font-bold">{t.me.secret}</dt>
        <dd className="mt-1 font-mono text-lg wrap-anywhere">{secret}</dd>
      </dl>
      <p className="md:hidden">
        <a href={uri} className="word inline-flex min-h-12 items-center font-semibold">
          {t.me.openApp}
        </a>
      </p>
      <Form method="post" className="grid max-w-[30rem] gap-6" noValidate>
        <input type="hidden" name="intent" value="confirm" />
        <input type="hidden" name="uri" value={uri} />
        {codes.map((code) => (
          <input key={code} type="hidden" name="codes" value={code} />
        ))}
        <TextField
          label={t.me.confirmCode}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          className="text-xl tracking-[0.15em] tabular-nums"
          error={form.error('code')}
        />
        <div>
          <Button wide>{t.me.confirm}</Button>
        </div>
      </Form>
    </OwnPage>
  )
}

/** The recovery codes, shown once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useText(fr, en)
  return (
    <OwnPage title={t.me.codesTitle} lead={t.me.codesText}>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-area bg-paper-2 px-5 py-5 font-mono text-lg">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <ButtonLink to="/me/security" reloadDocument>
          {t.me.codesDone}
        </ButtonLink>
      </div>
    </OwnPage>
  )
}
