import { Table } from '#app/components/table.tsx'
import { model as en } from '#app/locales/en/model.ts'
import { numberText } from '#app/locales/format.ts'
import { model as fr } from '#app/locales/fr/model.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { Comparison, Foresight } from '#engine/parameters/compare.ts'

/** The same answers foretold in two ways, and by how much the second is better. `words`: what the lines are, the first, the second, the gap. */
export function Foretellings({
  caption,
  comparison,
  words: [line, first, second, gap],
}: {
  caption: string
  comparison: Comparison
  words: [line: string, first: string, second: string, gap: string]
}) {
  const t = useText(fr, en)
  const own = t.responses
  const language = useLanguage()
  // A true minus: a hyphen is read as a range.
  const number = (value: number, decimals = 0) => numberText(value, language, decimals).replace('-', '−')
  const { before, after, gain: won } = comparison
  const shown = ({ logLoss, auc, calibrationError }: Foresight) => ({
    loss: number(logLoss, 3),
    note: null as string | null,
    auc: number(auc, 2),
    calibration: number(calibrationError, 3),
  })
  const rows = [
    { who: first, ...shown(before) },
    { who: second, ...shown(after) },
    {
      who: gap,
      loss: number(won.mean, 3),
      note: t.interval(number(won.low, 3), number(won.high, 3)),
      auc: number(after.auc - before.auc, 2),
      calibration: number(before.calibrationError - after.calibrationError, 3),
    },
  ]
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ who }) => who}
      columns={[
        { key: 'who', label: line, cell: ({ who }) => who },
        {
          key: 'loss',
          label: own.loss,
          cell: ({ loss, note }) => (
            <>
              {loss}
              {note ? <span className="block text-sm text-ink-2">{note}</span> : null}
            </>
          ),
          number: true,
        },
        { key: 'auc', label: own.auc, cell: ({ auc }) => auc, number: true },
        { key: 'calibration', label: own.calibration, cell: ({ calibration }) => calibration, number: true },
      ]}
    />
  )
}
