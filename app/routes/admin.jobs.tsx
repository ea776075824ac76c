import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireAdmin } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Failures } from '#app/components/jobs/failures.tsx'
import { QueueTable } from '#app/components/jobs/queue-table.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { readForm } from '#app/form.server.ts'
import { jobDays } from '#app/jobs.server.ts'
import { showJobs } from '#app/jobs/view.server.ts'
import { jobs as en } from '#app/locales/en/jobs.ts'
import { jobs as fr } from '#app/locales/fr/jobs.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { retryFailedJobs } from '#db/jobs.ts'

/** Minutes of waiting after which the page says so first. */
const longWait = 10

export async function loader({ request, context }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request, context)
  return { ...(await showJobs(context)), timeZone: admin.timeZone, days: jobDays }
}

const schema = z.object({
  queue: z.string().max(100),
  id: z.uuid().optional(),
  until: z.iso.datetime(),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const admin = await requireAdmin(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) throw new Response(null, { status: 400 })
  const { queue, id = null, until } = read.value
  const retry = { queue, id, until: new Date(until), days: jobDays, by: admin.id, at: context.now() }
  const count = await retryFailedJobs(context.db, retry)
  return redirect(`/admin/jobs?again=${count}`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function AdminJobs() {
  const { queues, failures, until, timeZone, days } = useLoaderData<typeof loader>()
  const again = /^\d{1,4}$/.exec(useSearchParams()[0].get('again') ?? '')?.[0]
  const t = useText(fr, en)
  const failed = failures.reduce((sum, { count }) => sum + count, 0)
  const waits = queues.some(({ waitMinutes }) => waitMinutes !== null && waitMinutes > longWait)
  const heading = failed > 0 ? t.heading.failed(failed) : waits ? t.heading.waiting : t.heading.well
  return (
    <HomePage current="/admin">
      <BackLink to="/admin">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[20ch]">{heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(days)}</p>
      {again === undefined ? null : (
        <div className="mt-6 max-w-[44rem]">
          <Notice tone={again === '0' ? 'plain' : 'leaf'} live="polite">
            {t.retried(Number(again))}{' '}
            <WordLink to="/admin/jobs" reloadDocument>
              {t.reload}
            </WordLink>
          </Notice>
        </div>
      )}
      {failures.length > 0 ? (
        <section aria-labelledby="failures" className="mt-10 max-w-[44rem]">
          <h2 id="failures" className="title-2">
            {t.failures}
          </h2>
          {failures.map((one) => (
            <Failures key={one.queue} failures={one} until={until} timeZone={timeZone} />
          ))}
        </section>
      ) : null}
      {queues.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <div className="mt-12">
          <h2 className="title-2">{t.queues}</h2>
          <div className="mt-4">
            <QueueTable queues={queues} timeZone={timeZone} />
          </div>
        </div>
      )}
    </HomePage>
  )
}
