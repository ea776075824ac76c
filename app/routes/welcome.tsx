import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { WelcomeOverview } from '#app/components/welcome/overview.tsx'
import { WelcomeScreen } from '#app/components/welcome/screen.tsx'
import { readForm } from '#app/form.server.ts'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { dayOf } from '#app/locales/format.ts'
import { pageTitle } from '#app/locales/title.ts'
import {
  connections,
  devices,
  knownZone,
  learningHelps,
  mostDayMinutes,
  paidWork,
  selfEstimates,
  unpaidWork,
  welcomeSteps,
} from '#app/learning/welcome.ts'
import { readWelcome, removePeriod, saveScreen } from '#app/learning/welcome.server.ts'
import { listExceptions } from '#db/enrolments.ts'
import { addDays } from '#engine/calendar.ts'
import { languages } from '#engine/catalog.ts'

const stepOf = (name: string | null) => welcomeSteps.find((step) => step === name)

/** One screen, named in the address; without a name, the one where she left off, or all of them once she is done. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const welcome = await readWelcome(context, person)
  const query = new URL(request.url).searchParams
  const step = stepOf(query.get('step'))
  if (!step && !welcome.done) throw redirect(`/welcome?step=${welcome.furthest}`)
  return { ...welcome, step: step ?? null, today: dayOf(context.now(), person.timeZone) }
}

const several = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.array(z.enum(words, 'form')).max(20, 'form').default([])
const day = z.iso.date('dates')

const schema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('track'), track: z.string({ error: 'track' }).max(100, 'track') }),
  z.object({
    step: z.literal('experience'),
    unpaid: several(unpaidWork),
    paid: several(paidWork),
    text: z.string().trim().max(600, 'experience').default(''),
  }),
  z.object({
    step: z.literal('skills'),
    skills: z.record(z.string().max(60), z.enum(selfEstimates, 'form')).default({}),
  }),
  z.object({
    step: z.literal('week'),
    minutes: z
      .array(z.number('minutes').int('minutes').min(0, 'minutes').max(mostDayMinutes, 'minutes'))
      .length(7, 'minutes'),
  }),
  z.object({
    step: z.literal('holidays'),
    from: day.optional(),
    to: day.optional(),
    minutes: z.number('minutes').int('minutes').min(0, 'minutes').max(mostDayMinutes, 'minutes').default(0),
  }),
  z.object({
    step: z.literal('equipment'),
    devices: several(devices),
    connection: z.enum(connections, 'form').optional(),
  }),
  z.object({
    step: z.literal('language'),
    language: z.enum(languages, 'language'),
    timeZone: z.string('timeZone').max(60, 'timeZone').transform(knownZone).pipe(z.string('timeZone')),
  }),
  z.object({ step: z.literal('learning'), helps: several(learningHelps) }),
])
/** Periods she may keep, and how far ahead they may lie, in days. */
const mostPeriods = 30
const farthest = 731

/** Keeps one screen and goes to the next; `later` goes on without keeping, `add` and `remove` stay at the periods. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const form = await request.formData()
  const step = stepOf(String(form.get('step')))
  if (!step) throw new Response(null, { status: 400 })
  const intent = form.get('intent')
  const next = async (stays: boolean) => {
    const { done } = await readWelcome(context, person)
    const following = welcomeSteps[welcomeSteps.indexOf(step) + (stays ? 0 : 1)]
    if (done && !stays) return redirect(following || form.has('edit') ? '/welcome' : '/diagnosis', 303)
    return redirect(`/welcome?step=${following ?? step}`, 303)
  }
  if (intent === 'later') {
    await saveScreen(context, person, step, null, false)
    return next(false)
  }
  if (step === 'holidays' && form.has('remove')) {
    await removePeriod(context, person, String(form.get('remove')))
    return next(true)
  }
  const sendBack = (problems: { field: string | null; problem: string }[]) =>
    data({ problems, values: valuesOf(form) }, { status: 400 })
  const back = (field: string | null, problem: string) => sendBack([{ field, problem }])
  const read = readForm(form, schema)
  if ('returned' in read) return sendBack(read.returned.problems)
  const stays = step === 'holidays' && intent === 'add'
  const { value } = read
  if (value.step === 'holidays') {
    const { from, to = from, minutes } = value
    if (from === undefined && to === undefined && !stays)
      await saveScreen(context, person, step, { step: 'holidays', period: null }, false)
    else {
      const today = dayOf(context.now(), person.timeZone)
      if (from === undefined || to === undefined) return back(from === undefined ? 'from' : 'to', 'dates')
      if (to < from) return back('to', 'order')
      if (to < today || to > addDays(today, farthest)) return back('to', 'far')
      const known = await listExceptions(context.db, person.id)
      if (known.length >= mostPeriods) return back(null, 'many')
      const same = known.some((one) => one.from === from && one.to === to && one.minutes === minutes)
      await saveScreen(
        context,
        person,
        step,
        { step: 'holidays', period: same ? null : { from, to, minutes } },
        stays,
      )
    }
    return next(stays)
  }
  if (value.step === 'equipment')
    await saveScreen(context, person, step, { ...value, connection: value.connection ?? null }, false)
  else await saveScreen(context, person, step, value, false)
  return next(false)
}

/** What she typed and ticked, to be shown again. */
function valuesOf(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const name of new Set(form.keys())) {
    values[name] = form.getAll(name).map((value) => (typeof value === 'string' ? value.slice(0, 1_000) : ''))
  }
  return values
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  const step = shown?.step
  if (!step) return pageTitle(matches, { fr: fr.overview.pageTitle, en: en.overview.pageTitle })
  return pageTitle(matches, {
    fr: `${fr[step].name}, ${fr.pageTitle}`,
    en: `${en[step].name}, ${en.pageTitle}`,
  })
}

export default function Welcome() {
  const welcome = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  if (!welcome.step) return <WelcomeOverview welcome={welcome} />
  return <WelcomeScreen key={welcome.step} step={welcome.step} welcome={welcome} returned={result} />
}
