import { WordLink } from '#app/components/button.tsx'
import { Icon } from '#app/components/icon.tsx'

/** The way back to the page that this one belongs to, above its title. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <p>
      <WordLink to={to} className="inline-flex min-h-12 items-center gap-2">
        <Icon name="back" />
        {children}
      </WordLink>
    </p>
  )
}
