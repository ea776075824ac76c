import { BackLink } from '#app/components/back-link.tsx'
import type { ReactNode } from 'react'
import { useRouteLoaderData } from '@remix-run/react'
import { DeletionNotice } from '#app/components/me/deletion-notice.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { PublicPage } from '#app/components/public-page.tsx'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { useText } from '#app/locales/language.tsx'
import type { loader } from '#app/root.tsx'

/** The pages of the door: one title, one thing to do, and on a desk the thread that leads in. */
export function AccountPage({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string
  children?: ReactNode
}) {
  return (
    <PublicPage quiet>
      <div className="page grid gap-x-16 pt-4 md:grid-cols-[minmax(0,30rem)_minmax(0,1fr)] md:pt-12">
        <div>
          <h1 className="title-1">{title}</h1>
          {lead ? <p className="measure mt-4 text-lg text-ink-2">{lead}</p> : null}
          <div className="mt-8 grid gap-6">{children}</div>
        </div>
        <DoorThread />
      </div>
    </PublicPage>
  )
}

/** The thread comes from the first knot and leaves by the edge of the page. */
function DoorThread() {
  return (
    <svg viewBox="0 0 480 520" aria-hidden="true" className="hidden w-full overflow-visible md:block">
      <path
        className="thread-line"
        d="M70 96c80-6 150 10 160 70s-120 90-128 160 96 92 170 84 120-66 250-60"
      />
      <circle cx="70" cy="96" r="15" className="fill-ink" />
      <circle cx="70" cy="96" r="5.5" className="fill-thread" />
      <circle cx="104" cy="322" r="11" className="fill-paper stroke-ink" strokeWidth="4" />
      <circle cx="286" cy="409" r="11" className="fill-paper stroke-ink" strokeWidth="4" />
    </svg>
  )
}

/** A page about her own account: among her places when she learns, among those of her roles otherwise. */
export function OwnPage({
  title,
  lead,
  first = false,
  wide = false,
  back,
  children,
}: {
  title: string
  lead?: string
  /** The page that leads to all the others. */
  first?: boolean
  /** It takes all the room there is. */
  wide?: boolean
  /** The page that it belongs to, when that is not the first one. */
  back?: { to: string; label: string }
  children: ReactNode
}) {
  const t = useText(fr, en)
  const person = useRouteLoaderData<typeof loader>('root')?.person
  const content = (
    <div className={first || wide ? '' : 'max-w-[44rem]'}>
      {first ? null : <BackLink to={back?.to ?? '/me'}>{back?.label ?? t.me.back}</BackLink>}
      <DeletionNotice />
      <h1 className="title-1 mt-2 max-w-[24ch] wrap-anywhere">{title}</h1>
      {lead ? <p className="measure mt-4 text-lg text-ink-2">{lead}</p> : null}
      <div className="mt-8 grid gap-8">{children}</div>
    </div>
  )
  if (person?.roles.includes('learner')) return <LearnerPage place="me">{content}</LearnerPage>
  return <HomePage current="/me">{content}</HomePage>
}
