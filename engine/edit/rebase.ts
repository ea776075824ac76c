/**
 * A draft carried over to another base, edit by edit: what touches nothing that changed goes along, what was done there too is left
 * out, and the rest is a conflict, shown one by one. Two drafts of one base are merged
 * by the same: one becomes the other’s base.
 */
import type { Catalog } from '#engine/catalog.ts'
import { applyEdit, applyEdits, wayOf } from '#engine/edit/apply.ts'
import { findDifference } from '#engine/edit/diff.ts'
import type { Entry } from '#engine/edit/draft.ts'
import type { Edit, Refusal } from '#engine/edit/edit.ts'
import { moving, removal, setting, taking } from '#engine/edit/make.ts'
import { findThing, membersOf, shelfOf } from '#engine/edit/place.ts'
import { isSame, read, replaced } from '#engine/edit/tree.ts'

export interface Conflict {
  /** Names it from one rebase to the next. */
  key: string
  entry: string
  edit: Edit
  /** What both began with, what the draft wants, what the new base has; null: nothing. */
  base: unknown
  mine: unknown
  theirs: unknown
  /** Why the edit cannot be made as it is. */
  refusal: Refusal
  /** Brings back a thing that the new base no longer has, as the draft knew it. */
  restore: Edit | null
}

export type Answer = 'mine' | 'theirs' | { value: unknown }

export interface Rebased {
  /** Without the edits that are in conflict: they fold on the new base. */
  entries: Entry[]
  conflicts: Conflict[]
}

type Clash = Pick<Conflict, 'base' | 'mine' | 'theirs' | 'refusal'>
type Carried = { edits: Edit[]; clash?: undefined } | { edits?: undefined; clash: Clash }

/** What an edit is on another catalogue: itself, nothing, or a clash. */
function carry(now: Catalog, edit: Edit): Carried {
  const found = findThing(now, edit)
  switch (edit.act) {
    case 'set': {
      const theirs = read(found, wayOf(edit.field)) ?? null
      return isSame(theirs, edit.value) && found
        ? { edits: [] }
        : tried(now, edit, edit.was, edit.value, theirs)
    }
    case 'add':
      return isSame(found, edit.value) ? { edits: [] } : tried(now, edit, null, edit.value, found ?? null)
    case 'remove':
      if (!found) return { edits: [] }
      if (!isSame(found, edit.value)) return tried(now, edit, edit.value, null, found)
      return tried(now, removal(now, edit), edit.value, null, found)
    case 'put':
      if (membersOf(now, edit)?.includes(edit.member)) return { edits: [] }
      return tried(now, edit, null, edit.member, null)
    case 'take':
      if (!membersOf(now, edit)?.includes(edit.member)) return { edits: [] }
      return tried(now, taking(now, edit, edit.member), edit.member, null, edit.member)
    case 'move':
      return found ? tried(now, moving(now, edit, edit.after), edit.was, edit.after, null) : { edits: [] }
  }
}

/**
 * Another value for a field of which both sides had said the same. Back to what it was, the draft has nothing to say of it; else it
 * goes against what the other side still says.
 */
function afterAgreeing(now: Catalog, edit: Edit, before: unknown): Carried | null {
  const found = findThing(now, edit)
  if (edit.act !== 'set' || !found) return null
  const theirs = read(found, wayOf(edit.field)) ?? null
  if (isSame(edit.value, before) || isSame(edit.value, theirs)) return { edits: [] }
  const { kind, slug, field } = edit
  const refusal: Refusal = { reason: 'stale', kind, slug, field, found: theirs }
  return { clash: { base: before, mine: edit.value, theirs, refusal } }
}

function tried(now: Catalog, edit: Edit, base: unknown, mine: unknown, theirs: unknown): Carried {
  const { refused } = applyEdit(now, edit)
  return refused ? { clash: { base, mine, theirs, refusal: refused } } : { edits: [edit] }
}

