import { useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { StaffPage } from '#app/components/staff-page.tsx'
import { menu as en } from '#app/locales/en/menu.ts'
import { menu as fr } from '#app/locales/fr/menu.ts'
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
  const t = useText(fr, en)
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
      : [{ to: '/projects', label: projects > 0 ? t.projectsToRead(projects) : t.projects }]
  const meets = roles.includes('mentor') || roles.includes('coach')
  // Counted for those who accompany; a learner finds her messages on her own pages.
  const written =
    unread === null ? [] : [{ to: '/messages', label: unread > 0 ? t.messagesToRead(unread) : t.messages }]
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
