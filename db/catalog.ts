/** Published revisions of the catalogue, and lesson bodies by content hash. */
import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { catalogPins } from '#db/schema/learners.ts'
import { catalogRevisions, lessonBodies } from '#db/schema/catalog.ts'
import { modelChoices } from '#db/schema/parameters.ts'
import type { Catalog } from '#engine/catalog.ts'

export interface Revision {
  id: number
  parentId: number | null
  publishedAt: Date
  authorId: string | null
  note: string
}

const revisionColumns = {
  id: catalogRevisions.id,
  parentId: catalogRevisions.parentId,
  publishedAt: catalogRevisions.publishedAt,
  authorId: catalogRevisions.authorId,
  note: catalogRevisions.note,
}

/** Number of the published revision, the latest one; null before the first. */
export async function findPublishedId(db: Database): Promise<number | null> {
  const [row] = await db
    .select({ id: catalogRevisions.id })
    .from(catalogRevisions)
    .orderBy(desc(catalogRevisions.id))
    .limit(1)
  return row?.id ?? null
}

/** The published revision and the fit of the learner model in force (null: built-in values); null before the first revision. */
export async function findPublished(db: Database): Promise<{ id: number; fit: number | null } | null> {
  return findRevisionOf(db, null)
}

/** The same for a learner: the revision that she stays on, where she stays on one. */
export async function findRevisionOf(
  db: Database,
  learnerId: string | null,
): Promise<{ id: number; fit: number | null } | null> {
  const fit = db
    .select({ fit: modelChoices.fitId })
    .from(modelChoices)
    .orderBy(desc(modelChoices.seq))
    .limit(1)
    .as('in_force')
  const [row] = await db
    .select({
      id: sql<number>`coalesce(${catalogPins.revisionId}, ${catalogRevisions.id})`,
      fit: fit.fit,
    })
    .from(catalogRevisions)
    .leftJoin(fit, sql`true`)
    .leftJoin(catalogPins, eq(catalogPins.learnerId, learnerId ?? ''))
    .orderBy(desc(catalogRevisions.id))
    .limit(1)
  return row ?? null
}

/** The catalogue of a revision, or null. */
export async function findCatalog(db: Database, id: number): Promise<Catalog | null> {
  const [row] = await db
    .select({ catalog: catalogRevisions.catalog })
    .from(catalogRevisions)
    .where(eq(catalogRevisions.id, id))
  return row?.catalog ?? null
}

/** Every revision without its catalogue, latest first. */
export async function listRevisions(db: Database): Promise<Revision[]> {
  return db.select(revisionColumns).from(catalogRevisions).orderBy(desc(catalogRevisions.id))
}

/** A revision without its catalogue, or null. */
export async function findRevision(db: Database, id: number): Promise<Revision | null> {
  const [row] = await db.select(revisionColumns).from(catalogRevisions).where(eq(catalogRevisions.id, id))
  return row ?? null
}

/** The Markdown with this content hash, or null. */
export async function findLessonBody(db: Database, hash: string): Promise<string | null> {
  const [row] = await db
    .select({ body: lessonBodies.body })
    .from(lessonBodies)
    .where(eq(lessonBodies.hash, hash))
  return row?.body ?? null
}

/** Keeps Markdown by content hash; what is kept already stays. */
export async function saveBodies(db: Database, bodies: ReadonlyMap<string, string>): Promise<void> {
  if (bodies.size === 0) return
  await db
    .insert(lessonBodies)
    .values([...bodies].map(([hash, body]) => ({ hash, body })))
    .onConflictDoNothing()
}

/**
 * Publishes a revision made from `parentId` (null: the first one) and returns its number; null when another revision
 * was published meanwhile. Throws when the catalogue names a body that is neither given nor kept.
 */
export async function publishRevision(
  db: Database,
  revision: {
    parentId: number | null
    catalog: Catalog
    bodies: ReadonlyMap<string, string>
    authorId: string | null
    note: string
    at: Date
  },
): Promise<number | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${catalogRevisions} in share row exclusive mode`)
    if ((await findPublishedId(tx)) !== revision.parentId) return null
    await saveBodies(tx, revision.bodies)
    const named = [...new Set(bodyHashes(revision.catalog))]
    const kept = await tx.$count(lessonBodies, inArray(lessonBodies.hash, named))
    if (kept !== named.length)
      throw new Error(`${named.length - kept} lesson bodies of the catalogue are missing`)
    const [row] = await tx
      .insert(catalogRevisions)
      .values({
        parentId: revision.parentId,
        catalog: revision.catalog,
        authorId: revision.authorId,
        note: revision.note,
        publishedAt: revision.at,
      })
      .returning({ id: catalogRevisions.id })
    return row?.id ?? null
  })
}

function bodyHashes(catalog: Catalog): string[] {
  return catalog.modules.flatMap((module) => [
    ...Object.values(module.lesson),
    ...Object.values(module.project?.brief ?? {}),
  ])
}
