import { Form, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { Button, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Table } from '#app/components/table.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { listText, minutesText, numberText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { EffectPage, ShownEffect } from '#app/studio/effect.server.ts'
import type { EffectSums } from '#engine/impact/effect.ts'

/** Milliseconds between two looks at how far it is. */
const lookEvery = 1500

/** What a draft would do to the learners: asked for, on its way, or worked out. */
export function EffectView({
  effect,
  draft,
  problem,
}: {
  effect: EffectPage
  draft: { id: string; version: number }
  problem: boolean
}) {
  const t = useText(fr, en).publish
  return (
    <section className="mt-12" aria-labelledby="effect">
      <h2 id="effect" className="title-2">
        {t.effect}
      </h2>
      {effect.state === 'none' ? (
        <>
          <p className="mt-2 text-ink-2">{t.effectNone}</p>
          <Ask draft={draft} again={0} label={t.ask} />
        </>
      ) : effect.state === 'waiting' ? (
        <Waiting done={effect.done} total={effect.total} draft={draft.id} still={problem} />
      ) : effect.state === 'failed' ? (
        <>
          <div className="mt-3">
            <Notice tone="clay" title={t.failed} />
          </div>
          <Ask draft={draft} again={effect.again} label={t.again} />
        </>
      ) : (
        <>
          {effect.stale ? (
            <div className="mt-3">
              <Notice tone="clay" title={t.stale} />
            </div>
          ) : null}
          <Sums sums={effect.sums} />
          {effect.learners.length > 0 ? (
            <Disclosure summary={t.list}>
              <Learners learners={effect.learners} />
              {effect.sums.felt > effect.learners.length ? (
                <p className="mt-2 text-ink-2">{t.moreShown(effect.sums.felt - effect.learners.length)}</p>
              ) : null}
              <p className="mt-1">
                <WordLink
                  to={`/staff/drafts/${draft.id}/effect.csv`}
                  reloadDocument
                  className="inline-flex min-h-12 items-center"
                >
                  {t.csv}
                </WordLink>
              </p>
            </Disclosure>
          ) : null}
          <Ask draft={draft} again={effect.again} label={t.again} word />
        </>
      )}
    </section>
  )
}

function Ask({
  draft,
  again,
  label,
  word = false,
}: {
  draft: { version: number }
  again: number
  label: string
  word?: boolean
}) {
  return (
    <Form method="post" className="mt-3">
      <input type="hidden" name="version" value={draft.version} />
      <input type="hidden" name="again" value={again} />
      <Button look={word ? 'word' : 'outline'} name="intent" value="preview">
        {label}
      </Button>
    </Form>
  )
}

function Waiting({
  done,
  total,
  draft,
  still,
}: {
  done: number
  total: number | null
  draft: string
  still: boolean
}) {
  const t = useText(fr, en).publish
  const language = useLanguage()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (still) return
    const timer = setInterval(revalidate, lookEvery)
    return () => clearInterval(timer)
  }, [revalidate, still])
  const text = total === null ? t.waiting : t.running(done, total)
  return (
    <div className="mt-4 max-w-[34rem]">
      <progress
        className="h-3 w-full accent-thread"
        value={total === null ? undefined : done}
        max={total ?? 1}
        aria-label={t.effect}
      />
      <p role="status" className="mt-1">
        {total === null ? text : text.replaceAll(/\d+/g, (number) => numberText(Number(number), language))}
      </p>
      <p>
        <WordLink to={`/staff/drafts/${draft}/publish`} className="inline-flex min-h-12 items-center">
          {t.refresh}
        </WordLink>
      </p>
    </div>
  )
}

/** How many would see what. */
export function Sums({ sums }: { sums: EffectSums }) {
  const t = useText(fr, en).publish
  const language = useLanguage()
  if (sums.felt === 0) return <p className="mt-3 text-lg">{t.nobody}</p>
  const lines = (Object.keys(t.sums) as (keyof typeof t.sums)[]).filter((name) => sums[name] > 0)
  const value = (name: keyof typeof t.sums) =>
    name === 'minutesMore' || name === 'minutesLess'
      ? minutesText(sums[name], language)
      : numberText(sums[name], language)
  return (
    <>
      <p className="mt-3 text-lg font-bold">{t.felt(sums.felt, sums.learners)}</p>
      <ul className="mt-2 grid max-w-[34rem] gap-1">
        {lines.map((name) => (
          <li key={name} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-4">
            <span className="text-end font-bold tabular-nums">{value(name)}</span>
            <span>{t.sums[name]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Learners({ learners }: { learners: readonly ShownEffect[] }) {
  const t = useText(fr, en).publish
  const language = useLanguage()
  const minutes = (value: number) =>
    value === 0 ? t.same : `${value > 0 ? '+' : '−'} ${minutesText(Math.abs(value), language)}`
  const arrival = (days: number | null) =>
    days === null || days === 0 ? t.same : days > 0 ? t.laterBy(t.days(days)) : t.soonerBy(t.days(days))
  return (
    <Table
      caption={t.list}
      hideCaption
      stackBelow="lg"
      rows={[...learners]}
      rowKey={({ learnerId }) => learnerId}
      columns={[
        {
          key: 'name',
          label: t.learner,
          cell: ({ learnerId, name }) => (
            <WordLink to={`/staff/people/${learnerId}`} className="inline-flex min-h-12 items-center">
              {name}
            </WordLink>
          ),
        },
        { key: 'added', label: t.added, cell: ({ added }) => listText(added, language) || '–' },
        { key: 'removed', label: t.removed, cell: ({ removed }) => listText(removed, language) || '–' },
        { key: 'lost', label: t.lost, cell: ({ lost }) => listText(lost, language) || '–' },
        { key: 'minutes', label: t.minutes, cell: (row) => minutes(row.minutes), number: true },
        { key: 'arrival', label: t.arrival, cell: (row) => arrival(row.arrivalDays), number: true },
      ]}
    />
  )
}
