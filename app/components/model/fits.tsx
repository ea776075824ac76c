import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Table } from '#app/components/table.tsx'
import { model as en } from '#app/locales/en/model.ts'
import { numberText, dayText } from '#app/locales/format.ts'
import { model as fr } from '#app/locales/fr/model.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { leastLearners, type Comparison } from '#engine/parameters/compare.ts'

export type Verdict = 'inForce' | 'former' | 'few' | 'better' | 'unsure'

interface Fit {
  id: number
  /** 'YYYY-MM-DD' in the zone of who looks. */
  day: string
  comparison: Comparison
  verdict: Verdict
  /** Learning and forgetting were found anew and stand in it. */
  remembers: boolean
}

/** The act that puts a fit (null: the built-in values) in force instead of the one shown as such. */
export function Use({
  fit,
  instead,
  label,
  name,
}: {
  fit: number | null
  instead: number | null
  label: string
  name?: string
}) {
  return (
    <Form method="post">
      <input type="hidden" name="fit" value={fit ?? ''} />
      <input type="hidden" name="instead" value={instead ?? ''} />
      <Button look="outline" name="intent" value="use" aria-label={name} className="whitespace-nowrap">
        {label}
      </Button>
    </Form>
  )
}

/** The fits as a table, with how each did and what became of it. */
export function Fits({ fits, inForce }: { fits: Fit[]; inForce: number | null }) {
  const t = useText(fr, en)
  const language = useLanguage()
  // A true minus: a hyphen is read as a range.
  const number = (value: number, decimals = 0) => numberText(value, language, decimals).replace('-', '−')
  return (
    <Table
      caption={t.fits}
      hideCaption
      stackBelow="lg"
      rows={fits}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: 'day', label: t.day, cell: ({ day }) => dayText(day, language, 'long') },
        {
          key: 'aside',
          label: t.aside,
          cell: ({ comparison: { learners, answers } }) => (
            <span className="block max-lg:text-end">
              {t.learners(number(learners), learners < 2)}
              <span className="block text-sm text-ink-2">{t.answers(number(answers), answers < 2)}</span>
            </span>
          ),
        },
        {
          key: 'before',
          label: t.before,
          cell: ({ comparison }) => number(comparison.before.logLoss, 3),
          number: true,
        },
        {
          key: 'after',
          label: t.after,
          cell: ({ comparison }) => number(comparison.after.logLoss, 3),
          number: true,
        },
        {
          key: 'auc',
          label: t.auc,
          cell: ({ comparison }) =>
            t.aucPair(number(comparison.before.auc, 2), number(comparison.after.auc, 2)),
        },
        {
          key: 'gain',
          label: t.gain,
          cell: ({ comparison: { gain } }) => (
            <span className="block max-lg:text-end">
              {number(gain.mean, 3)}
              <span className="block text-sm text-ink-2">
                {t.interval(number(gain.low, 3), number(gain.high, 3))}
              </span>
            </span>
          ),
        },
        {
          key: 'verdict',
          label: t.verdict,
          cell: (fit) => (
            <div className="max-lg:text-end">
              {fit.verdict === 'few' ? t.few(leastLearners) : t.verdicts[fit.verdict]}
              {fit.remembers ? <span className="block text-sm text-ink-2">{t.remembers}</span> : null}
              {fit.verdict === 'inForce' ? null : (
                <div className="mt-2">
                  <Use
                    fit={fit.id}
                    instead={inForce}
                    label={t.use}
                    name={t.useOf(dayText(fit.day, language, 'long'))}
                  />
                </div>
              )}
            </div>
          ),
        },
      ]}
    />
  )
}
