import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { CheckboxCards } from '#app/components/choice-cards.tsx'
import { Notice } from '#app/components/notice.tsx'
import { account as accountEn } from '#app/locales/en/account.ts'
import { me as meEn } from '#app/locales/en/me.ts'
import { together as en } from '#app/locales/en/together.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { me as meFr } from '#app/locales/fr/me.ts'
import { together as fr } from '#app/locales/fr/together.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findSharing, saveSharing, sharedParts, type SharedPart } from '#db/openings.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const shared = await findSharing(context.db, person.id)
  return { parts: sharedParts.map((part) => ({ part, shared: shared[part] })) }
}

/** Boxes that are not ticked are not sent: a part that is absent is a part she does not show; unknown ones mean nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const wanted = (await request.formData()).getAll('parts')
  const shows = (part: SharedPart) => wanted.includes(part)
  const shared = { answers: shows('answers'), diagnosis: shows('diagnosis'), reviews: shows('reviews') }
  await saveSharing(context.db, person.id, shared, context.now())
  return redirect('/me/sharing?saved', 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.sharing.metaTitle, en: en.sharing.metaTitle })

export default function Sharing() {
  const { parts } = useLoaderData<typeof loader>()
  const t = useText(fr, en).sharing
  const { saved } = useText(meFr, meEn)
  const { save } = useText(accountFr, accountEn)
  const [query] = useSearchParams()
  const chosen = parts.filter(({ shared }) => shared).map(({ part }) => part)
  return (
    <OwnPage title={t.heading(chosen.length)} lead={t.lead}>
      {query.has('saved') ? (
        <Notice tone="leaf" live="polite">
          {saved}
        </Notice>
      ) : null}
      <Form key={chosen.join()} method="post" className="grid max-w-[34rem] gap-7">
        <CheckboxCards
          name="parts"
          legend={t.legend}
          chosen={chosen}
          choices={parts.map(({ part }) => ({
            value: part,
            label: t.parts[part],
            note: t.parts[`${part}Note`],
          }))}
        />
        <p className="text-ink-2">{t.note}</p>
        <div className="flex flex-wrap items-center gap-x-7 gap-y-2">
          <Button wide>{save}</Button>
          <ButtonLink look="word" to="/me/openings">
            {t.openings}
          </ButtonLink>
        </div>
      </Form>
    </OwnPage>
  )
}
