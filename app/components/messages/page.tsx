import { useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { HomePage } from '#app/components/home-page.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import type { loader } from '#app/root.tsx'

/** A page of messages: among her places when she learns, among those of her roles otherwise. `unread`: counted after what it shows was read. */
export function MessagesPage({ unread, children }: { unread?: number | null; children: ReactNode }) {
  const person = useRouteLoaderData<typeof loader>('root')?.person
  const content = <div className="max-w-[44rem]">{children}</div>
  if (person?.roles.includes('learner')) return <LearnerPage place="people">{content}</LearnerPage>
  return (
    <HomePage current="/messages" unread={unread}>
      {content}
    </HomePage>
  )
}
