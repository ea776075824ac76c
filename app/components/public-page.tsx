import { Link, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Footer } from '#app/components/footer.tsx'
import { LanguageSwitch } from '#app/components/language-switch.tsx'
import { Wordmark } from '#app/components/wordmark.tsx'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'
import type { loader } from '#app/root.tsx'

/** Header of the pages that anybody may read. `quiet` keeps the name and the language only (accounts). */
function SiteHeader({ quiet }: { quiet: boolean }) {
  const t = useText(fr, en)
  const person = useRouteLoaderData<typeof loader>('root')?.person
  return (
    <header className="page relative z-10 flex min-h-20 items-center justify-between gap-4 py-3">
      <Wordmark />
      <nav aria-label={t.navigation} className="flex items-center gap-x-5 sm:gap-x-8">
        {quiet ? null : (
          <>
            <Link
              to="/tracks"
              className="hidden min-h-12 items-center decoration-thread decoration-2 underline-offset-8 hover:underline sm:inline-flex"
            >
              {t.tracks}
            </Link>
            <Link
              to="/#how"
              className="hidden min-h-12 items-center decoration-thread decoration-2 underline-offset-8 hover:underline md:inline-flex"
            >
              {t.howItWorks}
            </Link>
          </>
        )}
        <LanguageSwitch />
        {quiet ? null : (
          <Link
            to={person ? '/path' : '/login'}
            className="inline-flex min-h-12 items-center rounded-full border-2 border-ink bg-paper px-4 font-semibold hover:bg-paper-2 sm:px-5"
          >
            {person ? t.learner.path : t.signIn}
          </Link>
        )}
      </nav>
    </header>
  )
}

/** A page that anybody may read: site header, content, footer. */
export function PublicPage({ quiet = false, children }: { quiet?: boolean; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col overflow-x-clip">
      <SiteHeader quiet={quiet} />
      <main id="main" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <Footer />
    </div>
  )
}
