import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { WordLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { Tag } from '#app/components/tag.tsx'
import { stateOf } from '#app/credentials/view.ts'
import { credentials as en } from '#app/locales/en/credentials.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { credentials as fr } from '#app/locales/fr/credentials.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listAwards } from '#db/awards.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const awards = await listAwards(context.db, person.id)
  return {
    awards: awards.map((award) => ({
      ...{ id: award.id, name: award.name, kind: award.kind, state: stateOf(award) },
      issuedOn: dayOf(award.issuedAt, person.timeZone),
    })),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.own.metaTitle, en: en.own.metaTitle })

const tones = { offered: 'thread', kept: 'plain', public: 'leaf', revoked: 'clay' } as const

export default function OwnCredentials() {
  const { awards } = useLoaderData<typeof loader>()
  const t = useText(fr, en).own
  const language = useLanguage()
  const say = useSay()
  return (
    <OwnPage title={t.heading(awards.length)} lead={t.lead}>
      {awards.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <ul className="border-t border-line">
          {awards.map(({ id, name, state, issuedOn }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
            >
              <div className="min-w-0">
                <WordLink
                  to={`/me/credentials/${id}`}
                  className="inline-flex min-h-12 items-center font-semibold"
                >
                  {say(name)}
                </WordLink>
                <p className="text-sm text-ink-2">{t.givenOn(dayText(issuedOn, language, 'long'))}</p>
              </div>
              <Tag tone={tones[state]}>{t.states[state]}</Tag>
            </li>
          ))}
        </ul>
      )}
    </OwnPage>
  )
}
