import { Link, useRouteLoaderData } from '@remix-run/react'
import { LanguageSwitch } from '#app/components/language-switch.tsx'
import { ThemeSwitch } from '#app/components/theme-switch.tsx'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'
import type { loader } from '#app/root.tsx'

/** The end of every page: what the academy promises, where to go, language and appearance. */
export function Footer() {
  const t = useText(fr, en)
  const data = useRouteLoaderData<typeof loader>('root')
  return (
    <footer className="mt-20 border-t border-line" data-screen-only>
      <div className="page flex flex-col gap-x-12 gap-y-6 py-8 md:flex-row md:items-start md:justify-between">
        <div className="measure text-sm text-ink-2">
          <p>{t.promise}</p>
          {data?.demonstration ? <p className="mt-1">{t.demonstration}</p> : null}
          <p className="mt-1">{t.licence}</p>
        </div>
        <div className="flex flex-wrap gap-x-12 gap-y-4">
          <nav aria-label={t.footerNavigation}>
            <ul>
              <li>
                <Link to="/tracks" className="word inline-flex min-h-12 items-center">
                  {t.tracks}
                </Link>
              </li>
            </ul>
          </nav>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  )
}
