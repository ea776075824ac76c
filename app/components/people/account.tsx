import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { account as accountEn } from '#app/locales/en/account.ts'
import { accounts as en } from '#app/locales/en/accounts.ts'
import { merge as mergeEn } from '#app/locales/en/merge.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { accounts as fr } from '#app/locales/fr/accounts.ts'
import { merge as mergeFr } from '#app/locales/fr/merge.ts'
import { useText } from '#app/locales/language.tsx'
import type { Role } from '#db/schema/people.ts'
import type { Standing } from '#db/standing.ts'

function Consequences({ lines }: { lines: string[] }) {
  return (
    <ul className="mb-3 grid list-disc gap-1 ps-5">
      {lines.map((line) => (
        <li key={line} className="first-letter:uppercase">
          {line}
        </li>
      ))}
    </ul>
  )
}

/** Her roles: each that may be taken, with what ends with it, and those that may be given. */
export function RolesSection({ held, hand, standing }: { held: Role[]; hand: Role[]; standing: Standing }) {
  const t = useText(fr, en)
  const names = useText(accountFr, accountEn).roles
  const { mentees, coached, joined, mentors } = standing
  const ends: Partial<Record<Role, string[]>> = {
    mentor: mentees > 0 ? [t.consequences.mentees(mentees)] : [],
    coach: coached > 0 ? [t.consequences.coached(coached)] : [],
    learner: [
      ...(joined > 0 ? [t.consequences.joined(joined)] : []),
      ...(mentors > 0 ? [t.consequences.mentored] : []),
    ],
  }
  return (
    <section aria-labelledby="roles">
      <h2 id="roles" className="title-2">
        {t.one.roles}
      </h2>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {hand.map((role) => (
          <li key={role} className="py-1">
            {held.includes(role) ? (
              <Disclosure summary={t.one.take(names[role])}>
                <Form method="post">
                  <input type="hidden" name="role" value={role} />
                  <Consequences lines={[t.consequences.room, ...(ends[role] ?? [])]} />
                  <Button look="outline" name="intent" value="take">
                    {t.one.sure}
                  </Button>
                </Form>
              </Disclosure>
            ) : (
              <Form method="post">
                <input type="hidden" name="role" value={role} />
                <Button look="word" name="intent" value="give">
                  {t.one.give(names[role])}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Closes her account, once its consequences are read, or opens it again; and a copy of her data. */
export function AccountSection({
  id,
  closed,
  mayExport,
  isLearner,
  standing,
}: {
  id: string
  closed: boolean
  mayExport: boolean
  isLearner: boolean
  standing: Standing
}) {
  const t = useText(fr, en)
  const merge = useText(mergeFr, mergeEn)
  const { sessions, mentees, coached } = standing
  const lines = [
    t.consequences.logins,
    ...(sessions > 0 ? [t.consequences.sessions(sessions)] : []),
    ...(mentees > 0 ? [t.consequences.mentees(mentees)] : []),
    ...(coached > 0 ? [t.consequences.coached(coached)] : []),
    ...(isLearner ? [t.consequences.stays] : []),
  ]
  return (
    <section aria-labelledby="account">
      <h2 id="account" className="title-2">
        {t.one.account}
      </h2>
      <div className="mt-2">
        {closed ? (
          <Form method="post">
            <p className="mb-3 text-ink-2">{t.one.reopenText}</p>
            <Button look="outline" name="intent" value="reopen">
              {t.one.reopen}
            </Button>
          </Form>
        ) : (
          <Disclosure summary={t.one.close}>
            <Form method="post">
              <Consequences lines={lines} />
              <Button look="outline" name="intent" value="close">
                {t.one.closeSure}
              </Button>
            </Form>
          </Disclosure>
        )}
      </div>
      {isLearner ? (
        <p className="mt-4">
          <WordLink
            to={`/staff/people/${id}/merge`}
            className="inline-flex min-h-12 items-center font-semibold"
          >
            {merge.link}
          </WordLink>
          <span className="block text-sm text-ink-2">{merge.linkText}</span>
        </p>
      ) : null}
      {mayExport ? (
        <Form method="post" action={`/staff/people/${id}/data`} reloadDocument className="mt-4">
          <Button look="word">{t.one.export}</Button>
          <p className="text-sm text-ink-2">{t.one.exportText}</p>
        </Form>
      ) : null}
    </section>
  )
}
