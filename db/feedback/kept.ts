/** Comments that somebody keeps for later work: hers alone. */
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { Comment } from '#db/feedback/comments.ts'
import { isId } from '#db/identifier.ts'
import { keptComments } from '#db/schema/feedback.ts'

export type KeptComment = typeof keptComments.$inferSelect

/** Comments that one person keeps at most. */
export const mostKept = 200

/**
 * Keeps comments, about criteria of a module or the whole; the same words about the same are kept once. `full`: she keeps as many as
 * she may, and none of these.
 */
export async function recordKept(
  db: Database,
  { personId, module, comments, at }: { personId: string; module: string; comments: Comment[]; at: Date },
): Promise<'kept' | 'full' | 'nothing'> {
  if (comments.length === 0) return 'nothing'
  return db.transaction(async (tx) => {
    const room = mostKept - (await tx.$count(keptComments, eq(keptComments.personId, personId)))
    if (room < comments.length) return 'full'
    await tx
      .insert(keptComments)
      .values(
        comments.map(({ criterion, kind, body }) => {
          const about = criterion === null ? null : module
          const words = [about, criterion, kind, body].join('\n')
          return { personId, module: about, criterion, kind, body, at, id: sql`md5(${words})::uuid` }
        }),
      )
      .onConflictDoNothing()
    return 'kept'
  })
}

/** What she keeps, the earliest first; about a module's project and about any when it is given. */
export async function listKept(db: Database, personId: string, module?: string): Promise<KeptComment[]> {
  return db
    .select()
    .from(keptComments)
    .where(
      and(
        eq(keptComments.personId, personId),
        module === undefined ? undefined : or(isNull(keptComments.module), eq(keptComments.module, module)),
      ),
    )
    .orderBy(asc(keptComments.at), asc(keptComments.id))
}

/** Lets go of a kept comment of hers. */
export async function removeKept(db: Database, personId: string, id: string): Promise<void> {
  if (!isId(id)) return
  await db.delete(keptComments).where(and(eq(keptComments.personId, personId), eq(keptComments.id, id)))
}
