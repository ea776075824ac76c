import { figureText } from '#app/components/insights/figures.ts'
import { useLanguage } from '#app/locales/language.tsx'
import type { Figure, Unit } from '#engine/insights/facts.ts'

/** Bars in one chart; the table holds the rest. */
const mostBars = 14

export interface Bar {
  key: string
  name: string
  figure: Figure
  /** What it is held against. */
  against: number | null
}

/** What these measure counts from one on: a bar of next to nothing is next to nothing long. */
const whole: readonly Unit[] = ['people', 'minutes', 'hours', 'answers', 'days']

/** Bars with their interval, drawn on the server; the table beside it says the same to those who cannot see them. */
export function Chart({ bars, unit, label }: { bars: Bar[]; unit: Unit; label: string }) {
  const language = useLanguage()
  const drawn = bars.slice(0, mostBars)
  const ends = drawn.flatMap(({ figure, against }) => [figure.value, figure.high ?? 0, against ?? 0])
  const lows = drawn.flatMap(({ figure }) => [figure.value, figure.low ?? 0])
  const most = unit === 'share' ? 1 : Math.max(whole.includes(unit) ? 1 : 1e-9, ...ends)
  const least = Math.min(0, ...lows)
  const at = (value: number) => (100 * (Math.min(most, Math.max(least, value)) - least)) / (most - least)
  return (
    <div role="img" aria-label={label} className="mt-3 grid gap-3">
      {drawn.map(({ key, name, figure, against }) => (
        <div
          key={key}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 md:grid-cols-[16rem_minmax(0,1fr)_6rem]"
        >
          <span className="line-clamp-2 text-sm">{name}</span>
          <span className="text-end text-sm font-bold tabular-nums md:order-3">
            {figureText(figure, unit, language)}
          </span>
          <svg
            viewBox="0 0 100 14"
            preserveAspectRatio="none"
            className="col-span-2 h-4 w-full md:order-2 md:col-span-1"
          >
            <rect x="0" y="6.5" width="100" height="1" className="fill-line" />
            <rect
              x={Math.min(at(0), at(figure.value))}
              y="3"
              width={Math.max(0.4, Math.abs(at(figure.value) - at(0)))}
              height="8"
              className="fill-thread"
            />
            {figure.low === undefined || figure.high === undefined ? null : (
              <line
                x1={at(figure.low)}
                x2={at(figure.high)}
                y1="7"
                y2="7"
                strokeWidth="2"
                vectorEffect="non-scaling-stroke"
                className="stroke-ink"
              />
            )}
            {least < 0 ? (
              <line
                x1={at(0)}
                x2={at(0)}
                y1="0"
                y2="14"
                strokeWidth="1"
                vectorEffect="non-scaling-stroke"
                className="stroke-ink"
              />
            ) : null}
            {against === null ? null : (
              <line
                x1={at(against)}
                x2={at(against)}
                y1="0"
                y2="14"
                strokeWidth="3"
                vectorEffect="non-scaling-stroke"
                className="stroke-ink"
              />
            )}
          </svg>
        </div>
      ))}
    </div>
  )
}
