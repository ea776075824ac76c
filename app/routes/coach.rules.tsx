import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOneOf } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { RuleGaps, RuleTable } from '#app/components/coach/rules.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { coach as en } from '#app/locales/en/coach.ts'
import { dayOf, percentText } from '#app/locales/format.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { readStandings } from '#app/rules/rules.server.ts'
import { leastLearners, mostFlagged } from '#engine/rule-measure.ts'

/** What each rule is worth: for those who use them, those who answer for them, and those of whom they speak. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireOneOf(['learner', 'coach', 'staff'], request, context)
  const standings = await readStandings(context.db)
  const home = (['coach', 'staff'] as const).find((role) => person.roles.includes(role)) ?? null
  return {
    home,
    limits: { most: mostFlagged, least: leastLearners },
    standings: standings.map(({ rule, figures, measuredAt, young }) => ({
      ...{ rule, figures, young },
      measured: measuredAt && dayOf(measuredAt, person.timeZone),
    })),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.rules.metaTitle, en: en.rules.metaTitle })

export default function Rules() {
  const { home, limits, standings } = useLoaderData<typeof loader>()
  const t = useText(fr, en).rules
  const language = useLanguage()
  const content = (
    <>
      <BackLink to={home ? `/${home}` : '/me/said'}>{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <div className="mt-9">
        <RuleTable standings={standings} least={limits.least} />
      </div>
      <p className="measure mt-4 text-ink-2">{t.limit(percentText(limits.most, language))}</p>
      <p className="measure mt-2 text-ink-2">{t.never}</p>
      <section aria-labelledby="gaps" className="mt-12">
        <h2 id="gaps" className="title-2">
          {t.gaps}
        </h2>
        <p className="measure mt-1 text-ink-2">{t.gapsText}</p>
        <div className="mt-5 grid gap-9">
          {standings.map(({ rule, figures }) => (
            <RuleGaps key={rule} rule={rule} groups={figures.groups} />
          ))}
        </div>
      </section>
      <div className="mt-8 max-w-[46rem]">
        <Disclosure summary={t.method}>{t.methodText}</Disclosure>
      </div>
    </>
  )
  return home ? (
    <HomePage current={`/${home}`}>{content}</HomePage>
  ) : (
    <LearnerPage place="me">{content}</LearnerPage>
  )
}
