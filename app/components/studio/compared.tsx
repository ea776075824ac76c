import { Table } from '#app/components/table.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { minutesText, numberText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ComparedView } from '#app/studio/compared.server.ts'

/** What was foreseen before a revision was published, and what was seen after it. */
export function Compared({ compared }: { compared: ComparedView }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const { predicted, seen, following, forNew } = compared
  if (forNew && seen.learners === 0) return <p className="measure mt-6">{t.revisions.forNew}</p>
  const names = ['felt', ...Object.keys(t.publish.sums)] as ('felt' | keyof typeof t.publish.sums)[]
  const value = (name: (typeof names)[number], sums: ComparedView['seen']) =>
    name === 'minutesMore' || name === 'minutesLess'
      ? minutesText(sums[name], language)
      : numberText(sums[name], language)
  const rows = names.filter((name) => name === 'felt' || seen[name] > 0 || (predicted?.[name] ?? 0) > 0)
  return (
    <section className="mt-12">
      <h2 className="title-2">{t.revisions.happened}</h2>
      {following ? (
        <p className="mt-2 text-ink-2" role="status">
          {t.revisions.following(seen.learners)}
        </p>
      ) : null}
      {predicted ? null : <p className="mt-2 text-ink-2">{t.revisions.noPrediction}</p>}
      <div className="mt-3 max-w-[44rem]">
        <Table
          caption={t.revisions.happened}
          hideCaption
          rows={rows}
          rowKey={(name) => name}
          columns={[
            {
              key: 'name',
              label: t.publish.learner,
              cell: (name) => (name === 'felt' ? t.revisions.felt : t.publish.sums[name]),
            },
            {
              key: 'predicted',
              label: t.revisions.predicted,
              cell: (name) => (predicted ? value(name, predicted) : '–'),
              number: true,
            },
            { key: 'seen', label: t.revisions.seen, cell: (name) => value(name, seen), number: true },
          ]}
        />
      </div>
    </section>
  )
}
