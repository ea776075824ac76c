import { isRouteErrorResponse, useLocation, useRouteLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { PublicPage } from '#app/components/public-page.tsx'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'
import type { loader } from '#app/root.tsx'

const kinds = {
  400: 'refused',
  403: 'forbidden',
  404: 'notFound',
  405: 'notFound',
  429: 'tooMany',
  503: 'unavailable',
} as const

/** Which of the designed errors a status is. */
export function errorKind(status: number) {
  for (const [known, kind] of Object.entries(kinds)) if (Number(known) === status) return kind
  return 'broken' as const
}

/** What happened, what is kept, what to do. Never a stack, never a word of the machine. */
export function ErrorPage({ error, unavailable }: { error: unknown; unavailable: boolean }) {
  const t = useText(fr, en)
  const person = useRouteLoaderData<typeof loader>('root')?.person
  const { pathname, search } = useLocation()
  const here = pathname + search
  const status = unavailable ? 503 : isRouteErrorResponse(error) ? error.status : 500
  const kind = errorKind(status)
  const words = t.errors[kind]
  const mayRetry = kind === 'broken' || kind === 'unavailable' || kind === 'tooMany'
  return (
    <PublicPage>
      <div className="page grid items-center gap-10 py-10 md:grid-cols-[minmax(0,1fr)_18rem] md:py-20">
        <div>
          <p className="text-sm text-ink-2">{t.errors.code(status)}</p>
          <h1 className="title-1 mt-3 max-w-[20ch]">{words.title}</h1>
          <p className="measure mt-5 text-lg text-ink-2">{words.text}</p>
          <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2">
            {mayRetry ? (
              <a
                href={here}
                className="inline-flex min-h-13 items-center rounded-full bg-action px-7 font-bold text-action-ink hover:bg-action-hover"
              >
                {t.errors.again}
              </a>
            ) : (
              <ButtonLink to={person ? '/path' : '/'}>
                {person ? t.errors.toPath : t.errors.toHome}
              </ButtonLink>
            )}
            {mayRetry ? (
              <ButtonLink look="word" to={person ? '/path' : '/'}>
                {person ? t.errors.toPath : t.errors.toHome}
              </ButtonLink>
            ) : null}
          </div>
        </div>
        <LooseThread />
      </div>
    </PublicPage>
  )
}

/** A thread that stops, and is taken up again further on. */
function LooseThread() {
  return (
    <svg viewBox="0 0 280 300" aria-hidden="true" className="hidden w-full overflow-visible md:block">
      <path className="thread-line" d="M250 4c-90 0-150 26-150 66s74 40 74 76" />
      <path className="thread-line" strokeDasharray="0.1 15" d="M174 160c0 18-10 26-24 34" />
      <path className="thread-line" d="M138 204c-34 18-46 34-34 56s70 34 172 34" />
      <circle cx="138" cy="204" r="11" className="fill-paper stroke-ink" strokeWidth="4" />
    </svg>
  )
}
