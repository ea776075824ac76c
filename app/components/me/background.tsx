import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Select } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { background as en } from '#app/locales/en/background.ts'
import { background as fr } from '#app/locales/fr/background.ts'
import { useText } from '#app/locales/language.tsx'

/** What she may tell for equity alone; nothing is asked twice, and everything can be taken back. */
export function BackgroundForm({
  told,
  choices,
  saved,
}: {
  told: Record<'age' | 'diploma' | 'territory', string | null>
  choices: Record<'age' | 'diploma' | 'territory', readonly string[]>
  saved: boolean
}) {
  const t = useText(fr, en)
  return (
    <section aria-labelledby="background" className="border-t border-line pt-6">
      <h2 id="background" className="title-2">
        {t.heading}
      </h2>
      <p className="measure mt-2 text-ink-2">{t.text}</p>
      {saved ? (
        <div className="mt-4">
          <Notice tone="leaf" live="polite">
            {t.saved}
          </Notice>
        </div>
      ) : null}
      <Form
        method="post"
        action="/me/profile#background"
        className="mt-5 grid max-w-[30rem] gap-6"
        preventScrollReset
      >
        {(['age', 'diploma', 'territory'] as const).map((name) => (
          <Select
            key={name}
            label={t.fields[name]}
            name={name}
            defaultValue={told[name] ?? ''}
            options={[
              { value: '', label: t.untold },
              ...choices[name].map((value) => ({ value, label: t[name][value] ?? value })),
            ]}
          />
        ))}
        <div>
          <Button look="outline" wide name="intent" value="background">
            {t.save}
          </Button>
        </div>
      </Form>
    </section>
  )
}
