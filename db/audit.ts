/** The audit log: who did what to whom, and when. Ids, words and numbers, never a name, an address or a text. */
import { and, desc, eq, gte, lt, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { auditLog } from '#db/schema/audit.ts'

export type AuditEntry = typeof auditLog.$inferSelect

/** Appends a line. `actorId` null: the academy itself. */
export async function recordAudit(
  db: Database,
  entry: {
    at: Date
    actorId: string | null
    action: string
    subjectId?: string | null
    detail?: AuditEntry['detail']
  },
): Promise<void> {
  await db.insert(auditLog).values({ subjectId: null, detail: {}, ...entry })
}

/** Lines about a person, as actor or subject, or of all; latest first. */
export async function listAudit(
  db: Database,
  filter: { personId?: string; action?: string; since?: Date; limit?: number } = {},
): Promise<AuditEntry[]> {
  const { personId, action, since } = filter
  return db
    .select()
    .from(auditLog)
    .where(
      and(
        personId === undefined
          ? undefined
          : or(eq(auditLog.actorId, personId), eq(auditLog.subjectId, personId)),
        action === undefined ? undefined : eq(auditLog.action, action),
        since && gte(auditLog.at, since),
      ),
    )
    .orderBy(desc(auditLog.seq))
    .limit(filter.limit ?? 200)
}

/** Removes lines older than twelve months, by the database's clock; returns how many. */
export async function purgeAudit(db: Database): Promise<number> {
  const rows = await db
    .delete(auditLog)
    .where(lt(auditLog.at, sql`now() - interval '12 months'`))
    .returning({ seq: auditLog.seq })
  return rows.length
}