/** Edits that give the thing the draft’s whole value where the new base has another thing of that name. */
function takingOver(now: Catalog, edit: Edit, value: unknown): Edit[] {
  const shelf = shelfOf(now, edit)
  if (!shelf || shelf.index < 0) return [edit]
  return findDifference(now, replaced(now, [...shelf.way, shelf.index], value)) ?? [edit]
}

/** The edits that settle a conflict on the catalogue as it then is; they may still be refused. */
export function resolve(now: Catalog, { edit, mine, restore }: Conflict, answer: Answer): Edit[] {
  if (answer === 'theirs') return []
  const back = restore && !findThing(now, edit) ? [restore] : []
  switch (edit.act) {
    case 'set': {
      const value = answer === 'mine' ? mine : answer.value
      const restored = applyEdits(now, back).catalog ?? now
      return [...back, setting(restored, edit, edit.field, value)]
    }
    case 'add':
      return takingOver(now, edit, answer === 'mine' ? mine : answer.value)
    case 'remove':
      return findThing(now, edit) ? [removal(now, edit)] : []
    default:
      return [...back, edit]
  }
}

const fieldOf = (edit: Edit) => (edit.act === 'set' ? `${edit.kind} ${edit.slug} ${edit.field}` : '')

/** What removed the thing, taken back. */
function restoring(old: Catalog, now: Catalog, edit: Edit): Edit | null {
  if (edit.act === 'add' || findThing(now, edit) || !findThing(old, edit)) return null
  return { ...removal(old, edit), act: 'add' }
}

/**
 * The entries on another base. Answered conflicts are settled where they stand, so that what builds on them goes along; several
 * changes of one field in conflict are one conflict. Undone entries stay as they are.
 */
export function rebase(
  entries: readonly Entry[],
  oldBase: Catalog,
  newBase: Catalog,
  answers: ReadonlyMap<string, Answer> = new Map(),
): Rebased {
  let [old, now] = [oldBase, newBase]
  let conflicts: Conflict[] = []
  /** What fields had before both sides said the same of them. */
  const agreed = new Map<string, unknown>()
  const carried = (edit: Edit): Carried => {
    const found = agreed.has(fieldOf(edit)) ? afterAgreeing(now, edit, agreed.get(fieldOf(edit))) : null
    const outcome = found ?? carry(now, edit)
    if (edit.act === 'set' && outcome.edits?.length === 0 && !agreed.has(fieldOf(edit)))
      agreed.set(fieldOf(edit), edit.was)
    return outcome
  }
  const carryOver = (entry: string, edit: Edit, key: string): Edit[] => {
    const open = conflicts.find((one) => fieldOf(edit) !== '' && fieldOf(one.edit) === fieldOf(edit))
    const again = edit.act === 'set' && open !== undefined && isSame(open.mine, edit.was)
    const outcome: Carried = again ? { clash: { ...open, mine: edit.value } } : carried(edit)
    if (again) conflicts = conflicts.filter((one) => one !== open)
    if (outcome.edits) return outcome.edits
    const { base, mine, theirs, refusal } = outcome.clash
    if (again && isSame(mine, theirs)) return []
    const conflict = { key, entry, edit, base, mine, theirs, refusal, restore: restoring(old, now, edit) }
    const answer = answers.get(key)
    const settled = answer ? resolve(now, conflict, answer) : null
    const refused = settled ? applyEdits(now, settled).refused : refusal
    if (settled && !refused) return settled
    conflicts.push({ ...conflict, refusal: refused ?? refusal })
    return []
  }
  const carriedEntries = entries.map((entry) => {
    if (entry.undone) return entry
    const edits = entry.edits.flatMap((edit, i) => {
      const kept = carryOver(entry.id, edit, `${entry.id}/${i}`)
      now = applyEdits(now, kept).catalog ?? now
      old = applyEdit(old, edit).catalog ?? old
      return kept
    })
    return { ...entry, edits }
  })
  return { entries: carriedEntries, conflicts }
}
