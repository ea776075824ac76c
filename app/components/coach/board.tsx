import { Link } from '@remix-run/react'
import { WordLink } from '#app/components/button.tsx'
import { Table } from '#app/components/table.tsx'
import type { BoardRow, BoardSort } from '#app/coach/board.server.ts'
import { coach as en } from '#app/locales/en/coach.ts'
import { dayText, minutesText } from '#app/locales/format.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** The order of the lines, as links. */
export function BoardOrder({ current, sorts }: { current: BoardSort; sorts: readonly BoardSort[] }) {
  const t = useText(fr, en).board
  return (
    <nav aria-label={t.sort} className="mt-7 flex flex-wrap items-center gap-x-5 gap-y-0">
      <span className="text-ink-2" aria-hidden="true">
        {t.sort}
      </span>
      {sorts.map((sort) => (
        <Link
          key={sort}
          to={`?sort=${sort}`}
          aria-current={sort === current ? 'true' : undefined}
          className="inline-flex min-h-11 items-center aria-[current]:font-bold"
        >
          <span className={sort === current ? '' : 'word'}>{t.sorts[sort]}</span>
        </Link>
      ))}
    </nav>
  )
}

/** One line a member: her path, her pace against her own plan, her last sign, meetings, projects, what was seen. */
export function Board({ name, rows }: { name: string; rows: BoardRow[] }) {
  const { board: t, rules } = useText(fr, en)
  const language = useLanguage()
  const minutes = (value: number) => minutesText(value, language)
  const day = (date: string) => dayText(date, language, 'short')
  return (
    <Table
      caption={t.caption(name)}
      hideCaption
      stackBelow="lg"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t.columns.name,
          cell: ({ id, name: member }) => (
            <WordLink to={`/learners/${id}`} className="inline-flex min-h-11 items-center">
              {member}
            </WordLink>
          ),
        },
        {
          key: 'path',
          label: t.columns.path,
          cell: ({ done, path }) => (path ? t.done(done, path.steps) : t.noPath),
        },
        {
          key: 'pace',
          label: t.columns.pace,
          cell: ({ pace }) =>
            pace === null
              ? t.young
              : pace.planned === 0
                ? t.noPlan
                : t.pace(minutes(pace.done), minutes(pace.planned)),
        },
        { key: 'seen', label: t.columns.seen, cell: ({ seen }) => t.seen(seen) },
        {
          key: 'session',
          label: t.columns.session,
          cell: ({ lastMet, nextMet }) => (
            <span>
              {nextMet ? <span className="block">{t.next(day(nextMet))}</span> : null}
              {lastMet ? <span className="block text-ink-2">{t.last(day(lastMet))}</span> : null}
              {nextMet || lastMet ? null : t.noSession}
            </span>
          ),
        },
        {
          key: 'projects',
          label: t.columns.projects,
          cell: ({ sent, waiting }) => t.projects(sent, waiting),
        },
        {
          key: 'flags',
          label: t.columns.flags,
          cell: ({ flags }) => (
            <span className="max-lg:text-end">
              {flags.length === 0
                ? t.nothing
                : flags.map((flag) => (
                    <span key={flag.id} className="block">
                      {rules.names[flag.facts.rule]}
                    </span>
                  ))}
            </span>
          ),
        },
      ]}
    />
  )
}
