/** The audit log: who did what to whom, and when. Ids, words and numbers, never a name, an address or a text. */
import { and, desc, eq, getTableColumns, gte, inArray, lt, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.server.ts'
import { auditLog } from '#db/schema/audit.ts'
import { people } from '#db/schema/people.ts'

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

/** Whether a learner was in a cohort, or on its list, and went, or was taken off. */
export async function hasLeftCohort(
  db: Database,
  { cohortId, learnerId }: { cohortId: string; learnerId: string },
): Promise<boolean> {
  const left = and(
    eq(auditLog.subjectId, learnerId),
    inArray(auditLog.action, ['cohort.left', 'cohort.unlisted']),
    sql`${auditLog.detail} ->> 'cohort' = ${cohortId}`,
  )
  return (await db.$count(auditLog, left)) > 0
}

export interface AuditFilter {
  /** The beginning of an action, or the whole: `cohort`, `role.granted`. */
  action?: string
  actorId?: string
  /** Somebody as actor or as subject. */
  personId?: string
  /** From this moment on, and before that one. */
  from?: Date
  before?: Date
  /** Only what is older than this line. */
  beforeSeq?: number
}

export interface NamedAudit extends AuditEntry {
  /** Null: the academy itself, or somebody who is gone. */
  actor: string | null
  subject: string | null
}

/** Lines of the log with the names of those who are still here, the latest first. */
export async function listNamedAudit(
  db: Database,
  filter: AuditFilter,
  limit: number,
): Promise<NamedAudit[]> {
  const { action, actorId, personId, from, before, beforeSeq } = filter
  const [actor, subject] = [alias(people, 'actor'), alias(people, 'subject')]
  return db
    .select({ ...getTableColumns(auditLog), actor: actor.name, subject: subject.name })
    .from(auditLog)
    .leftJoin(actor, eq(actor.id, auditLog.actorId))
    .leftJoin(subject, eq(subject.id, auditLog.subjectId))
    .where(
      and(
        action === undefined
          ? undefined
          : or(eq(auditLog.action, action), sql`starts_with(${auditLog.action}, ${`${action}.`})`),
        actorId === undefined ? undefined : eq(auditLog.actorId, actorId),
        personId === undefined
          ? undefined
          : or(eq(auditLog.actorId, personId), eq(auditLog.subjectId, personId)),
        from && gte(auditLog.at, from),
        before && lt(auditLog.at, before),
        beforeSeq === undefined ? undefined : lt(auditLog.seq, beforeSeq),
      ),
    )
    .orderBy(desc(auditLog.seq))
    .limit(limit)
}

/** The same, without end: page by page, the latest first. */
export async function* pagesOfAudit(
  db: Database,
  filter: AuditFilter,
  size = 1000,
): AsyncGenerator<NamedAudit[]> {
  let beforeSeq = filter.beforeSeq
  for (;;) {
    const lines = await listNamedAudit(db, { ...filter, beforeSeq }, size)
    if (lines.length > 0) yield lines
    if (lines.length < size) return
    beforeSeq = lines.at(-1)?.seq
  }
}

/** Removes lines older than twelve months, by the database's clock; returns how many. */
export async function purgeAudit(db: Database): Promise<number> {
  const rows = await db
    .delete(auditLog)
    .where(lt(auditLog.at, sql`now() - interval '12 months'`))
    .returning({ seq: auditLog.seq })
  return rows.length
}
