/** Drafts of the catalogue: a base revision and what staff changed, entry by entry, under a lock that loses nothing. */
import { and, asc, count, desc, eq, max, ne, sql } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { draftEntries, drafts, type Audience } from '#db/schema/drafts.ts'
import { people } from '#db/schema/people.ts'
import type { Entry } from '#engine/edit/draft.ts'
import type { Edit } from '#engine/edit/edit.ts'

export type Draft = typeof drafts.$inferSelect

/** An entry with the name of whoever made it; null when she is gone. */
export interface DraftEntry extends Entry {
  name: string | null
}

export interface OpenDraft extends Draft {
  entries: DraftEntry[]
}

/** Begins a draft, once for an id. */
export async function recordDraft(
  db: Database,
  draft: Pick<Draft, 'id' | 'name' | 'baseId'> & { by: string; at: Date },
): Promise<void> {
  const { id, name, baseId, by, at } = draft
  await db.transaction(async (tx) => {
    const made = await tx
      .insert(drafts)
      .values({ id, name, baseId, createdBy: by, createdAt: at, changedAt: at })
      .onConflictDoNothing()
      .returning({ id: drafts.id })
    if (made.length > 0) await recordAudit(tx, { at, actorId: by, action: 'draft.made', subjectId: id })
  })
}

/** A draft with all its entries in their order; null when there is none. */
export async function findDraft(db: Database, id: string): Promise<OpenDraft | null> {
  if (!isId(id)) return null
  const [draft] = await db.select().from(drafts).where(eq(drafts.id, id))
  return draft ? { ...draft, entries: await listEntries(db, id) } : null
}

/** The draft that became a revision; null where none did. */
export async function findDraftOf(db: Database, revisionId: number): Promise<Draft | null> {
  const [draft] = await db.select().from(drafts).where(eq(drafts.revisionId, revisionId))
  return draft ?? null
}

async function listEntries(db: Database, id: string): Promise<DraftEntry[]> {
  const rows = await db
    .select({ entry: draftEntries, name: people.name })
    .from(draftEntries)
    .leftJoin(people, eq(people.id, draftEntries.authorId))
    .where(eq(draftEntries.draftId, id))
    .orderBy(asc(draftEntries.seq))
  return rows.map(({ entry, name }) => ({
    id: entry.id,
    author: entry.authorId ?? '',
    at: entry.at.toISOString(),
    edits: entry.edits,
    undone: entry.undone,
    name,
  }))
}

/** What stands in the other open drafts, entry by entry, without what was taken back. */
export async function listOtherEntries(
  db: Database,
  draftId: string,
): Promise<{ id: string; name: string; edits: Edit[] }[]> {
  return db
    .select({ id: drafts.id, name: drafts.name, edits: draftEntries.edits })
    .from(drafts)
    .innerJoin(draftEntries, eq(draftEntries.draftId, drafts.id))
    .where(and(eq(drafts.state, 'open'), ne(drafts.id, draftId), eq(draftEntries.undone, false)))
    .orderBy(desc(drafts.changedAt), desc(drafts.id))
}

export interface DraftLine extends Draft {
  changes: number
  /** Of whoever began it; null when she is gone. */
  by: string | null
}

/** Drafts that are open, or how all others ended; the latest change first. */
export async function listDrafts(db: Database, open: boolean, limit = 100): Promise<DraftLine[]> {
  const changes = db
    .select({ draftId: draftEntries.draftId, entries: count().as('entries') })
    .from(draftEntries)
    .where(eq(draftEntries.undone, false))
    .groupBy(draftEntries.draftId)
    .as('changes')
  const rows = await db
    .select({ draft: drafts, by: people.name, entries: changes.entries })
    .from(drafts)
    .leftJoin(people, eq(people.id, drafts.createdBy))
    .leftJoin(changes, eq(changes.draftId, drafts.id))
    .where(open ? eq(drafts.state, 'open') : sql`${drafts.state} <> 'open'`)
    .orderBy(desc(drafts.changedAt), desc(drafts.id))
    .limit(limit)
  return rows.map(({ draft, by, entries }) => ({ ...draft, by, changes: entries ?? 0 }))
}

/**
 * Works on an open draft that nobody else changes meanwhile. Null when it is not open. Whoever takes the lock after another sees
 * what that one wrote.
 */
