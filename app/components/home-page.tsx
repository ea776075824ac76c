import { useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { StaffPage } from '#app/components/staff-page.tsx'
import { homes as en } from '#app/locales/en/homes.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
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
export function HomePage({ current, children }: { current: string; children: ReactNode }) {
  const t = useText(fr, en).places
  const roles = useRouteLoaderData<typeof loader>('root')?.person?.roles ?? []
  const own = places
    .filter(({ role }) => roles.includes(role))
    .map(({ role, to }) => ({ to, label: t[role] }))
  const meets = roles.includes('mentor') || roles.includes('coach')
  const shared = [...(meets ? [{ to: '/sessions', label: t.sessions }] : []), { to: '/me', label: t.me }]
  return (
    <StaffPage places={[...own, ...shared]} current={current}>
      {children}
    </StaffPage>
  )
}
