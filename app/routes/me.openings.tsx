import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { fileParts, type FilePart } from '#app/file/reader.server.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { together as en } from '#app/locales/en/together.ts'
import { together as fr } from '#app/locales/fr/together.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { countOpeners, listOpenings } from '#db/openings.ts'

/** Openings on one page. */
const shown = 200
const mostPages = 1_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const asked = Number(new URL(request.url).searchParams.get('page') ?? 1)
  const page = Number.isInteger(asked) && asked >= 1 && asked <= mostPages ? asked : 1
  const [people, openings] = await Promise.all([
    countOpeners(context.db, person.id),
    listOpenings(context.db, person.id, { limit: shown + 1, skip: (page - 1) * shown }),
  ])
  const days = new Map<string, { id: string; reader: string | null; part: FilePart | null; at: string }[]>()
  for (const { id, reader, what, at } of openings.slice(0, shown)) {
    const day = dayOf(at, person.timeZone)
    const part = fileParts.find((known) => known === what) ?? null
    const time = at.toLocaleTimeString(person.language, {
      ...{ hour: '2-digit', minute: '2-digit', timeZone: person.timeZone },
    })
    days.set(day, [...(days.get(day) ?? []), { id, reader, part, at: time }])
  }
  return {
    people,
    page,
    days: [...days].map(([day, lines]) => ({ day, lines })),
    older: openings.length > shown,
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.openings.metaTitle, en: en.openings.metaTitle })

export default function Openings() {
  const { people, page, days, older } = useLoaderData<typeof loader>()
  const t = useText(fr, en).openings
  const language = useLanguage()
  return (
    <OwnPage title={t.heading(people)} lead={t.lead}>
      {days.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <ol className="grid gap-7">
          {days.map(({ day, lines }) => (
            <li key={day}>
              <h2 className="title-3 first-letter:uppercase">{dayText(day, language, 'full')}</h2>
              <ul className="mt-2 divide-y divide-line border-y border-line">
                {lines.map(({ id, reader, part, at }) => (
                  <li key={id} className="flex flex-wrap gap-x-4 py-2.5">
                    <span className="w-14 flex-none text-ink-2 tabular-nums">{at}</span>
                    <span className="min-w-0 flex-[1_1_14rem]">
                      <strong>{reader ?? t.gone}</strong> · {t.parts[part ?? 'other']}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
      {older || page > 1 ? (
        <nav aria-label={t.pages} className="flex flex-wrap gap-x-7">
          {page > 1 ? (
            <ButtonLink look="word" to={`/me/openings?page=${page - 1}`}>
              {t.newer}
            </ButtonLink>
          ) : null}
          {older ? (
            <ButtonLink look="word" to={`/me/openings?page=${page + 1}`}>
              {t.older}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
      <p>
        <ButtonLink look="word" to="/me/sharing">
          {t.sharing}
        </ButtonLink>
      </p>
    </OwnPage>
  )
}
