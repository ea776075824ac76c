/** What a thing must be to stand in a catalogue: named as it says, its names known and unlike, its nodes never retired. */
import type { Catalog, Module, NodeId } from '#engine/catalog.ts'
import { nodeOf } from '#engine/competency.ts'
import type { Kind, Refusal, WholeEdit } from '#engine/edit/edit.ts'
import { findThing, hasNode, usesOfNode } from '#engine/edit/place.ts'

const repeated = (list: readonly string[]) => list.find((member, i) => list.indexOf(member) !== i)

function listRefusal(
  kind: Kind,
  slug: string,
  list: readonly NodeId[],
  isKnown: (node: NodeId) => boolean,
): Refusal | null {
  const member = repeated(list)
  if (member !== undefined) return { reason: 'twice', kind, slug, member }
  const unknown = list.find((node) => !isKnown(node))
  return unknown === undefined ? null : { reason: 'unknown', kind: 'level', slug: unknown }
}

const firstOf = (refusals: readonly (Refusal | null)[]) =>
  refusals.find((refusal) => refusal !== null) ?? null

/** Why a project cannot stand under its module. */
export function projectRefusal(catalog: Catalog, { slug, project }: Module): Refusal | null {
  if (!project) return null
  const twice = repeated(project.criteria.map((criterion) => criterion.slug))
  if (twice !== undefined) return { reason: 'taken', kind: 'criterion', slug: `${slug}/${twice}` }
  const unknown = project.criteria.find(({ node }) => !hasNode(catalog, node))
  return unknown ? { reason: 'unknown', kind: 'level', slug: unknown.node } : null
}

/** Why a thing cannot be added as it is, whatever the order of its list; cycles apart. */
export function additionRefusal(catalog: Catalog, edit: WholeEdit<'add'>): Refusal | null {
  const { kind, slug } = edit
  const known = (node: NodeId) => hasNode(catalog, node)
  const misnamed = (name: string): Refusal | null =>
    name === slug ? null : { reason: 'unfit', kind, slug, field: 'slug' }
  const ownName = slug.slice(slug.lastIndexOf('/') + 1)
  switch (edit.kind) {
    case 'area':
      return misnamed(edit.value.slug)
    case 'competency': {
      const own = edit.value.levels.map((_, i) => nodeOf(slug, i + 1))
      const gone = own.find((node) => findThing(catalog, { kind: 'retirement', slug: node }))
      if (gone !== undefined) return { reason: 'retired', node: gone }
      if (!findThing(catalog, { kind: 'area', slug: edit.value.area }))
        return { reason: 'unknown', kind: 'area', slug: edit.value.area }
      const lists = edit.value.levels.map(({ requires }, i) =>
        listRefusal('level', nodeOf(slug, i + 1), requires, (node) => own.includes(node) || known(node)),
      )
      return firstOf([misnamed(edit.value.slug), ...lists])
    }
    case 'level':
      if (findThing(catalog, { kind: 'retirement', slug })) return { reason: 'retired', node: slug }
      return listRefusal('level', slug, edit.value.requires, (node) => node === slug || known(node))
    case 'module':
      return firstOf([
        misnamed(edit.value.slug),
        listRefusal(kind, slug, edit.value.teaches, known),
        projectRefusal(catalog, edit.value),
      ])
    case 'criterion':
      return edit.value.slug === ownName
        ? listRefusal(kind, slug, [edit.value.node], known)
        : { reason: 'unfit', kind, slug, field: 'slug' }
    case 'item':
      return firstOf([misnamed(edit.value.id), listRefusal(kind, slug, [edit.value.node], known)])
    case 'track': {
      const twice = repeated(edit.value.milestones.map((milestone) => milestone.slug))
      if (twice !== undefined) return { reason: 'taken', kind: 'milestone', slug: `${slug}/${twice}` }
      return firstOf([
        misnamed(edit.value.slug),
        listRefusal(kind, slug, edit.value.targets, known),
        ...edit.value.milestones.map((one) =>
          listRefusal('milestone', `${slug}/${one.slug}`, one.nodes, known),
        ),
      ])
    }
    case 'milestone':
      return edit.value.slug === ownName
        ? listRefusal(kind, slug, edit.value.nodes, known)
        : { reason: 'unfit', kind, slug, field: 'slug' }
    case 'retirement':
      if (known(slug)) return { reason: 'exists', node: slug }
      return firstOf([misnamed(edit.value.node), listRefusal(kind, slug, edit.value.equivalent, () => true)])
  }
}

/** Why a thing cannot be taken away: others name it. */
export function removalRefusal(catalog: Catalog, { kind, slug, value }: WholeEdit<'remove'>): Refusal | null {
  if (kind === 'area') {
    const by = catalog.competencies.filter(({ area }) => area === slug)
    if (by.length === 0) return null
    return { reason: 'used', kind, slug, by: by.map((one) => ({ kind: 'competency', slug: one.slug })) }
  }
  const nodes =
    kind === 'level' ? [slug] : kind === 'competency' ? value.levels.map((_, i) => nodeOf(slug, i + 1)) : []
  const by = nodes
    .flatMap((node) => usesOfNode(catalog, node))
    .filter((use) => use.kind !== 'level' || !nodes.includes(use.slug))
  return by.length === 0 ? null : { reason: 'used', kind, slug, by }
}