export async function withDraft<Result>(
  db: Database,
  id: string,
  work: (tx: Database, draft: OpenDraft) => Promise<Result>,
): Promise<Result | null> {
  if (!isId(id)) return null
  return db.transaction(async (tx) => {
    const [draft] = await tx
      .select()
      .from(drafts)
      .where(and(eq(drafts.id, id), eq(drafts.state, 'open')))
      .for('update')
    return draft ? work(tx, { ...draft, entries: await listEntries(tx, id) }) : null
  })
}

/** One more version of a draft whose lock is held. */
async function bump(tx: Database, id: string, at: Date, more: Partial<Draft> = {}): Promise<void> {
  await tx
    .update(drafts)
    .set({ ...more, version: sql`${drafts.version} + 1`, changedAt: at })
    .where(eq(drafts.id, id))
}

/** Appends an entry to a draft whose lock is held; false when it has one of this id. */
export async function recordEntry(
  tx: Database,
  draftId: string,
  entry: Pick<Entry, 'id' | 'author' | 'edits'> & { at: Date },
): Promise<boolean> {
  const [last] = await tx
    .select({ seq: max(draftEntries.seq) })
    .from(draftEntries)
    .where(eq(draftEntries.draftId, draftId))
  const made = await tx
    .insert(draftEntries)
    .values({
      draftId,
      seq: (last?.seq ?? 0) + 1,
      id: entry.id,
      authorId: entry.author,
      at: entry.at,
      edits: entry.edits,
    })
    .onConflictDoNothing()
    .returning({ seq: draftEntries.seq })
  if (made.length === 0) return false
  await bump(tx, draftId, entry.at)
  const detail = { entry: entry.id }
  await recordAudit(tx, {
    at: entry.at,
    actorId: entry.author,
    action: 'draft.changed',
    subjectId: draftId,
    detail,
  })
  return true
}

/** Takes an entry back or does it again, in a draft whose lock is held. */
export async function saveUndone(
  tx: Database,
  draftId: string,
  { entry, undone, by, at }: { entry: string; undone: boolean; by: string; at: Date },
): Promise<void> {
  await tx
    .update(draftEntries)
    .set({ undone })
    .where(and(eq(draftEntries.draftId, draftId), eq(draftEntries.id, entry)))
  await bump(tx, draftId, at)
  const action = undone ? 'draft.undone' : 'draft.redone'
  await recordAudit(tx, { at, actorId: by, action, subjectId: draftId, detail: { entry } })
}

/** Puts a draft whose lock is held on another base: its entries now have these edits; those without any go. */
export async function saveRebased(
  tx: Database,
  draft: Pick<Draft, 'id' | 'baseId'> & { entries: readonly Entry[]; by: string; at: Date },
): Promise<void> {
  for (const { id, edits, undone } of draft.entries) {
    const own = and(eq(draftEntries.draftId, draft.id), eq(draftEntries.id, id))
    await (edits.length === 0 && !undone
      ? tx.delete(draftEntries).where(own)
      : tx.update(draftEntries).set({ edits }).where(own))
  }
  const { id, baseId, by, at } = draft
  await bump(tx, id, at, { baseId })
  const detail = { base: baseId }
  await recordAudit(tx, { at, actorId: by, action: 'draft.rebased', subjectId: id, detail })
}

/** Another name for an open draft. */
export async function saveDraftName(
  db: Database,
  { id, name, by, at }: { id: string; name: string; by: string; at: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx
      .update(drafts)
      .set({ name })
      .where(and(eq(drafts.id, id), eq(drafts.state, 'open')))
      .returning({ id: drafts.id })
    if (rows.length > 0) await recordAudit(tx, { at, actorId: by, action: 'draft.renamed', subjectId: id })
  })
}

/** Puts an open draft aside, or takes up again one that was; nothing is lost. False when it was neither. */
export async function saveDropped(
  db: Database,
  { id, dropped, by, at }: { id: string; dropped: boolean; by: string; at: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(drafts)
      .set({ state: dropped ? 'dropped' : 'open', changedAt: at })
      .where(and(eq(drafts.id, id), eq(drafts.state, dropped ? 'open' : 'dropped')))
      .returning({ id: drafts.id })
    if (rows.length === 0) return false
    const action = dropped ? 'draft.dropped' : 'draft.resumed'
    await recordAudit(tx, { at, actorId: by, action, subjectId: id })
    return true
  })
}

/** The draft, whose lock is held, has become a revision. */
export async function savePublished(
  tx: Database,
  { id, revisionId, forWhom, at }: { id: string; revisionId: number; forWhom: Audience; at: Date },
): Promise<void> {
  await tx
    .update(drafts)
    .set({ state: 'published', revisionId, forWhom, changedAt: at })
    .where(eq(drafts.id, id))
}
