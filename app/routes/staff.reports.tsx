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
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { FieldError, useFieldIds } from '#app/components/field.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { MessageText } from '#app/components/messages/message-text.tsx'
import { Notice } from '#app/components/notice.tsx'
import { readForm, sendBack } from '#app/form.server.ts'
import { reports as en } from '#app/locales/en/reports.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { reports as fr } from '#app/locales/fr/reports.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { cleanText } from '#app/messages/text.ts'
import { countOpenReports, listReports, saveOutcome } from '#db/threads/reports.ts'

/** Reports shown that were closed. */
const shownHandled = 20
/** Characters of an answer. */
const longestOutcome = 2_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const [count, open, handled] = await Promise.all([
    countOpenReports(context.db, staff.id),
    listReports(context.db, staff.id, 'open'),
    listReports(context.db, staff.id, 'handled', shownHandled),
  ])
  const now = context.now().getTime()
  return {
    count,
    open: open.map(({ id, text, reason, reporter, own, reported, file, at }) => ({
      ...{ id, text, reason, reporter, own, reported },
      file: file?.name ?? null,
      waits: Math.max(0, Math.round((now - at.getTime()) / 60_000)),
    })),
    handled: handled.map(({ id, text, reporter, reported, outcome, handledBy, handledAt }) => ({
      ...{ id, text, reporter, reported, outcome, handledBy },
      on: handledAt ? dayOf(handledAt, staff.timeZone) : '',
    })),
  }
}

const schema = z.object({
  id: z.uuid(),
  outcome: z
    .string({ error: 'outcome' })
    .transform(cleanText)
    .pipe(z.string().min(1, 'outcome').max(longestOutcome, 'long')),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const form = await request.formData()
  if (!z.uuid().safeParse(form.get('id')).success) throw new Response(null, { status: 400 })
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const saved = await saveOutcome(context.db, { ...read.value, handledBy: staff.id, at: context.now() })
  if (saved === null) throw new Response(null, { status: 404 })
  if (saved !== 'saved') return sendBack(form, null, saved, 409)
  return redirect('/staff/reports?saved', 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function Reports() {
  const { count, open, handled } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const [query] = useSearchParams()
  const t = useText(fr, en)
  const language = useLanguage()
  const late = returned?.problems.some(({ problem }) => problem === 'done')
  return (
    <HomePage current="/staff">
      <BackLink to="/staff">{t.back}</BackLink>
      <h1 className="title-1 mt-2">{t.heading(count)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      {late || query.has('saved') ? (
        <div className="mt-6 max-w-[40rem]">
          {late ? (
            <Notice live="alert" title={t.done}>
              {returned?.values.outcome ? (
                <>
                  <p>{t.typed}</p>
                  <MessageText text={returned.values.outcome} />
                </>
              ) : null}
            </Notice>
          ) : null}
          {!late && query.has('saved') ? (
            <Notice live="polite" tone="leaf">
              {t.saved}
            </Notice>
          ) : null}
        </div>
      ) : null}
      <ol className="mt-8 max-w-[44rem]">
        {open.map((report) => (
          <OpenReport
            key={report.id}
            {...report}
            typed={returned?.values.id === report.id ? returned.values.outcome : undefined}
            problem={
              returned?.values.id === report.id
                ? t.problems[returned.problems[0]?.problem as keyof typeof t.problems]
                : undefined
            }
          />
        ))}
      </ol>
      {handled.length > 0 ? (
        <section aria-labelledby="handled" className="mt-12 max-w-[44rem]">
          <h2 id="handled" className="title-2">
            {t.handled}
          </h2>
          <ul className="mt-4 border-b border-line">
            {handled.map(({ id, text, reporter, reported, outcome, handledBy, on }) => (
              <li key={id} className="border-t border-line py-4">
                <h3 className="font-bold">{t.who(reported, reporter)}</h3>
                <p className="text-sm text-ink-2">{t.by(handledBy, dayText(on, language, 'long'))}</p>
                <blockquote className="mt-2 border-s-4 border-line ps-4 text-ink-2">
                  <MessageText text={text || t.fileOnly} />
                </blockquote>
                <div className="mt-2">
                  <MessageText text={outcome ?? ''} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </HomePage>
  )
}

/** « 12 minutes », « 3 heures », « 2 jours ». */
function useWait(): (minutes: number) => string {
  const t = useText(fr, en)
  return (minutes) =>
    minutes < 60
      ? t.minutes(minutes)
      : minutes < 48 * 60
        ? t.hours(Math.floor(minutes / 60))
        : t.days(Math.floor(minutes / (24 * 60)))
}

interface OpenReportProps {
  id: string
  text: string
  reason: string
  reporter: string
  own: boolean
  reported: string
  file: string | null
  waits: number
  typed?: string
  problem?: string
}

function OpenReport(report: OpenReportProps) {
  const fieldId = useFieldIds()
  const { id, text, reason, reporter, own, reported, file, waits, typed, problem } = report
  const t = useText(fr, en)
  const wait = useWait()
  const field = `outcome-${id}`
  return (
    <li className="border-t border-line py-6">
      <h2 className="title-3">{t.waits(wait(waits))}</h2>
      <p className="text-ink-2">{t.who(reported, reporter)}</p>
      <figure className="mt-4 border-s-4 border-sky ps-5">
        <figcaption className="text-sm font-bold">{t.message}</figcaption>
        <blockquote>
          <MessageText text={text || t.fileOnly} />
        </blockquote>
        {file ? (
          <a
            href={`/staff/reports/${id}/file`}
            download
            className="word inline-flex min-h-11 items-center wrap-anywhere"
          >
            {t.file(file)}
          </a>
        ) : null}
      </figure>
      <div className="mt-4">
        <p className="text-sm font-bold">{t.reason}</p>
        <MessageText text={reason} />
      </div>
      {own ? <p className="mt-5 text-ink-2">{t.problems.own}</p> : null}
      {own ? null : (
        <Form method="post" action="/staff/reports" className="mt-5 grid gap-4" noValidate>
          <input type="hidden" name="id" value={id} />
          <div>
            <label htmlFor={fieldId(field)} className="font-bold">
              {t.outcome}
            </label>
            <p id={`${fieldId(field)}-help`} className="mt-0.5 text-ink-2">
              {t.outcomeHelp(reporter)}
            </p>
            <textarea
              id={fieldId(field)}
              name="outcome"
              rows={3}
              maxLength={longestOutcome}
              defaultValue={typed}
              aria-invalid={problem ? true : undefined}
              aria-describedby={`${fieldId(field)}-help${problem ? ` ${fieldId(field)}-error` : ''}`}
              className="mt-2 block field-sizing-content min-h-13 w-full rounded-field border-[1.5px] border-edge bg-card px-4 py-3 text-ink hover:border-ink-2 focus-visible:border-ink focus-visible:outline-offset-1"
            />
            {problem ? <FieldError name={field}>{problem}</FieldError> : null}
          </div>
          <div>
            <Button look="outline">{t.act}</Button>
          </div>
        </Form>
      )}
    </li>
  )
}
