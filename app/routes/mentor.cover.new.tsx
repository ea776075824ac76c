import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react'
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { requireMentor, type Person } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { useDays } from '#app/components/covers/days.ts'
import { TextArea } from '#app/components/field.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { useSpoken } from '#app/components/people/facts.tsx'
import { codeField, readForm, sendBack, writtenField } from '#app/form.server.ts'
import { covers as en } from '#app/locales/en/covers.ts'
import { covers as fr } from '#app/locales/fr/covers.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { draftSummary, findDaysToCover, readCandidates } from '#app/people/cover-view.server.ts'
import { askCover } from '#app/people/covers.server.ts'
import { findCover } from '#db/covers.ts'
import { findMentorship } from '#db/mentoring.ts'
import { findPerson } from '#db/people.ts'

const longestSummary = 1_500

/** One of her mentees and one of her times away; 404 for any other. */
async function requirePlan(context: RequestContext, mentor: Person, learnerId: string, key: string) {
  const away = await findDaysToCover(context, mentor, { learnerId, key })
  const hers = await findMentorship(context.db, { learnerId, mentorId: mentor.id })
  const mentee = away && hers ? await findPerson(context.db, learnerId) : null
  if (!away || !mentee) throw new Response(null, { status: 404 })
  return { away, mentee }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const query = new URL(request.url).searchParams
  const { away, mentee } = await requirePlan(
    context,
    mentor,
    query.get('mentee') ?? '',
    query.get('for') ?? '',
  )
  const { from, to } = away
  const three = { learnerId: mentee.id, mentorId: mentor.id, from, to }
  return {
    ...{ id: context.newId(), key: away.key, from, to },
    mentee: { id: mentee.id, name: mentee.name },
    candidates: await readCandidates(context, three),
    summary: await draftSummary(context, mentor, mentee),
  }
}

const schema = z.object({
  id: z.uuid(),
  mentee: codeField(100),
  for: codeField(100),
  /** The days that the page showed. */
  from: z.iso.date(),
  to: z.iso.date(),
  cover: z.string({ error: 'cover' }).min(1, 'cover').max(100, 'cover'),
  summary: writtenField('summary', longestSummary, 0).default(''),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) {
    if (read.returned.problems.some(({ field }) => field !== 'cover' && field !== 'summary'))
      throw new Response(null, { status: 400 })
    return data({ returned: read.returned }, { status: 400 })
  }
  const { id, mentee: menteeId, for: key, from, to, cover: coverId, summary } = read.value
  const { away, mentee } = await requirePlan(context, mentor, menteeId, key)
  const three = { learnerId: mentee.id, mentorId: mentor.id, coverId }
  // Read after the days: sent twice, the second form finds either the days free still, or what the first one asked for.
  const same = await findCover(context.db, mentor.id, id)
  const again = same?.mentorId === mentor.id && same.learnerId === mentee.id
  if (!again && (from !== away.from || to !== away.to)) return sendBack(form, 'cover', 'changed', 409)
  const outcome = await askCover(context, { ...three, id, from, to, summary })
  if (outcome === 'not-hers') throw new Response(null, { status: 404 })
  if (outcome === 'taken' || outcome === 'planned') return sendBack(form, 'cover', outcome, 409)
  return redirect('/mentor/cover?told=asked', 303)
}

/** What has become impossible meanwhile is shown as it is now, also where the page was not loaded anew. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.new.metaTitle, en: en.new.metaTitle })

export default function NewCover() {
  const { id, key, from, to, mentee, candidates, summary } = useLoaderData<typeof loader>()
  const t = useText(fr, en).new
  const days = useDays()
  const spoken = useSpoken()
  const form = useReturned(useActionData<typeof action>()?.returned, t.problems)
  return (
    <HomePage current="/mentor">
      <BackLink to="/mentor/cover">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[20ch]">{t.heading(mentee.name)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{days({ from, to })}.</p>
      {candidates.length === 0 ? (
        <EmptyState title={t.nobodyTitle}>{t.nobodyText(mentee.name)}</EmptyState>
      ) : (
        <div className="mt-7 grid max-w-[38rem] gap-7">
          {form.summary}
          <Form
            method="post"
            action={`/mentor/cover/new?${new URLSearchParams({ for: key, mentee: mentee.id })}`}
            className="grid gap-8"
            noValidate
          >
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="for" value={key} />
            <input type="hidden" name="mentee" value={mentee.id} />
            <input type="hidden" name="from" value={from} />
            <input type="hidden" name="to" value={to} />
            <RadioCards
              legend={t.who}
              name="cover"
              chosen={form.value('cover')}
              choices={candidates.map(({ id: value, name, languages }) => ({
                value,
                label: name,
                note: t.speaks(spoken.languages(languages)),
              }))}
              error={form.error('cover')}
            />
            <TextArea
              label={t.summary}
              name="summary"
              optional
              rows={7}
              maxLength={longestSummary}
              help={t.summaryHelp(mentee.name)}
              defaultValue={form.value('summary') ?? summary}
              error={form.error('summary')}
            />
            <div>
              <Button wide>{t.ask}</Button>
            </div>
          </Form>
        </div>
      )}
    </HomePage>
  )
}
