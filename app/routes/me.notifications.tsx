import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { CheckboxCards } from '#app/components/choice-cards.tsx'
import { Notice } from '#app/components/notice.tsx'
import { account as accountEn } from '#app/locales/en/account.ts'
import { me as en } from '#app/locales/en/me.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { me as fr } from '#app/locales/fr/me.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { chosenNotifications, notificationKinds } from '#app/letters/notifications.ts'
import { findProfile, saveNotifications } from '#db/enrolments.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const profile = await findProfile(context.db, person.id)
  return { email: person.email, chosen: chosenNotifications(profile?.notifications ?? {}) }
}

/** Boxes that are not ticked are not sent: a kind that is absent is a kind she does not want; unknown ones mean nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const wanted = (await request.formData()).getAll('kinds')
  const kept = Object.fromEntries(notificationKinds.map((kind) => [kind, wanted.includes(kind)]))
  await saveNotifications(context.db, person.id, kept, context.now())
  return redirect('/me/notifications?saved')
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.notifications.metaTitle, en: en.notifications.metaTitle })

export default function Notifications() {
  const { email, chosen } = useLoaderData<typeof loader>()
  const all = useText(fr, en)
  const t = all.notifications
  const { save } = useText(accountFr, accountEn)
  const [query] = useSearchParams()
  return (
    <OwnPage title={t.heading(chosen.length)} lead={t.lead}>
      {query.has('saved') ? (
        <Notice tone="leaf" live="polite">
          {all.saved}
        </Notice>
      ) : null}
      <Form method="post" action="/me/notifications" className="grid max-w-[34rem] gap-6">
        <CheckboxCards
          legend={t.legend}
          name="kinds"
          help={t.note}
          chosen={chosen}
          choices={notificationKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <div>
          <Button wide>{save}</Button>
        </div>
      </Form>
      <section aria-labelledby="always" className="measure border-t border-line pt-6">
        <h2 id="always" className="title-3">
          {t.always}
        </h2>
        <p className="mt-2 text-ink-2">{t.alwaysText}</p>
        <p className="mt-2 text-ink-2 wrap-anywhere">
          {t.to(email)} <WordLink to="/me/email">{t.changeAddress}</WordLink>
        </p>
      </section>
    </OwnPage>
  )
}
