import type { ReactNode } from 'react'
import { WordLink } from '#app/components/button.tsx'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

/** One subject of what is known about her: the facts, why they are kept, who sees them, and where to change them. */
export function Known({
  id,
  subject,
  links = [],
  children,
}: {
  id: string
  subject: { title: string; why: string; who: string }
  links?: { to: string; label: string }[]
  children: ReactNode
}) {
  const t = useText(fr, en).known
  return (
    <section aria-labelledby={id} className="border-t border-line pt-6">
      <h2 id={id} className="title-2 scroll-mt-6">
        {subject.title}
      </h2>
      <dl className="mt-3 grid gap-x-8 gap-y-2 text-ink-2 sm:grid-cols-2">
        <div>
          <dt className="text-sm font-bold text-ink">{t.why}</dt>
          <dd>{subject.why}</dd>
        </div>
        <div>
          <dt className="text-sm font-bold text-ink">{t.who}</dt>
          <dd>{subject.who}</dd>
        </div>
      </dl>
      <div className="mt-4">{children}</div>
      {links.length > 0 ? (
        <p className="mt-1 flex flex-wrap gap-x-7">
          {links.map(({ to, label }) => (
            <WordLink key={to} to={to} className="inline-flex min-h-12 items-center font-semibold">
              {label}
            </WordLink>
          ))}
        </p>
      ) : null}
    </section>
  )
}

/** Names and values, one a line. */
export function Facts({ facts }: { facts: [label: string, value: ReactNode][] }) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {facts.map(([label, value]) => (
        <div key={label} className="flex flex-wrap gap-x-6 py-2.5">
          <dt className="flex-[1_1_12rem] text-ink-2">{label}</dt>
          <dd className="flex-[2_1_16rem] wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Sentences, one a line; says so when there is none. */
export function Lines({ lines }: { lines: { key: string; text: ReactNode; note?: ReactNode }[] }) {
  const t = useText(fr, en).known
  if (lines.length === 0) return <p className="text-ink-2">{t.none}</p>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {lines.map(({ key, text, note }) => (
        <li key={key} className="py-2.5 wrap-anywhere">
          {text}
          {note ? <span className="block text-sm text-ink-2">{note}</span> : null}
        </li>
      ))}
    </ul>
  )
}
