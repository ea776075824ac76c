/** Where the things of a catalogue stand, and what names what. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { nodeOf, splitNode } from '#engine/competency.ts'
import { nodeLists, type Kind, type Listing, type Things, type Where } from '#engine/edit/edit.ts'
import { read, type Way } from '#engine/edit/tree.ts'

/** The list in which a thing stands, or would stand. */
export interface Shelf {
  /** From the catalogue to the list. */
  way: Way
  /** The things of the list, by the names that `after` gives them. */
  keys: string[]
  /** The name of the thing asked for. */
  key: string
  /** Its position; -1 where it is not there. */
  index: number
}

const shelved = (way: Way, keys: string[], key: string): Shelf => ({
  way,
  keys,
  key,
  index: keys.indexOf(key),
})

const slugs = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug)
const indexOf = (list: readonly { slug: string }[], slug: string) =>
  list.findIndex((thing) => thing.slug === slug)

/** `owner/own` in its two parts. */
function parts(slug: string): [owner: string, own: string] {
  const at = slug.lastIndexOf('/')
  return [slug.slice(0, Math.max(0, at)), slug.slice(at + 1)]
}

/** Whether this is written as a node is. */
export const isNodeId = (slug: string) => /^[^@]+@[1-9]\d*$/.test(slug)

/** The list for a thing of this name; null where what it belongs to does not exist. */
export function shelfOf(catalog: Catalog, { kind, slug }: Where): Shelf | null {
  switch (kind) {
    case 'area':
      return shelved(['areas'], slugs(catalog.areas), slug)
    case 'competency':
      return shelved(['competencies'], slugs(catalog.competencies), slug)
    case 'module':
      return shelved(['modules'], slugs(catalog.modules), slug)
    case 'track':
      return shelved(['tracks'], slugs(catalog.tracks), slug)
    case 'item':
      return shelved(
        ['items'],
        catalog.items.map(({ id }) => id),
        slug,
      )
    case 'retirement':
      return shelved(
        ['retired'],
        (catalog.retired ?? []).map(({ node }) => node),
        slug,
      )
    case 'level': {
      if (!isNodeId(slug)) return null
      const { competency } = splitNode(slug)
      const at = indexOf(catalog.competencies, competency)
      const levels = catalog.competencies[at]?.levels
      if (!levels) return null
      const nodes = levels.map((_, i) => nodeOf(competency, i + 1))
      return shelved(['competencies', at, 'levels'], nodes, slug)
    }
    case 'criterion': {
      const [owner, own] = parts(slug)
      const at = indexOf(catalog.modules, owner)
      const criteria = catalog.modules[at]?.project?.criteria
      return criteria ? shelved(['modules', at, 'project', 'criteria'], slugs(criteria), own) : null
    }
    case 'milestone': {
      const [owner, own] = parts(slug)
      const at = indexOf(catalog.tracks, owner)
      const milestones = catalog.tracks[at]?.milestones
      return milestones ? shelved(['tracks', at, 'milestones'], slugs(milestones), own) : null
    }
  }
}

/** The thing of this name. */
export function findThing<K extends Kind>(
  catalog: Catalog,
  { kind, slug }: { kind: K; slug: string },
): Things[K] | undefined
export function findThing(catalog: Catalog, where: Where): unknown {
  const shelf = shelfOf(catalog, where)
  return shelf && shelf.index >= 0 ? read(catalog, [...shelf.way, shelf.index]) : undefined
}

/** Whether things of this kind have a list of nodes. */
export const isListing = (kind: Kind): kind is Listing => Object.hasOwn(nodeLists, kind)

/** The node list of a thing; null where the thing does not exist. */
export function membersOf(
  catalog: Catalog,
  { kind, slug }: { kind: Listing; slug: string },
): NodeId[] | null {
  const thing = findThing(catalog, { kind, slug })
  const members = read(thing, [nodeLists[kind]])
  return Array.isArray(members) ? members : null
}

/** Whether the catalogue has this node. */
export function hasNode(catalog: Catalog, node: NodeId): boolean {
  return findThing(catalog, { kind: 'level', slug: node }) !== undefined
}

/** Things that name a node, retirements apart: they speak of the past. Levels below in the same competency are not named. */
export function usesOfNode(catalog: Catalog, node: NodeId): Where[] {
  const uses: Where[] = []
  for (const { slug, levels } of catalog.competencies) {
    levels.forEach(({ requires }, i) => {
      if (requires.includes(node)) uses.push({ kind: 'level', slug: nodeOf(slug, i + 1) })
    })
  }
  for (const { slug, teaches, project } of catalog.modules) {
    if (teaches.includes(node)) uses.push({ kind: 'module', slug })
    for (const criterion of project?.criteria ?? [])
      if (criterion.node === node) uses.push({ kind: 'criterion', slug: `${slug}/${criterion.slug}` })
  }
  for (const item of catalog.items) if (item.node === node) uses.push({ kind: 'item', slug: item.id })
  for (const { slug, targets, milestones } of catalog.tracks) {
    if (targets.includes(node)) uses.push({ kind: 'track', slug })
    for (const milestone of milestones)
      if (milestone.nodes.includes(node)) uses.push({ kind: 'milestone', slug: `${slug}/${milestone.slug}` })
  }
  return uses
}
