/** A draft as the pages of the studio see it, and the one way in which it is changed. */
import { redirect } from '@remix-run/node'
import type { Academy, RequestContext } from '#app/academy.server.ts'
import { saveBodies } from '#db/catalog.ts'
import type { Database } from '#db/client.server.ts'
import { findDraft, recordEntry, saveUndone, withDraft, type OpenDraft } from '#db/drafts.ts'
import type { Catalog } from '#engine/catalog.ts'
import type { Act } from '#engine/edit/acts.ts'
import { applyEdits } from '#engine/edit/apply.ts'
import { foldDraft, redo, undo } from '#engine/edit/draft.ts'
import { type Refusal } from '#engine/edit/edit.ts'

type StudioContext = Pick<Academy, 'db' | 'catalogs' | 'now'>

export interface Studio {
  /** Null: the published catalogue is looked at, and nothing of it can be changed. */
  draft: OpenDraft | null
  /** What the edits of the draft are made on. */
  base: Catalog
  catalog: Catalog
  /** Number of the published revision. */
  published: number
}

/** Catalogues of drafts by id and version: whoever asks again for the same gets the same. */
const folded = new Map<string, Catalog>()
const keptDrafts = 8

/** The catalogue that a draft makes. Throws when its entries do not fold, which no change of a draft lets happen. */
export function catalogOf(draft: OpenDraft, base: Catalog): Catalog {
  const key = `${draft.id} ${draft.version} ${draft.baseId}`
  const known = folded.get(key)
  folded.delete(key)
  const catalog = known ?? foldDraft(base, draft.entries).catalog
  if (!catalog) throw new Error(`draft ${draft.id} does not fold`)
  folded.set(key, catalog)
  for (const oldest of folded.keys()) {
    if (folded.size <= keptDrafts) break
    folded.delete(oldest)
  }
  return catalog
}

/** What a draft is: its base, and the catalogue that it makes. */
export async function readDraft(
  { catalogs }: Pick<StudioContext, 'catalogs'>,
  db: Database,
  draft: OpenDraft,
): Promise<{ base: Catalog; catalog: Catalog }> {
  const base = await catalogs.revision(db, draft.baseId)
  return { base, catalog: catalogOf(draft, base) }
}

/** What a page of the studio works on: the open draft that its address names, else the published catalogue. */
export async function openStudio(context: RequestContext, request: Request): Promise<Studio> {
  const id = new URL(request.url).searchParams.get('draft')
  const published = await context.catalogs.published(context.db)
  if (id === null || id === '') {
    const base = await context.catalogs.revision(context.db, published.id)
    return { draft: null, base, catalog: base, published: published.id }
  }
  const draft = await requireDraft(context, id)
  if (draft.state !== 'open') throw redirect(`/staff/drafts/${draft.id}`)
  return { draft, ...(await readDraft(context, context.db, draft)), published: published.id }
}

/** A draft by the id that an address names; answers 404. */
export async function requireDraft(
  { db }: Pick<StudioContext, 'db'>,
  id: string | undefined,
): Promise<OpenDraft> {
  const draft = await findDraft(db, id ?? '')
  if (!draft) throw new Response(null, { status: 404 })
  return draft
}

/** `closed`: the draft is published or put aside. Null: done, or done already by the same form. */
export type EditProblem = Refusal | 'closed' | null

/**
 * Changes an open draft by what `build` makes of its catalogue, all or nothing, once for an id. Nobody else changes it
 * meanwhile; what it replaces is looked at under the lock.
 */
export async function changeDraft(
  context: StudioContext,
  { draftId, id, by }: { draftId: string; id: string; by: string },
  build: (catalog: Catalog) => Act,
  bodies: ReadonlyMap<string, string> = new Map(),
): Promise<EditProblem> {
  const at = context.now()
  const problem = await withDraft(context.db, draftId, async (tx, draft): Promise<{ refused?: Refusal }> => {
    if (draft.entries.some((entry) => entry.id === id)) return {}
    const { catalog } = await readDraft(context, tx, draft)
    const made = build(catalog)
    if (made.refused) return made
    const { refused } = applyEdits(catalog, made.edits)
    if (refused) return { refused }
    if (made.edits.length === 0) return {}
    await saveBodies(tx, bodies)
    await recordEntry(tx, draftId, { id, author: by, edits: made.edits, at })
    return {}
  })
  return problem === null ? 'closed' : (problem.refused ?? null)
}

/** Takes an entry back, or does it again; or the entries that stand in the way. */
export async function turnEntry(
  context: StudioContext,
  draftId: string,
  { entry, undone, by }: { entry: string; undone: boolean; by: string },
): Promise<{ dependent: string[] } | 'closed' | null> {
  const at = context.now()
  const turned = await withDraft(context.db, draftId, async (tx, draft) => {
    const base = await context.catalogs.revision(tx, draft.baseId)
    const known = draft.entries.find(({ id }) => id === entry)
    if (!known || known.undone === undone) return { dependent: [] }
    const { dependent = [] } = (undone ? undo : redo)(base, draft.entries, entry)
    if (dependent.length === 0) await saveUndone(tx, draftId, { entry, undone, by, at })
    return { dependent }
  })
  if (turned === null) return 'closed'
  return turned.dependent.length > 0 ? turned : null
}
