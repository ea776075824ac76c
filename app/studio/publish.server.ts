/** A draft becomes a revision: in one transaction, of exactly what was read through; and what leads there. */
import type { Academy, RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { readDraft } from '#app/studio/draft.server.ts'
import { findingsOf } from '#app/studio/findings.ts'
import { readShelf } from '#app/studio/shelf.server.ts'
import { recordAudit } from '#db/audit.ts'
import { findPublishedId, publishRevision } from '#db/catalog.ts'
import { recordDraft, recordEntry, savePublished, saveRebased, withDraft } from '#db/drafts.ts'
import { idFrom } from '#db/identifier.ts'
import { countPins, savePins } from '#db/pins.ts'
import { recordPreview } from '#db/previews.ts'
import { editsBack } from '#engine/edit/back.ts'
import type { Audience } from '#db/schema/drafts.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'
import { rebase, type Answer, type Conflict } from '#engine/edit/rebase.ts'

export type PublishProblem = 'closed' | 'moved' | 'behind' | 'empty' | 'blocked'

/**
 * Publishes a draft as it was in one of its versions; the number of the revision, or why not. Learners are brought to it by a job
 * that is there once this is committed.
 */
export async function publishDraft(
  context: Pick<Academy, 'db' | 'catalogs' | 'now' | 'requestFollow'>,
  by: string,
  { draftId, version, note, forWhom }: { draftId: string; version: number; note: string; forWhom: Audience },
): Promise<number | PublishProblem> {
  const at = context.now()
  const done = await withDraft(context.db, draftId, async (tx, draft): Promise<number | PublishProblem> => {
    if (draft.version !== version) return 'moved'
    if ((await findPublishedId(tx)) !== draft.baseId) return 'behind'
    const { base, catalog } = await readDraft(context, tx, draft)
    if (diffCatalogs(base, catalog).length === 0) return 'empty'
    const shelf = await readShelf(context, tx, [base, catalog])
    if (findingsOf(base, catalog, shelf).some(({ blocking }) => blocking)) return 'blocked'
    const revisionId = await publishRevision(tx, {
      parentId: draft.baseId,
      catalog,
      bodies: new Map(),
      authorId: by,
      note,
      at,
    })
    if (revisionId === null) return 'behind'
    await savePublished(tx, { id: draftId, revisionId, forWhom, at })
    const kept = forWhom === 'new' ? await savePins(tx, draft.baseId, at) : 0
    const detail = { revision: revisionId, ...(forWhom === 'new' && { kept }) }
    await recordAudit(tx, { at, actorId: by, action: 'catalog.published', subjectId: draftId, detail })
    if (forWhom === 'all') await context.requestFollow({ revisionId }, tx)
    return revisionId
  })
  return done ?? 'closed'
}

/** Brings those who stay on an earlier revision to the published one, by a job; how many they are. */
export async function releaseKept(
  context: Pick<Academy, 'db' | 'catalogs' | 'now' | 'requestFollow'>,
  by: string,
  from: number,
): Promise<number> {
  return context.db.transaction(async (tx) => {
    const { id: revisionId } = await context.catalogs.published(tx)
    const kept = (await countPins(tx)).find((one) => one.revisionId === from)?.learners ?? 0
    if (kept === 0 || !(await context.requestFollow({ revisionId, from }, tx))) return 0
    const detail = { from, to: revisionId, kept }
    await recordAudit(tx, {
      at: context.now(),
      actorId: by,
      action: 'catalog.released',
      subjectId: null,
      detail,
    })
    return kept
  })
}

/** Has worked out what a draft, as it is, would do to the learners; asked twice for one version, it is done once. */
export async function askPreview(
  context: Pick<RequestContext, 'db' | 'now' | 'requestPreview'>,
  by: string,
  { draftId, version, again }: { draftId: string; version: number; again: number },
): Promise<void> {
  const id = idFrom('preview', draftId, version, again)
  await context.db.transaction(async (tx) => {
    await recordPreview(tx, { id, draftId, version, askedBy: by, askedAt: context.now() })
    await context.requestPreview(id, tx)
  })
}

export interface Rebasing {
  from: number
  to: number
  conflicts: Conflict[]
}

/**
 * Carries a draft over to the published revision. Null: it is not open, or stands on it already. With conflicts that no answer
 * settles nothing is changed.
 */
export async function rebaseDraft(
  context: Pick<Academy, 'db' | 'catalogs' | 'now'>,
  by: string,
  draftId: string,
  answers: ReadonlyMap<string, Answer>,
  { keep }: { keep: boolean },
): Promise<Rebasing | null> {
  const at = context.now()
  return withDraft(context.db, draftId, async (tx, draft) => {
    const to = await findPublishedId(tx)
    if (to === null || to === draft.baseId) return null
    const [old, now] = await Promise.all([
      context.catalogs.revision(tx, draft.baseId),
      context.catalogs.revision(tx, to),
    ])
    const { entries, conflicts } = rebase(draft.entries, old, now, answers)
    if (conflicts.length === 0 && keep) await saveRebased(tx, { id: draftId, baseId: to, entries, by, at })
    return { from: draft.baseId, to, conflicts }
  })
}

/** Opens a draft that takes back everything since a revision; its id. Null: there is nothing to take back. */
export async function draftReturn(
  context: Pick<Academy, 'db' | 'catalogs' | 'now'>,
  staff: Pick<Person, 'id'>,
  { id, revisionId, name }: { id: string; revisionId: number; name: string },
): Promise<string | null> {
  const at = context.now()
  const published = await findPublishedId(context.db)
  if (published === null) return null
  const [now, then] = await Promise.all([
    context.catalogs.revision(context.db, published),
    context.catalogs.revision(context.db, revisionId),
  ])
  const edits = editsBack(now, then)
  if (edits.length === 0) return null
  await context.db.transaction(async (tx) => {
    await recordDraft(tx, { id, name, baseId: published, by: staff.id, at })
    await recordEntry(tx, id, { id: idFrom('return', id), author: staff.id, edits, at })
  })
  return id
}
