import { Form, useLocation } from '@remix-run/react'
import { languages } from '#engine/catalog.ts'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** Offers the other language of the academy, in that language; the page stays the same. */
export function LanguageSwitch() {
  const t = useText(fr, en)
  const current = useLanguage()
  const { pathname, search } = useLocation()
  const other = languages.find((language) => language !== current) ?? current
  return (
    <Form method="post" action="/language" preventScrollReset>
      <input type="hidden" name="from" value={pathname + search} />
      <button
        name="language"
        value={other}
        lang={other}
        className="word inline-flex min-h-12 items-center px-1 text-start"
      >
        {t.languageNames[other]}
      </button>
    </Form>
  )
}
