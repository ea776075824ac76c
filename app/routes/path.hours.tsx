import { BackLink } from '#app/components/back-link.tsx'
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import {
  HoursComparison,
  HoursFields,
  NothingToCompare,
  type HoursEffect,
} from '#app/components/path/hours.tsx'
import { readHours, type TriedHours } from '#app/path/hours.ts'
import { minutesInWords } from '#app/locales/format.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { saveHours } from '#app/path/acts.server.ts'
import { layWith, readPath, type LearnerPath } from '#app/path/path.server.ts'
import { findProfile, listExceptions, weekOf } from '#db/enrolments.ts'
import type { Plan } from '#engine/path/plan.ts'

async function currentHours(db: Parameters<typeof findProfile>[0], learnerId: string): Promise<TriedHours> {
  const [profile, exceptions] = await Promise.all([findProfile(db, learnerId), listExceptions(db, learnerId)])
  return { ...weekOf(profile), exceptions }
}

function effectOf({ arrival, weeks, steps }: Plan, hours: TriedHours): HoursEffect {
  return {
    perWeek: hours.minutesByWeekday.reduce((sum, minutes) => sum + minutes, 0),
    thisWeek: weeks[0]?.free ?? 0,
    arrival,
    weeks: weeks.length,
    short: steps.filter(({ short }) => short).length,
  }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const path = await readPath(context, person)
  if (!path) throw redirect('/path')
  const current = await currentHours(context.db, person.id)
  const query = new URL(request.url).searchParams
  const { form, tried, changed } = readHours(query, current, path.today, context.newId())
  const coming = { ...form, kept: form.kept.filter(({ to }) => to >= path.today) }
  const comparison = tried && changed ? compare(path, current, tried) : null
  return {
    form: coming,
    today: path.today,
    version: path.version.version,
    current: current.minutesByWeekday,
    comparison,
  }
}

function compare(path: LearnerPath, current: TriedHours, tried: TriedHours) {
  const known = new Set(current.exceptions.map(({ id }) => id))
  const keep: [string, string][] = [
    ...tried.minutesByWeekday.map((minutes, day): [string, string] => [`day${day}`, String(minutes)]),
    ...tried.sittingsByWeekday.map((goes, day): [string, string] => [`sittings${day}`, String(goes)]),
    ...current.exceptions
      .filter(({ id }) => !tried.exceptions.some((one) => one.id === id))
      .map(({ id }): [string, string] => ['remove', id]),
    ...tried.exceptions
      .filter(({ id }) => !known.has(id))
      .flatMap(({ id, from, to, minutes }): [string, string][] => [
        ['id', id],
        ['from', from],
        ['to', to],
        ['off', String(minutes)],
      ]),
  ]
  return { before: effectOf(path.plan, current), after: effectOf(layWith(path, tried), tried), keep }
}

const schema = z.object({ version: z.coerce.number().int().min(0), id: z.uuid().optional() })

/** Keeps the hours she tried. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const path = await readPath(context, person)
  if (!path) throw redirect('/path')
  const entries = [...(await request.formData())].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const read = schema.safeParse(Object.fromEntries(entries))
  if (!read.success) throw new Response(null, { status: 400 })
  const fields = new URLSearchParams(entries)
  fields.delete('plus')
  const current = await currentHours(context.db, person.id)
  const { tried } = readHours(fields, current, path.today, context.newId())
  if (!tried) {
    fields.delete('version')
    return redirect(`/path/hours?${fields}`, 303)
  }
  const act = await saveHours(context, person.id, { ...tried, version: read.data.version })
  if (act.outcome === 'stale') return redirect('/path?stale=1', 303)
  const before = current.minutesByWeekday.join('-')
  const goes = current.sittingsByWeekday.some((own) => own > 1)
    ? `&goes=${current.sittingsByWeekday.join('-')}`
    : ''
  const way = act.outcome === 'done' ? `&before=${before}${goes}` : ''
  return redirect(`/path?changed=${act.version}${way}`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.hours.metaTitle, en: en.hours.metaTitle })

export default function Hours() {
  const { form, today, version, current, comparison } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const language = useLanguage()
  const { search } = useLocation()
  const perWeek = current.reduce((sum, minutes) => sum + minutes, 0)
  return (
    <LearnerPage place="path">
      <BackLink to="/path">{t.step.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[20ch]">
        {perWeek > 0 ? t.hours.title(minutesInWords(perWeek, language)) : t.hours.titleNone}
      </h1>
      <p className="measure mt-4 text-lg text-ink-2">
        {t.hours.lead}{' '}
        <WordLink to="/path/by" className="text-ink">
          {t.arrival.byDate}
        </WordLink>
      </p>
      <div className="mt-8 grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]">
        <div className="lg:sticky lg:top-8 lg:order-2">
          {comparison ? <HoursComparison {...comparison} version={version} /> : <NothingToCompare />}
        </div>
        <HoursFields key={search} form={form} today={today} />
      </div>
    </LearnerPage>
  )
}
