import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { enterCohort, quitCohort, quitWaiting } from '#app/cohorts/acts.server.ts'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { CohortFacts } from '#app/components/cohorts/facts.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { ownCohort as en } from '#app/locales/en/own-cohort.ts'
import { momentText } from '#app/locales/format.ts'
import { ownCohort as fr } from '#app/locales/fr/own-cohort.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { hasLeftCohort } from '#db/audit.ts'
import { findStanding } from '#db/cohort-places.ts'

/** Where she stands with a cohort: in it, on its list, or a place kept for her. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const learner = await requireLearner(request, context)
  const standing = await findStanding(context.db, { cohortId: params.id ?? '', learnerId: learner.id })
  if (!standing) throw new Response(null, { status: 404 })
  const { catalog } = await context.catalogs.published(context.db)
  const { name, startsOn, hoursPerWeek, state, before, until } = standing
  return {
    ...{ name, startsOn, hoursPerWeek, state, before },
    track: catalog.tracks.find(({ slug }) => slug === standing.track)?.name ?? null,
    until: until ? momentText(until, learner.language, learner.timeZone) : '',
  }
}

const schema = z.object({ answer: z.enum(['yes', 'no', 'leave']) })

/** Yes takes the place that is kept for her; no gives it back, or her turn; leave is said by whoever is in it. Each twice is once. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const learner = await requireLearner(request, context)
  const id = { cohortId: params.id ?? '', learnerId: learner.id }
  const standing = await findStanding(context.db, id)
  if (!standing && !(await hasLeftCohort(context.db, id))) throw new Response(null, { status: 404 })
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const act = { ...id, by: learner.id }
  // Each answer means what she saw when she gave it: who has left takes no place, who is in does not lose hers by a late no.
  if (standing && read.data.answer === 'yes') await enterCohort(context, act)
  else if (read.data.answer === 'leave') await quitCohort(context, act)
  else if (read.data.answer === 'no') await quitWaiting(context, act)
  const after = await findStanding(context.db, id)
  return redirect(after ? `/cohort/${id.cohortId}` : '/path', 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function OwnCohort() {
  const { name, state, before, until, ...cohort } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const title =
    state === 'member'
      ? t.title.member(name)
      : state === 'offered'
        ? t.title.offered
        : t.title.waiting(before)
  const lead = state === 'offered' ? t.lead.offered(until) : t.lead[state]
  return (
    <LearnerPage place="people">
      <div className="max-w-[44rem]">
        {state === 'member' ? null : <p className="font-bold wrap-anywhere text-ink-2">{name}</p>}
        <h1 className="title-1 mt-1 max-w-[24ch] wrap-anywhere">{title}</h1>
        <p className="measure mt-4 text-lg text-ink-2">{lead}</p>
        {state === 'offered' ? (
          <Form method="post" className="mt-6 flex flex-wrap items-center gap-x-8 gap-y-2">
            <Button name="answer" value="yes">
              {t.yes}
            </Button>
            <Button look="word" name="answer" value="no">
              {t.no}
            </Button>
          </Form>
        ) : null}
        <div className="mt-8">
          <CohortFacts {...cohort} />
        </div>
        <div className="mt-6 flex flex-wrap items-start gap-x-8 gap-y-2">
          <ButtonLink look="word" to="/path">
            {t.path}
          </ButtonLink>
          {state === 'waiting' ? (
            <Form method="post">
              <Button look="word" name="answer" value="no">
                {t.unlist}
              </Button>
            </Form>
          ) : null}
          {state === 'member' ? (
            <Disclosure summary={t.leave}>
              <Form method="post" className="max-w-[34rem]">
                <p className="mb-3">{t.leaveText}</p>
                <Button look="outline" name="answer" value="leave">
                  {t.leaveSure}
                </Button>
              </Form>
            </Disclosure>
          ) : null}
        </div>
      </div>
    </LearnerPage>
  )
}
