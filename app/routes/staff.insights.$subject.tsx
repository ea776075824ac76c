import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Insight } from '#app/components/insights/insight.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { readInsight } from '#app/insights/view.server.ts'
import { insights as en } from '#app/locales/en/insights.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { insights as fr } from '#app/locales/fr/insights.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { subjects } from '#engine/insights/facts.ts'
import { leastPeople } from '#engine/insights/hide.ts'

/** Rows of a table on the page; the file has them all. */
const shownRows = 40

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const subject = z.enum(subjects).safeParse(params.subject)
  if (!subject.success) throw new Response(null, { status: 404 })
  const insight = await readInsight(context, subject.data, staff.language, shownRows)
  return {
    subject: subject.data,
    least: leastPeople,
    insight: insight && { day: dayOf(insight.at, staff.timeZone), tables: insight.tables },
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function InsightSubject() {
  const { subject, insight, least } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const language = useLanguage()
  const words = t.subjects[subject]
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/insights">{t.backToAll}</BackLink>
      <h1 className="title-1 mt-2 max-w-[24ch]">{words.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{words.lead}</p>
      {insight === null ? (
        <div className="mt-9">
          <EmptyState title={t.none}>
            {t.noneText} <WordLink to="/staff/insights">{t.toAsk}</WordLink>
          </EmptyState>
        </div>
      ) : (
        <>
          <p className="mt-3 text-ink-2">{t.asOf(dayText(insight.day, language, 'long'))}</p>
          {insight.tables.map((table) => (
            <Insight key={table.id} subject={subject} table={table} />
          ))}
          {subject === 'mentors' ? (
            <p className="mt-10">
              <WordLink to="/staff/sessions" className="inline-flex min-h-12 items-center">
                {t.looks}
              </WordLink>
            </p>
          ) : null}
          <section aria-labelledby="how" className="mt-14 border-t border-line pt-6">
            <h2 id="how" className="title-3">
              {t.how}
            </h2>
            <p className="measure mt-2 text-ink-2">{words.method}</p>
            <p className="measure mt-2 text-ink-2">{t.small(least)}</p>
          </section>
        </>
      )}
    </HomePage>
  )
}
