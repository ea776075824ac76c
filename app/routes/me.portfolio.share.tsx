import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { FreshLink, LinkForms } from '#app/components/portfolio/link.tsx'
import { PortfolioView } from '#app/components/portfolio/view.tsx'
import { readForm, sendBack } from '#app/form.server.ts'
import { portfolio as en } from '#app/locales/en/portfolio.ts'
import { dayOf } from '#app/locales/format.ts'
import { portfolio as fr } from '#app/locales/fr/portfolio.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { hashToken } from '#app/mail.server.ts'
import { isLinkOpen, portfolioToken } from '#app/portfolio/link.server.ts'
import { readChoices } from '#app/portfolio/material.server.ts'
import { removePortfolioLink, savePortfolio, savePortfolioLink } from '#db/portfolios.ts'
import { composePortfolio, isEmptyPortfolio } from '#engine/portfolio.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { material, choices, saved } = await readChoices(context, person)
  const today = dayOf(context.now(), person.timeZone)
  const portfolio = composePortfolio(material, choices)
  return {
    ...{ portfolio, empty: isEmptyPortfolio(portfolio), written: person.language, today },
    link: saved?.linkedAt
      ? {
          since: dayOf(saved.linkedAt, person.timeZone),
          until: saved.linkedUntil,
          opens: isLinkOpen(saved, today),
        }
      : null,
    before: saved?.linkedAt?.toISOString() ?? '',
    id: context.newId(),
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('make'),
    id: z.uuid('form'),
    before: z.iso.datetime('form').optional(),
    until: z.iso.date('until').optional(),
  }),
  z.object({ intent: z.literal('remove') }),
])

/**
 * Makes or withdraws her address. It follows from the id of the form: sent twice, it is the same address, and she sees it. A form that
 * is older than the address she has makes none.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) {
    if (read.returned.problems.some(({ field }) => field !== 'until'))
      throw new Response(null, { status: 400 })
    return data({ returned: read.returned, address: null }, { status: 400 })
  }
  if (read.value.intent === 'remove') {
    await removePortfolioLink(context.db, person.id)
    return redirect('/me/portfolio/share?removed', 303)
  }
  const { db, env } = context
  const at = context.now()
  const { id, before, until = null } = read.value
  if (until !== null && (until < dayOf(at, person.timeZone) || until >= '2100-01-01'))
    return sendBack(form, 'until', 'until')
  const { material, choices, saved } = await readChoices(context, person)
  if (isEmptyPortfolio(composePortfolio(material, choices))) return redirect('/me/portfolio/share', 303)
  if (!saved) await savePortfolio(db, { learnerId: person.id, choices, at })
  const token = portfolioToken(env.authSecret, person.id, id)
  const link = { tokenHash: hashToken(token), before: before === undefined ? null : new Date(before), until }
  if (!(await savePortfolioLink(db, { ...link, learnerId: person.id, at })))
    return redirect('/me/portfolio/share?changed', 303)
  const address = `${env.publicUrl}/portfolio/${token}`
  return data({ returned: null, address }, { headers: { 'Cache-Control': 'no-store' } })
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.share.metaTitle, en: en.share.metaTitle })

export default function SharePortfolio() {
  const { portfolio, empty, written, today, link, before, id } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  const address = made && 'address' in made ? made.address : null
  const returned = made?.returned ?? null
  const { share: t } = useText(fr, en)
  const [query] = useSearchParams()
  const choose = (
    <ButtonLink to="/me/portfolio" look="outline">
      {t.choose}
    </ButtonLink>
  )
  return (
    <OwnPage back={{ to: '/me/portfolio', label: t.back }} title={t.heading} lead={t.lead}>
      <ErrorSummary problems={returned ? [{ field: 'until', text: t.problems.until }] : []} />
      {query.has('removed') && !made && !link ? (
        <Notice tone="leaf" live="polite">
          {t.removed}
        </Notice>
      ) : null}
      {query.has('changed') && !made ? <Notice live="polite">{t.changed}</Notice> : null}
      {address ? <FreshLink address={address} /> : null}
      <p className="measure">{t.facts}</p>
      {empty && !link ? (
        <EmptyState title={t.empty} action={choose} />
      ) : (
        <LinkForms link={link} form={{ id, before, today }} fresh={address !== null} returned={returned} />
      )}
      {empty ? null : (
        <section aria-labelledby="preview">
          <h2 id="preview" className="title-2">
            {t.preview}
          </h2>
          <div className="mt-4 rounded-area border border-line bg-card px-5 py-6 sm:px-8">
            <PortfolioView portfolio={portfolio} written={written} level={3} />
          </div>
        </section>
      )}
    </OwnPage>
  )
}
