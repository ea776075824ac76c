/** A draft: a base and what people changed, entry by entry. An entry that is undone stays, and can be done again. */
import type { Catalog } from '#engine/catalog.ts'
import { applyEdits } from '#engine/edit/apply.ts'
import type { Edit, Refusal } from '#engine/edit/edit.ts'

export interface Entry {
  id: string
  author: string
  /** ISO instant. */
  at: string
  edits: Edit[]
  undone: boolean
}

export type Folded =
  | { catalog: Catalog; refused?: undefined }
  | { catalog?: undefined; refused: Refusal; entry: string; edit: Edit }

/** The catalogue that a draft makes of its base, or the first edit that cannot be made, and why. */
export function foldDraft(base: Catalog, entries: readonly Entry[]): Folded {
  let catalog = base
  for (const { id, edits, undone } of entries) {
    if (undone) continue
    const made = applyEdits(catalog, edits)
    if (made.refused) return { ...made, entry: id }
    catalog = made.catalog
  }
  return { catalog }
}

/** Entries that cannot be made as they are; those after them are tried without them. */
function entriesRefused(base: Catalog, entries: readonly Entry[]): string[] {
  const refused: string[] = []
  let catalog = base
  for (const { id, edits, undone } of entries) {
    if (undone) continue
    const made = applyEdits(catalog, edits)
    if (made.refused) refused.push(id)
    else catalog = made.catalog
  }
  return refused
}

/** The entries with one undone or done again; or the entries that stand in the way. */
export type Turned =
  { entries: Entry[]; dependent?: undefined } | { entries?: undefined; dependent: string[] }

function turn(base: Catalog, entries: readonly Entry[], id: string, undone: boolean): Turned {
  const turned = entries.map((entry) => (entry.id === id ? { ...entry, undone } : entry))
  const dependent = entriesRefused(base, turned)
  return dependent.length === 0 ? { entries: turned } : { dependent }
}

/** Takes an entry back, also from under others; refused with the ids of the entries that need it. */
export function undo(base: Catalog, entries: readonly Entry[], id: string): Turned {
  return turn(base, entries, id, true)
}

/** Does an entry again where it stood; refused with the ids of the entries, itself or later ones, that do not go with it. */
export function redo(base: Catalog, entries: readonly Entry[], id: string): Turned {
  return turn(base, entries, id, false)
}

/** The entry that somebody would undo next: her latest. */
export function nextToUndo(entries: readonly Entry[], author: string): string | null {
  return entries.findLast((entry) => entry.author === author && !entry.undone)?.id ?? null
}

/** The entry that somebody would do again next: her first undone one since her latest that stands. */
export function nextToRedo(entries: readonly Entry[], author: string): string | null {
  const own = entries.filter((entry) => entry.author === author)
  return own[own.findLastIndex(({ undone }) => !undone) + 1]?.id ?? null
}
