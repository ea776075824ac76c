import bricolage from '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2?url'
import atkinson from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { useContext, useEffect, useRef, type ReactNode } from 'react'
import { ErrorPage, errorKind } from '#app/components/error-page.tsx'
import { currentPerson, homeOf } from '#app/auth.server.ts'
import { countProjects } from '#app/feedback/queue.server.ts'
import { Waiting } from '#app/components/waiting.tsx'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { languageOf } from '#app/locales/language.server.ts'
import { LanguageProvider, PageFacts, textFor } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { countForPlaces } from '#app/messages/unread.server.ts'
import { themeOf } from '#app/theme.server.ts'
import icon from '#app/styles/icon.svg?url'
import styles from '#app/styles/app.css?url'

export const links: LinksFunction = () => [
  { rel: 'preload', href: bricolage, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'preload', href: atkinson, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: icon, type: 'image/svg+xml' },
]

export const meta: MetaFunction<typeof loader> = ({ matches, error }) => {
  if (!error) return [{ title: 'Ariane' }]
  const kind = errorKind(isRouteErrorResponse(error) ? error.status : 500)
  return pageTitle(matches, { fr: fr.errors[kind].title, en: en.errors[kind].title })
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await currentPerson(request, context)
  return {
    language: languageOf(request, person),
    theme: themeOf(request),
    person: person && {
      name: person.name,
      roles: person.roles,
      home: homeOf(person),
      unread: await countForPlaces(context, person),
      projects: await countProjects(context, person),
    },
    demonstration: context.env.demonstration,
  }
}

/** A route that needs no JavaScript at all says `export const handle = { static: true }`. */
function isStatic(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'static' in handle && handle.static === true
}

/** The browser's own bars take the colour of the paper. */
const themeColors = [
  ['light', '#fbf6ee'],
  ['dark', '#1b121e'],
] as const

export function Layout({ children }: { children: ReactNode }) {
  const facts = useContext(PageFacts)
  const data = useRouteLoaderData<typeof loader>('root')
  const failed = Boolean(useRouteError())
  const withoutScripts = useMatches().some((match) => isStatic(match.handle)) || failed
  const language = data?.language ?? facts.language
  const theme = data ? data.theme : facts.theme
  const t = textFor(language, fr, en)
  return (
    <html lang={language} dir="ltr" data-theme={theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        {themeColors.map(([name, color]) => (
          <meta
            key={name}
            name="theme-color"
            content={color}
            media={theme ? (theme === name ? undefined : 'not all') : `(prefers-color-scheme: ${name})`}
          />
        ))}
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageProvider value={language}>
          <a
            href="#main"
            className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50 focus:rounded-full focus:bg-ink focus:px-6 focus:py-3 focus:text-paper"
          >
            {t.skip}
          </a>
          {children}
        </LanguageProvider>
        {withoutScripts ? null : (
          <>
            <ScrollRestoration nonce={facts.nonce} />
            <Scripts nonce={facts.nonce} />
          </>
        )}
      </body>
    </html>
  )
}

/** A page that took the place of another takes the focus too, unless something on it has it: it would be nowhere. */
function useFocusOnArrival() {
  const { key } = useLocation()
  const shown = useRef(key)
  useEffect(() => {
    if (shown.current === key) return
    shown.current = key
    if (document.activeElement === document.body)
      document.getElementById('main')?.focus({ preventScroll: true })
  }, [key])
}

export default function Academy() {
  useFocusOnArrival()
  return (
    <>
      <Waiting />
      <Outlet />
    </>
  )
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} unavailable={useContext(PageFacts).unavailable} />
}
