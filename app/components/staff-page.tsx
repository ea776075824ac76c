import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Icon } from '#app/components/icon.tsx'
import { LanguageSwitch } from '#app/components/language-switch.tsx'
import { Wordmark } from '#app/components/wordmark.tsx'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

export interface StaffPlace {
  to: string
  label: string
}

/** A page for those who accompany or design: places at the side on a desk, folded above on a phone. */
export function StaffPage({
  places,
  current,
  accompanies,
  children,
}: {
  places: StaffPlace[]
  /** The `to` of the place where one is. */
  current: string
  /** She reads learners’ paths, and is told that they see the same. */
  accompanies: boolean
  children: ReactNode
}) {
  const t = useText(fr, en)
  return (
    <div className="min-h-dvh overflow-x-clip print:min-h-0 lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]">
      <header
        className="bg-paper-2 lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:overflow-y-auto"
        data-screen-only
      >
        <div className="flex min-h-18 items-center justify-between px-5 lg:px-7 lg:pt-3">
          <Wordmark to={places[0]?.to ?? '/'} />
          <details className="group/menu relative lg:hidden">
            <summary className="inline-flex min-h-12 items-center gap-2 font-semibold">
              <Icon name="menu" className="size-6" />
              {t.menu}
            </summary>
            <div className="absolute end-0 top-full z-30 w-72 rounded-area border border-line bg-card p-2">
              <Places places={places} current={current} />
              <div className="px-3">
                <LanguageSwitch />
              </div>
            </div>
          </details>
        </div>
        <div className="hidden px-4 pt-3 lg:block">
          <Places places={places} current={current} />
        </div>
        <div className="mt-auto hidden px-7 pb-6 lg:block">
          <LanguageSwitch />
          {accompanies ? <p className="mt-3 text-sm text-ink-2">{t.staffNote}</p> : null}
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[66rem] px-5 pt-8 pb-20 md:px-14 md:pt-11"
      >
        {children}
      </main>
    </div>
  )
}

function Places({ places, current }: { places: StaffPlace[]; current: string }) {
  const t = useText(fr, en)
  return (
    <nav aria-label={t.navigation}>
      <ul className="grid gap-0.5">
        {places.map(({ to, label }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={to === current ? 'page' : undefined}
              className="flex min-h-12 items-center rounded-field px-3 text-ink-2 hover:text-ink hover:underline aria-[current]:bg-card aria-[current]:font-bold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
