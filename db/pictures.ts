/** Pictures of lessons by the name that follows from their bytes. They are kept as long as the revisions that may name them: always. */
import { inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { pictures } from '#db/schema/catalog.ts'

/** Keeps a picture; what is kept already stays. */
export async function savePictures(db: Database, own: ReadonlyMap<string, Uint8Array>): Promise<void> {
  if (own.size === 0) return
  const rows = [...own].map(([name, bytes]) => ({ name, bytes }))
  await db.insert(pictures).values(rows).onConflictDoNothing()
}

/** The bytes of pictures by name; those that are not there are left out. */
export async function findPictures(db: Database, names: readonly string[]): Promise<Map<string, Uint8Array>> {
  if (names.length === 0) return new Map()
  const rows = await db
    .select()
    .from(pictures)
    .where(inArray(pictures.name, [...names]))
  return new Map(rows.map(({ name, bytes }) => [name, bytes]))
}

/** Which of these pictures are kept. */
export async function listPictureNames(db: Database, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const of = inArray(pictures.name, [...new Set(names)])
  const rows = await db.select({ name: pictures.name }).from(pictures).where(of)
  return new Set(rows.map(({ name }) => name))
}
