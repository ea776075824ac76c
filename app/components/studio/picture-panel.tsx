import { Button, WordLink } from '#app/components/button.tsx'
import { StudioForm, useCanEdit, useDraftLink } from '#app/components/studio/form.tsx'
import { nodeOptions, NodeList } from '#app/components/studio/lists.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import type { DrawnEdge } from '#app/studio/layout.ts'
import type { PictureNode } from '#app/studio/picture.ts'

/** The level that is chosen in the picture: what it is, and its prerequisites as forms. */
export function ChosenLevel({
  node,
  names,
  onBack,
}: {
  node: PictureNode
  names: Readonly<Record<string, string>>
  onBack(): void
}) {
  const t = useText(fr, en)
  const say = useSay()
  const link = useDraftLink()
  return (
    <section aria-labelledby="chosen" className="mt-6 max-w-[44rem]">
      <h2 id="chosen" tabIndex={-1} className="title-2">
        {names[node.id]}
      </h2>
      <p className="mt-1 text-ink-2">{say(node.canDo)}</p>
      <p className="mt-1 flex flex-wrap gap-x-6">
        <WordLink
          to={link(`/staff/graph/${node.competency}`)}
          className="inline-flex min-h-12 items-center font-semibold"
        >
          {t.graph.openPage}
        </WordLink>
        <Button type="button" look="word" onClick={onBack}>
          {t.graph.backToNode}
        </Button>
      </p>
      <h3 className="title-3 mt-3 mb-2">{t.graph.prerequisites}</h3>
      <NodeList
        kind="level"
        slug={node.id}
        label={t.lists.choose}
        members={node.requires}
        nodes={nodeOptions(names)}
      />
    </section>
  )
}

/** The edge that is chosen in the picture, with the way to take it out where there is one. */
export function ChosenEdge({
  edge,
  nameOf,
}: {
  edge: DrawnEdge & { folded: boolean }
  nameOf(id: string): string
}) {
  const t = useText(fr, en).graph
  const can = useCanEdit()
  const { source, target, written, folded } = edge
  return (
    <section aria-labelledby="chosen" className="mt-6 max-w-[44rem]">
      <h2 id="chosen" tabIndex={-1} className="title-3">
        {t.edge(nameOf(source), nameOf(target))}
      </h2>
      {written && can ? (
        <StudioForm intent="take" values={{ kind: 'level', slug: target, member: source }} className="mt-2">
          <Button look="outline">{t.edgeTake}</Button>
        </StudioForm>
      ) : null}
      {written ? null : <p className="mt-1 text-ink-2">{folded ? t.edgeFolded : t.edgeBelow}</p>}
    </section>
  )
}
