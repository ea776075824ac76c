import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { TextArea } from '#app/components/field.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Facts } from '#app/components/me/known.tsx'
import { Notice } from '#app/components/notice.tsx'
import { useSpoken } from '#app/components/people/facts.tsx'
import { readForm } from '#app/form.server.ts'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { dayOf, dayText, listText, minutesText } from '#app/locales/format.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { shownProfile, tradeNames } from '#app/people/view.server.ts'
import { findNamedMentor, reviewMentor } from '#db/mentors.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const mentor = await findNamedMentor(context.db, params.id ?? '')
  if (!mentor) throw new Response(null, { status: 404 })
  const trades = await tradeNames(context, staff)
  const day = (at: Date | null) => at && dayOf(at, staff.timeZone)
  const { mentorId, name, state, minutesPerWeek, reviewNote } = mentor
  return {
    ...shownProfile(mentor),
    ...{ id: mentorId, name, state, minutesPerWeek, reviewNote },
    trades: mentor.trades.flatMap((trade) => trades[trade] ?? []),
    charterOn: day(mentor.charterAt),
    submittedOn: day(mentor.submittedAt),
    reviewedOn: day(mentor.reviewedAt),
    own: mentorId === staff.id,
  }
}

const schema = z
  .object({
    decision: z.enum(['approved', 'declined'], 'form'),
    note: z.string().trim().max(600, 'note').default(''),
  })
  .refine(({ decision, note }) => decision === 'approved' || note !== '', {
    path: ['note'],
    error: 'noteNeeded',
  })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const mentor = await findNamedMentor(context.db, params.id ?? '')
  if (!mentor) throw new Response(null, { status: 404 })
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { decision: state, note } = read.value
  const { mentorId } = mentor
  const done = await context.db.transaction(async (tx) => {
    const review = { mentorId, by: staff.id, state, note: note || null, at: context.now() }
    if (!(await reviewMentor(tx, review))) return false
    const approved = state === 'approved'
    await context.mail.send({ kind: 'application-reviewed', personId: mentorId, approved }, tx)
    return true
  })
  return redirect(`/staff/mentors/${mentorId}?told=${done ? state : 'done'}`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.staff.metaTitle, en: en.staff.metaTitle })

export default function StaffMentor() {
  const mentor = useLoaderData<typeof loader>()
  const texts = useText(fr, en)
  const t = texts.staff
  const form = useReturned(useActionData<typeof action>()?.returned, texts.problems)
  const language = useLanguage()
  const spoken = useSpoken()
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) ? t.told[told as keyof typeof t.told] : null
  const { name, state, about, charterOn, submittedOn, reviewedOn, reviewNote, own } = mentor
  const long = (day: string | null) => day && dayText(day, language, 'long')
  const facts: [string, string | null][] = [
    [t.one.trade, mentor.trades.length > 0 ? listText(mentor.trades, language) : null],
    [t.one.years, String(mentor.years)],
    [t.one.topics, mentor.topics.length > 0 ? spoken.topics(mentor.topics) : null],
    [t.one.languages, spoken.languages(mentor.languages)],
    [t.one.tone, spoken.tone(mentor.tone)],
    [t.one.minutes, minutesText(mentor.minutesPerWeek, language)],
    [t.one.charter, long(charterOn) ?? t.one.charterNone],
    [t.one.submitted, long(submittedOn)],
  ]
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/mentors">{t.backList}</BackLink>
      <div className="mt-3 max-w-[46rem] empty:hidden">
        {said ? (
          <Notice tone={told === 'done' ? 'sky' : 'leaf'} live="polite">
            {said}
          </Notice>
        ) : null}
      </div>
      <h1 className="title-1 mt-2 max-w-[22ch] wrap-anywhere">
        {state === 'approved' ? t.one.headingKnown(name) : t.one.heading(name)}
      </h1>
      <div className="mt-8 grid items-start gap-x-14 gap-y-10 lg:grid-cols-2">
        <div className="grid gap-8">
          <section aria-labelledby="about">
            <h2 id="about" className="title-3">
              {t.one.about}
            </h2>
            <p className="mt-2 wrap-anywhere whitespace-pre-line">{about || t.one.none}</p>
          </section>
          <Facts facts={facts.map(([label, value]) => [label, value ?? t.one.none])} />
        </div>
        {state === 'waiting' ? (
          own ? (
            <Notice tone="sky">{t.one.own}</Notice>
          ) : (
            <section aria-labelledby="decide">
              <h2 id="decide" className="title-2">
                {t.one.decide}
              </h2>
              <Form method="post" className="mt-4 grid gap-6" noValidate>
                {form.summary}
                <TextArea
                  label={t.one.note}
                  name="note"
                  optional="sometimes"
                  help={t.one.noteHelp}
                  maxLength={600}
                  defaultValue={form.value('note')}
                  error={form.error('note')}
                />
                <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
                  <Button name="decision" value="approved">
                    {t.one.approve}
                  </Button>
                  <Button look="word" name="decision" value="declined">
                    {t.one.decline}
                  </Button>
                </div>
              </Form>
            </section>
          )
        ) : reviewedOn && state !== 'draft' ? (
          <div>
            <p className="font-bold">{t.one.reviewed[state](dayText(reviewedOn, language, 'long'))}</p>
            {reviewNote ? <p className="mt-2 wrap-anywhere whitespace-pre-line">{reviewNote}</p> : null}
          </div>
        ) : null}
      </div>
    </HomePage>
  )
}
