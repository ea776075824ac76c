import { useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { StaffPage } from '#app/components/staff-page.tsx'
import { feedback as feedbackEn } from '#app/locales/en/feedback.ts'
import { messages as messagesEn } from '#app/locales/en/messages.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { feedback as feedbackFr } from '#app/locales/fr/feedback.ts'
import { messages as messagesFr } from '#app/locales/fr/messages.ts'
import { useText } from '#app/locales/language.tsx'
import type { loader } from '#app/root.tsx'

const places = [
  { role: 'mentor', to: '/mentor' },
  { role: 'coach', to: '/coach' },
  { role: 'staff', to: '/staff' },
  { role: 'admin', to: '/admin' },
  { role: 'learner', to: '/path' },
] as const

/** A page for those who accompany, design or run: the places of all her roles at the side. */
export function HomePage({
  current,
  unread: counted,
  children,
}: {
  current: string
  /** Messages to read, where the page knows better than the one before it was asked. */
  unread?: number | null
  children: ReactNode
}) {
  const t = useText(fr, en).places
  const messages = useText(messagesFr, messagesEn)
  const feedback = useText(feedbackFr, feedbackEn)
  const person = useRouteLoaderData<typeof loader>('root')?.person
  const roles = person?.roles ?? []
  const unread = counted ?? person?.unread ?? null
  const own = places
    .filter(({ role }) => roles.includes(role))
    .map(({ role, to }) => ({ to, label: t[role] }))
  const projects = person?.projects ?? null
  const read =
    projects === null
      ? []
      : [{ to: '/projects', label: projects > 0 ? feedback.placeCount(projects) : feedback.place }]
  const meets = roles.includes('mentor') || roles.includes('coach')
  // Counted for those who accompany; a learner finds her messages on her own pages.
  const written =
    unread === null
      ? []
      : [{ to: '/messages', label: unread > 0 ? messages.placeUnread(unread) : messages.place }]
  const shared = [
    ...read,
    ...(meets ? [{ to: '/sessions', label: t.sessions }] : []),
    ...written,
    { to: '/me', label: t.me },
  ]
  return (
    <StaffPage places={[...own, ...shared]} current={current} accompanies={meets}>
      {children}
    </StaffPage>
  )
}
