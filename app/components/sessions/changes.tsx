import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { calmHours } from '#app/sessions/rules.ts'

/** Moving and cancelling, with the limits said before. */
export function Changes({
  id,
  name,
  late,
  until,
}: {
  id: string
  name: string
  late: boolean
  /** Until when a change is no surprise, in words. */
  until: string
}) {
  const t = useText(fr, en).one
  return (
    <section aria-labelledby="change" className="mt-10 border-t border-line pt-6">
      <h2 id="change" className="title-2">
        {t.change}
      </h2>
      <p className="measure mt-2 text-ink-2">{late ? t.late : t.calm(calmHours, until)}</p>
      <div className="mt-4 grid gap-2">
        <div>
          <ButtonLink look="outline" wide to={`/sessions/${id}/move`}>
            {t.move}
          </ButtonLink>
        </div>
        <Disclosure summary={t.cancel}>
          <Form method="post" className="grid gap-3">
            <input type="hidden" name="intent" value="cancel" />
            <p>{t.cancelText(name)}</p>
            <div>
              <Button look="outline" wide>
                {t.cancelNow}
              </Button>
            </div>
          </Form>
        </Disclosure>
      </div>
    </section>
  )
}
