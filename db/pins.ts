/** Learners who stay on an earlier revision of the catalogue, see docs/decisions/0014-drafts-and-publication.md. */
import { asc, count, eq, gt, and, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { catalogPins } from '#db/schema/learners.ts'

/** Keeps whoever is on a track, and on no earlier revision yet, on this one. How many. */
export async function savePins(tx: Database, revisionId: number, at: Date): Promise<number> {
  const made = await tx.execute(sql`
    insert into catalog_pins (learner_id, revision_id, at)
    select e.learner_id, ${revisionId}, ${at.toISOString()}::timestamptz from enrolments e where e.ended_at is null
    on conflict do nothing`)
  return made.count
}

/** How many learners stay on each earlier revision, oldest first. */
export async function countPins(db: Database): Promise<{ revisionId: number; learners: number }[]> {
  return db
    .select({ revisionId: catalogPins.revisionId, learners: count() })
    .from(catalogPins)
    .groupBy(catalogPins.revisionId)
    .orderBy(asc(catalogPins.revisionId))
}

/** Learners who stay on a revision, by id, after one of them. */
export async function listPinned(
  db: Database,
  revisionId: number,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: catalogPins.learnerId })
    .from(catalogPins)
    .where(and(eq(catalogPins.revisionId, revisionId), gt(catalogPins.learnerId, after)))
    .orderBy(asc(catalogPins.learnerId))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** From now on the published revision is hers. */
export async function removePin(tx: Database, learnerId: string): Promise<void> {
  await tx.delete(catalogPins).where(eq(catalogPins.learnerId, learnerId))
}
