import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { requirePerson } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { coach as coachEn } from '#app/locales/en/coach.ts'
import { common as commonEn } from '#app/locales/en/common.ts'
import { me as en } from '#app/locales/en/me.ts'
import { portfolio as portfolioEn } from '#app/locales/en/portfolio.ts'
import { dayOf, minutesText } from '#app/locales/format.ts'
import { coach as coachFr } from '#app/locales/fr/coach.ts'
import { common as commonFr } from '#app/locales/fr/common.ts'
import { me as fr } from '#app/locales/fr/me.ts'
import { portfolio as portfolioFr } from '#app/locales/fr/portfolio.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { chosenNotifications, messageMail } from '#app/letters/notifications.ts'
import { meetingRoles } from '#app/sessions/rules.ts'
import { findProfile } from '#db/enrolments.ts'
import { findPerson, listLogins } from '#db/people.ts'
import { daysBetween } from '#engine/calendar.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context)
  const [account, profile, logins, hasPassword] = await Promise.all([
    findPerson(context.db, person.id),
    findProfile(context.db, person.id),
    listLogins(context.db, person.id, context.now()),
    context.auth.hasPassword(person.id),
  ])
  const { name, email, language, timeZone, roles, twoFactorEnabled } = person
  const today = dayOf(context.now(), timeZone)
  return {
    ...{ name, email, ownLanguage: language, timeZone, roles, twoFactorEnabled, hasPassword },
    days: account ? Math.max(0, daysBetween(dayOf(account.createdAt, timeZone), today)) : 0,
    week: (profile?.minutesByWeekday ?? []).reduce((sum, minutes) => sum + minutes, 0),
    notifications:
      chosenNotifications(profile?.notifications ?? {}).length +
      (messageMail(profile?.notifications ?? {}).when === 'none' ? 0 : 1),
    logins: logins.length,
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function Myself() {
  const data = useLoaderData<typeof loader>()
  const { name, email, ownLanguage, timeZone, roles, twoFactorEnabled, hasPassword, days, week } = data
  const t = useText(fr, en)
  const { said } = useText(coachFr, coachEn)
  const portfolio = useText(portfolioFr, portfolioEn)
  const common = useText(commonFr, commonEn)
  const language = useLanguage()
  const [query] = useSearchParams()
  const learns = roles.includes('learner')
  const meets = meetingRoles.some((role) => roles.includes(role))
  const keys = hasPassword ? (twoFactorEnabled ? 'both' : 'password') : twoFactorEnabled ? 'second' : 'link'
  const others = (['mentor', 'coach', 'staff', 'admin'] as const).filter(
    (role) => learns && roles.includes(role),
  )
  return (
    <OwnPage first title={t.heading(name, days)} lead={t.lead}>
      {query.has('kept') ? (
        <Notice tone="leaf" live="polite">
          {t.kept}
        </Notice>
      ) : null}
      <div className="grid items-start gap-x-16 gap-y-9 lg:grid-cols-2">
        <Group id="you" title={t.groups.you}>
          <Row to="/me/profile" label={t.rows.profile}>
            {name} · {common.languageNames[ownLanguage]} · {timeZone.replaceAll('_', ' ')}
          </Row>
          {learns ? (
            <>
              <Row to="/path/hours" label={t.rows.hours}>
                {week > 0 ? t.rows.hoursFact(minutesText(week, language)) : t.rows.noHours}
              </Row>
              <Row to="/welcome" label={t.rows.welcome}>
                {t.rows.welcomeFact}
              </Row>
            </>
          ) : null}
          {meets ? (
            <>
              <Row to="/meeting-times" label={t.rows.times}>
                {t.rows.timesFact}
              </Row>
              <Row to="/me/calendar" label={t.rows.calendar}>
                {t.rows.calendarFact}
              </Row>
            </>
          ) : null}
          {learns || roles.includes('mentor') || roles.includes('coach') ? (
            <Row to="/me/notifications" label={t.rows.notifications}>
              {t.rows.notificationsFact(data.notifications)}
            </Row>
          ) : null}
        </Group>
        <div className="grid gap-9">
          <Group id="door" title={t.groups.door}>
            <Row to="/me/logins" label={t.rows.logins}>
              {t.rows.loginsFact(data.logins)}
            </Row>
            <Row to="/me/security" label={t.rows.security}>
              {t.rows.keys[keys]}
            </Row>
            <Row to="/me/email" label={t.rows.email}>
              {email}
            </Row>
          </Group>
          <Group id="data" title={t.groups.data}>
            {learns ? (
              <>
                <Row to="/me/openings" label={t.rows.openings}>
                  {t.rows.openingsFact}
                </Row>
                <Row to="/me/said" label={said.row}>
                  {said.rowFact}
                </Row>
                <Row to="/me/credentials" label={t.rows.credentials}>
                  {t.rows.credentialsFact}
                </Row>
                <Row to="/me/portfolio" label={portfolio.row}>
                  {portfolio.rowFact}
                </Row>
                <Row to="/me/sharing" label={t.rows.sharing}>
                  {t.rows.sharingFact}
                </Row>
              </>
            ) : null}
            <Row to="/me/data" label={t.rows.data}>
              {t.rows.dataFact}
            </Row>
            <Row to="/me/data.json" label={t.rows.download} file>
              {t.rows.downloadFact}
            </Row>
            <Row to="/me/delete" label={t.rows.delete}>
              {t.rows.deleteFact}
            </Row>
          </Group>
        </div>
        {others.length > 0 ? (
          <Group id="places" title={t.groups.places}>
            {others.map((role) => (
              <Row key={role} to={`/${role}`} label={t.places[role]} />
            ))}
          </Group>
        ) : null}
      </div>
      <Form method="post" action="/logout">
        <Button look="outline">{common.signOut}</Button>
      </Form>
    </OwnPage>
  )
}

function Group({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="title-2">
        {title}
      </h2>
      <ul className="mt-3 divide-y divide-line border-y border-line">{children}</ul>
    </section>
  )
}

/** A page of hers and what it says at present. */
function Row({
  to,
  label,
  file = false,
  children,
}: {
  to: string
  label: string
  /** It is saved by the browser, not shown. */
  file?: boolean
  children?: ReactNode
}) {
  return (
    <li className="pt-1 pb-3">
      <WordLink
        to={to}
        reloadDocument={file}
        download={file || undefined}
        className="inline-flex min-h-11 items-center font-semibold"
      >
        {label}
      </WordLink>
      {children ? <p className="text-ink-2 wrap-anywhere">{children}</p> : null}
    </li>
  )
}
