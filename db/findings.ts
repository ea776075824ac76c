/** Findings from data: kept all together, read by what they are about. */
import { asc, inArray, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { dataFindings } from '#db/schema/findings.ts'
import type { DataFinding } from '#engine/findings/finding.ts'

export type KeptFinding = typeof dataFindings.$inferSelect

/** Rows of one statement: eleven values each, of 65,535 at most. */
const together = 1_000

/** Keeps findings in the place of all earlier ones. */
export async function saveFindings(
  db: Database,
  findings: readonly DataFinding[],
  { at, revisionId }: { at: Date; revisionId: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(dataFindings)
    for (let from = 0; from < findings.length; from += together)
      await tx
        .insert(dataFindings)
        .values(findings.slice(from, from + together).map((one) => ({ ...one, at, revisionId })))
  })
}

/** All findings, or those about some things: modules by slug, items by id, nodes, a prerequisite by either end. */
export async function listFindings(db: Database, about?: readonly string[]): Promise<KeptFinding[]> {
  if (about?.length === 0) return []
  return db
    .select()
    .from(dataFindings)
    .where(about && or(inArray(dataFindings.subject, [...about]), inArray(dataFindings.needed, [...about])))
    .orderBy(asc(dataFindings.kind), asc(dataFindings.subject), asc(dataFindings.needed))
}
