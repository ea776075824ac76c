import { useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { HomePage } from '#app/components/home-page.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import type { loader } from '#app/root.tsx'

/** A page about sessions: among the places of a learner, or among those of whoever accompanies. */
export function SessionsPage({ children }: { children: ReactNode }) {
  const person = useRouteLoaderData<typeof loader>('root')?.person
  if (person?.roles.includes('learner')) return <LearnerPage place="people">{children}</LearnerPage>
  return <HomePage current="/sessions">{children}</HomePage>
}
