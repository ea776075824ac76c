import { ArrivalWindow } from '#app/components/arrival-window.tsx'
import { WordLink } from '#app/components/button.tsx'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useText } from '#app/locales/language.tsx'
import { isVague, type Arrival } from '#engine/path/forecast.ts'

/** When she may arrive, where that comes from, and what would move it. */
export function PathArrival({
  start,
  today,
  arrival,
  studiedWeeks,
}: {
  start: string
  today: string
  /** Null: farther than can be said. */
  arrival: Arrival | null
  /** Whole weeks of hers that the window follows from. */
  studiedWeeks: number
}) {
  const t = useText(fr, en).arrival
  const more = (
    <WordLink to="/path/hours?plus=60" className="text-ink">
      {t.more}
    </WordLink>
  )
  return (
    <>
      {arrival ? (
        <ArrivalWindow
          start={start}
          today={today}
          earliest={arrival.earliest}
          latest={arrival.latest}
          vague={isVague(arrival)}
        >
          {isVague(arrival)
            ? studiedWeeks > 0
              ? t.vague
              : t.distant
            : studiedWeeks > 0
              ? t.fromWeeks(studiedWeeks)
              : t.fromHours}{' '}
          {more}
        </ArrivalWindow>
      ) : (
        <p className="rounded-area bg-paper-2 px-5 py-4 text-ink-2">
          {t.far} {more}
        </p>
      )}
      <ul className="mt-4">
        {[
          ['/path/hours', t.hours],
          ['/path/by', t.byDate],
          ['/path/history', t.history],
        ].map(([to, text]) => (
          <li key={to}>
            <WordLink to={to ?? ''} className="inline-flex min-h-11 items-center">
              {text}
            </WordLink>
          </li>
        ))}
      </ul>
    </>
  )
}
