import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { z } from 'zod'
import { requireOneOf } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { TextArea } from '#app/components/field.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { NoStart } from '#app/components/sessions/no-start.tsx'
import { SessionsPage } from '#app/components/sessions/page.tsx'
import { StartChoice } from '#app/components/sessions/starts.tsx'
import { WithWhom } from '#app/components/sessions/with-whom.tsx'
import { readForm, sendBack } from '#app/form.server.ts'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { book } from '#app/sessions/acts.server.ts'
import { agendaField } from '#app/sessions/agenda.ts'
import { calmHours, firstName, longestAgenda, meetingRoles, noticeHours } from '#app/sessions/rules.ts'
import { showFreeStarts } from '#app/sessions/times.server.ts'
import { listRelations } from '#db/mentoring.ts'
import { sessionLengths } from '#engine/meeting.ts'

const lengthField = z.coerce.number().pipe(z.union(sessionLengths.map((minutes) => z.literal(minutes))))
const dateField = z.iso.date()

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const query = new URL(request.url).searchParams
  const relations = await listRelations(context.db, person.id)
  const people = relations.map(({ other, companionId }) => ({
    id: other.id,
    name: other.name,
    accompanies: companionId === person.id,
  }))
  const wanted = query.get('with')
  const relation = wanted === null ? relations[0] : relations.find(({ other }) => other.id === wanted)
  if (wanted !== null && !relation) throw new Response(null, { status: 404 })
  const minutes = lengthField.catch(30).parse(query.get('minutes') ?? 30)
  if (!relation) return { people, minutes, free: null, id: '', withId: '', zone: person.timeZone }
  const from = dateField.safeParse(query.get('from'))
  const wish = { minutes, from: from.success ? from.data : null, everyHour: query.get('hours') === 'all' }
  return {
    ...{ people, minutes, zone: person.timeZone, withId: relation.other.id },
    free: await showFreeStarts(context, person, relation, wish),
    id: context.newId(),
  }
}

const schema = z.object({
  id: z.uuid(),
  with: z.string().min(1).max(60),
  minutes: lengthField,
  start: z.iso.datetime('start'),
  agenda: agendaField,
})

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { with: withId, start, ...wish } = read.value
  const relation = (await listRelations(context.db, person.id)).find(({ other }) => other.id === withId)
  if (!relation) throw new Response(null, { status: 404 })
  if ((await context.limits.take('bookingByPerson', person.id)) !== null)
    return sendBack(form, 'start', 'wait', 429)
  const outcome = await book(context, person, relation, { ...wish, startsAt: new Date(start) })
  if (outcome === 'not-related') throw new Response(null, { status: 404 })
  if (outcome !== 'booked') return sendBack(form, 'start', outcome, 409)
  return redirect(`/sessions/${wish.id}?booked`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.new.metaTitle, en: en.new.metaTitle })

export default function NewSession() {
  const { people, minutes, free, id, withId, zone } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const all = useText(fr, en)
  const t = all.new
  const form = useReturned(result?.returned, all.problems)
  const { search } = useLocation()
  const other = people.find((one) => one.id === withId)
  const linkTo = (changes: Record<string, string>) => {
    const query = new URLSearchParams(search)
    for (const [name, value] of Object.entries({ with: withId, minutes: String(minutes), ...changes }))
      query.set(name, value)
    return `/sessions/new?${query}`
  }
  if (!other || !free)
    return (
      <SessionsPage>
        <BackLink to="/sessions">{t.back}</BackLink>
        <h1 className="title-1 mt-2">{t.headingNobody}</h1>
        <EmptyState title={all.list.empty.title}>{all.list.empty.nobody}</EmptyState>
      </SessionsPage>
    )
  return (
    <SessionsPage>
      <BackLink to="/sessions">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading(firstName(other.name))}</h1>
      <p className="measure mt-4 text-ink-2">{all.rules.ahead(noticeHours)}</p>
      <WithWhom people={people} chosen={withId} minutes={minutes} />
      <div className="mt-8 grid max-w-[48rem] gap-8">
        {form.summary}
        {free.days.length === 0 ? (
          <NoStart free={free} other={other} minutes={minutes} linkTo={linkTo} />
        ) : (
          <Form method="post" action={linkTo({})} className="grid gap-8" noValidate>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="with" value={withId} />
            <input type="hidden" name="minutes" value={minutes} />
            <StartChoice
              key={`${withId} ${minutes} ${free.days[0]?.date}`}
              free={free}
              name={other.name}
              zone={zone}
              accompanies={other.accompanies}
              chosen={form.value('start')}
              error={form.error('start')}
              linkTo={linkTo}
            />
            <TextArea
              label={t.agenda}
              name="agenda"
              optional
              rows={3}
              maxLength={longestAgenda}
              help={t.agendaHelp}
              defaultValue={form.value('agenda')}
              error={form.error('agenda')}
            />
            <div className="flex flex-wrap items-center gap-x-7 gap-y-3">
              <Button wide>{t.book}</Button>
              <p className="min-w-0 flex-[1_1_18rem] text-sm text-ink-2">{all.rules.changes(calmHours)}</p>
            </div>
          </Form>
        )}
      </div>
    </SessionsPage>
  )
}
