import type { ReactNode } from 'react'
import type { Tone } from '#app/components/tag.tsx'

const looks: Record<Tone, { ground: string; knot: string }> = {
  plain: { ground: 'bg-paper-2', knot: 'stroke-ink-3' },
  thread: { ground: 'bg-thread-soft', knot: 'stroke-thread-ink' },
  leaf: { ground: 'bg-leaf-soft', knot: 'stroke-leaf' },
  sky: { ground: 'bg-sky-soft', knot: 'stroke-sky' },
  clay: { ground: 'bg-clay-soft', knot: 'stroke-clay' },
}

/**
 * A message that stands in the page. `live` announces it to screen readers when it appears: polite for what was
 * done, alert for what needs her now.
 */
export function Notice({
  tone = 'plain',
  title,
  live,
  children,
}: {
  tone?: Tone
  title?: string
  live?: 'polite' | 'alert'
  children?: ReactNode
}) {
  return (
    <div
      role={live === 'alert' ? 'alert' : live === 'polite' ? 'status' : undefined}
      className={`flex gap-3.5 rounded-area border border-transparent px-5 py-4 text-ink ${looks[tone].ground}`}
    >
      <svg
        viewBox="0 0 20 20"
        aria-hidden="true"
        className={`mt-0.5 size-5 flex-none fill-none stroke-[3.5] ${looks[tone].knot}`}
      >
        <circle cx="10" cy="10" r="7" />
        {tone === 'leaf' ? (
          <path d="M7 10.2l2.2 2.2 4-4.6" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
        ) : null}
      </svg>
      <div className="min-w-0 flex-1">
        {title ? <p className="font-bold">{title}</p> : null}
        {children ? <div className={title ? 'mt-0.5 text-ink-2' : ''}>{children}</div> : null}
      </div>
    </div>
  )
}

/** What will stand here, and how it comes; one action at most. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="flex gap-5 py-6">
      <svg viewBox="0 0 24 96" aria-hidden="true" className="h-24 w-6 flex-none">
        <path className="thread-line" strokeDasharray="1 11" d="M12 4C12 24 20 28 17 46S12 76 12 92" />
      </svg>
      <div className="measure self-center">
        <h2 className="title-2">{title}</h2>
        {children ? <div className="mt-2 text-ink-2">{children}</div> : null}
        {action ? <div className="mt-4">{action}</div> : null}
      </div>
    </div>
  )
}
