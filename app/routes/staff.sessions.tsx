import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { Table } from '#app/components/table.tsx'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { numberText, percentText } from '#app/locales/format.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { day } from '#app/sessions/rules.ts'
import { countSessions, sumLooks } from '#db/session-looks.ts'

/** Days looked at. */
const days = 90
/** Fewer people than these could be told from each other, however often each answered. */
const least = 5

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context)
  const at = context.now()
  const since = new Date(at.getTime() - days * day)
  const [counts, sums] = await Promise.all([
    countSessions(context.db, { since, at }),
    sumLooks(context.db, since),
  ])
  const share = (part: number, { answers, people }: { answers: number; people: number }) =>
    people < least ? null : part / answers
  return {
    counts,
    least,
    sums: sums
      .filter(({ people }) => people >= least)
      .map(({ side, role, answers, people, met, useful, goOn }) => ({
        ...{ key: `${side} ${role}`, answers, met: share(met, { answers, people }) },
        useful: share(useful.yes, useful),
        goOn: share(goOn.yes, goOn),
      }))
      .sort((a, b) => b.key.localeCompare(a.key)),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.staff.metaTitle, en: en.staff.metaTitle })

export default function StaffSessions() {
  const { counts, sums } = useLoaderData<typeof loader>()
  const t = useText(fr, en).staff
  const language = useLanguage()
  const percent = (share: number | null) => (share === null ? t.few(least) : percentText(share, language))
  return (
    <HomePage current="/staff">
      <BackLink to="/staff">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading(counts.past)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">
        {t.lead(numberText(counts.coming, language), numberText(counts.cancelled, language))}
      </p>
      <div className="mt-9">
        {sums.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText(least)}</EmptyState>
        ) : (
          <Table
            caption={t.caption}
            rows={sums}
            rowKey={({ key }) => key}
            columns={[
              { key: 'who', label: t.who, cell: ({ key }) => t.whos[key] ?? key },
              {
                key: 'answers',
                label: t.answers,
                cell: ({ answers }) => numberText(answers, language),
                number: true,
              },
              { key: 'met', label: t.met, cell: ({ met }) => percent(met), number: true },
              { key: 'useful', label: t.useful, cell: ({ useful }) => percent(useful), number: true },
              { key: 'goOn', label: t.goOn, cell: ({ goOn }) => percent(goOn), number: true },
            ]}
          />
        )}
      </div>
    </HomePage>
  )
}
