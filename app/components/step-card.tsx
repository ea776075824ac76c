import type { ReactNode } from 'react'

/**
 * A step beside the thread. `current` is framed in ink: one a page. `quiet` has no frame: done, or far ahead.
 * Title first in the document; tag and note stand above it on the page.
 */
export function StepCard({
  title,
  tag,
  note,
  current = false,
  quiet = false,
  level = 3,
  children,
}: {
  title: ReactNode
  tag?: ReactNode
  note?: ReactNode
  current?: boolean
  quiet?: boolean
  level?: 2 | 3
  children?: ReactNode
}) {
  const Title = level === 2 ? 'h2' : 'h3'
  const frame = quiet
    ? 'py-2.5'
    : current
      ? 'rounded-area border-2 border-ink bg-card px-5 pt-3.5 pb-5'
      : 'rounded-area border border-line bg-card px-5 py-3.5'
  return (
    <article className={frame}>
      <div className="flex flex-col gap-1.5">
        <Title className="title-3 order-2">{title}</Title>
        {tag || note ? (
          <p className="order-1 flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
            {tag}
            {note}
          </p>
        ) : null}
      </div>
      {children ? <div className="mt-3">{children}</div> : null}
    </article>
  )
}
