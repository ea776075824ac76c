/**
 * One typed change of the catalogue. It carries what it replaces, so that its inverse needs nothing else and a stale one is seen.
 * See docs/decisions/0013-edits-and-retired-nodes.md.
 */
import type {
  Area,
  Competency,
  Criterion,
  Level,
  Milestone,
  Module,
  NodeId,
  Retirement,
  Track,
} from '#engine/catalog.ts'
import type { Item } from '#engine/item.ts'

/** What can be added and removed. */
export interface Things {
  area: Area
  competency: Competency
  /** Its slug is its node: `sql@2`. */
  level: Level
  module: Module
  /** Its slug is written after its module’s: `show-your-work/clear-title`. */
  criterion: Criterion
  /** Its slug is its id. */
  item: Item
  track: Track
  /** Its slug is written after its track’s: `web-front-end/first-page`. */
  milestone: Milestone
  /** Its slug is the node that is no more. */
  retirement: Retirement
}

export type Kind = keyof Things

/** A thing of the catalogue, by name. */
export interface Where {
  kind: Kind
  slug: string
}

/** The list of nodes that a thing of this kind has. */
export const nodeLists = {
  level: 'requires',
  module: 'teaches',
  track: 'targets',
  milestone: 'nodes',
  retirement: 'equivalent',
} as const

export type Listing = keyof typeof nodeLists

/** Adds or takes away a thing, in its list after the one named (null: first; at the end where that one is no more). */
export type WholeEdit<Act extends 'add' | 'remove'> = {
  [K in Kind]: { act: Act; kind: K; slug: string; value: Things[K]; after: string | null }
}[Kind]

/**
 * Another value of a field, written as a way through the thing: `minutes`, `name.fr`, `options.2.feedback.en`. A language is a field
 * of its own; a list with other members than before is one field; null is a field that is not there.
 */
export interface SetEdit extends Where {
  act: 'set'
  field: string
  was: unknown
  value: unknown
}

/** A node into, or out of, the node list of a thing, after another one. */
export interface MemberEdit {
  act: 'put' | 'take'
  kind: Listing
  slug: string
  member: NodeId
  after: NodeId | null
}

/** Another place in the list in which the thing stands, after the one named. */
export interface MoveEdit extends Where {
  act: 'move'
  was: string | null
  after: string | null
}

export type Edit = WholeEdit<'add'> | WholeEdit<'remove'> | SetEdit | MemberEdit | MoveEdit

/** The edit that takes this one back. */
export function invertEdit(edit: Edit): Edit {
  switch (edit.act) {
    case 'add':
      return { ...edit, act: 'remove' }
    case 'remove':
      return { ...edit, act: 'add' }
    case 'set':
      return { ...edit, was: edit.value, value: edit.was }
    case 'put':
      return { ...edit, act: 'take' }
    case 'take':
      return { ...edit, act: 'put' }
    case 'move':
      return { ...edit, was: edit.after, after: edit.was }
  }
}

/** Edits that take these back, in the order in which they are to be made. */
export function invertEdits(edits: readonly Edit[]): Edit[] {
  return edits.map(invertEdit).reverse()
}

/** Why an edit is not made. */
export type Refusal =
  /** Each needed by the next, the last by the first. */
  | { reason: 'cycle'; loop: NodeId[] }
  /** The thing, or one that it names, does not exist. */
  | { reason: 'unknown'; kind: Kind; slug: string }
  | { reason: 'taken'; kind: Kind; slug: string }
  /** Removed, or retired as another thing’s node, while these name it. */
  | { reason: 'used'; kind: Kind; slug: string; by: Where[] }
  /** The node was retired: its slug means what it meant. Or it exists, and cannot be called retired. */
  | { reason: 'retired'; node: NodeId }
  | { reason: 'exists'; node: NodeId }
  /** Levels come and go at the top. */
  | { reason: 'not-on-top'; node: NodeId }
  /** The list has the node already, or has it not. */
  | { reason: 'twice' | 'absent'; kind: Kind; slug: string; member: NodeId }
  /** It replaces something else than what is there now. */
  | { reason: 'stale'; kind: Kind; slug: string; field: string; found: unknown }
  /** There is no such field, it is not changed so, or the value has another form. */
  | { reason: 'unfit'; kind: Kind; slug: string; field: string }
