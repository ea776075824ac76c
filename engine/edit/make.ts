/** Edits written for a catalogue as it is: with what they replace, and what stands before. */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { applyEdit, wayOf } from '#engine/edit/apply.ts'
import type {
  Edit,
  Kind,
  Listing,
  MemberEdit,
  MoveEdit,
  Refusal,
  SetEdit,
  Things,
  Where,
  WholeEdit,
} from '#engine/edit/edit.ts'
import { findThing, membersOf, shelfOf } from '#engine/edit/place.ts'
import { read } from '#engine/edit/tree.ts'

const before = (keys: readonly string[], at: number) => (at > 0 ? (keys[at - 1] ?? null) : null)

function endOf(catalog: Catalog, where: Where): string | null {
  return shelfOf(catalog, where)?.keys.at(-1) ?? null
}

/** Adds a thing, at the end of its list unless it is told after which one. */
export function addition<K extends Kind>(
  catalog: Catalog,
  kind: K,
  slug: string,
  value: Things[K],
  after?: string | null,
): WholeEdit<'add'>
export function addition(
  catalog: Catalog,
  kind: Kind,
  slug: string,
  value: unknown,
  after = endOf(catalog, { kind, slug }),
): unknown {
  return { act: 'add', kind, slug, value, after }
}

/** Takes a thing away. Throws where there is none. */
export function removal(catalog: Catalog, where: Where): WholeEdit<'remove'>
export function removal(catalog: Catalog, { kind, slug }: Where): unknown {
  const shelf = shelfOf(catalog, { kind, slug })
  const value = findThing(catalog, { kind, slug })
  if (!shelf || value === undefined) throw new Error(`there is no ${kind} ${slug}`)
  return { act: 'remove', kind, slug, value, after: before(shelf.keys, shelf.index) }
}

/** Gives a field another value; null takes an optional one away. */
export function setting(catalog: Catalog, { kind, slug }: Where, field: string, value: unknown): SetEdit {
  const was = read(findThing(catalog, { kind, slug }), wayOf(field)) ?? null
  return { act: 'set', kind, slug, field, was, value }
}

/** Puts a node into the list of a thing, at the end unless it is told after which one. */
export function putting(
  catalog: Catalog,
  { kind, slug }: { kind: Listing; slug: string },
  member: NodeId,
  after = membersOf(catalog, { kind, slug })?.at(-1) ?? null,
): MemberEdit {
  return { act: 'put', kind, slug, member, after }
}

/** Takes a node out of the list of a thing. */
export function taking(
  catalog: Catalog,
  { kind, slug }: { kind: Listing; slug: string },
  member: NodeId,
): MemberEdit {
  const members = membersOf(catalog, { kind, slug }) ?? []
  return { act: 'take', kind, slug, member, after: before(members, members.indexOf(member)) }
}

/** Puts a thing at another place of its list. */
export function moving(catalog: Catalog, { kind, slug }: Where, after: string | null): MoveEdit {
  const shelf = shelfOf(catalog, { kind, slug })
  return { act: 'move', kind, slug, was: before(shelf?.keys ?? [], shelf?.index ?? 0), after }
}

/** Edits made one after the other, each on what the ones before have left. */
export class Recorder {
  readonly edits: Edit[] = []
  catalog: Catalog

  constructor(base: Catalog) {
    this.catalog = base
  }

  /** Makes an edit and keeps it, or says why not. */
  make(edit: Edit): Refusal | null {
    const { catalog, refused } = applyEdit(this.catalog, edit)
    if (refused) return refused
    this.catalog = catalog
    this.edits.push(edit)
    return null
  }
}
