/** What colleagues tell each other about a draft and the things in it. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { draftComments } from '#db/schema/drafts.ts'
import { people } from '#db/schema/people.ts'

export type DraftComment = typeof draftComments.$inferSelect & { name: string | null }

/** Keeps a comment, once for an id. */
export async function recordComment(
  db: Database,
  comment: Omit<typeof draftComments.$inferInsert, 'settledAt' | 'authorId'> & { authorId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const made = await tx
      .insert(draftComments)
      .values(comment)
      .onConflictDoNothing()
      .returning({ id: draftComments.id })
    const { at, authorId: actorId, draftId: subjectId } = comment
    if (made.length > 0) await recordAudit(tx, { at, actorId, action: 'draft.commented', subjectId })
  })
}

/** Comments of a draft, or on one thing of it, the earliest first, with the names of who wrote them. */
export async function listComments(
  db: Database,
  draftId: string,
  about?: { kind: NonNullable<DraftComment['kind']>; slug: string },
): Promise<DraftComment[]> {
  const rows = await db
    .select({ comment: draftComments, name: people.name })
    .from(draftComments)
    .leftJoin(people, eq(people.id, draftComments.authorId))
    .where(
      and(
        eq(draftComments.draftId, draftId),
        about && eq(draftComments.kind, about.kind),
        about && eq(draftComments.slug, about.slug),
      ),
    )
    .orderBy(asc(draftComments.at), asc(draftComments.id))
  return rows.map(({ comment, name }) => ({ ...comment, name }))
}

/** What was asked for is done. */
export async function saveSettled(
  db: Database,
  { id, draftId, by, at }: { id: string; draftId: string; by: string; at: Date },
): Promise<void> {
  const open = and(eq(draftComments.draftId, draftId), isNull(draftComments.settledAt))
  await db.transaction(async (tx) => {
    const settled = await tx
      .update(draftComments)
      .set({ settledAt: at })
      .where(and(eq(draftComments.id, id), open))
      .returning({ id: draftComments.id })
    if (settled.length > 0)
      await recordAudit(tx, { at, actorId: by, action: 'draft.settled', subjectId: draftId })
  })
}
