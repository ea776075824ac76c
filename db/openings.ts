/** Who opened a learner's file, what she shares beyond her path, and the alarm when somebody opens unusually many files. */
import { and, desc, eq, sql } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { openings, sharing } from '#db/schema/notes.ts'
import { auditLog } from '#db/schema/audit.ts'
import { cohortMembers, cohorts } from '#db/schema/mentoring.ts'
import { people } from '#db/schema/people.ts'

/** Different people's files in one hour, beyond which admins are told: of learners she accompanies, and of others. */
export const mostFilesAnHour = { own: 60, others: 30 }

const hour = 3_600_000

/**
 * Records that somebody opened a part of a learner's file: one line per reader, part and hour of the clock, however often. When
 * the reader has opened unusually many files within an hour, `alarm` runs in the same transaction, once an hour.
 */
export async function recordOpening(
  db: Database,
  opening: { learnerId: string; readerId: string; what: string; at: Date },
  alarm: (tx: Database) => Promise<void>,
): Promise<void> {
  const { learnerId, readerId, what, at } = opening
  const clockHour = Math.floor(at.getTime() / hour)
  await db.transaction(async (tx) => {
    const written = await tx
      .insert(openings)
      .values({
        learnerId,
        readerId,
        what,
        at,
        // The same opening within the hour has the same id.
        id: sql`md5(${[readerId, what, clockHour].join(' ')})::uuid`,
      })
      .onConflictDoNothing()
      .returning({ id: openings.id })
    if (written.length === 0) return
    const counts = await countFiles(tx, readerId, at)
    if (counts.own <= mostFilesAnHour.own && counts.others <= mostFilesAnHour.others) return
    await tx.select({ id: people.id }).from(people).where(eq(people.id, readerId)).for('update')
    const since = sql`${new Date(at.getTime() - hour).toISOString()}::timestamptz`
    const told = await tx.$count(
      auditLog,
      and(eq(auditLog.action, fileAlert), eq(auditLog.actorId, readerId), sql`${auditLog.at} > ${since}`),
    )
    if (told > 0) return
    await recordAudit(tx, { at, actorId: readerId, action: fileAlert, detail: { ...counts } })
    await alarm(tx)
  })
}

/** The line of the audit log about unusually many files. */
export const fileAlert = 'file.alert'

/** Different people whose files somebody opened within the hour: those she accompanies, and others. */
async function countFiles(
  tx: Database,
  readerId: string,
  at: Date,
): Promise<{ own: number; others: number }> {
  const since = sql`${new Date(at.getTime() - hour).toISOString()}::timestamptz`
  const own = sql`(
    exists (select 1 from mentoring_now m where m.learner_id = o.learner_id and m.mentor_id = ${readerId})
    or exists (select 1 from ${cohortMembers} c join ${cohorts} h on h.id = c.cohort_id
      where c.learner_id = o.learner_id and h.coach_id = ${readerId}))`
  const rows = await tx.execute<{ own: number; others: number }>(sql`
    select count(*) filter (where o.own)::int as own, count(*) filter (where not o.own)::int as others
    from (select distinct o.learner_id, ${own} as own from ${openings} o
      where o.reader_id = ${readerId} and o.at > ${since}) o`)
  return rows[0] ?? { own: 0, others: 0 }
}

export interface Opening {
  id: string
  /** Null once the reader is gone. */
  reader: string | null
  readerId: string | null
  what: string
  at: Date
}

/** How many different people opened her file; all who are gone count as one. */
export async function countOpeners(db: Database, learnerId: string): Promise<number> {
  const [row] = await db
    .select({ people: sql<number>`count(distinct coalesce(${openings.readerId}, ''))::int` })
    .from(openings)
    .where(eq(openings.learnerId, learnerId))
  return row?.people ?? 0
}

/** Who opened her file, latest first, from the `skip`th on. */
export async function listOpenings(
  db: Database,
  learnerId: string,
  { limit = 200, skip = 0 }: { limit?: number; skip?: number } = {},
): Promise<Opening[]> {
  return db
    .select({
      id: openings.id,
      reader: people.name,
      readerId: openings.readerId,
      what: openings.what,
      at: openings.at,
    })
    .from(openings)
    .leftJoin(people, eq(people.id, openings.readerId))
    .where(eq(openings.learnerId, learnerId))
    .orderBy(desc(openings.at), desc(openings.id))
    .limit(limit)
    .offset(skip)
}

/** Parts of her file beyond the path, which she may share. */
export const sharedParts = ['answers', 'diagnosis', 'reviews'] as const
export type SharedPart = (typeof sharedParts)[number]

/** What she shares: nothing, until she says otherwise. */
export async function findSharing(db: Database, learnerId: string): Promise<Record<SharedPart, boolean>> {
  const [row] = await db
    .select({ answers: sharing.answers, diagnosis: sharing.diagnosis, reviews: sharing.reviews })
    .from(sharing)
    .where(eq(sharing.learnerId, learnerId))
  return row ?? { answers: false, diagnosis: false, reviews: false }
}

/** Keeps what she shares. */
export async function saveSharing(
  db: Database,
  learnerId: string,
  shared: Record<SharedPart, boolean>,
  at: Date,
): Promise<void> {
  const values = { ...shared, updatedAt: at }
  await db
    .insert(sharing)
    .values({ learnerId, ...values })
    .onConflictDoUpdate({ target: sharing.learnerId, set: values })
}
