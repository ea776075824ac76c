/**
 * The catalogue after an edit, or why not. What was sound stays sound: every name resolves, no slug stands twice, no list has a
 * member twice, prerequisites go in no circle, no retired node comes back.
 */
import type { Catalog } from '#engine/catalog.ts'
import { findCycle } from '#engine/competency.ts'
import {
  nodeLists,
  type Edit,
  type Kind,
  type MemberEdit,
  type MoveEdit,
  type Refusal,
  type SetEdit,
  type WholeEdit,
} from '#engine/edit/edit.ts'
import { findThing, hasNode, membersOf, shelfOf, type Shelf } from '#engine/edit/place.ts'
import { additionRefusal, projectRefusal, removalRefusal } from '#engine/edit/sound.ts'
import { isSame, read, replaced, type Way } from '#engine/edit/tree.ts'

export type Outcome = { catalog: Catalog; refused?: undefined } | { catalog?: undefined; refused: Refusal }

/** Fields that may be absent, whatever holds them. */
const optional = new Set(['context', 'slip', 'guess', 'unit', 'page', 'project', 'final', 'feedback', 'url'])

/** Names, and what other edits change. */
const fixed: Record<Kind, RegExp> = {
  area: /^slug$/,
  competency: /^(slug|levels)\b/,
  level: /^requires\b/,
  module: /^(slug|teaches|project\.criteria)\b/,
  criterion: /^slug$/,
  item: /^(id|kind)$/,
  track: /^(slug|targets|milestones)\b/,
  milestone: /^(slug|nodes)\b/,
  retirement: /^/,
}

/** Whether a field keeps its value, or is changed by other edits than `set`. */
export const isFixed = (kind: Kind, field: string) => fixed[kind].test(field)

const refuse = (refused: Refusal): Outcome => ({ refused })

/** A field as a way through its thing. */
export function wayOf(field: string): Way {
  return field.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
}

const inserted = <T>(list: readonly T[], at: number, member: T): T[] => [
  ...list.slice(0, at),
  member,
  ...list.slice(at),
]

/** The place after a key: first for null, at the end for one that is not there. */
function placeAfter(keys: readonly string[], after: string | null): number {
  if (after === null) return 0
  const at = keys.indexOf(after)
  return at < 0 ? keys.length : at + 1
}

function listAt(catalog: Catalog, { way }: Shelf): unknown[] {
  const list = read(catalog, way)
  return Array.isArray(list) ? list : []
}

/** The catalogue with another list on the shelf; a list of retirements that has become empty goes. */
function withList(catalog: Catalog, { way }: Shelf, list: readonly unknown[]): Catalog {
  return replaced(catalog, way, way[0] === 'retired' && list.length === 0 ? undefined : list)
}

function withoutCircle(catalog: Catalog): Outcome {
  const loop = findCycle(catalog)
  return loop ? refuse({ reason: 'cycle', loop }) : { catalog }
}

function add(catalog: Catalog, edit: WholeEdit<'add'>): Outcome {
  const { kind, slug, value, after } = edit
  const shelf = shelfOf(catalog, edit)
  if (!shelf) return refuse({ reason: 'unknown', ...ownerOf(edit) })
  if (shelf.index >= 0) return refuse({ reason: 'taken', kind, slug })
  if (kind === 'level' && !slug.endsWith(`@${shelf.keys.length + 1}`))
    return refuse({ reason: 'not-on-top', node: slug })
  const refused = additionRefusal(catalog, edit)
  if (refused) return { refused }
  const place = kind === 'level' ? shelf.keys.length : placeAfter(shelf.keys, after)
  const next = withList(catalog, shelf, inserted(listAt(catalog, shelf), place, value))
  return kind === 'level' || kind === 'competency' ? withoutCircle(next) : { catalog: next }
}

/** What a thing belongs to, of which there is none. */
function ownerOf({ kind, slug }: { kind: Kind; slug: string }): { kind: Kind; slug: string } {
  if (kind === 'level') return { kind: 'competency', slug: slug.split('@')[0] ?? slug }
  return { kind: kind === 'criterion' ? 'module' : 'track', slug: slug.split('/')[0] ?? slug }
}

function remove(catalog: Catalog, edit: WholeEdit<'remove'>): Outcome {
  const { kind, slug, value } = edit
  const shelf = shelfOf(catalog, edit)
  if (!shelf || shelf.index < 0) return refuse({ reason: 'unknown', kind, slug })
  const list = listAt(catalog, shelf)
  const found = list[shelf.index]
  if (!isSame(found, value)) return refuse({ reason: 'stale', kind, slug, field: '', found })
  if (kind === 'level' && shelf.index < list.length - 1) return refuse({ reason: 'not-on-top', node: slug })
  const refused = removalRefusal(catalog, edit)
  return refused ? { refused } : { catalog: withList(catalog, shelf, list.toSpliced(shelf.index, 1)) }
}

