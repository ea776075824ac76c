import { Form, useRouteLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { dayText } from '#app/locales/format.ts'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { loader } from '#app/routes/me.tsx'

/** While her space is to be erased: until when, and the way back. Nothing otherwise. */
export function DeletionNotice() {
  const t = useText(fr, en).pending
  const language = useLanguage()
  const day = useRouteLoaderData<typeof loader>('routes/me')?.deletionOn
  if (!day) return null
  return (
    <div className="mb-6">
      <Notice tone="clay" title={t.title(dayText(day, language, 'long'))}>
        <p>{t.text}</p>
        <Form method="post" action="/me/delete" className="text-ink">
          <Button look="word" name="intent" value="keep">
            {t.keep}
          </Button>
        </Form>
      </Notice>
    </div>
  )
}
