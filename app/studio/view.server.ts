/** What every page of the studio shows around its subject. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { dayOf } from '#app/locales/format.ts'
import type { Studio } from '#app/studio/draft.server.ts'
import { listComments } from '#db/draft-comments.ts'
import { listDrafts, listOtherEntries } from '#db/drafts.ts'
import { nextToRedo, nextToUndo } from '#engine/edit/draft.ts'
import type { Edit, Kind, Where } from '#engine/edit/edit.ts'

export interface StudioBarView {
  /** Marks the forms of one showing of a page: sent twice, they are done once. */
  page: string
  published: number
  draft: {
    id: string
    name: string
    changes: number
    behind: boolean
    undo: string | null
    redo: string | null
  } | null
  /** Open drafts to choose from. */
  drafts: { id: string; name: string }[]
}

export async function viewBar(
  { db, newId }: Pick<RequestContext, 'db' | 'newId'>,
  { draft, published }: Pick<Studio, 'draft' | 'published'>,
  staff: Person,
): Promise<StudioBarView> {
  const drafts = (await listDrafts(db, true)).map(({ id, name }) => ({ id, name }))
  const page = newId()
  if (!draft) return { page, published, draft: null, drafts }
  const { id, name, entries, baseId } = draft
  return {
    page,
    published,
    drafts,
    draft: {
      id,
      name,
      changes: entries.filter(({ undone }) => !undone).length,
      behind: baseId !== published,
      undo: nextToUndo(entries, staff.id),
      redo: nextToRedo(entries, staff.id),
    },
  }
}

/** Whether an edit is of a thing, or of a part of it. */
function isOf({ kind, slug }: Where, edit: Edit): boolean {
  const within: Partial<Record<Kind, Kind>> = { competency: 'level', module: 'criterion', track: 'milestone' }
  if (edit.kind === kind && edit.slug === slug) return true
  return edit.kind === within[kind] && (edit.slug.startsWith(`${slug}/`) || edit.slug.startsWith(`${slug}@`))
}

export interface AboutView {
  /** Who changed it last in this draft. */
  last: { name: string | null; at: string; own: boolean } | null
  /** Other open drafts that change it too. */
  others: { id: string; name: string }[]
  comments: { id: string; name: string | null; day: string; text: string; settled: boolean }[]
}

/** What colleagues do with a thing, and say of it. */
export async function viewAbout(
  { db }: Pick<RequestContext, 'db'>,
  { draft }: Pick<Studio, 'draft'>,
  where: Where,
  staff: Person,
): Promise<AboutView> {
  if (!draft) return { last: null, others: [], comments: [] }
  const [entries, comments] = await Promise.all([
    listOtherEntries(db, draft.id),
    listComments(db, draft.id, where),
  ])
  const touches = ({ edits }: { edits: Edit[] }) => edits.some((edit) => isOf(where, edit))
  const last = draft.entries.findLast((entry) => !entry.undone && touches(entry))
  return {
    last: last ? { name: last.name, at: last.at, own: last.author === staff.id } : null,
    others: [...new Map(entries.filter(touches).map(({ id, name }) => [id, { id, name }])).values()],
    comments: comments.map(({ id, name, at, text, settledAt }) => ({
      id,
      name,
      day: dayOf(at, staff.timeZone),
      text,
      settled: settledAt !== null,
    })),
  }
}
