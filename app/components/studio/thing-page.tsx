import type { ReactNode } from 'react'
import { Comments, Others } from '#app/components/studio/about.tsx'
import { RemoveForm } from '#app/components/studio/lists.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import type { StudioReply } from '#app/studio/act.server.ts'
import type { ThingView } from '#app/studio/thing.server.ts'

/** The page of one thing of the catalogue: its name, what colleagues do with it and say of it, and how it is taken out. */
export function ThingPage({
  view: { bar, about, thing, names },
  reply,
  place,
  back,
  title,
  titleLook = 'title-1 max-w-[24ch]',
  lead,
  remove,
  children,
}: {
  view: ThingView
  reply: StudioReply | undefined
  place: 'tracks' | 'graph' | 'modules'
  back: { to: string; label: string }
  title: string
  titleLook?: string
  lead?: string
  remove?: { label: string; text: string }
  children: ReactNode
}) {
  const where = { kind: thing.kind, slug: thing.slug }
  return (
    <StudioPage place={place} bar={bar} reply={reply} names={names} back={back}>
      <h1 className={`mt-6 ${titleLook}`}>{title || thing.slug}</h1>
      {lead ? <p className="measure mt-3 text-lg text-ink-2">{lead}</p> : null}
      <Others about={about} />
      {children}
      <Comments about={about.comments} where={where} />
      {remove ? <RemoveForm {...where} {...remove} /> : null}
    </StudioPage>
  )
}
