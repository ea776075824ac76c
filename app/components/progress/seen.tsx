import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Tag } from '#app/components/tag.tsx'
import type { ShownValidation } from '#app/file/file.server.ts'
import { dayText } from '#app/locales/format.ts'
import { together as en } from '#app/locales/en/together.ts'
import { together as fr } from '#app/locales/fr/together.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** What people say to have seen her do; she may say that it is not so. */
export function SeenByPeople({ validations }: { validations: ShownValidation[] }) {
  const t = useText(fr, en).validation
  const language = useLanguage()
  const by = ({ by: role, author, day }: ShownValidation) => {
    const on = dayText(day, language, 'long')
    return author && (role === 'mentor' || role === 'coach' || role === 'trainer')
      ? t.by[role](author, on)
      : t.by.other(on)
  }
  return (
    <section aria-labelledby="seen" className="mt-10 max-w-3xl">
      <h2 id="seen" className="title-2 scroll-mt-6">
        {t.title}
      </h2>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {validations.map((validation) => (
          <li key={validation.id} className="py-4 wrap-anywhere">
            <p className="font-semibold">{validation.canDo}</p>
            {validation.seen ? <p className="measure mt-1 whitespace-pre-line">{validation.seen}</p> : null}
            {validation.work ? (
              <p className="measure mt-1">{t.work(validation.work.title, validation.work.version)}</p>
            ) : null}
            <p className="mt-1 text-sm text-ink-2">{by(validation)}</p>
            {validation.contested ? (
              <p className="mt-2">
                <Tag tone="thread">{t.contested}</Tag>
              </p>
            ) : (
              <Disclosure summary={t.contest}>
                <p className="measure">{t.contestText}</p>
                <Form method="post" className="mt-3">
                  <Button look="outline" name="validation" value={validation.id}>
                    {t.contest}
                  </Button>
                </Form>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
