import type { Text } from '#engine/catalog.ts'
import type { MasteryStatus } from '#app/components/tag.tsx'
import { useSay } from '#app/locales/language.tsx'

export interface MappedCompetency {
  slug: string
  name: Text
  /** From level 1 up; only the levels that her track needs are on the path, the others are drawn faintly. */
  levels: { node: string; status: MasteryStatus; needed: boolean }[]
}

const width = 360
const rowHeight = 48
const firstKnot = 84
const knotGap = 26
/** Letters of a name that fit on one line of the picture, and half the height of two lines. */
const lineLength = 21
const halfLines = 9

/** A name on one line, or on two of about the same length. */
function linesOf(name: string): string[] {
  if (name.length <= lineLength) return [name]
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index)
  const [middle] = spaces.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle + 1)]
}

const rowY = (row: number) => row * rowHeight + rowHeight / 2

/** Half an ellipse to the left of the rows; the further apart, the wider. */
function arc(from: number, to: number): string {
  const [top, bottom] = [rowY(from), rowY(to)]
  const reach = Math.min(firstKnot - 22, 14 + Math.abs(to - from) * 7)
  const x = firstKnot - 15
  const lean = x - reach
  return `M${x} ${top}C${lean} ${top} ${lean} ${bottom} ${x} ${bottom}`
}

function LevelKnot({
  x,
  y,
  status,
  needed,
}: {
  x: number
  y: number
  status: MasteryStatus
  needed: boolean
}) {
  return (
    <g className={`map-knot map-${status} ${needed ? '' : 'opacity-40'}`} transform={`translate(${x} ${y})`}>
      <circle r="9" />
      {status === 'mastered' ? <path d="M-4.2 .3l2.8 2.8 5.2-5.8" /> : null}
      {status === 'uncertain' ? <path className="map-half" d="M0-9a9 9 0 0 0 0 18z" /> : null}
    </g>
  )
}

/**
 * The competencies of a track as a picture: one row each, what is needed first above, a knot a level, an arc from what
 * serves to what it opens. Read at 360 px; each row leads to its place in the list (`#<slug>`). Arcs whose both ends are
 * known are drawn in the thread.
 */
export function CompetencyMap({
  competencies,
  links,
  label,
}: {
  competencies: MappedCompetency[]
  /** Rows: what serves, what it opens. */
  links: { from: number; to: number; walked: boolean }[]
  label: string
}) {
  const say = useSay()
  const height = competencies.length * rowHeight
  const ordered = [...links].sort((a, b) => Number(a.walked) - Number(b.walked))
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="competency-map" role="group" aria-label={label}>
      {ordered.map(({ from, to, walked }) => (
        <path
          key={`${from}-${to}`}
          d={arc(from, to)}
          className={walked ? 'map-link map-walked' : 'map-link'}
          aria-hidden="true"
        />
      ))}
      {competencies.map(({ slug, name, levels }, row) => (
        <a key={slug} href={`#${slug}`}>
          <rect
            x={firstKnot - 14}
            y={row * rowHeight + 2}
            width={width - firstKnot + 14}
            height={rowHeight - 4}
            rx="10"
          />
          {levels.map((level, i) => (
            <LevelKnot key={level.node} x={firstKnot + i * knotGap} y={rowY(row)} {...level} />
          ))}
          <text y={rowY(row) + 5.5}>
            {linesOf(say(name)).map((line, i, lines) => (
              <tspan
                key={line}
                x={firstKnot + 3 * knotGap - 8}
                dy={i > 0 ? 2 * halfLines : (1 - lines.length) * halfLines}
              >
                {line}
                {i < lines.length - 1 ? ' ' : ''}
              </tspan>
            ))}
          </text>
        </a>
      ))}
    </svg>
  )
}
