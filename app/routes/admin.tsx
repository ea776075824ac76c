import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { RequestContext } from '#app/academy.server.ts'
import { requireAdmin } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { account as en } from '#app/locales/en/account.ts'
import { accounts as accountsEn } from '#app/locales/en/accounts.ts'
import { audit as auditEn } from '#app/locales/en/audit.ts'
import { jobs as jobsEn } from '#app/locales/en/jobs.ts'
import { momentText } from '#app/locales/format.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { accounts as accountsFr } from '#app/locales/fr/accounts.ts'
import { audit as auditFr } from '#app/locales/fr/audit.ts'
import { jobs as jobsFr } from '#app/locales/fr/jobs.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listAudit } from '#db/audit.ts'
import { countFailedJobs } from '#db/jobs.ts'
import { fileAlert } from '#db/openings.ts'
import { findPerson } from '#db/people.ts'
import type { Language } from '#engine/catalog.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.admin.title, en: en.admin.title })

/** Days during which an alert about opened files is shown. */
const alertDays = 30

/** Who opened unusually many files lately, and how many. */
async function listFileAlerts(context: RequestContext, timeZone: string, language: Language) {
  const since = new Date(context.now().getTime() - alertDays * 86_400_000)
  const lines = await listAudit(context.db, { action: fileAlert, since, limit: 20 })
  return Promise.all(
    lines.map(async ({ seq, at, actorId, detail }) => ({
      seq,
      at: momentText(at, language, timeZone, 'long'),
      reader: actorId ? ((await findPerson(context.db, actorId))?.name ?? null) : null,
      own: Number(detail.own),
      others: Number(detail.others),
    })),
  )
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request, context)
  return {
    failedJobs: await countFailedJobs(context.db),
    alerts: await listFileAlerts(context, admin.timeZone, admin.language),
  }
}

export default function Admin() {
  const { alerts, failedJobs } = useLoaderData<typeof loader>()
  const t = useText(fr, en).admin
  const people = useText(accountsFr, accountsEn)
  const log = useText(auditFr, auditEn)
  const jobs = useText(jobsFr, jobsEn)
  const places = [
    { to: '/staff/people', title: people.title, text: people.text, link: people.link },
    { to: '/staff/audit', title: log.title, text: log.text, link: log.link },
    {
      to: '/admin/jobs',
      title: jobs.metaTitle,
      text: null,
      link: failedJobs > 0 ? jobs.linkFailed(failedJobs) : jobs.link,
    },
  ]
  return (
    <HomePage current="/admin">
      <h1 className="title-1">{t.title}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      {alerts.length > 0 ? (
        <div className="mt-6 max-w-[44rem]">
          <Notice tone="thread" title={t.alerts}>
            <ul>
              {alerts.map(({ seq, at, reader, own, others }) => (
                <li key={seq}>{t.alert(at, reader ?? t.goneReader, own, others)}</li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      {places.map(({ to, title, text, link }) => (
        <section key={to} aria-label={title} className="mt-12">
          <h2 className="title-2">{title}</h2>
          {text ? <p className="measure mt-2 text-ink-2">{text}</p> : null}
          <p className="mt-2">
            <WordLink to={to} className="inline-flex min-h-12 items-center font-semibold">
              {link}
            </WordLink>
          </p>
        </section>
      ))}
    </HomePage>
  )
}
