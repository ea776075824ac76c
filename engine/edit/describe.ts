/** What edits change, as data that a page puts into words: said once for each field, together for each retired node. */
import type { Language, NodeId } from '#engine/catalog.ts'
import { languages } from '#engine/catalog.ts'
import type { Edit, Kind } from '#engine/edit/edit.ts'
import { isSame } from '#engine/edit/tree.ts'

export interface Change {
  /** `retired`: `slug` is the node, `after` its equivalents. `gained` and `lost`: a node of the list of the thing. */
  what: 'added' | 'removed' | 'retired' | 'changed' | 'gained' | 'lost' | 'moved'
  kind: Kind
  slug: string
  /** Without its language. */
  field?: string
  language?: Language
  before: unknown
  after: unknown
}

/** Two edits on one of these are one change. */
function subjectOf(edit: Edit): string {
  const inner =
    edit.act === 'set' ? edit.field : 'member' in edit ? `@${edit.member}` : edit.act === 'move' ? '#' : ''
  return `${edit.kind} ${edit.slug} ${inner}`
}

/** What an edit makes of its subject, from and to; null: not there. */
function endsOf(edit: Edit): { before: unknown; after: unknown } {
  switch (edit.act) {
    case 'add':
      return { before: null, after: edit.value }
    case 'remove':
      return { before: edit.value, after: null }
    case 'set':
      return { before: edit.was, after: edit.value }
    case 'put':
      return { before: null, after: edit.member }
    case 'take':
      return { before: edit.member, after: null }
    case 'move':
      return { before: edit.was, after: edit.after }
  }
}

function changeOf(edit: Edit, { before, after }: { before: unknown; after: unknown }): Change {
  const { kind, slug } = edit
  if (edit.act === 'set') {
    const language = languages.find((one) => edit.field.endsWith(`.${one}`))
    const field = language ? edit.field.slice(0, -language.length - 1) : edit.field
    return { what: 'changed', kind, slug, field, ...(language && { language }), before, after }
  }
  if ('member' in edit) return { what: after === null ? 'lost' : 'gained', kind, slug, before, after }
  if (edit.act === 'move') return { what: 'moved', kind, slug, before, after }
  const what = before === null ? 'added' : after === null ? 'removed' : 'changed'
  return { what, kind, slug, before, after }
}

/** Levels that go with a retirement, and the retirement, are one change. */
function withRetirements(changes: readonly Change[]): Change[] {
  const retired = new Map<NodeId, Change>()
  for (const change of changes)
    if (change.kind === 'retirement' && change.what === 'added') retired.set(change.slug, change)
  const told = new Set<NodeId>()
  const joined = changes.map((change): Change => {
    const own = change.kind === 'level' && change.what === 'removed' && retired.get(change.slug)
    if (!own) return change
    told.add(change.slug)
    return { ...change, what: 'retired', after: equivalentOf(own) }
  })
  return joined.flatMap((change) => {
    if (change.kind !== 'retirement' || change.what !== 'added') return [change]
    return told.has(change.slug) ? [] : [{ ...change, what: 'retired', after: equivalentOf(change) }]
  })
}

function equivalentOf({ after }: Change): unknown {
  return typeof after === 'object' && after !== null && 'equivalent' in after ? after.equivalent : []
}

/** Changes in the order in which they were begun; what comes back to where it was is none. */
export function describeEdits(edits: readonly Edit[]): Change[] {
  const subjects = new Map<string, { edit: Edit; before: unknown; after: unknown }>()
  for (const edit of edits) {
    const subject = subjectOf(edit)
    const { before, after } = endsOf(edit)
    const known = subjects.get(subject)
    subjects.set(subject, { edit, before: known ? known.before : before, after })
  }
  const changes = [...subjects.values()].flatMap(({ edit, before, after }) =>
    isSame(before, after) ? [] : [changeOf(edit, { before, after })],
  )
  return withRetirements(changes)
}
