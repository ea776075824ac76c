import type { ReactNode } from 'react'
import { Icon } from '#app/components/icon.tsx'

/** A word that unfolds what stands behind it, without JavaScript. */
export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: ReactNode
  open?: boolean
  children: ReactNode
}) {
  return (
    <details open={open} className="group/more">
      <summary className="inline-flex min-h-12 items-center gap-2 font-semibold">
        <span className="word">{summary}</span>
        <Icon name="down" className="size-4 group-open/more:rotate-180" />
      </summary>
      <div className="pb-2 text-ink-2">{children}</div>
    </details>
  )
}
