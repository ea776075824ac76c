import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { TextField } from '#app/components/field.tsx'
import type { ShownRound } from '#app/components/matching/figures.tsx'
import { useFactText } from '#app/components/people/facts.tsx'
import { matching as en } from '#app/locales/en/matching.ts'
import { numberText } from '#app/locales/format.ts'
import { matching as fr } from '#app/locales/fr/matching.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownPair } from '#app/people/round-view.server.ts'

type Shown = Pick<ShownRound, 'pairs' | 'page' | 'pages' | 'placedShown' | 'name'>

/** Who with whom, or who has nobody and why; `open`: the round can still be changed. */
export function Pairs({
  id,
  open,
  counts,
  pairs,
  page,
  pages,
  placedShown,
  name,
}: Shown & { id: string; open: boolean; counts: ShownRound['left'] }) {
  const { pairs: t, left } = useText(fr, en)
  const language = useLanguage()
  const address = (view: string, more: Record<string, string> = {}) =>
    `/staff/matching/${id}?${new URLSearchParams({ view, ...more })}#pairs`
  const view = placedShown ? 'placed' : 'left'
  const turn = (to: number) => address(view, { ...(name && { name }), page: String(to) })
  return (
    <section aria-labelledby="pairs" className="mt-14">
      <h2 id="pairs" className="title-2">
        {t[view]}
      </h2>
      <nav aria-label={t.views} className="mt-2 flex flex-wrap gap-x-8">
        {(['placed', 'left'] as const).map((one) => (
          <WordLink
            key={one}
            to={address(one)}
            aria-current={one === view ? 'page' : undefined}
            className="inline-flex min-h-12 items-center aria-[current=page]:font-bold"
          >
            {t[one]}
          </WordLink>
        ))}
      </nav>
      {placedShown ? null : (
        <ul className="mt-3 grid gap-1">
          {counts.map(({ why, count }) => (
            <li key={why}>
              <span className="font-bold tabular-nums">{numberText(count, language)}</span>{' '}
              <span className="text-ink-2">{left[why]}</span>
            </li>
          ))}
        </ul>
      )}
      {pages > 1 || name ? (
        <Form method="get" action={`/staff/matching/${id}`} className="mt-4 max-w-[28rem]">
          <input type="hidden" name="view" value={view} />
          <TextField
            label={t.search}
            name="name"
            type="search"
            defaultValue={name}
            maxLength={60}
            optional
            after={<Button look="word">{t.find}</Button>}
          />
        </Form>
      ) : null}
      {pairs.length === 0 ? (
        <p className="mt-5 text-ink-2">
          {name ? t.noneFound : !placedShown && counts.length > 0 ? t.forgotten : t.none}
        </p>
      ) : (
        <ul className="mt-5 border-b border-line">
          {pairs.map((pair) => (
            <PairLine key={pair.id} round={id} open={open} pair={pair} />
          ))}
        </ul>
      )}
      {pages > 1 ? (
        <p className="mt-4 flex flex-wrap items-center gap-x-8 gap-y-1">
          <span className="text-ink-2">
            {t.page(numberText(page, language), numberText(pages, language))}
          </span>
          {page > 1 ? (
            <WordLink to={turn(page - 1)} className="inline-flex min-h-12 items-center">
              {t.earlier}
            </WordLink>
          ) : null}
          {page < pages ? (
            <WordLink to={turn(page + 1)} className="inline-flex min-h-12 items-center">
              {t.later}
            </WordLink>
          ) : null}
        </p>
      ) : null}
    </section>
  )
}

function PairLine({ round, open, pair }: { round: string; open: boolean; pair: ShownPair }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const fact = useFactText(t.facts)
  const { id, name, mentor, points, facts, left, byHand, gone, hindrance } = pair
  const notes = [
    ...(mentor ? [t.pairs.points(numberText(points, language))] : []),
    ...(byHand && left !== 'hand' ? [t.pairs.byHand] : []),
  ]
  return (
    <li className="flex flex-wrap items-baseline gap-x-8 gap-y-1 border-t border-line py-4">
      <div className="min-w-0 flex-[1_1_22rem]">
        <h3 className="title-3 wrap-anywhere">
          {name}
          {mentor ? <span className="font-normal text-ink-2"> {t.pairs.with(mentor)}</span> : null}
        </h3>
        {left ? <p className="mt-1">{t.left[left]}.</p> : null}
        {gone ? <p className="mt-1">{t.pairs.gone}</p> : null}
        {hindrance ? <p className="mt-1 font-semibold text-thread-ink">{t.hindrances[hindrance]}</p> : null}
        {facts.length > 0 ? <p className="mt-1 text-ink-2">{facts.map(fact).join(' · ')}</p> : null}
        {notes.length > 0 ? <p className="mt-1 text-sm text-ink-2">{notes.join(' · ')}</p> : null}
      </div>
      {open && left !== 'track' ? (
        <WordLink
          to={`/staff/matching/${round}/learners/${id}`}
          aria-label={t.pairs.changeLabel(name)}
          className="inline-flex min-h-12 items-center font-semibold"
        >
          {t.pairs.change}
        </WordLink>
      ) : null}
    </li>
  )
}
