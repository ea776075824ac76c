import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import {
  closeAccount,
  giveRole,
  mayChange,
  openAgain,
  rolesInHand,
  takeRole,
} from '#app/accounts/people.server.ts'
import { requireOneOf } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Facts } from '#app/components/me/known.tsx'
import { Notice } from '#app/components/notice.tsx'
import { AccountSection, RolesSection } from '#app/components/people/account.tsx'
import { recordLook } from '#app/file/reader.server.ts'
import { accounts as en } from '#app/locales/en/accounts.ts'
import { dayOf, dayText, listText, numberText } from '#app/locales/format.ts'
import { accounts as fr } from '#app/locales/fr/accounts.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listCohortsOf } from '#db/cohorts.ts'
import { deletionDate, findPerson } from '#db/people.ts'
import { roles } from '#db/schema/people.ts'
import { countStanding } from '#db/standing.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await requireOneOf(['staff', 'admin'], request, context)
  const person = await findPerson(context.db, params.id ?? '')
  if (!person) throw new Response(null, { status: 404 })
  const isLearner = person.roles.includes('learner')
  if (isLearner && person.id !== reader.id) await recordLook(context, { reader, learner: person }, 'account')
  const [standing, cohorts] = await Promise.all([
    countStanding(context.db, person.id, context.now()),
    listCohortsOf(context.db, person.id),
  ])
  const day = (at: Date | null) => at && dayOf(at, reader.timeZone)
  const { id, name, email, language, roles: held, twoFactorEnabled, createdAt, disabledAt } = person
  return {
    ...{
      id,
      name,
      email,
      language,
      held,
      second: twoFactorEnabled,
      since: dayOf(createdAt, reader.timeZone),
    },
    closedOn: day(disabledAt),
    leavingOn: person.deletionRequestedAt && day(deletionDate(person.deletionRequestedAt)),
    ...{ standing, isLearner, cohorts: cohorts.map((cohort) => cohort.name) },
    own: id === reader.id,
    may: mayChange(reader, person),
    hand: rolesInHand(reader),
    admin: reader.roles.includes('admin'),
    staff: reader.roles.includes('staff'),
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['give', 'take']), role: z.enum(roles) }),
  z.object({ intent: z.enum(['close', 'reopen']) }),
])

/** Gives or takes a role, closes or opens the account: of nobody her own, and of the team only by administrators. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOneOf(['staff', 'admin'], request, context)
  const person = await findPerson(context.db, params.id ?? '')
  if (!person || !mayChange(actor, person)) throw new Response(null, { status: 404 })
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const act = read.data
  const back = (told: string) => redirect(`/staff/people/${person.id}?told=${told}`, 303)
  const change = { personId: person.id, by: actor.id }
  if (!('role' in act)) {
    if (act.intent === 'close') return back((await closeAccount(context, change)) ? 'closed' : 'last')
    await openAgain(context, person, actor.id)
    return back('opened')
  }
  if (!rolesInHand(actor).includes(act.role)) throw new Response(null, { status: 404 })
  if (act.intent === 'take')
    return back((await takeRole(context, { ...change, role: act.role })) ? 'taken' : 'last')
  await giveRole(context, { ...change, role: act.role })
  return back('given')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function StaffPerson() {
  const person = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const language = useLanguage()
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) ? t.told[told as keyof typeof t.told] : null
  const { id, name, held, standing, closedOn, leavingOn, own, may } = person
  const day = (date: string) => dayText(date, language, 'long')
  const state = closedOn
    ? t.one.closedOn(day(closedOn))
    : leavingOn
      ? t.one.leavingOn(day(leavingOn))
      : t.states.open
  const facts: [string, string][] = [
    [t.one.facts.email, person.email],
    [t.one.facts.state, state],
    [t.one.facts.since, day(person.since)],
    [t.one.facts.language, t.one.languages[person.language]],
    [t.one.facts.second, person.second ? t.yes : t.no],
    [t.one.facts.sessions, numberText(standing.sessions, language)],
    ...(held.includes('mentor')
      ? [[t.one.facts.mentees, numberText(standing.mentees, language)] as [string, string]]
      : []),
    ...(person.isLearner
      ? [
          [
            t.one.facts.cohorts,
            person.cohorts.length > 0 ? listText(person.cohorts, language) : t.one.none,
          ] as [string, string],
        ]
      : []),
  ]
  return (
    <HomePage current={person.staff ? '/staff' : '/admin'}>
      <BackLink to="/staff/people">{t.backList}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch] wrap-anywhere">{name}</h1>
      {said ? (
        <div className="mt-6 max-w-[46rem]">
          <Notice tone={told === 'last' ? 'thread' : 'leaf'} live="polite">
            {said}
          </Notice>
        </div>
      ) : null}
      <div className="mt-8 grid items-start gap-x-14 gap-y-12 lg:grid-cols-2">
        <div>
          <Facts facts={facts} />
          {person.isLearner && !own ? <p className="mt-3 text-sm text-ink-2">{t.one.seen}</p> : null}
          {person.admin ? (
            <p className="mt-3">
              <WordLink
                to={`/staff/audit?${new URLSearchParams({ person: person.email })}`}
                className="inline-flex min-h-12 items-center font-semibold"
              >
                {t.one.log}
              </WordLink>
            </p>
          ) : null}
        </div>
        {may ? (
          <div className="grid gap-12">
            <RolesSection held={held} hand={person.hand} standing={standing} />
            <AccountSection
              id={id}
              closed={closedOn !== null}
              mayExport={person.admin}
              isLearner={person.isLearner}
              standing={standing}
            />
          </div>
        ) : (
          <Notice tone="sky">{own ? t.one.own : t.one.team}</Notice>
        )}
      </div>
    </HomePage>
  )
}
