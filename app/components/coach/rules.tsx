import { Table } from '#app/components/table.tsx'
import { Tag } from '#app/components/tag.tsx'
import { coach as en } from '#app/locales/en/coach.ts'
import { dayText, numberText, percentText } from '#app/locales/format.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { groupNames, type Gap, type RuleFigures, type Share } from '#engine/rule-measure.ts'
import type { RuleName } from '#engine/rules.ts'

export interface ShownStanding {
  rule: RuleName
  figures: RuleFigures
  /** The day of the academy's own measure; null: simulated lives. */
  measured: string | null
  young: { learners: number; flagged: number } | null
}

/** Each rule: how it works, of how many it speaks, how many of those then stop, and what we make of it. */
export function RuleTable({ standings, least }: { standings: ShownStanding[]; least: number }) {
  const t = useText(fr, en).rules
  const language = useLanguage()
  const number = (value: number) => numberText(value, language)
  const tones = { holds: 'leaf', unproven: 'plain', few: 'plain', refused: 'thread' } as const
  return (
    <Table
      caption={t.caption}
      hideCaption
      stackBelow="lg"
      rows={standings}
      rowKey={({ rule }) => rule}
      columns={[
        {
          key: 'rule',
          label: t.columns.rule,
          cell: ({ rule, figures, measured, young }) => (
            <>
              {t.names[rule]}
              <span className="block font-normal text-ink-2 lg:w-[13.5rem]">{t.how[rule]}</span>
              <span className="mt-1 block text-sm font-normal text-ink-2">
                {measured
                  ? t.source.own(dayText(measured, language, 'long'), number(figures.learners))
                  : t.source.simulated(number(figures.learners))}{' '}
                {young ? t.source.young(number(young.learners), number(young.flagged), number(least)) : ''}
              </span>
            </>
          ),
        },
        {
          key: 'share',
          label: t.columns.share,
          number: true,
          cell: ({ figures }) => <Measured share={figures.share} />,
        },
        {
          key: 'precision',
          label: t.columns.precision,
          number: true,
          cell: ({ figures }) => <Measured share={figures.precision} />,
        },
        {
          key: 'base',
          label: t.columns.base,
          number: true,
          cell: ({ figures }) => <Measured share={figures.base} />,
        },
        {
          key: 'verdict',
          label: t.columns.verdict,
          cell: ({ figures: { verdict } }) => (
            <span className="block max-lg:text-end lg:w-[9rem]">
              <Tag tone={tones[verdict]}>{t.words[verdict]}</Tag>
              <span className="mt-1 block text-sm text-ink-2">{t.verdicts[verdict]}</span>
            </span>
          ),
        },
      ]}
    />
  )
}

/** A share with its interval. */
function Measured({ share }: { share: Share | null }) {
  const t = useText(fr, en).rules
  const language = useLanguage()
  const percent = (value: number) => percentText(value, language, 1)
  if (!share) return <>{t.none}</>
  return (
    <span className="whitespace-nowrap">
      <strong>{percent(share.value)}</strong>
      <span className="block text-sm text-ink-2">{t.between(percent(share.low), percent(share.high))}</span>
    </span>
  )
}

/** How differently a rule speaks of groups. */
export function RuleGaps({ rule, groups }: { rule: RuleName; groups: RuleFigures['groups'] }) {
  const t = useText(fr, en).rules
  const language = useLanguage()
  // A true minus: a hyphen is read as a range.
  const points = (value: number) => numberText(100 * value, language, 1).replace('-', '−')
  const shown = ({ gap, few }: Gap) =>
    gap === null || few
      ? t.tooFew
      : t.points(points(gap.value), points(gap.low), points(gap.high), Math.abs(100 * gap.value) < 2)
  return (
    <Table
      caption={t.names[rule]}
      rows={[...groupNames]}
      rowKey={(group) => group}
      columns={[
        { key: 'group', label: t.gapColumns.group, cell: (group) => t.groups[group] },
        {
          key: 'share',
          label: t.gapColumns.share,
          number: true,
          cell: (group) => shown(groups[group].share),
        },
        {
          key: 'precision',
          label: t.gapColumns.precision,
          number: true,
          cell: (group) => shown(groups[group].precision),
        },
      ]}
    />
  )
}
