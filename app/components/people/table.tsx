import { WordLink } from '#app/components/button.tsx'
import { Table } from '#app/components/table.tsx'
import { account as accountEn } from '#app/locales/en/account.ts'
import { accounts as en } from '#app/locales/en/accounts.ts'
import { dayText, listText } from '#app/locales/format.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { accounts as fr } from '#app/locales/fr/accounts.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { AccountState } from '#db/people.ts'
import type { Role } from '#db/schema/people.ts'

interface ShownPerson {
  id: string
  name: string
  email: string
  roles: Role[]
  second: boolean
  since: string
  state: AccountState
}

/** A page of accounts; `total` of them all. */
export function PeopleTable({ people, total }: { people: ShownPerson[]; total: number }) {
  const t = useText(fr, en)
  const names = useText(accountFr, accountEn).roles
  const language = useLanguage()
  if (people.length === 0) return <p className="text-ink-2">{t.nobody}</p>
  return (
    <Table
      caption={t.count(total)}
      stackBelow="lg"
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t.columns.name,
          cell: ({ id, name, email }) => (
            <span className="wrap-anywhere">
              <WordLink to={`/staff/people/${id}`} className="inline-flex min-h-11 items-center">
                {name}
              </WordLink>
              <span className="block text-sm font-normal text-ink-2">{email}</span>
            </span>
          ),
        },
        {
          key: 'roles',
          label: t.columns.roles,
          cell: ({ roles }) =>
            roles.length === 0
              ? t.noRole
              : listText(
                  roles.map((role) => names[role]),
                  language,
                ),
        },
        { key: 'state', label: t.columns.state, cell: ({ state }) => t.states[state] },
        { key: 'second', label: t.columns.second, cell: ({ second }) => (second ? t.yes : t.no) },
        { key: 'since', label: t.columns.since, cell: ({ since }) => dayText(since, language, 'day') },
      ]}
    />
  )
}
