import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { CheckboxCards, ConfidencePicker, RadioCards } from '#app/components/choice-cards.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { Select, TextArea, TextField } from '#app/components/field.tsx'
import { PasswordField } from '#app/components/password-field.tsx'
import { styleguide as en } from '#app/locales/en/styleguide.ts'
import { styleguide as fr } from '#app/locales/fr/styleguide.ts'
import { useText } from '#app/locales/language.tsx'

export function Actions() {
  const { actions: t } = useText(fr, en)
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button type="button">{t.filled}</Button>
        <ButtonLink to="/login" look="outline">
          {t.outline}
        </ButtonLink>
        <Button type="button" look="word">
          {t.word}
        </Button>
        <Button type="button" pending pendingText={t.pending}>
          {t.filled}
        </Button>
        <Button type="button" disabled>
          {t.disabled}
        </Button>
      </div>
      <p className="mt-4 text-ink-2">{t.rule}</p>
    </>
  )
}

/** Every field; `incomplete` shows the form as it comes back with a problem. */
export function Forms({ incomplete }: { incomplete: boolean }) {
  const { forms: t } = useText(fr, en)
  return (
    <Form method="get" className="grid gap-x-12 gap-y-8 lg:grid-cols-2" noValidate>
      <div className="grid content-start gap-7">
        <ErrorSummary problems={incomplete ? [{ field: 'email', text: t.emailError }] : []} />
        <TextField label={t.name} name="name" help={t.nameHelp} autoComplete="given-name" />
        <TextField
          label={t.email}
          name="email"
          type="email"
          defaultValue="prenom.exemple.fr"
          error={incomplete ? t.emailError : undefined}
        />
        <PasswordField label={t.password} name="password" help={t.passwordHelp} autoComplete="new-password" />
        <Select
          label={t.zone}
          name="zone"
          optional
          options={['Europe/Paris', 'America/Guadeloupe', 'Indian/Reunion'].map((zone) => ({
            value: zone,
            label: zone,
          }))}
        />
        <TextArea label={t.message} name="message" optional rows={3} />
        <a href="/styleguide?problems=1" className="word">
          {t.incomplete}
        </a>
      </div>
      <div className="grid content-start gap-8">
        <RadioCards
          name="lines"
          legend={t.radio}
          large
          chosen="0"
          choices={t.radioChoices.map((label, index) => ({
            value: String(index),
            label,
            quiet: index === 2,
          }))}
        />
        <ConfidencePicker chosen="fairly" />
        <CheckboxCards
          name="done"
          legend={t.checks}
          help={t.checkNote}
          chosen={['0']}
          choices={t.checkChoices.map((label, index) => ({ value: String(index), label }))}
        />
      </div>
    </Form>
  )
}
