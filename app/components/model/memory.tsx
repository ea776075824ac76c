import { Foretellings } from '#app/components/model/foretellings.tsx'
import { Table } from '#app/components/table.tsx'
import { model as en } from '#app/locales/en/model.ts'
import { numberText, percentText } from '#app/locales/format.ts'
import { model as fr } from '#app/locales/fr/model.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { isBetter, leastLearners, type Comparison } from '#engine/parameters/compare.ts'

/** What memory.ts holds, in units that can be read: shares, days, a multiple. */
export interface ReadableMemory {
  share: Record<'lesson' | 'practice' | 'check' | 'review', number>
  days: Record<'learnt' | 'brought', number>
  multiple: Record<'growth', number>
}

export interface ShownMemory {
  learners: number
  answers: number
  reviews: number
  inForce: ReadableMemory
  result: { found: ReadableMemory; comparison: Comparison } | null
}

/** Learning and forgetting as a fit found them, beside what was in force, and how both foretold. */
export function Memory({ trial }: { trial: ShownMemory }) {
  const t = useText(fr, en)
  const own = t.memory
  const language = useLanguage()
  const number = (value: number) => numberText(value, language)
  const { learners, answers, reviews, result } = trial
  const on = own.on(number(answers), number(reviews), reviews < 2, number(learners), learners < 2)
  return (
    <section aria-labelledby="memory" className="mt-12">
      <h2 id="memory" className="title-2">
        {own.title}
      </h2>
      <p className="measure mt-3 text-ink-2">{own.lead}</p>
      {result === null ? (
        <p className="measure mt-4">
          {own.few(leastLearners)} {on}
        </p>
      ) : (
        <>
          <p className="measure mt-4 font-semibold">{own[isBetter(result.comparison) ? 'better' : 'left']}</p>
          <div className="mt-4">
            <Foretellings
              caption={own.caption}
              comparison={result.comparison}
              words={[own.line, own.before, own.after, t.gain]}
            />
          </div>
          <p className="measure mt-3 text-sm text-ink-2">
            {t.responses.on(number(result.comparison.learners), number(result.comparison.answers))} {on}
          </p>
          <h3 className="title-3 mt-8">{own.values}</h3>
          <div className="mt-2">
            <Values before={trial.inForce} after={result.found} />
          </div>
          <p className="measure mt-4 text-sm text-ink-2">{own.legend}</p>
        </>
      )}
    </section>
  )
}

function Values({ before, after }: { before: ReadableMemory; after: ReadableMemory }) {
  const t = useText(fr, en)
  const own = t.memory
  const language = useLanguage()
  const share = (value: number) => percentText(value, language)
  const days = (value: number) => own.days(numberText(value, language, value < 20 ? 1 : 0))
  const times = (value: number) => own.times(numberText(value, language, 2))
  const shares = (['lesson', 'practice', 'check', 'review'] as const).map((name) => ({
    ...{ name, before: share(before.share[name]), after: share(after.share[name]) },
  }))
  const held = (['learnt', 'brought'] as const).map((name) => ({
    ...{ name, before: days(before.days[name]), after: days(after.days[name]) },
  }))
  const growth = {
    name: 'growth' as const,
    before: times(before.multiple.growth),
    after: times(after.multiple.growth),
  }
  return (
    <Table
      caption={own.values}
      hideCaption
      rows={[...shares, ...held, growth]}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', label: own.value, cell: ({ name }) => own.names[name] },
        { key: 'before', label: own.before, cell: (row) => row.before, number: true },
        { key: 'after', label: own.after, cell: (row) => row.after, number: true },
      ]}
    />
  )
}
