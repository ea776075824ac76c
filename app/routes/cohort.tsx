import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { currentPerson, requireLearner } from '#app/auth.server.ts'
import { enterCohort } from '#app/cohorts/acts.server.ts'
import { readCohortLink } from '#app/cohorts/link.server.ts'
import { AccountPage } from '#app/components/account-page.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { CohortFacts } from '#app/components/cohorts/facts.tsx'
import { Notice } from '#app/components/notice.tsx'
import { ownCohort as en } from '#app/locales/en/own-cohort.ts'
import { ownCohort as fr } from '#app/locales/fr/own-cohort.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findStanding, isOpen } from '#db/cohort-places.ts'

/** What a cohort is, for whoever has its link. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const cohort = await readCohortLink(context, token)
  if (!cohort) return data({ step: 'over' as const }, { status: token === '' ? 404 : 410 })
  const person = await currentPerson(request, context)
  const { id, name, startsOn, hoursPerWeek } = cohort
  if (person && (await findStanding(context.db, { cohortId: id, learnerId: person.id })))
    throw redirect(`/cohort/${id}`)
  const { catalog } = await context.catalogs.published(context.db)
  const track = catalog.tracks.find(({ slug }) => slug === cohort.track)?.name ?? null
  const step = !person ? 'newcomer' : person.roles.includes('learner') ? 'learner' : 'other'
  return data(
    { step, token, name, track, startsOn, hoursPerWeek, open: await isOpen(context.db, cohort) } as const,
    {
      headers: { 'Cache-Control': 'no-store' },
    },
  )
}

/** A learner enters by the link, or goes on the waiting list. */
export async function action({ request, context }: ActionFunctionArgs) {
  const learner = await requireLearner(request, context)
  const token = (await request.formData()).get('token')
  const cohort = await readCohortLink(context, typeof token === 'string' ? token : '')
  if (!cohort) throw redirect(`/cohort?token=${'-'.repeat(43)}`, 303)
  await enterCohort(context, { cohortId: cohort.id, learnerId: learner.id, by: learner.id })
  return redirect(`/cohort/${cohort.id}`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function CohortLink() {
  const loaded = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  if (loaded.step === 'over')
    return (
      <AccountPage title={t.overTitle} lead={t.overText}>
        <div>
          <ButtonLink to="/">{t.home}</ButtonLink>
        </div>
      </AccountPage>
    )
  const { step, token, name, open } = loaded
  const next = encodeURIComponent(`/cohort?token=${token}`)
  return (
    <AccountPage title={t.joinTitle(name)} lead={t.joinLead}>
      <CohortFacts {...loaded} />
      {open ? null : <Notice tone="sky">{t.full}</Notice>}
      {step === 'other' ? <Notice tone="thread">{t.notLearner}</Notice> : <p>{t.coachSees}</p>}
      {step === 'newcomer' ? (
        <p className="flex flex-wrap items-center gap-x-8 gap-y-2">
          <ButtonLink to={`/join?next=${next}`}>{t.newcomer}</ButtonLink>
          <ButtonLink look="word" to={`/login?next=${next}`}>
            {t.login}
          </ButtonLink>
        </p>
      ) : null}
      {step === 'learner' ? (
        <Form method="post" action="/cohort">
          <input type="hidden" name="token" value={token} />
          <Button wide>{open ? t.join : t.list}</Button>
        </Form>
      ) : null}
    </AccountPage>
  )
}
