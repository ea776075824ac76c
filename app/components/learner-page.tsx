import { Link } from '@remix-run/react'
import type { ReactElement, ReactNode } from 'react'
import { Footer } from '#app/components/footer.tsx'
import { Icon } from '#app/components/icon.tsx'
import { LanguageSwitch } from '#app/components/language-switch.tsx'
import { Knot } from '#app/components/thread.tsx'
import { Wordmark } from '#app/components/wordmark.tsx'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

const places = ['path', 'reviews', 'progress', 'people', 'me'] as const
export type Place = (typeof places)[number]

/**
 * A page of the learner's academy: five places, above on a desk and under the thumb on a phone. The place where
 * she is, is a knot on the thread that runs along the bar.
 */
export function LearnerPage({ place, children }: { place?: Place; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col overflow-x-clip">
      <header className="page flex min-h-18 items-center justify-between gap-6 py-2">
        <Wordmark to="/path" />
        <LearnerNav place={place} />
        <LanguageSwitch />
      </header>
      <main id="main" tabIndex={-1} className="page flex-1 pt-2 md:pt-8">
        {children}
      </main>
      <Footer />
      <div className="h-20 md:hidden" aria-hidden="true" />
    </div>
  )
}

function LearnerNav({ place }: { place?: Place }) {
  const t = useText(fr, en)
  return (
    <nav
      aria-label={t.navigation}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:static md:border-0 md:pb-0"
    >
      <ul className="mx-auto flex max-w-lg justify-between md:max-w-none md:gap-6 lg:gap-9">
        {places.map((name) => (
          <li key={name} className="flex-auto md:flex-none">
            <Link
              to={`/${name}`}
              aria-current={name === place ? 'page' : undefined}
              className="group/place relative flex min-h-16 flex-col items-center justify-center gap-0.5 px-0.5 pt-1.5 text-sm whitespace-nowrap text-ink-2 hover:text-ink aria-[current]:font-bold aria-[current]:text-ink md:min-h-12 md:pt-0 md:text-base"
            >
              {name === place ? (
                <>
                  <span
                    aria-hidden="true"
                    className="absolute inset-x-0 top-[-2.5px] h-[5px] rounded-full bg-thread md:top-auto md:bottom-0 md:h-[3px]"
                  />
                  <Knot state="now" className="absolute top-[-10px] size-5! md:top-auto md:bottom-[-9px]" />
                </>
              ) : null}
              <Icon name={name} className="size-6 md:hidden" />
              {t.learner[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/**
 * One thing at a time (an item, a screen of welcome): a way back, how much is left, nothing else. `back.label`
 * says what leaving does: "Pause, tout est gardé"; an element where leaving is an act of its own.
 */
export function FocusPage({
  back,
  aside,
  children,
}: {
  back?: { to: string; label: string } | ReactElement
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col overflow-x-clip">
      <header className="mx-auto flex min-h-18 w-full max-w-[42rem] items-center justify-between gap-4 px-5 py-2 text-sm text-ink-2">
        {back && 'to' in back ? (
          <Link
            to={back.to}
            className="-ms-1 inline-flex min-h-12 items-center gap-2 px-1 hover:text-ink hover:underline"
          >
            <Icon name="back" />
            {back.label}
          </Link>
        ) : (
          (back ?? <Wordmark />)
        )}
        <div>{aside}</div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[42rem] flex-1 px-5 pt-3 pb-16 md:pt-8">
        {children}
      </main>
    </div>
  )
}
