import type { ReactNode } from 'react'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

export type KnotState = 'done' | 'now' | 'ahead'

/** A knot of the thread: filled = now, ring = to come, check = done. Centred on its box of 28 px. */
export function Knot({ state, className = '' }: { state: KnotState; className?: string }) {
  return (
    <svg
      viewBox="0 0 28 28"
      aria-hidden="true"
      className={`knot knot-${state} size-7 flex-none ${className}`}
    >
      <circle cx="14" cy="14" r={state === 'now' ? 12 : 9.5} />
      {state === 'now' ? <circle className="knot-heart" cx="14" cy="14" r="4.5" /> : null}
      {state === 'done' ? <path d="M9.6 14.3l3 3 5.6-6.2" /> : null}
    </svg>
  )
}

/**
 * Steps laid along the saffron thread, top to bottom, in the order of the children (`ThreadStep`). `open` lets
 * the thread run on after the last step. Pure CSS and SVG; follows the writing direction.
 */
export function Thread({
  children,
  open = false,
  label,
}: {
  children: ReactNode
  open?: boolean
  label?: string
}) {
  return (
    <ol className={`thread ${open ? 'thread-open' : ''}`} aria-label={label}>
      {children}
    </ol>
  )
}

/** One step: the knot stands beside the first line of the content. */
export function ThreadStep({ state, children }: { state: KnotState; children: ReactNode }) {
  const t = useText(fr, en)
  return (
    <li className="thread-step" aria-current={state === 'now' ? 'step' : undefined}>
      <svg
        className="thread-span"
        viewBox="0 0 28 100"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <path className="thread-line" d="M14 0C13 22 24 30 22 52S14 82 14 100" />
      </svg>
      <Knot state={state} className="thread-knot" />
      <div className="min-w-0">
        {state === 'done' ? <span className="sr-only">{t.knot.done}. </span> : null}
        {children}
      </div>
    </li>
  )
}
