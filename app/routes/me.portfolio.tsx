import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { ButtonLink, OutsideLink } from '#app/components/button.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PortfolioEditor } from '#app/components/portfolio/editor.tsx'
import { nameField } from '#app/form.server.ts'
import { portfolio as en } from '#app/locales/en/portfolio.ts'
import { dayOf } from '#app/locales/format.ts'
import { portfolio as fr } from '#app/locales/fr/portfolio.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { moveByForm, readChoicesForm, tooLong } from '#app/portfolio/form.ts'
import { isLinkOpen } from '#app/portfolio/link.server.ts'
import { readChoices } from '#app/portfolio/material.server.ts'
import { savePortfolio } from '#db/portfolios.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { material, choices, saved } = await readChoices(context, person)
  const opens = saved !== null && isLinkOpen(saved, dayOf(context.now(), person.timeZone))
  const state = opens ? ('open' as const) : saved?.linkedAt ? ('ended' as const) : ('private' as const)
  return { material, choices, state, written: person.language }
}

/** Keeps what she chose, also when a button that moves a piece sent the form. Sent twice, it is kept once. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const form = await request.formData()
  if (!form.has('name')) throw new Response(null, { status: 400 })
  const { choices: before } = await readChoices(context, person)
  const typed = readChoicesForm(form, before.pieces)
  const name = nameField.safeParse(typed.shownName)
  const problems = [...(name.success ? [] : ['name']), ...tooLong(typed)]
  if (problems.length > 0) return data({ typed, problems }, { status: 400 })
  const move = form.get('move')
  const choices = moveByForm(typed, move)
  await savePortfolio(context.db, { learnerId: person.id, choices, at: context.now() })
  const moved = typeof move === 'string' ? move.split(' ')[1] : undefined
  return redirect(moved ? `/me/portfolio#piece-${encodeURIComponent(moved)}` : '/me/portfolio?saved', 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.edit.metaTitle, en: en.edit.metaTitle })

export default function OwnPortfolio() {
  const { material, choices, state, written } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const { edit: t } = useText(fr, en)
  const [query] = useSearchParams()
  const problems = (returned?.problems ?? []).map((field) => ({
    field,
    text: field === 'name' || field === 'about' ? t.problems[field] : t.problems.words,
  }))
  return (
    <OwnPage title={t.heading} lead={t.lead} wide>
      {query.has('saved') && !returned ? (
        <Notice tone="leaf" live="polite">
          {state === 'open' ? t.savedOpen : t.saved}
        </Notice>
      ) : null}
      <ErrorSummary problems={problems} />
      <div className="flex flex-wrap items-center gap-x-7 gap-y-2">
        <p className="font-semibold">{t.state[state]}</p>
        <ButtonLink to="/me/portfolio/share" look="outline">
          {t.share}
        </ButtonLink>
        <OutsideLink href="/me/portfolio.pdf">{t.pdf}</OutsideLink>
      </div>
      <PortfolioEditor
        material={material}
        choices={returned?.typed ?? choices}
        written={written}
        problems={problems}
      />
    </OwnPage>
  )
}
