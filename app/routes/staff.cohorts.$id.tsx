import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { changeLink, quitCohort, quitWaiting, uninvite } from '#app/cohorts/acts.server.ts'
import { letIn } from '#app/cohorts/import.server.ts'
import { cohortToken } from '#app/cohorts/link.server.ts'
import { requireCohortById, showCohort } from '#app/cohorts/view.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { AddressForm, LinkBox } from '#app/components/cohorts/entrances.tsx'
import { Invited, Members, WaitingList } from '#app/components/cohorts/people.tsx'
import { EventLines } from '#app/components/events/lines.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { codeField, emailField, readForm, sendBack, sendWait } from '#app/form.server.ts'
import { cohorts as en } from '#app/locales/en/cohorts.ts'
import { dayText } from '#app/locales/format.ts'
import { cohorts as fr } from '#app/locales/fr/cohorts.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { hashToken } from '#app/mail.server.ts'

export { retryAfter as headers } from '#app/server/retry-after.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const cohort = await requireCohortById(context, params.id)
  return showCohort(context, staff, cohort)
}

const before = z.union([z.literal(''), z.iso.datetime()]).transform((at) => (at === '' ? null : new Date(at)))
const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), email: emailField }),
  z.object({ intent: z.literal('take'), learner: codeField(100) }),
  z.object({ intent: z.literal('unlist'), learner: codeField(100) }),
  z.object({ intent: z.literal('uninvite'), email: codeField(254) }),
  z.object({ intent: z.literal('link'), id: z.uuid(), before: before.default(null) }),
  z.object({ intent: z.literal('close'), before: before.default(null) }),
])

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const cohort = await requireCohortById(context, params.id)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const act = read.value
  const cohortId = cohort.id
  const back = (told: string) => redirect(`/staff/cohorts/${cohortId}?told=${told}`, 303)
  switch (act.intent) {
    case 'add': {
      const told = await letIn(context, staff, cohortId, act.email)
      if (typeof told === 'number') return sendWait(form, told)
      return told === 'closed' ? sendBack(form, 'email', 'closedAccount') : back(told)
    }
    case 'take':
    case 'unlist': {
      const quit = act.intent === 'take' ? quitCohort : quitWaiting
      await quit(context, { cohortId, learnerId: act.learner, by: staff.id })
      return back(act.intent === 'take' ? 'left' : 'unlisted')
    }
    case 'uninvite':
      await uninvite(context, staff, { cohortId, email: act.email })
      return back('uninvited')
    case 'close': {
      const closed = await changeLink(context, staff, { cohortId, linkHash: null, before: act.before })
      return back(closed ? 'closed' : 'stale')
    }
    case 'link': {
      const token = cohortToken(context.env.authSecret, cohortId, act.id)
      const link = { cohortId, linkHash: hashToken(token), before: act.before }
      if (!(await changeLink(context, staff, link))) return back('stale')
      const address = `${context.env.publicUrl}/cohort?token=${token}`
      return data({ address }, { headers: { 'Cache-Control': 'no-store' } })
    }
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function StaffCohort() {
  const cohort = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) && !result ? t.told[told as keyof typeof t.told] : null
  const { id, name, track, startsOn, started, hoursPerWeek, places, coach } = cohort
  const facts = [
    track ? say(track) : null,
    `${t.one.starts(dayText(startsOn, language, 'long'), started)}, ${t.one.coach(coach)}`,
    hoursPerWeek === null ? null : t.one.hours(hoursPerWeek),
  ]
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/cohorts">{t.backList}</BackLink>
      <p className="mt-2 font-bold wrap-anywhere text-ink-2">{name}</p>
      <h1 className="title-1 mt-1 max-w-[24ch]">{t.one.heading(cohort.members.length, places)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{facts.filter(Boolean).join('. ')}.</p>
      <p className="mt-5 flex flex-wrap items-center gap-x-7 gap-y-2">
        <ButtonLink wide look="outline" to={`/staff/cohorts/${id}/import`}>
          {t.one.import}
        </ButtonLink>
        <ButtonLink look="word" to={`/staff/cohorts/${id}/edit`}>
          {t.one.edit}
        </ButtonLink>
        {coach === null ? null : (
          <ButtonLink look="word" to={`/coach/cohorts/${id}/event`}>
            {t.one.event}
          </ButtonLink>
        )}
      </p>
      {said ? (
        <div className="mt-6 max-w-[46rem]">
          <Notice tone={told === 'wait' || told === 'stale' ? 'sky' : 'leaf'} live="polite">
            {said}
          </Notice>
        </div>
      ) : null}
      <div className="mt-10 grid items-start gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-12">
          <Members members={cohort.members} />
          {cohort.waiting.length > 0 || places !== null ? <WaitingList waiting={cohort.waiting} /> : null}
          {cohort.invited.length > 0 ? <Invited invited={cohort.invited} /> : null}
        </div>
        <div className="grid gap-12">
          <AddressForm returned={result && 'returned' in result ? result.returned : undefined} />
          <LinkBox link={cohort.link} address={result && 'address' in result ? result.address : null} />
        </div>
      </div>
      <div className="mt-12 grid max-w-[48rem] gap-12 empty:hidden">
        <EventLines id="events" title={t.one.events} events={cohort.events} />
        <EventLines id="past-events" title={t.one.past} events={cohort.past} />
      </div>
    </HomePage>
  )
}
