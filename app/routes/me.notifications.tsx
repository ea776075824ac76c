import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireCompany } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { CheckboxCards, RadioCards } from '#app/components/choice-cards.tsx'
import { Notice } from '#app/components/notice.tsx'
import { account as accountEn } from '#app/locales/en/account.ts'
import { me as en } from '#app/locales/en/me.ts'
import { messages as messagesEn } from '#app/locales/en/messages.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { me as fr } from '#app/locales/fr/me.ts'
import { messages as messagesFr } from '#app/locales/fr/messages.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import {
  chosenNotifications,
  keptMessageMail,
  messageMail,
  messageMails,
  notificationKinds,
} from '#app/letters/notifications.ts'
import { findProfile, saveNotifications } from '#db/enrolments.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireCompany(request, context)
  const kept = (await findProfile(context.db, person.id))?.notifications ?? {}
  return {
    email: person.email,
    learns: person.roles.includes('learner'),
    chosen: chosenNotifications(kept),
    mail: messageMail(kept),
  }
}

/** Boxes that are not ticked are not sent: a kind that is absent is a kind she does not want; unknown ones mean nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireCompany(request, context)
  const form = await request.formData()
  const wanted = form.getAll('kinds')
  const learns = person.roles.includes('learner')
  const kinds = learns ? notificationKinds.map((kind) => [kind, wanted.includes(kind)]) : []
  const when = messageMails.find((one) => one === form.get('when')) ?? 'each'
  const kept = { ...Object.fromEntries(kinds), ...keptMessageMail(when, form.get('words') === 'yes') }
  await saveNotifications(context.db, person.id, kept, context.now())
  return redirect('/me/notifications?saved')
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.notifications.metaTitle, en: en.notifications.metaTitle })

export default function Notifications() {
  const { email, learns, chosen, mail } = useLoaderData<typeof loader>()
  const all = useText(fr, en)
  const t = all.notifications
  const letters = useText(messagesFr, messagesEn).letters
  const { save } = useText(accountFr, accountEn)
  const [query] = useSearchParams()
  return (
    <OwnPage title={t.heading(chosen.length + (mail.when === 'none' ? 0 : 1))} lead={t.lead}>
      {query.has('saved') ? (
        <Notice tone="leaf" live="polite">
          {all.saved}
        </Notice>
      ) : null}
      <Form method="post" action="/me/notifications" className="grid max-w-[34rem] gap-8">
        <RadioCards
          legend={letters.legend}
          name="when"
          help={letters.help}
          chosen={mail.when}
          choices={messageMails.map((value) => ({ value, label: letters.when[value] }))}
        />
        <CheckboxCards
          legend={letters.wordsLegend}
          name="words"
          help={letters.wordsHelp}
          chosen={mail.words ? ['yes'] : []}
          choices={[{ value: 'yes', label: letters.words }]}
        />
        {learns ? (
          <CheckboxCards
            legend={t.legend}
            name="kinds"
            help={t.note}
            chosen={chosen}
            choices={notificationKinds.map((value) => ({ value, label: t.kinds[value] }))}
          />
        ) : null}
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