const formOf = (value: unknown) => (Array.isArray(value) ? 'list' : value === null ? 'nothing' : typeof value)

/** Whether a field may go from one value to the other. */
function fits(field: string, was: unknown, value: unknown): boolean {
  if (was === null || value === null)
    return value !== undefined && optional.has(field.slice(field.lastIndexOf('.') + 1))
  return formOf(was) === formOf(value)
}

/** Why a field cannot name what it would name. */
function nameRefusal(catalog: Catalog, next: Catalog, { kind, slug, field, value }: SetEdit): Refusal | null {
  const name = String(value)
  if (kind === 'competency' && field === 'area')
    return findThing(catalog, { kind: 'area', slug: name })
      ? null
      : { reason: 'unknown', kind: 'area', slug: name }
  if ((kind === 'item' || kind === 'criterion') && field === 'node')
    return hasNode(catalog, name) ? null : { reason: 'unknown', kind: 'level', slug: name }
  const module = kind === 'module' && field === 'project' && findThing(next, { kind, slug })
  return module ? projectRefusal(catalog, module) : null
}

function set(catalog: Catalog, edit: SetEdit): Outcome {
  const { kind, slug, field, was, value } = edit
  const shelf = shelfOf(catalog, edit)
  if (!shelf || shelf.index < 0) return refuse({ reason: 'unknown', kind, slug })
  const thing = [...shelf.way, shelf.index]
  const way = wayOf(field)
  const holder = read(catalog, [...thing, ...way.slice(0, -1)])
  const found = read(catalog, [...thing, ...way]) ?? null
  const unfit: Refusal = { reason: 'unfit', kind, slug, field }
  if (isFixed(kind, field) || typeof holder !== 'object' || holder === null) return refuse(unfit)
  if (!isSame(found, was)) return refuse({ reason: 'stale', kind, slug, field, found })
  if (!fits(field, was, value)) return refuse(unfit)
  const next = replaced(catalog, [...thing, ...way], value ?? undefined)
  const refused = nameRefusal(catalog, next, edit)
  return refused ? { refused } : { catalog: next }
}

function changeMember(catalog: Catalog, { act, kind, slug, member, after }: MemberEdit): Outcome {
  const shelf = shelfOf(catalog, { kind, slug })
  const members = membersOf(catalog, { kind, slug })
  if (!shelf || !members) return refuse({ reason: 'unknown', kind, slug })
  const way = [...shelf.way, shelf.index, nodeLists[kind]]
  const at = members.indexOf(member)
  if (act === 'take') {
    if (at < 0) return refuse({ reason: 'absent', kind, slug, member })
    return { catalog: replaced(catalog, way, members.toSpliced(at, 1)) }
  }
  if (at >= 0) return refuse({ reason: 'twice', kind, slug, member })
  if (kind !== 'retirement' && !hasNode(catalog, member))
    return refuse({ reason: 'unknown', kind: 'level', slug: member })
  const next = replaced(catalog, way, inserted(members, placeAfter(members, after), member))
  return kind === 'level' ? withoutCircle(next) : { catalog: next }
}

function move(catalog: Catalog, { kind, slug, after }: MoveEdit): Outcome {
  const shelf = shelfOf(catalog, { kind, slug })
  if (!shelf || shelf.index < 0) return refuse({ reason: 'unknown', kind, slug })
  if (kind === 'level') return refuse({ reason: 'not-on-top', node: slug })
  const list = listAt(catalog, shelf)
  const others = list.toSpliced(shelf.index, 1)
  const place = placeAfter(shelf.keys.toSpliced(shelf.index, 1), after)
  return { catalog: withList(catalog, shelf, inserted(others, place, list[shelf.index])) }
}

/** The catalogue after an edit, as a new value, or why it is not made. */
export function applyEdit(catalog: Catalog, edit: Edit): Outcome {
  switch (edit.act) {
    case 'add':
      return add(catalog, edit)
    case 'remove':
      return remove(catalog, edit)
    case 'set':
      return set(catalog, edit)
    case 'put':
    case 'take':
      return changeMember(catalog, edit)
    case 'move':
      return move(catalog, edit)
  }
}

/** The catalogue after all edits in order, or the first that is not made, and why. */
export function applyEdits(
  catalog: Catalog,
  edits: readonly Edit[],
): { catalog: Catalog; refused?: undefined } | { catalog?: undefined; refused: Refusal; edit: Edit } {
  let now = catalog
  for (const edit of edits) {
    const { catalog: next, refused } = applyEdit(now, edit)
    if (refused) return { refused, edit }
    now = next
  }
  return { catalog: now }
}
