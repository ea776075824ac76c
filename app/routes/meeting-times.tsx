import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireOneOf } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { BackLink } from '#app/components/back-link.tsx'
import { WordLink } from '#app/components/button.tsx'
import { DaysAway } from '#app/components/sessions/days-away.tsx'
import { SessionsPage } from '#app/components/sessions/page.tsx'
import { Done } from '#app/components/sessions/times-done.tsx'
import { WeekSlots } from '#app/components/sessions/week-slots.tsx'
import { readForm, sendBack } from '#app/form.server.ts'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { dayOf, minutesText } from '#app/locales/format.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { readClock, readSlotCode } from '#app/sessions/meeting-times.ts'
import { meetingRoles } from '#app/sessions/rules.ts'
import { zoneName } from '#app/sessions/zone-name.ts'
import { listAbsences, listSlots, removeAbsence, saveAbsence, saveSlots } from '#db/meeting-times.ts'
import { listComingSessions } from '#db/sessions.ts'
import { addDays } from '#engine/calendar.ts'
import { mergeSlots } from '#engine/meeting.ts'

/** Days away may be told so far ahead, and last as long at most. */
const farthestDays = 731
/** Sessions that are looked at for falling into days away. */
const mostCounted = 1_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const accompanies = person.roles.some((role) => role === 'mentor' || role === 'coach')
  const [slots, absences, sessions] = await Promise.all([
    listSlots(context.db, person.id),
    accompanies ? listAbsences(context.db, person.id) : [],
    accompanies
      ? listComingSessions(context.db, person.id, { after: context.now(), limit: mostCounted })
      : [],
  ])
  const today = dayOf(context.now(), person.timeZone)
  const days = sessions.map(({ startsAt }) => dayOf(startsAt, person.timeZone))
  return {
    ...{ slots, today, accompanies, zone: person.timeZone },
    absences: absences
      .filter(({ to }) => to >= today)
      .map((absence) => ({
        ...absence,
        sessions: days.filter((date) => absence.from <= date && date <= absence.to).length,
      })),
    newId: context.newId(),
  }
}

const box = z.string().optional()
const schema = z.discriminatedUnion('intent', [
  z
    .object({
      intent: z.literal('add'),
      ...{ day0: box, day1: box, day2: box, day3: box, day4: box, day5: box, day6: box },
      from: z.string('from').transform(readClock).pipe(z.number('from')),
      to: z.string('to').transform(readClock).pipe(z.number('to')),
    })
    .transform(({ from, to, intent, ...boxes }) => ({
      ...{ intent, from, to: to === 0 ? 1440 : to },
      weekdays: Object.entries(boxes).flatMap(([name, ticked]) => (ticked ? [Number(name.slice(3))] : [])),
    }))
    .refine(({ weekdays }) => weekdays.length > 0, { error: 'days', path: ['day0'] })
    .refine(({ from, to }) => from < to, { error: 'to', path: ['to'] }),
  z.object({
    intent: z.enum(['remove', 'restore']),
    slot: z
      .string()
      .transform(readSlotCode)
      .pipe(z.object({ weekday: z.number(), fromMinute: z.number(), toMinute: z.number() })),
  }),
  z
    .object({
      intent: z.enum(['away', 'away-restore']),
      id: z.uuid(),
      awayFrom: z.iso.date('awayFrom').refine((value) => value >= '2000-01-01', 'awayFrom'),
      awayTo: z.iso.date('awayTo').refine((value) => value < '2100-01-01', 'awayTo'),
    })
    .refine(({ awayFrom, awayTo }) => awayFrom <= awayTo && awayTo <= addDays(awayFrom, farthestDays), {
      error: 'awayTo',
      path: ['awayTo'],
    }),
  z.object({ intent: z.literal('away-remove'), id: z.uuid() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireOneOf(meetingRoles, request, context)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const act = read.value
  const { db } = context
  switch (act.intent) {
    case 'add': {
      const added = act.weekdays.map((weekday) => ({ weekday, fromMinute: act.from, toMinute: act.to }))
      await saveSlots(db, person.id, (slots) => mergeSlots([...slots, ...added]))
      return redirect('/meeting-times?saved', 303)
    }
    case 'restore':
      await saveSlots(db, person.id, (slots) => mergeSlots([...slots, act.slot]))
      return redirect('/meeting-times?saved', 303)
    case 'remove': {
      const { weekday, fromMinute, toMinute } = act.slot
      const gone = (one: typeof act.slot) =>
        one.weekday === weekday && one.fromMinute === fromMinute && one.toMinute === toMinute
      await saveSlots(db, person.id, (slots) => slots.filter((slot) => !gone(slot)))
      return redirect(`/meeting-times?removed=${weekday}-${fromMinute}-${toMinute}`, 303)
    }
  }
  if (!person.roles.some((role) => role === 'mentor' || role === 'coach'))
    throw new Response(null, { status: 404 })
  if (act.intent === 'away-remove') {
    const gone = await removeAbsence(db, person.id, act.id)
    return redirect(gone ? `/meeting-times?back=${gone.id}_${gone.from}_${gone.to}` : '/meeting-times', 303)
  }
  const today = dayOf(context.now(), person.timeZone)
  const absence = { id: act.id, from: act.awayFrom, to: act.awayTo }
  const saved = await saveAbsence(db, person.id, absence, today)
  return saved ? redirect('/meeting-times?saved', 303) : sendBack(form, 'awayFrom', 'many', 409)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.times.metaTitle, en: en.times.metaTitle })

export default function MeetingTimes() {
  const { slots, absences, today, accompanies, zone, newId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en).times
  const language = useLanguage()
  const form = useReturned(result?.returned, t.problems)
  const minutes = slots.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0)
  return (
    <SessionsPage>
      <BackLink to="/sessions">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">
        {t.heading(minutes === 0 ? null : minutesText(minutes, language))}
      </h1>
      <p className="measure mt-4 text-lg text-ink-2">{t.lead[accompanies ? 'companion' : 'learner']}</p>
      <p className="measure mt-3 text-ink-2">{t.zone(zoneName(zone, language))}</p>
      <p>
        <WordLink to="/me/profile" className="inline-flex min-h-11 items-center">
          {t.zoneChange}
        </WordLink>
      </p>
      <div className="mt-5 grid max-w-[44rem] gap-4 empty:hidden">
        {form.summary}
        {result ? null : <Done />}
      </div>
      <div className="mt-8 grid items-start gap-x-16 gap-y-12 lg:grid-cols-2">
        <WeekSlots key={`slots ${minutes}`} slots={slots} form={form} />
        {accompanies ? (
          <DaysAway key={newId} absences={absences} today={today} newId={newId} form={form} />
        ) : null}
      </div>
    </SessionsPage>
  )
}
