import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { ByDayAnswer, ByDayTitle, DayFields } from '#app/components/path/by-date.tsx'
import { byDate as en } from '#app/locales/en/by-date.ts'
import { byDate as fr } from '#app/locales/fr/by-date.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { beginWith, mostFirst, stopBeginning } from '#app/path/acts.server.ts'
import { showByDay } from '#app/path/by.server.ts'
import { readDay } from '#app/path/by.ts'
import { readPath } from '#app/path/path.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const path = await readPath(context, person)
  if (!path || path.plan.steps.length === 0) throw redirect('/path')
  const { form, day } = readDay(new URL(request.url).searchParams, path.today)
  return {
    form,
    today: path.today,
    version: path.version.version,
    answer: day === null ? null : showByDay(path, day, context.now(), person.language),
  }
}

const version = z.coerce.number().int().min(0)
const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('begin'),
    version,
    day: z.iso.date(),
    modules: z
      .string()
      .max(20_000)
      .transform((text) => text.split('+'))
      .pipe(z.array(z.string().min(1).max(80)).min(1).max(mostFirst)),
  }),
  z.object({
    intent: z.literal('undo'),
    version,
    of: z.coerce
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1),
  }),
])

/** She begins with the steps she saw, or takes that back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const given = read.data
  const { catalog } = await context.catalogs.hers(context.db, person.id)
  if (
    given.intent === 'begin' &&
    !given.modules.every((slug) => catalog.modules.some((one) => one.slug === slug))
  )
    throw new Response(null, { status: 404 })
  const act =
    given.intent === 'begin'
      ? await beginWith(context, person.id, given)
      : await stopBeginning(context, person.id, given)
  if (!act) throw new Response(null, { status: 404 })
  return redirect(act.outcome === 'stale' ? '/path?stale=1' : `/path?changed=${act.version}`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function ByDate() {
  const { form, today, version: current, answer } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const { search } = useLocation()
  return (
    <LearnerPage place="path">
      <BackLink to="/path">{t.back}</BackLink>
      <ByDayTitle answer={answer} />
      {answer ? (
        <div className="mt-8 grid items-start gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <ByDayAnswer answer={answer} version={current} />
          <div className="lg:sticky lg:top-8">
            <DayFields key={search} form={form} today={today} quiet />
          </div>
        </div>
      ) : (
        <div className="mt-8">
          <DayFields key={search} form={form} today={today} quiet={false} />
        </div>
      )}
    </LearnerPage>
  )
}
