import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { changeText } from '#app/components/path/change.tsx'
import { aroundText, dayText, minutesText } from '#app/locales/format.ts'
import { path as pathEn } from '#app/locales/en/path.ts'
import { together as en } from '#app/locales/en/together.ts'
import { path as pathFr } from '#app/locales/fr/path.ts'
import { together as fr } from '#app/locales/fr/together.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ProposalEffect, Staleness } from '#app/path/proposals.server.ts'
import type { PathChoice } from '#engine/path/plan.ts'
import { isVague, type Arrival } from '#engine/path/forecast.ts'

export interface OpenProposal {
  id: string
  choice: PathChoice['choice']
  /** Null for a module that the catalogue no longer has. */
  title: string | null
  reason: string
  author: string | null
  note: string
  day: string
  discussed: boolean
  stale: Staleness | null
  effect: ProposalEffect | null
}

/** What is proposed, why, what it would change, and her three answers. `first`: it holds the one filled button. */
export function Proposal({
  proposal,
  version,
  first,
}: {
  proposal: OpenProposal
  version: number
  first: boolean
}) {
  const t = useText(fr, en).proposals
  const language = useLanguage()
  const { id, choice, title, reason, author, note, discussed, stale, effect } = proposal
  const day = dayText(proposal.day, language, 'long')
  return (
    <article aria-labelledby={id} className="border-t border-line pt-5">
      <p className="text-sm text-ink-2">{author ? t.from(author, day) : t.fromGone(day)}</p>
      <h3 id={id} className="title-2 mt-1">
        {t.choices[choice](title ?? t.gone)}
      </h3>
      <p className="measure mt-2 font-semibold wrap-anywhere">{t.why(reason)}</p>
      <p className="measure mt-2 whitespace-pre-line wrap-anywhere text-ink-2">{note}</p>
      {stale ? <p className="measure mt-4">{t.stale[stale]}</p> : null}
      {effect ? <Effect effect={effect} /> : null}
      {discussed && !stale ? <p className="measure mt-4 text-ink-2">{t.discussed}</p> : null}
      <Form method="post" className="mt-5 flex flex-wrap items-center gap-x-7 gap-y-2">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        {stale ? (
          <Button look="outline" name="answer" value="declined">
            {t.putAway}
          </Button>
        ) : (
          <>
            <Button wide look={first ? 'filled' : 'outline'} name="answer" value="accepted">
              {t.accept}
            </Button>
            {discussed ? null : (
              <Button look="word" name="answer" value="discussed">
                {t.discuss}
              </Button>
            )}
            <Button look="word" name="answer" value="declined">
              {t.decline}
            </Button>
          </>
        )}
      </Form>
      {stale ? null : <p className="mt-2 text-sm text-ink-2">{t.free}</p>}
    </article>
  )
}

function Effect({ effect: { change, before, after, minutes } }: { effect: ProposalEffect }) {
  const t = useText(fr, en).proposals
  const path = useText(pathFr, pathEn)
  const language = useLanguage()
  const arrival = (one: Arrival | null) =>
    one === null
      ? path.hours.noWindow
      : isVague(one)
        ? path.hours.windowFrom(aroundText(one.earliest, language))
        : path.hours.window(aroundText(one.earliest, language), aroundText(one.latest, language))
  const sides = [
    { label: t.before, arrival: before, left: minutes.before, now: false },
    { label: t.after, arrival: after, left: minutes.after, now: true },
  ]
  return (
    <div className="mt-5">
      <h4 className="font-bold">{t.effect}</h4>
      <p className="measure mt-1">{changeText(change, path.change, language).join(' ')}</p>
      <dl className="mt-4 grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {sides.map((side) => (
          <div key={side.label} className={`border-s-4 ps-4 ${side.now ? 'border-thread' : 'border-line'}`}>
            <dt className="text-sm text-ink-2">{side.label}</dt>
            <dd className="mt-0.5 font-semibold">{arrival(side.arrival)}</dd>
            <dd className="text-ink-2">{t.left(minutesText(side.left, language))}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
