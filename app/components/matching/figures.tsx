import type { ReactNode } from 'react'
import { useSpoken } from '#app/components/people/facts.tsx'
import { Table } from '#app/components/table.tsx'
import { matching as en } from '#app/locales/en/matching.ts'
import { numberText, percentText } from '#app/locales/format.ts'
import { matching as fr } from '#app/locales/fr/matching.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { readRound, ShownFigures } from '#app/people/round-view.server.ts'

export type ShownRound = NonNullable<Awaited<ReturnType<typeof readRound>>>

/** What a round is worth, and what it was worth before somebody changed it by hand. */
export function Figures({
  now,
  found,
  trackless,
  fallen,
}: Pick<ShownRound, 'now' | 'found' | 'trackless' | 'fallen'>) {
  const t = useText(fr, en)
  const language = useLanguage()
  const number = (value: number) => numberText(value, language)
  const percent = (share: number) => percentText(share, language, 2)
  const lines: { key: string; label: string; help?: string; text: (figures: ShownFigures) => string }[] = [
    {
      key: 'placed',
      label: t.figures.placed,
      text: ({ placed, requests }) => t.of(number(placed), number(requests + trackless)),
    },
    { key: 'gap', label: t.figures.gap, text: ({ gap }) => percent(gap) },
    {
      key: 'strong',
      label: t.figures.strong,
      help: t.figures.strongHelp,
      text: ({ strong }) => percent(strong),
    },
    {
      key: 'total',
      label: t.figures.total,
      help: t.figures.totalHelp,
      text: ({ objective, bound }) => t.of(number(objective), number(bound)),
    },
  ]
  return (
    <section aria-labelledby="figures" className="mt-9">
      <h2 id="figures" className="sr-only">
        {t.figures.title}
      </h2>
      <dl className="grid gap-x-10 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
        {lines.map(({ key, label, help, text }) => (
          <div key={key} className="flex flex-col border-t-2 border-ink pt-3">
            <dt className="text-ink-2">
              {label}
              {help ? <span className="mt-0.5 block text-sm">{help}</span> : null}
            </dt>
            <dd className="order-first">
              <span className="title-2 tabular-nums">{text(now)}</span>
              {found && text(found) !== text(now) ? (
                <span className="block text-sm text-ink-2">{t.figures.before(text(found))}</span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      {fallen > 0 ? (
        <p className="measure mt-4 font-semibold">
          {t.approve.fell(fallen)} <span className="font-normal text-ink-2">{t.figures.asOf}</span>
        </p>
      ) : null}
    </section>
  )
}

/** How each first language is served. */
export function Groups({ groups }: Pick<ShownRound, 'groups'>) {
  const t = useText(fr, en).figures
  const language = useLanguage()
  const { languages } = useSpoken()
  if (groups.length < 2) return null
  return (
    <div className="mt-12">
      <h2 className="title-2">{t.languages}</h2>
      <p className="measure mt-2 text-ink-2">{t.languagesHelp}</p>
      <div className="mt-4 max-w-[52rem]">
        <Table
          caption={t.languages}
          hideCaption
          rows={groups}
          rowKey={(group) => group.language}
          columns={[
            { key: 'language', label: t.language, cell: (group) => languages([group.language]) },
            {
              key: 'learners',
              label: t.learners,
              cell: (group) => numberText(group.learners, language),
              number: true,
            },
            {
              key: 'without',
              label: t.without,
              cell: ({ unmatched, learners }): ReactNode =>
                `${numberText(unmatched, language)} (${percentText(unmatched / learners, language)})`,
              number: true,
            },
            { key: 'why', label: t.why, cell: ({ uneven }) => (uneven ? t.uneven[uneven] : '–') },
          ]}
        />
      </div>
    </div>
  )
}

const states = ['accepted', 'waiting', 'declined', 'passed', 'withdrawn'] as const

/** What became of the requests of an approved round. */
export function Answers({ answers }: { answers: NonNullable<ShownRound['answers']> }) {
  const t = useText(fr, en).approved.answers
  const language = useLanguage()
  const told = states.flatMap((state) => (answers[state] ? [[state, answers[state]] as const] : []))
  return (
    <ul className="mt-6 flex flex-wrap gap-x-10 gap-y-2">
      {told.map(([state, count]) => (
        <li key={state}>
          <span className="font-bold tabular-nums">{numberText(count, language)}</span>{' '}
          <span className="text-ink-2">{t[state]}</span>
        </li>
      ))}
    </ul>
  )
}
