import { WordLink } from '#app/components/button.tsx'
import { useSay } from '#app/locales/language.tsx'
import type { Text } from '#engine/catalog.ts'

/** What of ours stands beside an entry, with a way to its page where it has one. */
export function SubjectLink({
  to,
  name,
  strong = false,
}: {
  to: string | null
  name: Text
  strong?: boolean
}) {
  const say = useSay()
  const look = `inline-flex min-h-11 items-center ${strong ? 'font-bold' : ''}`
  if (to === null) return <span className={look}>{say(name)}</span>
  return (
    <WordLink to={to} className={look}>
      {say(name)}
    </WordLink>
  )
}
