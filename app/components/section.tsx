import type { ReactNode } from 'react'

/** A part of a page under its title, with a few words on what it is for. */
export function Section({
  id,
  title,
  text,
  className,
  children,
}: {
  id: string
  title: string
  text?: string
  className?: string
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className={className}>
      <h2 id={id} className="title-2">
        {title}
      </h2>
      {text ? <p className="measure mt-2 text-ink-2">{text}</p> : null}
      {children}
    </section>
  )
}
