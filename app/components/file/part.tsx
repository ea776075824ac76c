import type { ReactNode } from 'react'

/** A part of a file under its title. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="scroll-mt-6">
      <h2 id={id} className="title-2 mb-3 scroll-mt-6">
        {title}
      </h2>
      {children}
    </section>
  )
}
