import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { readForm } from '#app/form.server.ts'
import { insights as en } from '#app/locales/en/insights.ts'
import { dayOf, dayText, numberText } from '#app/locales/format.ts'
import { insights as fr } from '#app/locales/fr/insights.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { recordAudit } from '#db/audit.ts'
import { findLatestRun, listInsightDates, recordRun } from '#db/insights.ts'
import { subjects } from '#engine/insights/facts.ts'
import { leastPeople } from '#engine/insights/hide.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const [dates, run] = await Promise.all([listInsightDates(context.db), findLatestRun(context.db)])
  return {
    least: leastPeople,
    requestId: context.newId(),
    run: run && { state: run.state, done: run.done, total: run.total },
    days: Object.fromEntries(dates.map(({ subject, at }) => [subject, dayOf(at, staff.timeZone)])),
  }
}

const schema = z.object({ requestId: z.uuid() })

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) return data(null, { status: 400 })
  const { requestId: id } = read.value
  const at = context.now()
  await context.db.transaction(async (tx) => {
    if ((await findLatestRun(tx))?.state === 'waiting' || !(await context.requestInsights(id, tx))) return
    await recordRun(tx, { id, at })
    await recordAudit(tx, { at, actorId: staff.id, action: 'insights.asked' })
  })
  return redirect('/staff/insights?asked')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function Insights() {
  const { days, run, least, requestId } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const language = useLanguage()
  const number = (value: number) => numberText(value, language)
  const [query] = useSearchParams()
  return (
    <HomePage current="/staff">
      <BackLink to="/staff">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(least)}</p>
      <ul className="mt-9 border-t border-line">
        {subjects.map((subject) => {
          const day = days[subject]
          return (
            <li key={subject} className="border-b border-line py-4">
              <h2 className="title-3">
                <WordLink to={`/staff/insights/${subject}`} className="inline-flex min-h-12 items-center">
                  {t.subjects[subject].title}
                </WordLink>
              </h2>
              <p className="measure text-ink-2">{t.subjects[subject].text}</p>
              <p className="text-sm text-ink-2">
                {day === undefined ? t.notYet : t.asOf(dayText(day, language, 'long'))}
              </p>
            </li>
          )
        })}
      </ul>
      <section aria-labelledby="renew" className="mt-12">
        <h2 id="renew" className="title-2">
          {t.renew}
        </h2>
        <p className="measure mt-2 text-ink-2">{t.renewText(least)}</p>
        {run?.state === 'waiting' ? (
          <div className="mt-4 max-w-[34rem]">
            <progress
              className="h-3 w-full accent-thread"
              value={run.total === 0 ? undefined : run.done}
              max={Math.max(1, run.total)}
              aria-label={t.renew}
            />
            <p role="status" className="mt-1">
              {run.total === 0 ? t.waiting : t.running(number(run.done), number(run.total))}
            </p>
            <p>
              <WordLink
                to="/staff/insights#renew"
                reloadDocument
                className="inline-flex min-h-12 items-center"
              >
                {t.refresh}
              </WordLink>
            </p>
          </div>
        ) : (
          <>
            {run?.state === 'failed' ? (
              <div className="mt-4 max-w-[46rem]">
                <Notice tone="clay">{t.failed}</Notice>
              </div>
            ) : run?.state === 'unchanged' ? (
              <p className="measure mt-3">{t.unchanged(least)}</p>
            ) : run?.state === 'done' && query.has('asked') ? (
              <div className="mt-4 max-w-[46rem]">
                <Notice tone="leaf" live="polite">
                  {t.done}
                </Notice>
              </div>
            ) : null}
            <Form method="post" className="mt-4">
              <input type="hidden" name="requestId" value={requestId} />
              <Button look="outline">{t.ask}</Button>
            </Form>
          </>
        )}
      </section>
    </HomePage>
  )
}
