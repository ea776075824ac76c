import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requirePerson } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { Facts, Known, Lines } from '#app/components/me/known.tsx'
import { KnownLearning } from '#app/components/me/known-learning.tsx'
import { account as accountEn } from '#app/locales/en/account.ts'
import { common as commonEn } from '#app/locales/en/common.ts'
import { me as en } from '#app/locales/en/me.ts'
import { dayText, listText } from '#app/locales/format.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { common as commonFr } from '#app/locales/fr/common.ts'
import { me as fr } from '#app/locales/fr/me.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { meetingRoles } from '#app/sessions/rules.ts'
import { pageTitle } from '#app/locales/title.ts'
import { readPersonalData } from '#app/accounts/personal-data.server.ts'

const search = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context)
  const { page } = search.parse({ page: new URL(request.url).searchParams.get('page') ?? 1 })
  const known = await readPersonalData(context, person, page)
  if (!known) throw new Response(null, { status: 404 })
  return known
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.data.metaTitle, en: en.data.metaTitle })

export default function PersonalDataPage() {
  const { account, learning, mentees, beside, sessions, messages, mails, letters, logins } =
    useLoaderData<typeof loader>()
  const t = useText(fr, en).data
  const common = useText(commonFr, commonEn)
  const { roles } = useText(accountFr, accountEn)
  const language = useLanguage()
  const meets = meetingRoles.some((role) => account.roles.includes(role))
  const actions: Record<string, string> = t.logins.actions
  const subjects = [
    'account' as const,
    ...(learning
      ? (['welcome', 'claims', 'answers', 'conclusions', 'path', 'projects', 'people'] as const)
      : []),
    'sessions' as const,
    'messages' as const,
    'mails' as const,
    'logins' as const,
  ]
  return (
    <OwnPage title={t.heading} lead={t.lead}>
      <div className="flex flex-wrap items-center gap-x-7 gap-y-2">
        <ButtonLink to="/me/data.json" reloadDocument download>
          {t.download}
        </ButtonLink>
        <ButtonLink look="word" to="/me/delete">
          {t.goDelete}
        </ButtonLink>
      </div>
      <nav aria-labelledby="contents">
        <h2 id="contents" className="text-sm font-bold">
          {t.contents}
        </h2>
        <ul className="mt-1 flex flex-wrap gap-x-6">
          {subjects.map((subject) => (
            <li key={subject}>
              <a href={`#${subject}`} className="word inline-flex min-h-12 items-center">
                {t[subject].title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Known id="account" subject={t.account} links={[{ to: '/me/profile', label: t.change }]}>
        <Facts
          facts={[
            [t.account.name, account.name],
            [t.account.email, account.email],
            [t.account.language, common.languageNames[account.language]],
            [t.account.timeZone, account.timeZone.replaceAll('_', ' ')],
            [t.account.since, dayText(account.since, language, 'long')],
            [
              t.account.roles,
              listText(
                account.roles.map((role) => roles[role]),
                language,
              ),
            ],
            [t.account.password, t.account.passwordIs[account.hasPassword ? 'set' : 'none']],
            ...(account.invitations > 0
              ? [[t.account.invitations, account.invitations] as [string, number]]
              : []),
          ]}
        />
      </Known>
      {learning ? <KnownLearning learning={learning} beside={beside} /> : null}
      {mentees > 0 ? (
        <Known id="mentees" subject={t.people}>
          <p className="mb-3">{t.people.learners(mentees)}</p>
          <Facts
            facts={[
              [t.people.written, beside.notes],
              [t.people.steps, beside.steps],
            ]}
          />
        </Known>
      ) : null}
      <Known
        id="sessions"
        subject={t.sessions}
        links={
          meets
            ? [
                { to: '/sessions', label: t.sessions.see },
                { to: '/meeting-times', label: t.sessions.times },
              ]
            : []
        }
      >
        <Facts
          facts={[
            [t.sessions.all, sessions.all],
            [t.sessions.looks, sessions.looks],
            [t.sessions.slots, sessions.slots],
            [t.sessions.absences, sessions.absences],
          ]}
        />
      </Known>
      <Known
        id="messages"
        subject={t.messages}
        links={
          messages.threads > 0
            ? [
                { to: '/messages', label: t.messages.see },
                { to: '/messages/blocked', label: t.messages.peace },
              ]
            : []
        }
      >
        <p className="text-ink-2">
          {messages.written === 0 ? t.messages.none : t.messages.count(messages.written)}
        </p>
        {messages.reports > 0 ? <p className="text-ink-2">{t.messages.reports(messages.reports)}</p> : null}
      </Known>
      <Known id="mails" subject={t.mails}>
        <p className="text-ink-2">{mails === 0 ? t.mails.none : t.mails.count(mails)}</p>
        {letters > 0 ? <p className="text-ink-2">{t.mails.letters(letters)}</p> : null}
      </Known>
      <Known id="logins" subject={t.logins} links={[{ to: '/me/logins', label: t.logins.see }]}>
        <p>{t.logins.open(logins.open)}</p>
        {logins.audit.length > 0 ? (
          <>
            <h3 className="title-3 mt-5 mb-2">{t.logins.journal}</h3>
            <Lines
              lines={logins.audit.map(({ seq, action, at }) => ({
                key: String(seq),
                text: actions[action] ?? t.logins.otherAction,
                note: at,
              }))}
            />
          </>
        ) : null}
      </Known>
    </OwnPage>
  )
}
