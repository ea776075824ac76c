/** What every page of the studio shows around its subject. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { dayOf } from '#app/locales/format.ts'
import type { Studio } from '#app/studio/draft.server.ts'
import { findingsOf } from '#app/studio/findings.ts'
import { nameOf } from '#app/studio/names.ts'
import { readShelf } from '#app/studio/shelf.server.ts'
import { listComments } from '#db/draft-comments.ts'
import { listDrafts, listOtherEntries } from '#db/drafts.ts'
import type { Catalog } from '#engine/catalog.ts'
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
  comments: CommentView[]
}

export interface CommentView {
  id: string
  name: string | null
  day: string
  text: string
  settled: boolean
  /** What it is about, where that is not what the page is about. */
  about: string | null
}

/** What colleagues say of one thing in a draft, or of all of it, by its names in these catalogues. */
export async function viewComments(
  { db }: Pick<RequestContext, 'db'>,
  staff: Person,
  draftId: string,
  of: { where: Where } | { catalogs: readonly Catalog[] },
): Promise<CommentView[]> {
  const comments = await listComments(db, draftId, 'where' in of ? of.where : undefined)
  return comments.map(({ id, name, at, text, settledAt, kind, slug }) => ({
    ...{ id, name, text, settled: settledAt !== null },
    day: dayOf(at, staff.timeZone),
    about: 'catalogs' in of && kind && slug ? nameOf(of.catalogs, { kind, slug }, staff.language) : null,
  }))
}

/** What is to be settled in a draft, by the names of things. */
export async function viewFindings(
  context: Pick<RequestContext, 'db' | 'catalogs'>,
  { base, catalog }: Pick<Studio, 'base' | 'catalog'>,
  { language }: Person,
) {
  const shelf = await readShelf(context, context.db, [base, catalog])
  return findingsOf(base, catalog, shelf).map((finding) => {
    const { kind, slug } = finding.where
    const where = { kind: kind === 'node' ? ('level' as const) : kind, slug }
    const told = (finding.about ?? []).flatMap((one) => {
      if (typeof one === 'number') return []
      return [/.@\d+$/.test(one) ? nameOf([catalog, base], { kind: 'level', slug: one }, language) : one]
    })
    return { ...finding, name: nameOf([catalog, base], where, language), told }
  })
}

/** What colleagues do with a thing, and say of it. */
export async function viewAbout(
  context: Pick<RequestContext, 'db'>,
  { draft }: Pick<Studio, 'draft'>,
  where: Where,
  staff: Person,
): Promise<AboutView> {
  if (!draft) return { last: null, others: [], comments: [] }
  const [entries, comments] = await Promise.all([
    listOtherEntries(context.db, draft.id),
    viewComments(context, staff, draft.id, { where }),
  ])
  const touches = ({ edits }: { edits: Edit[] }) => edits.some((edit) => isOf(where, edit))
  const last = draft.entries.findLast((entry) => !entry.undone && touches(entry))
  return {
    last: last ? { name: last.name, at: last.at, own: last.author === staff.id } : null,
    others: [...new Map(entries.filter(touches).map(({ id, name }) => [id, { id, name }])).values()],
    comments,
  }
}
